"""Offering times for a meeting, and picking one of them; who it is offered to hears of both."""

from dataclasses import replace
from typing import Annotated, Final, Literal
from uuid import uuid4

from pydantic import Field

from cases.desk import Command, Occasion
from cases.errors import MeetingIsOver, NotFoundHere
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Audience, Case, CaseId
from cases.model.meetings import Attendance, Meeting, MeetingAnswer
from cases.model.time_offers import MOST_TIMES, OfferId, TimeOffer, in_order
from cases.operations.announcing import News, announce
from cases.operations.fields import JoinLink, Line, Moment
from cases.operations.kinds import Kind, post, tell
from cases.operations.letters import Letter, Mailing, Place, addressees, letter_to
from cases.operations.meetings import check_moment, keep_meeting, new_meeting
from cases.operations.still_open import settle_silence
from cases.operations.table import led_case, name_of
from cases.operations.time_totals import asked_staff
from cases.reminding import plan_silence
from cases.values import Value, Values

OFFERED: Final = (Kind.TIMES_OFFERED, Kind.TIMES_OFFERED_MAIL, Kind.TIMES_ANSWERED)
_PLACES: Final = ("first", "second", "third")


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
        again = await _close_earlier(occasion, case)
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
        asked: Values = {**_times(offer), "replaces": 1 if again else None}
        await _tell_staff(occasion, case, offer, asked)
        for letter in await _mail_parents(occasion, case, offer, asked):
            await plan_silence(occasion, case, letter.to.guardian, letter)
        return offer


class WithdrawTimes(Command[Case]):
    """Take back the times that were offered, without any in their place."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Case:
        """Let nobody answer any longer, and tell everybody who was asked.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: no times wait for answers.
        """
        case = await led_case(occasion, self.case)
        offer = await _close_earlier(occasion, case)
        if offer is None:
            raise NotFoundHere
        await _tell_staff(occasion, case, offer)
        await _mail_parents(occasion, case, offer)
        for guardian in await occasion.store.guardians(case.id):
            await settle_silence(occasion, case, guardian.id)
        return case


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


async def _close_earlier(occasion: Occasion, case: Case) -> TimeOffer | None:
    """Close what waits for answers, and return it."""
    offer = next(iter(await occasion.store.open_time_offers(case.id)), None)
    if offer:
        await occasion.store.close_time_offer(offer, occasion.now)
        await occasion.store.call_back(case.id, offer.id, kinds=OFFERED)
    return offer


async def _tell_staff(
    occasion: Occasion, case: Case, offer: TimeOffer, asked: Values | None = None
) -> None:
    """Ask everybody at the table about times, or tell them that those are off."""
    coordinator = await name_of(occasion, await occasion.store.me())
    for person in await asked_staff(occasion, case):
        message = Message(
            kind=Kind.TIMES_OFFERED if asked else Kind.TIMES_WITHDRAWN,
            case=case.id,
            subject=offer.id,
            receiver=person,
            at=occasion.now,
            while_seated=False,
            values={"label": case.label, "coordinator": coordinator, **(asked or {})},
            references={"offer": offer.id} if asked else {},
        )
        await tell(occasion, message)


async def _mail_parents(
    occasion: Occasion, case: Case, offer: TimeOffer, asked: Values | None = None
) -> list[Letter]:
    """Ask the parents about times, or tell them that those are off; return what went out."""
    kind = Kind.TIMES_OFFERED_MAIL if asked else Kind.TIMES_WITHDRAWN_MAIL
    letters = []
    for to in await addressees(occasion, case.id):
        letter = await letter_to(occasion, case, to, offer.times[-1])
        mailing = Mailing(kind, case.id, offer.id, occasion.now, {})
        await post(occasion, mailing.message(letter, letter.about(**(asked or {}))))
        letters.append(letter)
    return letters


def _times(offer: TimeOffer) -> dict[str, Value]:
    """Return the times as the values of a message, None where there are fewer than three."""
    return {
        name: offer.times[place] if place < len(offer.times) else None
        for place, name in enumerate(_PLACES)
    }
