"""What an expert from outside sees and does on their own pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from cases.desk import Command, Occasion
from cases.errors import CaseNotFound, DateInThePast, MeetingIsOver
from cases.identities import PersonId
from cases.messages import Message
from cases.model.agreements import Agreement, AgreementId
from cases.model.case import Case
from cases.model.disclosing import Allow, Hold, Why
from cases.model.invitations import Invitation
from cases.model.meetings import Attendance, Meeting, MeetingAnswer, MeetingId
from cases.operations.agreements import AgreementText, text_of
from cases.operations.disclosing import verdict_on
from cases.operations.fields import Moment
from cases.operations.kinds import Kind, post
from cases.operations.letters import Place, where_is
from cases.operations.still_open import TimesForMe, offered_to
from cases.operations.table import name_of, open_case
from cases.principals import Visitor

_OUTSIDERS: Final = frozenset({Visitor.OUTSIDER})


@dataclass(frozen=True, slots=True)
class OutsideMeeting:
    """A meeting that is ahead, where it is, and what this expert said of it."""

    meeting: Meeting
    place: Place
    answer: MeetingAnswer | None


@dataclass(frozen=True, slots=True)
class OutsideView:
    """What an expert's page shows.

    ``may_read`` is None where it may be read, else why it may not; ``has_report`` says that a
    report is among what they read then. ``part`` is what they are asked for.
    """

    school: str
    label: str
    coordinator: str
    invitation: Invitation
    is_seated: bool
    may_read: Why | None
    meetings: Sequence[OutsideMeeting]
    agreements: Sequence[AgreementText]
    times: TimesForMe | None = None
    has_report: bool = False
    part: str | None = None

    def agreement(self, number: int) -> AgreementId | None:
        """Return the agreement of that number, None if it is not theirs or not open."""
        for one in self.agreements:
            if one.agreement.number == number:
                return one.agreement.id
        return None


class LookFromOutside(Command[OutsideView]):
    """Look at one's own page."""

    open_to: ClassVar[frozenset[Visitor]] = _OUTSIDERS

    async def carry_out(self, occasion: Occasion) -> OutsideView:
        """Return what may be shown.

        Raises:
            CaseNotFound: no invitation stands, or the link leads nowhere.
        """
        store = occasion.store
        standing = [*await store.my_invitations(), *await store.my_acceptances()]
        if not standing:
            raise CaseNotFound
        invitation = standing[-1]
        cases = [case for case in await store.cases() if case.id == invitation.case]
        leader = await store.leader_of(invitation)
        me = (await store.known([invitation.person])).get(invitation.person)
        return OutsideView(
            school=invitation.school,
            label=invitation.label,
            coordinator=await name_of(occasion, leader) or "",
            invitation=invitation,
            is_seated=bool(cases),
            may_read=await _why_not(occasion, cases[0]) if cases else Why.NO_SEAT,
            meetings=await _meetings(occasion, cases[0]) if cases else [],
            agreements=await _agreements(occasion, cases[0]) if cases else [],
            has_report=await _has_report(occasion, cases[0]) if cases else False,
            times=await offered_to(occasion, invitation.case, invitation.person),
            part=me.function if me else None,
        )


class AnswerMeetingFromOutside(Command[MeetingAnswer]):
    """Say whether one comes to a meeting."""

    open_to: ClassVar[frozenset[Visitor]] = _OUTSIDERS

    meeting: MeetingId
    attendance: Attendance
    rather_at: Moment | None = None

    async def carry_out(self, occasion: Occasion) -> MeetingAnswer:
        """Keep the answer and tell the coordinator; the same answer again changes nothing.

        Raises:
            NotFoundHere: there is no such meeting for this expert.
            MeetingIsOver: it was held or cancelled.
            DateInThePast: the time they would rather have has passed.
        """
        store = occasion.store
        meeting = await store.meeting(self.meeting)
        case = await open_case(occasion, meeting.case)
        if not meeting.is_ahead(occasion.now):
            raise MeetingIsOver
        rather_at = self.rather_at if self.attendance is Attendance.OTHER_TIME else None
        if rather_at and rather_at <= occasion.now:
            raise DateInThePast(given=rather_at)
        me = await store.me()
        before = _answer_of(await store.meeting_answers(case.id), meeting, me)
        if before and (before.attendance, before.rather_at) == (self.attendance, rather_at):
            return before
        answer = MeetingAnswer(meeting.id, me, self.attendance, occasion.now, rather_at)
        await store.save_meeting_answer(case.id, answer)
        await _tell(occasion, case, meeting, answer)
        return answer


async def _why_not(occasion: Occasion, case: Case) -> Why | None:
    match await verdict_on(occasion, case, await occasion.store.me()):
        case Allow():
            return None
        case Hold(why):
            return why
    return Why.NO_SEAT


async def _has_report(occasion: Occasion, case: Case) -> bool:
    return any(one.is_sent for one in await occasion.store.report_versions(case.id))


async def _meetings(occasion: Occasion, case: Case) -> list[OutsideMeeting]:
    me = await occasion.store.me()
    answers = await occasion.store.meeting_answers(case.id)
    return [
        OutsideMeeting(meeting, await where_is(occasion, meeting), _answer_of(answers, meeting, me))
        for meeting in await occasion.store.meetings(case.id)
        if meeting.is_ahead(occasion.now)
    ]


async def _agreements(occasion: Occasion, case: Case) -> list[AgreementText]:
    mine: Sequence[Agreement] = await occasion.store.my_agreements()
    return [
        text_of(one, case.label, await occasion.store.words(case.id, one.id) or {})
        for one in mine
        if one.case == case.id
    ]


def _answer_of(
    answers: Sequence[MeetingAnswer], meeting: Meeting, person: PersonId
) -> MeetingAnswer | None:
    for answer in answers:
        if (answer.meeting, answer.person) == (meeting.id, person):
            return answer
    return None


async def _tell(occasion: Occasion, case: Case, meeting: Meeting, answer: MeetingAnswer) -> None:
    kind = Kind.OUTSIDE_ANSWERED
    await occasion.store.call_back(case.id, answer.person, kinds=(kind,))
    await post(
        occasion,
        Message(
            kind=kind,
            case=case.id,
            subject=answer.person,
            receiver=case.coordinator,
            at=occasion.now,
            values={
                "label": case.label,
                "name": await name_of(occasion, answer.person),
                "attendance": answer.attendance.value,
                "at": meeting.starts_at,
                "rather_at": answer.rather_at,
            },
            references={"person": answer.person, "meeting": meeting.id},
        ),
    )
