"""Every command, given by who leads a case of their own, with the ids of another case.

What comes back is what comes back for ids of nothing: the same refusal, with the same details.
The same for a namesake in another tenant, for who is in the channel without a seat, for an
expert from outside and for a parent of another case.
"""

import importlib
import inspect
import pkgutil
import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID, uuid4

import pytest
from pydantic import AwareDatetime, ValidationError

import cases.operations
from cases.desk import Command
from cases.errors import CaseError
from cases.identities import PersonId
from cases.model.case import Audience, Case, Participant, Seat
from cases.model.people import Guardian, OutsideExpert, Relation, Role
from cases.operations.rights import HandOver
from cases.principals import Guest, Member, Outsider, Principal
from cases.store import LinkKind
from storage.links import link_hash
from tests.seeds import School, seed_school
from tests.storage.conftest import clock, database, intruder, migrated, owner, owner_url
from tests.storage.conftest import school as storage_school
from tests.storage.full_case import REQUEST
from tests.storage.reported_case import Reported, report

__all__ = ["clock", "database", "intruder", "migrated", "owner", "owner_url", "storage_school"]

_SOME_DAY = date(2026, 12, 8)
_SAMPLES: Mapping[str, object] = {
    "email": "iemand@ggd.example",
    "to": "iemand@ggd.example",
    "typed": "WR-001",
    "purpose": "discuss_team",
    "join_url": "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0",
    "born": date(2017, 5, 3),
}


class _Undone(Exception):
    """Thrown to take back whatever a command did."""


def _take_back() -> None:
    raise _Undone


def _commands() -> list[type[Command[Any]]]:
    """Return every command that names a thing by its id."""
    found: dict[str, type[Command[Any]]] = {}
    for module in pkgutil.iter_modules(cases.operations.__path__):
        for one in vars(importlib.import_module(f"cases.operations.{module.name}")).values():
            if inspect.isclass(one) and issubclass(one, Command) and not inspect.isabstract(one):
                found[one.__name__] = one
    return [one for one in found.values() if any(_names_a_thing(one, f) for f in one.model_fields)]


def _names_a_thing(command: type[Command[Any]], field: str) -> bool:
    """Say whether a field holds an id of something; ``once`` only tells one's own forms apart."""
    return field != "once" and _is_id(command.model_fields[field].annotation)


