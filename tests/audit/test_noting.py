"""What is noted, by whom, without anybody having to remember it."""

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Uuid, bindparam, delete

import cases.operations
from cases.desk import Command, Occasion
from cases.errors import CaseNotFound, NotAllowed
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.auditing import ITEM_OF, TENANTS_OWN, Item
from cases.model.case import Audience, CaseId, Participant, Seat
from cases.model.consents import ConsentAnswer
from cases.model.people import Role
from cases.operations.agreements import FinishAgreement
from cases.operations.guests import GuestView
from cases.operations.keeping import HoldCase
from cases.operations.looking import WhoLooked
from cases.operations.overview import ShowCase
from cases.operations.reading import OpenReading, ReadCase
from cases.principals import Visitor
from dialogs.language.texts import Catalogues
from storage.auditing import named
from storage.shelf import Shelf
from storage.tables.cases import WORDS
from storage.wire import Statement
from tests.audit.logbook import Logbook
from tests.seeds import School
from tests.storage.full_case import REQUEST, consent, fill


def _commands() -> list[type[Command[Any]]]:
    found = {}
    for module in pkgutil.iter_modules(cases.operations.__path__):
        for one in vars(importlib.import_module(f"cases.operations.{module.name}")).values():
            if inspect.isclass(one) and issubclass(one, Command) and not inspect.isabstract(one):
                found[one.__module__, one.__name__] = one
    return list(found.values())


def test_every_command_has_a_name_of_its_own_in_the_log() -> None:
    names = Counter(named(one)[0] for one in _commands())
    assert len(names) > 30
    assert [name for name, times in names.items() if times > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z0-9_]{1,60}", name)] == []
    assert "talk" not in names


def test_every_kind_of_thing_is_told_in_every_language() -> None:
    catalogues = Catalogues.load(strict=True)
    assert set(ITEM_OF.values()) | {Item.CASE} == set(Item)
    for language in catalogues.languages:
        texts = catalogues.catalogue(language).texts
        assert [item for item in Item if f"look.item.{item}" not in texts] == []


async def test_a_change_is_noted_under_the_name_of_its_command(logbook: Logbook) -> None:
    school = logbook.school
    case = await school.case()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.execute(HoldCase(case=case.id))
    assert await logbook.rows(case.id) == [
        ("changed", "talk", "coordinator"),
        ("changed", "hold_case", "coordinator"),
    ]


async def test_reading_is_noted_once_for_each_reader_and_command(logbook: Logbook) -> None:
    full = await fill(logbook.school)
    school, case = logbook.school, full.case
    await consent(full, ConsentAnswer.YES, school.expert)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.keep_words(case.id, case.id, Audience.CONTENT, REQUEST)
    before = await logbook.rows(case.id)
    for who in (school.coordinator, school.expert):
        async with school.database.work_as(school.member(who)) as work:
            await work.desk.execute(ReadCase(case=case.id))
            await work.desk.execute(OpenReading(case=case.id))
            await work.desk.execute(ShowCase(case=case.id))
    new = (await logbook.rows(case.id))[len(before) :]
    assert new == [("read", "read_case", "coordinator"), ("read", "read_case", "expert")]


async def test_a_parents_look_is_noted(logbook: Logbook) -> None:
    full = await fill(logbook.school)
    async with logbook.school.database.work_as(full.guest) as work:
        await work.desk.execute(GuestView())
    assert (await logbook.rows(full.case.id))[-1] == ("read", "guest_view", "guardian")


async def test_a_refusal_is_noted_though_the_work_was_given_up(logbook: Logbook) -> None:
    school = logbook.school
    case = await school.case(seated=[school.expert])
    with pytest.raises(NotAllowed):
        async with school.database.work_as(school.member(school.expert)) as work:
            await work.desk.execute(HoldCase(case=case.id))
    assert (await logbook.rows(case.id))[-1] == ("refused", "hold_case", "expert")


async def test_a_refusal_that_is_explained_is_noted_once(logbook: Logbook) -> None:
    school = logbook.school
    case = await school.case()
    async with school.database.work_as(school.member(school.outsider)) as work:
        for _ in range(3):
            with pytest.raises(CaseNotFound):
                await work.desk.execute(ReadCase(case=case.id))
    assert (await logbook.rows(case.id))[1:] == [("refused", "read_case", None)]


async def test_what_is_no_case_goes_to_the_tenants_own_chain(logbook: Logbook) -> None:
    school = logbook.school
    await school.case()
    commands: list[Command[Any]] = [
        ReadCase(case=CaseId(uuid4())),
        FinishAgreement.model_validate({"agreement": uuid4()}),
    ]
    for command in commands:
        with pytest.raises(Exception, match="not_found"):
            async with school.database.work_as(school.member(school.outsider)) as work:
                await work.desk.execute(command)
    async with school.database.work_as(school.member(school.outsider)) as work:
        await work.desk.store.note_missed("WR-999")
    assert await logbook.rows(TENANTS_OWN) == [
        ("refused", "read_case", None),
        ("refused", "finish_agreement", None),
        ("refused", "talk", None),
    ]
    assert (await logbook.check()).broken == []


