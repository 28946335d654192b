"""What a parent was asked and has not answered yet: consent, a meeting, times to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.desk import Occasion
from cases.identities import PersonId
from cases.model.case import Case, CaseId
from cases.model.consents import Consent
from cases.model.meetings import Meeting, MeetingAnswer
from cases.model.people import Guardian
from cases.model.purposes import is_put_to
from cases.model.statuses import newest_of
from cases.model.time_offers import TimeAnswer, TimeOffer, rather_words
from cases.operations.asking import Question, Waits, from_words, waits_for
from cases.operations.contact import mail_in
from cases.reminding import call_back_silence


@dataclass(frozen=True, slots=True)
class AskedParent:
    """Everything one parent is asked now, each with the newest answer, None while there is none.

    ``meeting`` is the next one, ``times`` those that wait for answers; each None when there is
    none. ``email`` is None for a parent who gets no mail.
    """

    guardian: Guardian
    name: str
    email: str | None
    consents: Sequence[tuple[Question, Consent | None]]
    meeting: Meeting | None
    attendance: MeetingAnswer | None
    times: TimeOffer | None
    suits: Sequence[TimeAnswer]
    otherwise: str = ""

    @property
    def asked(self) -> int:
        """How many things there are to answer."""
        return len(self._answered)

    @property
    def answered(self) -> int:
        """How many of them were answered."""
        return sum(self._answered)

    @property
    def is_silent(self) -> bool:
        """Whether something waits for an answer."""
        return self.answered < self.asked

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions for consent without an answer."""
        return tuple(question for question, answer in self.consents if answer is None)

    @property
    def _answered(self) -> list[bool]:
        return [
            *(answer is not None for _, answer in self.consents),
            *([self.attendance is not None] if self.meeting else []),
            *([bool(self.suits)] if self.times else []),
        ]


@dataclass(frozen=True, slots=True)
class TimesForMe:
    """Times to choose from, with what this person said of each, and when they can instead.

    ``suits_others`` are the times at which everybody else who answered can come.
    """

    offer: TimeOffer
    suits: Mapping[datetime, bool]
    otherwise: str
    suits_others: frozenset[datetime] = frozenset()


async def offered_to(occasion: Occasion, case: CaseId, person: PersonId) -> TimesForMe | None:
    """Return the times that wait for somebody's answer, with what they said so far."""
    store = occasion.store
    for offer in await store.open_time_offers(case):
        answers = await store.time_answers(case, offer.id)
        return TimesForMe(
            offer=offer,
            suits={one.starts_at: one.suits for one in answers if one.person == person},
            otherwise=await otherwise_of(occasion, offer, person),
            suits_others=await store.times_that_suit_others(offer.id),
        )
    return None


async def otherwise_of(occasion: Occasion, offer: TimeOffer, person: PersonId) -> str:
    """Return when somebody can instead, in their own words, nothing if they did not say."""
    words = await occasion.store.words(offer.case, rather_words(offer.id, person)) or {}
    return str(words.get("otherwise") or "")


async def said_instead(occasion: Occasion, case: CaseId) -> dict[PersonId, str]:
    """Return what everybody wrote about when they can instead, for who leads the case."""
    said = {}
    for offer in await occasion.store.open_time_offers(case):
        for person in {one.person for one in await occasion.store.time_answers(case, offer.id)}:
            if text := await otherwise_of(occasion, offer, person):
                said[person] = text
    return said


async def asked_parent(occasion: Occasion, case: Case, guardian: Guardian) -> AskedParent:
    """Return what a parent is asked and answered, as far as whoever looks may know it."""
    store = occasion.store
    words = await store.words(case.id, guardian.id) or {}
    consents, pupil = await store.consents(case.id), await store.pupil(case.id)
    questions = [
        one for one in from_words(words) if is_put_to(guardian, pupil, one.purpose, occasion.today)
    ]
    meeting = next((m for m in await store.meetings(case.id) if m.is_ahead(occasion.now)), None)
    times = next(iter(await store.open_time_offers(case.id)), None)
    return AskedParent(
        guardian=guardian,
        name=str(words.get("name") or ""),
        email=mail_in(words, consents, guardian.id, occasion),
        consents=[
            (one, newest_of(pupil, consents, guardian.id, one.about, occasion.today))
            for one in questions
        ],
        meeting=meeting,
        attendance=await _attendance(occasion, case, guardian.id, meeting),
        times=times,
        suits=await _suits(occasion, case, guardian.id, times),
        otherwise=await otherwise_of(occasion, times, guardian.id) if times else "",
    )


async def asked_parents(occasion: Occasion, case: Case) -> list[AskedParent]:
    """Return what every parent of a case was asked and answered."""
    guardians = await occasion.store.guardians(case.id)
    return [await asked_parent(occasion, case, guardian) for guardian in guardians]


async def settle_silence(occasion: Occasion, case: Case, person: PersonId) -> None:
    """Stop asking a parent, or the pupil, who answered everything they were asked.

    Who only did not say whether they come is not asked any more once they met.
    """
    waits = await waits_for(occasion, case.id, person)
    if not waits:
        await call_back_silence(occasion, case, person)
    elif waits == {Waits.COMING}:
        meetings = await occasion.store.meetings(case.id)
        over = next(one.ends_at for one in meetings if one.is_ahead(occasion.now))
        await call_back_silence(occasion, case, person, since=over)


async def _attendance(
    occasion: Occasion, case: Case, person: PersonId, meeting: Meeting | None
) -> MeetingAnswer | None:
    if meeting is None:
        return None
    answers = await occasion.store.meeting_answers(case.id)
    about = (meeting.id, person)
    return next((one for one in answers if (one.meeting, one.person) == about), None)


async def _suits(
    occasion: Occasion, case: Case, person: PersonId, times: TimeOffer | None
) -> list[TimeAnswer]:
    if times is None:
        return []
    answers = await occasion.store.time_answers(case.id, times.id)
    return [one for one in answers if one.person == person]
