"""Of whom it is asked what is held, and what in a case is asked about."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pydantic import JsonValue

from cases.errors import CaseError
from cases.model.requests import RequestId, RightsRequest
from cases.practices.practice import SCHOOL_ZONE
from dialogs.kinds.among import Among, Known
from dialogs.kinds.kind import Around
from dialogs.kinds.names import Named
from dialogs.kinds.people import CaseGuardian, case_of
from dialogs.language.say import Say, Sayable


@dataclass(frozen=True)
class HeldSubject(CaseGuardian):
    """The pupil (meant by the id of the case), or one of the guardians by relation."""

    alone_is_enough: bool = False

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the pupil and the guardians of the case."""
        case = case_of(around)
        if case is None:
            return {}
        title = Say("choice.subject.pupil")
        words = (*around.spoken("choice.subject.pupil.words"), *around.spoken(title.key))
        pupil = {str(case): Known(title, Named(str(case), (), words))}
        return {**pupil, **await super().known(around)}


@dataclass(frozen=True)
class Correctable(Among):
    """Something in a case that can be said to be not right: the request, or a part of it."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the request itself, the agreements and the meetings of the case."""
        case = case_of(around)
        if case is None:
            return {}
        store = around.desk.store
        title = Say("choice.item.request")
        words = (*around.spoken("choice.item.request.words"), *around.spoken(title.key))
        found = {str(case): Known(title, Named(str(case), (), words))}
        label = (await store.case(case)).label
        for agreement in await store.agreements(case):
            number = str(agreement.number)
            called = tuple(f"{word} {number}" for word in ("afspraak", "agreement"))
            values: dict[str, Sayable] = {"number": agreement.number, "label": label}
            said = Say("value.agreement", {**values, "by": agreement.by})
            found[str(agreement.id)] = Known(said, Named(str(agreement.id), called))
        for meeting in await store.meetings(case):
            said = Say("value.meeting", {"label": label, "at": meeting.starts_at})
            found[str(meeting.id)] = Known(said, Named(str(meeting.id), ()))
        return found


@dataclass(frozen=True)
class WaitingRequest(Among):
    """A request that waits for this person's answer."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return them by the label of their case and what is asked."""
        store = around.desk.store
        labels = {kept.case.id: kept.case.label for kept in await store.kept_cases()}
        return {
            str(one.id): _as_known(one, labels[one.case])
            for one in await store.requests_to_decide()
        }

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return what it is called, also when it was answered."""
        if title := await super().shown(value, around):
            return title
        store = around.desk.store
        try:
            request = await store.request(RequestId(UUID(str(value))))
            return _as_known(request, (await store.case(request.case)).label).title
        except CaseError:
            return None


def _as_known(request: RightsRequest, label: str) -> Known:
    title = Say(
        "value.request",
        {
            "label": label,
            "kind": Say(f"choice.request.{request.kind}"),
            "on": request.asked_at.astimezone(SCHOOL_ZONE).date(),
        },
    )
    return Known(title, Named(str(request.id), (), (label,)))


@dataclass(frozen=True)
class OwnRequest(Among):
    """A request of this person's own that was not answered yet."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return them by the label of their case."""
        store = around.desk.store
        return {
            str(one.id): _as_known(one, case.label)
            for case in await store.cases()
            for one in await store.requests(case.id)
            if one.is_open and one.asked_by == around.me
        }


@dataclass(frozen=True)
class Resting(Correctable):
    """What rests in the case."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the parts of the case that rest now."""
        case = case_of(around)
        if case is None:
            return {}
        resting = {str(one.item) for one in await around.desk.store.resting(case)}
        parts = await super().known(around)
        return {value: one for value, one in parts.items() if value in resting}


@dataclass(frozen=True)
class OpenBreach(Among):
    """A data breach that was not ended."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return them by what they are called."""
        breaches = await around.desk.store.breaches()
        return {str(b.id): Known(b.label, Named(str(b.id), (b.label,))) for b in breaches}
