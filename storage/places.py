"""Places at the table, and who was asked to take one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Uuid, bindparam, func, insert, select, update

from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.case import CaseId, Participant, Seat
from cases.model.invitations import DeclineReason, Invitation, InvitationId, InvitationState
from cases.model.people import Role
from storage.shelf import CASE, EACH_CASE, PERSON, TENANT, Shelf, changes, new
from storage.tables.cases import INVITATIONS, PARTICIPANTS
from storage.wire import Row, Statement, one_of

_PLACES = Statement(
    select(PARTICIPANTS)
    .where(PARTICIPANTS.c.tenant_id == TENANT, PARTICIPANTS.c.case_id == EACH_CASE)
    .order_by(PARTICIPANTS.c.since, PARTICIPANTS.c.person_id)
)
_MOVE = Statement(
    update(PARTICIPANTS)
    .where(
        PARTICIPANTS.c.tenant_id == TENANT,
        PARTICIPANTS.c.case_id == CASE,
        PARTICIPANTS.c.person_id == PERSON,
    )
    .values(changes(PARTICIPANTS, "role", "seat", "since", "reads_until"))
)
_ADD_PLACE = Statement(insert(PARTICIPANTS))
_LEADER = Statement(select(func.aantafel.leader_of_invited(CASE)))

_INVITATIONS = (
    select(INVITATIONS)
    .where(INVITATIONS.c.tenant_id == TENANT)
    .order_by(INVITATIONS.c.sent_at, INVITATIONS.c.invitation_id)
)
_INVITATION = bindparam("invitation", type_=Uuid())
_ONE_INVITATION = Statement(_INVITATIONS.where(INVITATIONS.c.invitation_id == _INVITATION))
_OF_CASE = Statement(_INVITATIONS.where(INVITATIONS.c.case_id == CASE))
_OPEN_TO_ME = Statement(
    _INVITATIONS.where(
        INVITATIONS.c.person_id == PERSON,
        one_of(INVITATIONS.c.state, (InvitationState.SENT, InvitationState.OTHER_TIME)),
    )
)
_ACCEPTED_BY_ME = Statement(
    _INVITATIONS.where(
        INVITATIONS.c.person_id == PERSON,
        INVITATIONS.c.state == InvitationState.ACCEPTED.value,
    )
)
_ANSWERED = ("state", "meeting_at", "proposes_at", "reason", "suggests", "answered_at")
_SAVE_INVITATION = Statement(
    update(INVITATIONS)
    .where(
        INVITATIONS.c.tenant_id == TENANT,
        INVITATIONS.c.case_id == CASE,
        INVITATIONS.c.invitation_id == _INVITATION,
    )
    .values(changes(INVITATIONS, *_ANSWERED))
)
_ADD_INVITATION = Statement(insert(INVITATIONS))


class Places(Shelf):
    """Fills the part of ``TableStore`` that is about who sits, or may sit, at a table."""

    async def participants(self, case: CaseId) -> Sequence[Participant]:
        """Return everybody with a place in the case, whatever their seat."""
        return [_participant(row) for row in await self._of_case(_PLACES, case)]

    async def seat(self, participant: Participant) -> None:
        """Keep somebody's place, in place of the one they had."""
        await self._check_rosters([participant.case])
        await self._note_change(participant.case)
        row = {
            "role": participant.role.value,
            "seat": participant.seat.value,
            "since": participant.since,
            "reads_until": participant.reads_until,
        }
        where = {"case": participant.case, "person": participant.person}
        if not await self._changed(_MOVE, **where, **new(row)):
            await self._add(
                _ADD_PLACE, case_id=participant.case, person_id=participant.person, **row
            )

    async def leader_of(self, invitation: Invitation) -> PersonId:
        """Return who leads a case now that this person was invited to."""
        return PersonId(await self._value(_LEADER, case=invitation.case) or invitation.invited_by)

    async def invitation(self, invitation: InvitationId) -> Invitation:
        """Return an invitation of or by this person. Raises ``NotFoundHere``."""
        row = await self._row(_ONE_INVITATION, invitation=invitation)
        if row is None:
            raise NotFoundHere
        if row.person_id != self._scope.person:
            await self._check_rosters([row.case_id])
        return _invitation(row)

    async def invitations(self, case: CaseId) -> Sequence[Invitation]:
        """Return the invitations of a case this person coordinates, oldest first."""
        rows = await self._rows(_OF_CASE, case=case)
        if rows:
            await self._check_rosters([case])
        return [_invitation(row) for row in rows]

    async def my_invitations(self) -> Sequence[Invitation]:
        """Return the open invitations to this person, oldest first."""
        rows = await self._rows(_OPEN_TO_ME, person=self._scope.person)
        return [_invitation(row) for row in rows]

    async def my_acceptances(self) -> Sequence[Invitation]:
        """Return the invitations that this person accepted and that stand, oldest first."""
        rows = await self._rows(_ACCEPTED_BY_ME, person=self._scope.person)
        return [_invitation(row) for row in rows]

    async def save_invitation(self, invitation: Invitation) -> None:
        """Keep a new or changed invitation."""
        await self._check_rosters([invitation.case])
        answered = {
            "state": invitation.state.value,
            "meeting_at": invitation.meeting_at,
            "proposes_at": invitation.proposes_at,
            "reason": invitation.reason and invitation.reason.value,
            "suggests": invitation.suggests,
            "answered_at": invitation.answered_at,
        }
        where = {"case": invitation.case, "invitation": invitation.id}
        if not await self._changed(_SAVE_INVITATION, **where, **new(answered)):
            await self._add(_ADD_INVITATION, **_invited(invitation), **answered)


def _invited(invitation: Invitation) -> dict[str, Any]:
    return {
        "case_id": invitation.case,
        "invitation_id": invitation.id,
        "label": invitation.label,
        "school": invitation.school,
        "person_id": invitation.person,
        "role": invitation.role.value,
        "invited_by": invitation.invited_by,
        "sent_at": invitation.sent_at,
    }


def _participant(row: Row) -> Participant:
    return Participant(
        case=CaseId(row.case_id),
        person=PersonId(row.person_id),
        role=Role(row.role),
        seat=Seat(row.seat),
        since=row.since,
        reads_until=row.reads_until,
    )


def _invitation(row: Row) -> Invitation:
    return Invitation(
        id=InvitationId(row.invitation_id),
        case=CaseId(row.case_id),
        label=row.label,
        school=row.school,
        person=PersonId(row.person_id),
        role=Role(row.role),
        invited_by=PersonId(row.invited_by),
        sent_at=row.sent_at,
        state=InvitationState(row.state),
        meeting_at=row.meeting_at,
        proposes_at=row.proposes_at,
        reason=row.reason and DeclineReason(row.reason),
        suggests=row.suggests and PersonId(row.suggests),
        answered_at=row.answered_at,
    )
