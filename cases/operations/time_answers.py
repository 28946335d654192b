"""Answering which of the offered times suit: staff in their chat, parents on their page."""

from dataclasses import dataclass
from typing import ClassVar

from cases.desk import AT_THE_TABLE, Command, Occasion
from cases.errors import MeetingIsOver
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Audience
from cases.model.time_offers import OfferId, TimeAnswer, TimeOffer, rather_words
from cases.operations.fields import Line
from cases.operations.guests import myself
from cases.operations.kinds import Kind, post
from cases.operations.still_open import settle_silence
from cases.principals import Visitor


@dataclass(frozen=True, slots=True)
class _Said:
    """What somebody said of the times, in their order, and who may read when they can instead."""

    by: PersonId
    suits: tuple[bool | None, ...]
    otherwise: str | None
    audience: Audience


class AnswerTimes(Command[TimeOffer]):
    """Say in one's own chat, or on an expert's own page, which of the times suit."""

    open_to: ClassVar[frozenset[Visitor]] = AT_THE_TABLE

    offer: OfferId
    first: bool
    second: bool | None = None
    third: bool | None = None
    otherwise: Line | None = None

    async def carry_out(self, occasion: Occasion) -> TimeOffer:
        """Keep the answer in place of an earlier one, and tell who leads.

        Raises:
            NotFoundHere: this was not asked of this person.
            MeetingIsOver: a time was picked already, or other times were offered.
        """
        offer = await _still_open(occasion, self.offer)
        me = await occasion.store.me()
        seated = {case.id for case in await occasion.store.cases()}
        audience = Audience.CONTENT if offer.case in seated else Audience.COORDINATION
        suits = (self.first, self.second, self.third)
        await _keep(occasion, offer, _Said(me, suits, self.otherwise, audience))
        if me != offer.offered_by:
            await _tell(occasion, offer, offer.offered_by, await _label(occasion, offer))
        return offer


class AnswerTimesAsGuest(Command[TimeOffer]):
    """Say on one's own page which of the times suit."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.GUEST})

    offer: OfferId
    first: bool
    second: bool | None = None
    third: bool | None = None
    otherwise: Line | None = None

    async def carry_out(self, occasion: Occasion) -> TimeOffer:
        """Keep the answer in place of an earlier one, and tell the coordinator.

        Raises:
            MeetingIsOver: a time was picked already, or other times were offered.
        """
        case, guardian = await myself(occasion)
        offer = await _still_open(occasion, self.offer)
        suits = (self.first, self.second, self.third)
        said = _Said(guardian.id, suits, self.otherwise, Audience.COORDINATION)
        await _keep(occasion, offer, said)
        await settle_silence(occasion, case, guardian.id)
        await _tell(occasion, offer, case.coordinator, case.label)
        return offer


async def _still_open(occasion: Occasion, offer: OfferId) -> TimeOffer:
    found = await occasion.store.time_offer(offer)
    if found.closed_at is not None:
        raise MeetingIsOver
    return found


async def _keep(occasion: Occasion, offer: TimeOffer, said: _Said) -> None:
    for at, suits in zip(offer.times, said.suits, strict=False):
        answer = TimeAnswer(offer.id, said.by, at, bool(suits), occasion.now)
        await occasion.store.save_time_answer(offer.case, answer)
    about, words = rather_words(offer.id, said.by), {"otherwise": said.otherwise}
    if said.otherwise or await occasion.store.words(offer.case, about):
        await occasion.store.keep_words(offer.case, about, said.audience, words)


async def _label(occasion: Occasion, offer: TimeOffer) -> str:
    """Return the label of a case at which this person sits, or to which they were invited."""
    store = occasion.store
    known = {case.id: case.label for case in await store.cases()}
    asked = (*await store.my_invitations(), *await store.my_acceptances())
    known |= {invitation.case: invitation.label for invitation in asked}
    return known.get(offer.case, "")


async def _tell(occasion: Occasion, offer: TimeOffer, leader: PersonId, label: str) -> None:
    """Say that somebody answered, not who or what; what was not sent yet is said once."""
    kind = Kind.TIMES_ANSWERED
    await occasion.store.call_back(offer.case, offer.id, kinds=(kind,))
    await post(
        occasion,
        Message(
            kind=kind,
            case=offer.case,
            subject=offer.id,
            receiver=leader,
            at=occasion.now,
            values={"label": label, "on": occasion.today},
        ),
    )
