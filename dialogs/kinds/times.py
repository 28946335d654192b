"""Times to choose from: several in one answer, one of those offered, and whether one suits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import JsonValue

from cases.errors import CaseError
from cases.model.time_offers import MOST_TIMES, TimeOffer
from cases.operations.time_totals import Somebody, TimeTotals, Total, Totals
from cases.practices.practice import SCHOOL_ZONE
from dialogs.kinds.among import Among, Known
from dialogs.kinds.choices import OneOf
from dialogs.kinds.kind import AlwaysSaid, Around, Found, Partly, Recognised, Refusal
from dialogs.kinds.moments import DAY_NOTE, AMoment
from dialogs.kinds.names import Named
from dialogs.kinds.people import case_of
from dialogs.language.say import Say, Sayable, Together

_OR = re.compile(r"\s+(?:of|or)\s+|\s*[;\n]\s*", re.IGNORECASE)
_ONE = AMoment()
_ORDER = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class SeveralMoments(AlwaysSaid):
    """Up to three moments in one answer, with "of" between them; the value is a list."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the moments; a time alone is on the day named before it."""
        found: list[JsonValue] = []
        alone = replace(around, values={}, field="at", volunteered=False)
        for part in filter(None, _OR.split(text)):
            one = await _moment(part, found, alone)
            if isinstance(one, Found):
                found.append(one.value)
            elif not around.volunteered:
                return _unclear(one, part)
        if len(found) > MOST_TIMES:
            return Refusal(Say("offer_times.times.too_many"))
        return Found(found) if found else None

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the moments with their weekdays."""
        each = value if isinstance(value, list) else [value]
        return Together([_title(datetime.fromisoformat(str(one))) for one in each])


async def has_several(text: str, around: Around) -> bool:
    """Say whether a text names more than one moment with "of" between them."""
    if not _OR.search(text):
        return False
    found = await SeveralMoments().find(text, replace(around, volunteered=True))
    if isinstance(found, Refusal):
        return True
    return isinstance(found, Found) and isinstance(found.value, list) and len(found.value) > 1


async def _moment(part: str, before: Sequence[JsonValue], around: Around) -> Recognised:
    one = await _ONE.find(part, around)
    if isinstance(one, Found) or not before:
        return one
    day = datetime.fromisoformat(str(before[-1])).astimezone(SCHOOL_ZONE).date()
    noted = replace(around, values={f"at.{DAY_NOTE}": day.isoformat()})
    again = await _ONE.find(part, noted)
    return again if isinstance(again, Found) else one


def _unclear(one: Recognised, part: str) -> Recognised:
    if isinstance(one, Refusal):
        return one
    if isinstance(one, Partly):
        return Refusal(Say("offer_times.times.what_time", {"part": part.strip()}))
    return Refusal(Say("offer_times.times.unclear", {"part": part.strip()}))


@dataclass(frozen=True)
class OfferedTime(Among):
    """One of the times that were offered in a case, with how many people can come then."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the times that can still be picked."""
        totals = await self._totals(around)
        return {
            one.at.isoformat(): Known(_title(one.at), Named(one.at.isoformat(), ()))
            for one in (totals.times if totals else ())
            if one.at > around.now
        }

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the one that is said as a moment."""
        known = {datetime.fromisoformat(value): value for value in await self.known(around)}
        found = await _ONE.find(text, replace(around, values={}))
        if isinstance(found, Found):
            value = known.get(datetime.fromisoformat(str(found.value)))
            return Found(value, found.rest) if value else None
        return None

    async def half_asked(self, around: Around) -> Say | None:
        """Return the question with how many can come when."""
        totals = await self._totals(around)
        if totals is None:
            return None
        lines = [_total(one) for one in totals.times]
        if totals.silent:
            lines.append(Say("pick_time.silent", {"who": _together(totals.silent)}))
        return Say("pick_time.at.totals", {"lines": tuple(lines)})

    async def _totals(self, around: Around) -> Totals | None:
        case = case_of(around)
        try:
            return await TimeTotals(case=case).carry_out(around.desk.occasion) if case else None
        except CaseError:
            return None


@dataclass(frozen=True)
class AskedTimes(Among):
    """Times that wait for this person's answer, by the label of their case."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return every open offer this person is asked about."""
        store = around.desk.store
        labels = {case.id: case.label for case in await store.cases()}
        labels |= {one.case: one.label for one in await store.my_invitations()}
        return {
            str(offer.id): Known(labels[offer.case], Named(str(offer.id), (labels[offer.case],)))
            for offer in await store.open_time_offers()
            if offer.case in labels
        }


@dataclass(frozen=True, slots=True)
class Suits(OneOf):
    """Whether one of the times suits: asking for it names the time."""

    place: int = 0

    async def half_asked(self, around: Around) -> Say | None:
        """Return the question with the time that it is about."""
        offer = await _offer(around)
        if offer is None or self.place >= len(offer.times):
            return None
        return Say("answer_times.suits", {"moment": offer.times[self.place]})

    async def only(self, around: Around) -> JsonValue:
        """Return no for a time that is not there: fewer than three were offered."""
        offer = await _offer(around)
        return False if offer is not None and self.place >= len(offer.times) else None


def suits(field: str) -> Suits:
    """Return the kind of answer about the first, second or third time."""
    return Suits("suits", {"yes": True, "no": False}, place=_ORDER.index(field))


async def _offer(around: Around) -> TimeOffer | None:
    wanted = around.values.get("offer")
    offers = await around.desk.store.open_time_offers()
    return next((one for one in offers if str(one.id) == wanted), None)


def _total(one: Total) -> Say:
    said = {"can": _together(one.can), "cannot": _together(one.cannot)}
    return Say("pick_time.total", {"moment": one.at, **said})


def _together(people: Sequence[Somebody]) -> Sayable:
    called = [
        Say(f"choice.relation.{one.relation}") if one.relation else one.name or "" for one in people
    ]
    return Together(called) if called else Say("value.nobody")


def _title(at: datetime) -> Say:
    return Say("value.as_is", {"value": at})
