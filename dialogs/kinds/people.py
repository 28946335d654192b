"""Colleagues, people at the table, and the pupil's guardians."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic import JsonValue

from cases.errors import CaseError
from cases.model.case import CaseId, Seat
from cases.model.people import Guardian, Person
from cases.model.pupils import Pupil
from dialogs.answers import FieldKind
from dialogs.kinds.among import Among, Known
from dialogs.kinds.kind import Around, Choice, Found, Recognised
from dialogs.kinds.names import Named, by_names, spot
from dialogs.language.say import Say, Sayable, Together
from dialogs.understanding import tidy

_GONE = frozenset({Seat.DECLINED, Seat.LEFT})


@dataclass(frozen=True)
class Colleague(Among):
    """Anybody in the directory but oneself."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the directory."""
        people = await around.desk.store.people()
        return staff([person for person in people if person.id != around.me])


@dataclass(frozen=True)
class AtTheTable(Among):
    """Somebody who sits at the table of the case, and will do something."""

    first_named: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return oneself ("ik"), the staff at the table, and the guardians by relation."""
        myself = _myself(around)
        case = case_of(around)
        if case is None:
            return myself
        store = around.desk.store
        seated = {p.person for p in await store.participants(case) if p.seat is Seat.SEATED}
        people = [p for p in await store.people() if p.id in seated - {around.me}]
        return {**myself, **staff(people), **await _guardians(around)}


@dataclass(frozen=True)
class InTheChannel(Among):
    """Somebody in the channel of the case without a place at its table."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return those who are in the channel and neither lead, sit nor were invited."""
        case_id = case_of(around)
        if case_id is None:
            return {}
        store = around.desk.store
        case = await store.case(case_id)
        places = await store.participants(case_id)
        expected = {p.person for p in places if p.seat in {Seat.SEATED, Seat.INVITED}}
        there = await store.members_of(case.channel) - expected
        people = await store.people()
        return staff([p for p in people if p.id in there and not case.is_led_by(p.id)])


@dataclass(frozen=True)
class CaseGuardian(Among):
    """One of the pupil's guardians, by relation ("moeder")."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the guardians of the case."""
        return await _guardians(around)


@dataclass(frozen=True)
class CaseFamily(Among):
    """One of the pupil's guardians, by relation, or the pupil; ``at_any_age``: young ones too."""

    alone_is_enough: bool = True
    at_any_age: bool = False

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the guardians of the case and, where they may have a say, the pupil."""
        case = case_of(around)
        pupil = await around.desk.store.pupil(case) if case else None
        asked = pupil and (pupil.age is None or pupil.age >= pupil.asked_from)
        return {
            **await _guardians(around),
            **(_pupil(pupil, around) if pupil and (asked or self.at_any_age) else {}),
        }


@dataclass(frozen=True)
class AskedExpert(Among):
    """Somebody proposed, invited or seated in the case, who may come to read it by consent."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return everybody on the way to the table, or at it, but those who lead the case."""
        case_id = case_of(around)
        if case_id is None:
            return {}
        store = around.desk.store
        case = await store.case(case_id)
        coming = {p.person for p in await store.participants(case_id) if p.seat not in _GONE}
        people = await store.people()
        return staff([p for p in people if p.id in coming and not case.is_led_by(p.id)])


@dataclass(frozen=True)
class AskedExperts(AskedExpert):
    """Several of them; the value is a list."""

    alone_is_enough: bool = False
    takes_the_rest: bool = True
    field_kind: FieldKind = FieldKind.SEVERAL

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return each of them as a list of one, and all of them together."""
        known = await self.known(around)
        each = tuple(Choice([value], one.title) for value, one in known.items())
        everybody = Choice(list(known), Say("value.all_of_them"))
        return (everybody, *each) if len(known) > 1 else each

    async def find(self, text: str, around: Around) -> Recognised:
        """Return everybody the text names, or whose ids a form gives back."""
        known = await self.known(around)
        ids = text.split(",")
        if known.keys() >= set(ids):
            return Found(list(dict.fromkeys(ids)))
        if all_said(text, around):
            return Found(list(known))
        found: list[JsonValue] = []
        while spotted := spot(text, [k.named for v, k in known.items() if v not in found]):
            found.extend(spotted.values)
            text = spotted.rest
        return Found(found) if found else None

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return their names."""
        known = await self.known(around)
        values = value if isinstance(value, list) else [value]
        titles = [known[str(v)].title for v in values if str(v) in known]
        return Together(titles)


def all_said(text: str, around: Around) -> bool:
    """Say whether the text is one of the words for everybody."""
    return tidy(text) in {tidy(word) for word in around.spoken("choice.everybody.words")}


def case_of(around: Around) -> CaseId | None:
    """Return the case this flow is about, if that was answered."""
    case = around.values.get("case")
    return CaseId(UUID(case)) if isinstance(case, str) else None


def staff(people: Sequence[Person]) -> dict[str, Known]:
    """Return people by their id, as they can be named."""
    named = by_names(
        {str(person.id): person.name for person in people},
        {str(person.id): person.function for person in people},
    )
    titles = {str(person.id): _described(person) for person in people}
    return {one.value: Known(titles[one.value], one) for one in named}


def _described(person: Person) -> Say | str:
    if not person.function:
        return person.name
    return Say("value.person", {"name": person.name, "function": person.function})


async def names_a_parent(text: str, around: Around) -> bool:
    """Say whether the text names a parent or guardian by what they are to a pupil."""
    keys = [f"choice.relation.{relation}" for relation in ("mother", "father", "guardian")]
    words = [word for key in keys for word in (*around.spoken(f"{key}.words"), *around.spoken(key))]
    return spot(text, [Named("", tuple(words))]) is not None


def _myself(around: Around) -> dict[str, Known]:
    me = str(around.me)
    words = (*around.spoken("choice.me.words"), *around.spoken("choice.me"))
    return {me: Known(Say("choice.me"), Named(me, (), words))}


async def _guardians(around: Around) -> dict[str, Known]:
    case = case_of(around)
    try:
        guardians = await around.desk.store.guardians(case) if case else ()
    except CaseError:
        guardians = ()
    return {str(guardian.id): _known_by_relation(guardian, around) for guardian in guardians}


def _pupil(pupil: Pupil, around: Around) -> dict[str, Known]:
    key = "choice.relation.pupil"
    words = (*around.spoken(f"{key}.words"), *around.spoken(key))
    return {str(pupil.id): Known(Say(key), Named(str(pupil.id), (), words))}


def _known_by_relation(guardian: Guardian, around: Around) -> Known:
    key = f"choice.relation.{guardian.relation}"
    words = (*around.spoken(f"{key}.words"), *around.spoken(key))
    return Known(Say(key), Named(str(guardian.id), (), words))
