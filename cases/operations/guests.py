"""What a parent does and sees through their own link."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from cases.desk import Command, Occasion
from cases.errors import DateInThePast, MeetingIsOver, NotFoundHere
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case, CaseState
from cases.model.consents import Consent, ConsentAnswer
from cases.model.meetings import Attendance, Meeting, MeetingAnswer, MeetingId, MeetingState
from cases.model.people import Guardian
from cases.model.pupils import Pupil
from cases.model.purposes import is_put_to
from cases.model.statuses import newest_of, outdated
from cases.operations.asking import AnswerByLink, Question, from_words
from cases.operations.fields import Moment
from cases.operations.kinds import Kind, post
from cases.operations.letters import Place, where_is
from cases.operations.still_open import TimesForMe, offered_to, settle_silence
from cases.operations.table import guardian_of, name_of
from cases.principals import Visitor

_GUESTS = frozenset({Visitor.GUEST})


@dataclass(frozen=True, slots=True)
class AskedConsent:
    """A question for consent and what was said to it last, None while there is nothing.

    ``changed``: there was a yes, and what is asked changed since.
    """

    question: Question
    given: Consent | None
    changed: bool = False

    @property
    def answer(self) -> ConsentAnswer | None:
        """The answer so far."""
        return self.given.answer if self.given else None


@dataclass(frozen=True, slots=True)
class GuestMeeting:
    """The meeting a parent is invited to, with where it is and what they said."""

    meeting: Meeting
    place: Place
    answer: MeetingAnswer | None


@dataclass(frozen=True, slots=True)
class WhatGuestSees:
    """Everything a parent's own page may show; ``name`` is the parent's.

    ``has_report`` says that there is a report for them to read.
    ``held``: a meeting was held, and none is ahead.
    ``state`` is the case's: the team may have ended its work, or let it rest.
    ``pupil_decides`` says that sharing is asked of the pupil, and no longer of the parents;
    ``lost_authority`` that they had it until the pupil came of age.
    """

    school: str
    coordinator: str
    guardian: Guardian
    name: str
    meeting: GuestMeeting | None
    asked: Sequence[AskedConsent]
    has_report: bool = False
    held: bool = False
    state: CaseState = CaseState.OPEN
    times: TimesForMe | None = None
    pupil_decides: bool = False
    lost_authority: bool = False


class GuestView(Command[WhatGuestSees]):
    """Look at one's own page."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> WhatGuestSees:
        """Return what may be shown. Raises ``CaseNotFound`` when the link leads nowhere."""
        await occasion.store.look_ahead()
        case, guardian = await myself(occasion)
        words = await occasion.store.words(case.id, guardian.id) or {}
        consents = await occasion.store.consents(case.id)
        pupil = await occasion.store.pupil(case.id)
        today = occasion.today
        now = _as_of(guardian, pupil, today)
        asked = [
            AskedConsent(
                one,
                newest_of(pupil, consents, guardian.id, one.about, today),
                guardian.id in outdated(pupil, consents, one.about, today),
            )
            for one in from_words(words)
            if is_put_to(guardian, pupil, one.purpose, today)
        ]
        meeting = await self._meeting(occasion, case, guardian)
        return WhatGuestSees(
            school=case.school,
            coordinator=await name_of(occasion, case.coordinator) or "",
            guardian=now,
            name=str(words.get("name") or ""),
            meeting=meeting,
            asked=asked,
            has_report=bool(await occasion.store.report_versions(case.id)),
            held=meeting is None and await _was_held(occasion, case),
            state=case.state,
            times=await offered_to(occasion, case.id, guardian.id),
            pupil_decides=pupil is not None and pupil.decides(today),
            lost_authority=guardian.has_authority and not now.has_authority,
        )

    async def _meeting(
        self, occasion: Occasion, case: Case, guardian: Guardian
    ) -> GuestMeeting | None:
        meeting = await _next_meeting(occasion, case)
        if meeting is None:
            return None
        place = await where_is(occasion, meeting)
        answers = await occasion.store.meeting_answers(case.id)
        return GuestMeeting(meeting, place, _answer_of(answers, meeting.id, guardian.id))


