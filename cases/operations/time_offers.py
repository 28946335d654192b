"""Offering times for a meeting, and picking one of them; who it is offered to hears of both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import uuid4

from pydantic import Field

from cases.desk import Command, Occasion
from cases.errors import MeetingIsOver
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Audience, Case, CaseId, Seat
from cases.model.meetings import Attendance, Meeting, MeetingAnswer
from cases.model.time_offers import MOST_TIMES, OfferId, TimeAnswer, TimeOffer, in_order
from cases.operations.announcing import News, announce
from cases.operations.fields import JoinLink, Line, Moment
from cases.operations.kinds import Kind, post, tell
from cases.operations.letters import Mailing, Place, addressees, letter_to
from cases.operations.meetings import check_moment, keep_meeting, new_meeting
from cases.operations.table import led_case, name_of
from cases.reminding import plan_silence
from cases.values import Values

OFFERED: Final = (Kind.TIMES_OFFERED, Kind.TIMES_OFFERED_MAIL, Kind.TIMES_ANSWERED)
_PLACES: Final = ("first", "second", "third")
_ASKED: Final = frozenset({Seat.SEATED, Seat.INVITED})


@dataclass(frozen=True, slots=True)
class Total:
    """How many people said of one time that they can come, and that they cannot."""

    at: datetime
    can: int
    cannot: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The times that wait, what people said of each, and how many were asked."""

    label: str
    offer: TimeOffer
    times: Sequence[Total]
    answered: int
    asked: int


class OfferTimes(Command[TimeOffer]):
    """Ask everybody which of up to three times suits; it takes the place of what was offered."""

    case: CaseId
    times: Annotated[tuple[Moment, ...], Field(min_length=1, max_length=MOST_TIMES)]
    where: Literal["school", "online"]
    room: Line | None = None
    join_url: JoinLink | None = None
    although_closed: bool = False

    async def carry_out(self, occasion: Occasion) -> TimeOffer:
        """Keep the times, ask staff in their chat and parents by mail.

        Raises:
            NotAllowed: somebody else leads the case.
            DateInThePast: one of the times has passed.
            SameTimeTwice: one of them is there twice.
            NotASchoolDay: the school is closed then, and that was not said to be meant.
        """
        case = await led_case(occasion, self.case)
        times = in_order(self.times, occasion.now)
        for at in times:
            check_moment(occasion, at, although_closed=self.although_closed)
        await _close_earlier(occasion, case)
        offer = TimeOffer(
            id=OfferId(uuid4()),
            case=case.id,
            times=times,
            online=self.where == "online",
            offered_by=await occasion.store.me(),
            offered_at=occasion.now,
        )
        await occasion.store.add_time_offer(offer)
        words = Place(self.room, self.join_url).words()
        await occasion.store.keep_words(case.id, offer.id, Audience.TABLE, words)
        await _ask_staff(occasion, case, offer)
        await _ask_parents(occasion, case, offer)
        return offer


class TimeTotals(Command[Totals | None]):
    """See how many people can come when."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Totals | None:
        """Return the totals, None when no times wait. Raises ``NotAllowed`` for who is not led."""
        case = await led_case(occasion, self.case)
        offers = await occasion.store.open_time_offers(case.id)
        if not offers:
            return None
        offer = offers[0]
        answers = await occasion.store.time_answers(case.id, offer.id)
        people = {one.person for one in answers}
        asked = {*await _asked_staff(occasion, case)}
        asked |= {guardian.id for guardian in await occasion.store.guardians(case.id)}
        return Totals(
            label=case.label,
            offer=offer,
            times=[_total(at, answers) for at in offer.times],
            answered=len(people),
            asked=len(asked | people),
        )


class PickTime(Command[Meeting]):
    """Make one of the offered times the meeting."""

    case: CaseId
    at: Moment

    async def carry_out(self, occasion: Occasion) -> Meeting:
        """Plan the meeting and tell everybody; who said they can then is coming.

        Raises:
            NotAllowed: somebody else leads the case.
            MeetingIsOver: this time is not offered (any longer), or has passed.
        """
        case = await led_case(occasion, self.case)
        offers = await occasion.store.open_time_offers(case.id)
        offer = next((one for one in offers if self.at in one.ahead(occasion.now)), None)
        if offer is None:
            raise MeetingIsOver
        await occasion.store.close_time_offer(offer, occasion.now)
        await occasion.store.call_back(case.id, offer.id, kinds=OFFERED)
        place = Place.of(await occasion.store.words(case.id, offer.id))
        planned = await new_meeting(occasion, case, self.at, place)
        meeting = replace(planned, online=offer.online)
        await keep_meeting(occasion, meeting, place)
        for answer in await occasion.store.time_answers(case.id, offer.id):
            if answer.starts_at == self.at and answer.suits:
                await _keep_coming(occasion, meeting, answer.person)
        await announce(occasion, News(case, meeting, place))
        return meeting


async def _keep_coming(occasion: Occasion, meeting: Meeting, person: PersonId) -> None:
    coming = MeetingAnswer(meeting.id, person, Attendance.COMING, occasion.now)
    await occasion.store.save_meeting_answer(meeting.case, coming)


async def _close_earlier(occasion: Occasion, case: Case) -> None:
    for offer in await occasion.store.open_time_offers(case.id):
        await occasion.store.close_time_offer(offer, occasion.now)
        await occasion.store.call_back(case.id, offer.id, kinds=OFFERED)


async def _asked_staff(occasion: Occasion, case: Case) -> list[PersonId]:
    """Return who sits at the table or was invited to it, but who asks."""
    me = await occasion.store.me()
    places = await occasion.store.participants(case.id)
    return [place.person for place in places if place.seat in _ASKED and place.person != me]


async def _ask_staff(occasion: Occasion, case: Case, offer: TimeOffer) -> None:
    coordinator = await name_of(occasion, await occasion.store.me())
    for person in await _asked_staff(occasion, case):
        values: Values = {"label": case.label, "coordinator": coordinator, **_times(offer)}
        message = Message(
            kind=Kind.TIMES_OFFERED,
            case=case.id,
            subject=offer.id,
            receiver=person,
            at=occasion.now,
            while_seated=False,
            values=values,
            references={"offer": offer.id},
        )
        await tell(occasion, message)


async def _ask_parents(occasion: Occasion, case: Case, offer: TimeOffer) -> None:
    for to in await addressees(occasion, case.id):
        letter = await letter_to(occasion, case, to, offer.times[-1])
        kind = Kind.TIMES_OFFERED_MAIL
        mailing = Mailing(kind, case.id, offer.id, occasion.now, {})
        await post(occasion, mailing.message(letter, letter.about(**_times(offer))))
        await plan_silence(occasion, letter, case)


def _times(offer: TimeOffer) -> dict[str, datetime | None]:
    """Return the times as the values of a message, None where there are fewer than three."""
    return {
        name: offer.times[place] if place < len(offer.times) else None
        for place, name in enumerate(_PLACES)
    }


def _total(at: datetime, answers: Sequence[TimeAnswer]) -> Total:
    about = [one.suits for one in answers if one.starts_at == at]
    return Total(at, can=about.count(True), cannot=about.count(False))
