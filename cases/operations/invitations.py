"""What people who were asked to the table answer, and taking an invitation back.

Somebody invited cannot read the case, so all of this works from the invitation alone.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, model_validator

from cases.desk import AT_THE_TABLE, Command, Occasion
from cases.errors import (
    AlreadyAnswered,
    DateInThePast,
    NotFoundHere,
)
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Participant, Seat
from cases.model.invitations import (
    DeclineReason,
    Invitation,
    InvitationId,
    InvitationState,
)
from cases.model.meetings import Attendance, MeetingAnswer
from cases.operations.fields import Line, Moment
from cases.operations.kinds import Kind, tell
from cases.operations.outside_mails import mail_withdrawal
from cases.operations.silence import call_back_silence_about
from cases.operations.table import colleague, led_case, name_of
from cases.principals import Visitor
from cases.values import Values


class InvitationAnswer(StrEnum):
    """What somebody invited can say."""

    ACCEPT = "accept"
    DECLINE = "decline"
    OTHER_TIME = "other_time"


class AnswerInvitation(Command[Invitation]):
    """Say yes, no or another time.

    Yes gives a seat; reading waits for the channel and for consent. No also works after a
    yes, and ends all access at once. ``suggests`` is who might come instead: a colleague, or the
    name of somebody whom the directory does not know. That name is told and not kept.
    """

    open_to: ClassVar[frozenset[Visitor]] = AT_THE_TABLE

    invitation: InvitationId
    answer: InvitationAnswer
    reason: DeclineReason | None = None
    proposes_at: Moment | None = None
    suggests: Annotated[PersonId | Line, Field(union_mode="left_to_right")] | None = None

    @model_validator(mode="after")
    def _another_time_is_a_time(self) -> "AnswerInvitation":
        if self.answer is InvitationAnswer.OTHER_TIME and self.proposes_at is None:
            raise ValueError("another time needs a time")
        return self

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """Keep the answer and tell the coordinator.

        Raises:
            NotFoundHere: there is no such invitation to this person.
            AlreadyAnswered: it was answered before, or withdrawn.
            DateInThePast: the time proposed has passed.
        """
        invitation = await occasion.store.invitation(self.invitation)
        if invitation.person != await occasion.store.me():
            raise NotFoundHere
        answered = await self._answered(occasion, invitation)
        await call_back_silence_about(occasion, invitation)
        return answered

    async def _answered(self, occasion: Occasion, invitation: Invitation) -> Invitation:
        if self.answer is InvitationAnswer.ACCEPT:
            return await self._accept(occasion, invitation)
        if self.answer is InvitationAnswer.OTHER_TIME:
            return await self._propose(occasion, invitation)
        return await self._decline(occasion, invitation)

    async def _accept(self, occasion: Occasion, invitation: Invitation) -> Invitation:
        if invitation.state is InvitationState.ACCEPTED:
            return invitation
        invitation.check_open()
        answered = replace(invitation, state=InvitationState.ACCEPTED, answered_at=occasion.now)
        await _sit(occasion, answered, Seat.SEATED)
        await occasion.store.save_invitation(answered)
        me = await colleague(occasion, answered.person)
        kind = Kind.OUTSIDE_ACCEPTED if me.is_outside else Kind.EXPERT_ACCEPTED
        await _tell_leader(occasion, answered, kind, {})
        if me.is_outside:
            await _comes(occasion, answered)
        return answered

    async def _propose(self, occasion: Occasion, invitation: Invitation) -> Invitation:
        invitation.check_open()
        if self.proposes_at and self.proposes_at <= occasion.now:
            raise DateInThePast(given=self.proposes_at)
        answered = replace(
            invitation,
            state=InvitationState.OTHER_TIME,
            proposes_at=self.proposes_at,
            answered_at=occasion.now,
        )
        await occasion.store.save_invitation(answered)
        values = {"proposes_at": answered.proposes_at, "meeting_at": answered.meeting_at}
        await _tell_leader(occasion, answered, Kind.EXPERT_PROPOSES_TIME, values)
        return answered

    async def _decline(self, occasion: Occasion, invitation: Invitation) -> Invitation:
        leaves = invitation.state is InvitationState.ACCEPTED
        if not leaves:
            invitation.check_open()
        known, suggested = await self._suggested(occasion)
        answered = replace(
            invitation,
            state=InvitationState.DECLINED,
            reason=self.reason or DeclineReason.OTHER,
            suggests=known,
            answered_at=occasion.now,
        )
        await _tell_leader(
            occasion,
            answered,
            Kind.EXPERT_LEFT if leaves else Kind.EXPERT_DECLINED,
            {"reason": answered.reason, "suggested": suggested},
        )
        await _sit(occasion, answered, Seat.LEFT if leaves else Seat.DECLINED)
        await occasion.store.save_invitation(answered)
        return answered

    async def _suggested(self, occasion: Occasion) -> tuple[PersonId | None, str | None]:
        """Return the colleague who might come instead, and what somebody is called."""
        if not isinstance(self.suggests, UUID):
            return None, self.suggests
        person = await colleague(occasion, self.suggests)
        return person.id, person.name


class WithdrawInvitation(Command[Invitation]):
    """Take an invitation back, also one that was accepted: access ends at once."""

    invitation: InvitationId

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """End the invitation and the seat, and tell the person.

        Raises:
            NotAllowed: somebody else leads the case.
            AlreadyAnswered: it was declined or withdrawn before.
        """
        invitation = await occasion.store.invitation(self.invitation)
        case = await led_case(occasion, invitation.case)
        if invitation.state in {InvitationState.DECLINED, InvitationState.WITHDRAWN}:
            raise AlreadyAnswered(label=invitation.label)
        withdrawn = replace(invitation, state=InvitationState.WITHDRAWN)
        await occasion.store.call_back(case.id, invitation.id)
        await _sit(occasion, withdrawn, Seat.LEFT)
        await occasion.store.save_invitation(withdrawn)
        if expert := await occasion.store.outside_expert(withdrawn.person):
            await mail_withdrawal(occasion, withdrawn, expert)
            return withdrawn
        await tell(
            occasion,
            Message(
                kind=Kind.INVITATION_WITHDRAWN,
                case=case.id,
                subject=invitation.id,
                receiver=invitation.person,
                at=occasion.now,
                while_seated=False,
                values={
                    "label": case.label,
                    "school": case.school,
                    "coordinator": await name_of(occasion, case.coordinator),
                },
                references={"invitation": invitation.id},
            ),
        )
        return withdrawn


async def _comes(occasion: Occasion, invitation: Invitation) -> None:
    """Keep that whoever said yes by their link comes to the meeting they were asked for."""
    for meeting in await occasion.store.meetings(invitation.case):
        if meeting.starts_at == invitation.meeting_at and meeting.is_ahead(occasion.now):
            coming = Attendance.COMING
            answer = MeetingAnswer(meeting.id, invitation.person, coming, occasion.now)
            await occasion.store.save_meeting_answer(invitation.case, answer)


async def _sit(occasion: Occasion, invitation: Invitation, seat: Seat) -> None:
    await occasion.store.seat(
        Participant(invitation.case, invitation.person, invitation.role, seat, occasion.now)
    )


async def _tell_leader(
    occasion: Occasion, invitation: Invitation, kind: Kind, values: Values
) -> None:
    """Tell who leads the case now, who need not be who invited them.

    The case itself is closed to somebody invited.
    """
    leader = await occasion.store.leader_of(invitation)
    references: Mapping[str, UUID] = {"invitation": invitation.id, "person": invitation.person}
    if invitation.suggests:
        references = {**references, "suggested": invitation.suggests}
    await tell(
        occasion,
        Message(
            kind=kind,
            case=invitation.case,
            subject=invitation.id,
            receiver=leader,
            at=occasion.now,
            values={
                "label": invitation.label,
                "name": await name_of(occasion, invitation.person),
                **values,
            },
            references=references,
        ),
        asked_at=invitation.sent_at if leader == invitation.invited_by else None,
    )