class AnswerMeetingAsGuest(Command[MeetingAnswer]):
    """Say whether one comes; without ``meeting`` it is about the next one."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    attendance: Attendance
    rather_at: Moment | None = None
    meeting: MeetingId | None = None

    async def carry_out(self, occasion: Occasion) -> MeetingAnswer:
        """Keep the answer and tell the coordinator; the same answer again changes nothing.

        Raises:
            MeetingIsOver: there is no meeting ahead, or this one is over.
            DateInThePast: the time they would rather have has passed.
        """
        case, guardian = await myself(occasion)
        meeting = await self._meeting(occasion, case)
        rather_at = self.rather_at if self.attendance is Attendance.OTHER_TIME else None
        if rather_at and rather_at <= occasion.now:
            raise DateInThePast(given=rather_at)
        before = _answer_of(await occasion.store.meeting_answers(case.id), meeting.id, guardian.id)
        if before and (before.attendance, before.rather_at) == (self.attendance, rather_at):
            return before
        answer = MeetingAnswer(meeting.id, guardian.id, self.attendance, occasion.now, rather_at)
        await occasion.store.save_meeting_answer(case.id, answer)
        await settle_silence(occasion, case, guardian.id)
        await tell_coordinator(occasion, case, guardian)
        return answer

    async def _meeting(self, occasion: Occasion, case: Case) -> Meeting:
        if self.meeting is None:
            meeting = await _next_meeting(occasion, case)
        else:
            meeting = await occasion.store.meeting(self.meeting)
        if meeting is None or not meeting.is_ahead(occasion.now):
            raise MeetingIsOver
        return meeting


class GiveConsentAsGuest(AnswerByLink, Command[Consent]):
    """Answer one question for consent; the newest answer counts, so no is possible later."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> Consent:
        """Keep the answer and tell the coordinator; the same answer again changes nothing.

        Raises:
            NotFoundHere: this was not asked of this parent, or is asked of the pupil by now.
        """
        case, guardian = await myself(occasion)
        pupil = await occasion.store.pupil(case.id)
        if not is_put_to(guardian, pupil, self.purpose, occasion.today):
            raise NotFoundHere
        asked = from_words(await occasion.store.words(case.id, guardian.id))
        given = self.of(guardian.id, guardian.language)
        if given.about not in {question.about for question in asked}:
            raise NotFoundHere
        consent, is_new = await given.keep_once(occasion, case.id, pupil)
        if not is_new:
            return consent
        await settle_silence(occasion, case, guardian.id)
        await tell_coordinator(occasion, case, guardian)
        return consent


def _as_of(guardian: Guardian, pupil: Pupil | None, day: date) -> Guardian:
    """Return a parent as they stand on a day: nobody has authority over who is eighteen."""
    if pupil is None or not pupil.is_of_age(day):
        return guardian
    return replace(guardian, has_authority=False)


async def myself(occasion: Occasion) -> tuple[Case, Guardian]:
    """Return the guest's case, and who they are in it.

    Raises:
        CaseNotFound: the link leads nowhere.
        NotFoundHere: it is not a parent's.
    """
    case = await occasion.store.guest_case()
    guardian = await guardian_of(occasion, case.id, await occasion.store.me())
    if guardian is None:
        raise NotFoundHere
    return case, guardian


async def _next_meeting(occasion: Occasion, case: Case) -> Meeting | None:
    meetings = await occasion.store.meetings(case.id)
    return next((meeting for meeting in meetings if meeting.is_ahead(occasion.now)), None)


async def _was_held(occasion: Occasion, case: Case) -> bool:
    meetings = await occasion.store.meetings(case.id)
    planned = [one for one in meetings if one.state is MeetingState.PLANNED]
    return any(one.ends_at <= occasion.now for one in planned)


def _answer_of(
    answers: Sequence[MeetingAnswer], meeting: MeetingId, person: PersonId
) -> MeetingAnswer | None:
    for answer in answers:
        if (answer.meeting, answer.person) == (meeting, person):
            return answer
    return None


async def tell_coordinator(occasion: Occasion, case: Case, guardian: Guardian) -> None:
    """Say that there is an answer, not which; what was not sent yet is said once.

    A parent may also take consent back once the case was closed; then nobody is disturbed.
    """
    if case.state is CaseState.CLOSED:
        return
    kind = Kind.PARENT_ANSWERED
    await occasion.store.call_back(case.id, guardian.id, kinds=(kind,))
    await post(
        occasion,
        Message(
            kind=kind,
            case=case.id,
            subject=guardian.id,
            receiver=case.coordinator,
            at=occasion.now,
            values={"label": case.label, "on": occasion.today},
            references={"guardian": guardian.id},
        ),
    )