def _is_id(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    return (
        kind is UUID
        or any(map(_is_id, get_args(kind)))
        or (getattr(kind, "__supertype__", None) is not None and _is_id(kind.__supertype__))
    )


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids a command is filled with, by the name of its field."""

    by_name: Mapping[str, UUID]
    any_other: UUID

    def of(self, name: str) -> UUID:
        """Return the id for a field of that name."""
        return self.by_name.get(name, self.any_other)


def _sample(kind: Any, name: str, ids: Ids) -> object:  # noqa: ANN401 - any annotation
    kind = getattr(kind, "__supertype__", kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _sample(inner[0], name, ids)
    if origin in {Union, types.UnionType}:
        return _sample(next(one for one in inner if one is not type(None)), name, ids)
    if origin is Literal:
        return inner[0]
    if origin is tuple:
        return (_sample(inner[0], name, ids),)
    if kind is UUID:
        return ids.of(name)
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    return _plain(kind, name)


def _plain(kind: Any, name: str) -> object:  # noqa: ANN401 - any annotation
    if name in _SAMPLES:
        return _SAMPLES[name]
    of_kind: Mapping[Any, object] = {
        bool: False,
        int: 1,
        date: _SOME_DAY,
        AwareDatetime: datetime.fromisoformat("2026-12-08T10:00+00:00"),
        timedelta: timedelta(minutes=45),
    }
    return of_kind.get(kind, {} if get_origin(kind) in {dict, Mapping} else "nl")


def _filled(command: type[Command[Any]], ids: Ids) -> Command[Any]:
    """Return a command with every id it can name; where some shut each other out, the required."""
    values = {
        name: _sample(info.annotation, name, ids)
        for name, info in command.model_fields.items()
        if info.is_required() or _names_a_thing(command, name)
    }
    try:
        return command.model_validate(values)
    except ValidationError:
        required = {name for name, info in command.model_fields.items() if info.is_required()}
        return command.model_validate({name: values[name] for name in required})


async def _comes_of(school: School, who: Principal, command: Command[Any]) -> object:
    """Return what a command brings, and take it back."""
    outcome: object = None
    try:
        async with school.database.work_as(who) as work:
            outcome = repr(await work.desk.execute(command))
            _take_back()
    except _Undone:
        pass
    except CaseError as refused:
        outcome = type(refused).__name__, str(refused), refused.details
    return outcome


@dataclass(frozen=True, slots=True)
class Scene:
    """A case of others with everything in it, and who would like to get at it."""

    school: School
    theirs: Ids
    nothing: Ids
    actors: Mapping[str, Principal]


async def _guests(school: School, case: Case) -> dict[str, Principal]:
    """Return a parent and an expert from outside of another case, each with a link."""
    mother, expert = PersonId(uuid4()), PersonId(uuid4())
    until = school.clock() + timedelta(days=9)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        guardian = Guardian(mother, Relation.MOTHER, has_authority=True, language="nl")
        await store.save_guardian(case.id, guardian)
        await store.keep_outside_expert(OutsideExpert(expert, "Fatima", "arts", "GGD", "f@x.nl"))
        await store.seat(Participant(case.id, expert, Role.EXPERT, Seat.SEATED, school.clock()))
        tokens = [
            await store.mint_link(LinkKind.GUEST, case.id, one, until) for one in (mother, expert)
        ]
    return {"parent": Guest(link_hash(tokens[0])), "outsider": Outsider(link_hash(tokens[1]))}


def _ids_of(reported: Reported) -> Ids:
    full = reported.full
    named = {
        "case": full.case.id,
        "agreement": full.agreement,
        "meeting": full.meeting,
        "invitation": full.invitation,
        "offer": full.offer,
        "guardian": full.guardian,
        "giver": full.guardian,
        "version": reported.sent.id,
        "response": reported.his.id,
        "report": reported.sent.report,
    }
    return Ids(named, full.guardian)


@pytest.fixture
async def scene(storage_school: School) -> Scene:
    """A reported case, and everybody around it."""
    school = storage_school
    reported = await report(school)
    own = await school.case(channel=school.other_channel, seated=[school.outsider])
    abroad = await seed_school(school.database, school.clock)
    actors: dict[str, Principal] = {
        "leads elsewhere": school.member(school.outsider),
        "in the channel": school.member(school.teacher),
        "namesake abroad": Member(abroad.tenant, school.coordinator),
        **await _guests(school, own),
    }
    async with school.database.work_as(school.member(school.coordinator)) as work:
        about = reported.full.case.id
        await work.desk.store.keep_words(about, about, Audience.CONTENT, REQUEST)
        await work.desk.execute(HandOver(case=own.id, to=school.outsider))
    return Scene(school, _ids_of(reported), Ids({}, uuid4()), actors)


async def test_ids_of_others_get_what_ids_of_nothing_get(scene: Scene) -> None:
    commands, told, works = _commands(), [], 0
    leader = scene.school.member(scene.school.coordinator)
    for command in commands:
        for name, who in scene.actors.items():
            if who.visitor not in command.open_to:
                continue
            theirs = await _comes_of(scene.school, who, _filled(command, scene.theirs))
            nothing = await _comes_of(scene.school, who, _filled(command, scene.nothing))
            if theirs != nothing:
                told.append((command.__name__, name, theirs, nothing))
        if leader.visitor in command.open_to:  # for in the right hands the same ids do something
            given = _filled(command, scene.theirs)
            works += isinstance(await _comes_of(scene.school, leader, given), str)
    assert told == []
    assert works > 30
    assert len(commands) > 90