async def test_what_is_in_a_case_of_others_is_noted_there(logbook: Logbook) -> None:
    full = await fill(logbook.school)
    school = logbook.school
    with pytest.raises(Exception, match="not_found"):
        async with school.database.work_as(school.member(school.outsider)) as work:
            await work.desk.execute(FinishAgreement(agreement=full.agreement))
    async with school.database.work_as(school.member(school.outsider)) as work:
        await work.desk.store.note_missed(full.case.label)
    assert (await logbook.rows(full.case.id))[-2:] == [
        ("refused", "finish_agreement", None),
        ("refused", "talk", None),
    ]


async def test_who_has_no_part_in_a_case_cannot_note_anything_but_a_refusal(
    logbook: Logbook,
) -> None:
    school = logbook.school
    case = await school.case()
    async with school.database.work_as(school.member(school.outsider)) as work:
        await work.desk.store.note_shown(case.id, "consent")
    assert (await logbook.rows(case.id))[-1] == ("refused", "talk", None)


async def test_what_is_shown_is_noted_with_its_ground(logbook: Logbook) -> None:
    school = logbook.school
    case = await school.case(seated=[school.expert])
    async with school.database.work_as(school.member(school.expert)) as work:
        await work.desk.store.note_shown(case.id, "consent")
        await work.desk.store.note_shown(case.id, "consent")
    ground = await logbook.owner.fetchval(
        "SELECT ground FROM aantafel.audit_log WHERE kind = 'read'"
    )
    assert ground == "consent"


async def test_what_is_mailed_is_noted_with_to_whom(logbook: Logbook) -> None:
    full = await fill(logbook.school)
    school, case = logbook.school, full.case
    mail = Message(
        kind="parent_invited",
        case=case.id,
        subject=full.meeting,
        receiver=full.guardian,
        at=school.clock(),
        road=Road.MAIL,
        address="moeder@thuis.example",
    )
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.post(mail)
    row = await logbook.owner.fetchrow(
        "SELECT about, recipient_id, ground FROM aantafel.audit_log WHERE kind = 'disclosed'"
    )
    assert row is not None
    assert tuple(row) == (full.meeting, full.guardian, "public_task")
    async with school.database.work_as(school.member(school.coordinator)) as work:
        newest = (await work.desk.store.looks_at(case.id, 10))[0]
    assert (newest.kind, newest.recipient) == ("disclosed", None)


async def test_a_link_that_leads_nowhere_leaves_nothing(logbook: Logbook) -> None:
    full = await fill(logbook.school)
    before = await logbook.owner.fetchval("SELECT count(*) FROM aantafel.audit_log")
    with pytest.raises(CaseNotFound):
        async with logbook.school.database.work_as(full.expired) as work:
            await work.desk.execute(GuestView())
    assert await logbook.owner.fetchval("SELECT count(*) FROM aantafel.audit_log") == before


class Nameless(Command[None]):
    """Takes words away by a statement that does not name their case."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.MEMBER})

    about: UUID

    async def carry_out(self, occasion: Occasion) -> None:
        """Do it, past the store's own methods."""
        store = occasion.store
        assert isinstance(store, Shelf)
        subject = bindparam("subject", type_=Uuid())
        gone = Statement(delete(WORDS).where(WORDS.c.about == subject))
        await store._changed(gone, subject=self.about)


async def test_a_statement_that_hides_which_case_it_changes_is_refused(school: School) -> None:
    case = await school.case()
    with pytest.raises(RuntimeError, match="has to name it"):
        async with school.database.work_as(school.member(school.coordinator)) as work:
            await work.desk.execute(Nameless(about=case.id))
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert await work.desk.store.words(case.id, case.id) is not None


@pytest.mark.parametrize("who", ["teacher", "expert", "other_expert", "outsider"])
async def test_only_who_leads_or_directs_sees_who_looked(school: School, who: str) -> None:
    case = await school.case(seated=[school.expert, school.teacher])
    person: PersonId = getattr(school, who)
    refusals = []
    for asked in (case.id, CaseId(uuid4())):
        with pytest.raises(CaseNotFound) as refused:
            async with school.database.work_as(school.member(person)) as work:
                await work.desk.execute(WhoLooked(case=asked))
        refusals.append((refused.value.code, refused.value.details))
    assert refusals[0] == refusals[1]
    async with school.database.work_as(school.member(school.coordinator)) as work:
        seen = await work.desk.execute(WhoLooked(case=case.id))
    assert seen.label == case.label
    assert seen.refused == (0 if who in {"teacher", "expert"} else 1)


async def test_the_director_at_the_table_sees_who_looked(school: School) -> None:
    case = await school.case()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        place = Participant(case.id, school.teacher, Role.DIRECTOR, Seat.SEATED, school.clock())
        await work.desk.store.seat(place)
    async with school.database.work_as(school.member(school.teacher)) as work:
        seen = await work.desk.execute(WhoLooked(case=case.id))
    assert [(look.name, look.role) for look in seen.looks] == [("Anna Bakker", "coordinator")]
    assert seen.looks[0].times == 2


async def test_no_word_of_a_case_is_in_the_log(logbook: Logbook) -> None:
    full = await fill(logbook.school)
    school = logbook.school
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.keep_words(
            full.case.id, full.case.id, Audience.CONTENT, {"pupil": "Sem de Vries"}
        )
    rows = await logbook.owner.fetch("SELECT l::text AS row FROM aantafel.audit_log AS l")
    assert len(rows) > 1
    assert not [row["row"] for row in rows if "Sem" in row["row"] or full.case.label in row["row"]]
