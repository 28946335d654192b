"""Asking colleagues and outside experts to the table, without a word about the pupil."""

from uuid import uuid4

from cases.desk import Command, Occasion
from cases.errors import AlreadyInvited, MeetingIsOver, NotFoundHere
from cases.identities import PersonId
from cases.model.case import Case, CaseId, Participant, Seat
from cases.model.invitations import Invitation, InvitationId
from cases.model.meetings import MeetingId
from cases.model.people import Person, Role
from cases.model.rights import Right
from cases.operations.announcing import News, announce, remind_participant
from cases.operations.fields import Line, Moment, Part
from cases.operations.invited import remind_invited, to_invited
from cases.operations.kinds import Kind, post
from cases.operations.letters import Place, where_is
from cases.operations.meeting_plans import MeetingPlan, keep_planned, plan_meeting
from cases.operations.outside_mails import Asked, check_address, mail_invitation
from cases.operations.table import case_with, colleague, keep_part, place_of
from cases.practices.roles import role_of


class InviteExpert(Command[Invitation]):
    """Ask somebody to the table, without saying anything about the pupil.

    ``part`` is the expertise asked for; without it, the directory's word for what they do. Where
    the directory says nothing, it also says which part they play at the table.
    ``at`` is the moment of a meeting: one that was planned, else a new one. Without it and
    without ``meeting`` they are asked for the next one that is planned, if there is one.
    """

    case: CaseId
    person: PersonId
    part: Part | None = None
    meeting: MeetingId | None = None
    at: Moment | None = None
    place: Line | None = None
    although_closed: bool = False

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """Keep the invitation and send it.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: nobody in the directory has that id, or the meeting is another case's.
            AlreadyInvited: they sit at the table, or have not answered yet.
            AddressDisowned: they are from outside, and mail to them reached somebody else.
            MeetingIsOver: the meeting was held or cancelled.
            DateInThePast: the moment has passed.
            NotASchoolDay: the school is closed, and that was not said to be meant.
        """
        case = await case_with(occasion, self.case, Right.INVITE)
        person = await self._invitee(occasion)
        place = await place_of(occasion, case.id, person.id)
        if case.is_led_by(person.id) or (place and place.seat in {Seat.SEATED, Seat.INVITED}):
            raise AlreadyInvited
        when = await self._when(occasion, case)
        role = place.role if place else self._role(person)
        await keep_planned(occasion, when)
        if (meeting := when.meeting) and when.is_new:
            await announce(occasion, News(case, meeting, when.place))
        invitation = Invitation(
            id=InvitationId(uuid4()),
            case=case.id,
            label=case.label,
            school=case.school,
            person=person.id,
            role=role,
            invited_by=await occasion.store.me(),
            sent_at=occasion.now,
            meeting_at=meeting.starts_at if meeting else None,
        )
        invited = Participant(case.id, person.id, role, Seat.INVITED, occasion.now)
        await occasion.store.seat(invited)
        await occasion.store.save_invitation(invitation)
        await keep_part(occasion, case, person, self.part)
        await self._send(occasion, invitation, when, self.part or person.function or None)
        await _plan_reminders(occasion, case, invited)
        return invitation

    async def _invitee(self, occasion: Occasion) -> Person:
        person = await colleague(occasion, self.person)
        if person.is_outside:
            await check_address(occasion, person.id)
        return person

    def _role(self, person: Person) -> Role:
        """Return the part somebody plays; who comes from outside is no staff of this school."""
        if person.is_outside:
            return Role.EXPERT
        return role_of(person.function or self.part or "")

    async def _when(self, occasion: Occasion, case: Case) -> MeetingPlan:
        wanted = Place(self.place)
        if self.meeting is None:
            return await plan_meeting(
                occasion, case, self.at, wanted, although_closed=self.although_closed
            )
        meeting = await occasion.store.meeting(self.meeting)
        if meeting.case != case.id:
            raise NotFoundHere
        if not meeting.is_ahead(occasion.now):
            raise MeetingIsOver
        return MeetingPlan(meeting, wanted)

    async def _send(
        self, occasion: Occasion, invitation: Invitation, when: MeetingPlan, part: str | None
    ) -> None:
        meeting = when.meeting
        expert = await occasion.store.outside_expert(invitation.person)
        if expert:
            await mail_invitation(occasion, invitation, expert, Asked(meeting, when.place, part))
            return
        message = await to_invited(
            occasion,
            invitation,
            Kind.EXPERT_INVITED,
            {
                "part": part,
                "meeting_at": meeting.starts_at if meeting else None,
                "lasts": meeting.minutes if meeting else None,
            },
        )
        await post(occasion, message)
        await remind_invited(occasion, invitation)


async def _plan_reminders(occasion: Occasion, case: Case, invited: Participant) -> None:
    """Remind somebody of the meetings that were planned before they were invited."""
    for meeting in await occasion.store.meetings(case.id):
        if meeting.is_ahead(occasion.now):
            place = await where_is(occasion, meeting)
            await remind_participant(occasion, News(case, meeting, place), invited)
