"""Telling those who were invited and have not said yes yet when the team meets.

They cannot read the case, so what they hear of its meeting stands on their invitation.
"""

from dataclasses import replace
from datetime import datetime

from cases.desk import Occasion
from cases.messages import Message
from cases.model.case import CaseId
from cases.model.invitations import Invitation, InvitationState
from cases.model.meetings import Meeting
from cases.operations.kinds import Kind, post
from cases.operations.letters import where_is
from cases.operations.table import name_of
from cases.values import Values


async def ask_about_time(occasion: Occasion, meeting: Meeting) -> None:
    """Ask everybody with an open invitation whether they come at this time.

    It takes the place of the time they were asked for before, and of the time they proposed.
    """
    for invitation in await _open(occasion, meeting.case):
        asked = replace(
            invitation,
            state=InvitationState.SENT,
            meeting_at=meeting.starts_at,
            proposes_at=None,
        )
        await occasion.store.save_invitation(asked)
        await _tell(occasion, asked, meeting)


async def tell_it_is_off(occasion: Occasion, meeting: Meeting) -> None:
    """Tell those who were asked for a meeting that it is cancelled; the invitation stands."""
    for invitation in await _open(occasion, meeting.case):
        if invitation.meeting_at == meeting.starts_at:
            await occasion.store.save_invitation(replace(invitation, meeting_at=None))
            await _call_back(occasion, invitation)
            off = {
                "coordinator": await _me(occasion),
                "school": invitation.school,
                "at": meeting.starts_at,
                "lasts": meeting.minutes,
                "sequence": meeting.sequence,
            }
            told = _message(invitation, Kind.MEETING_CANCELLED, off, occasion.now)
            await post(occasion, replace(told, references={"meeting": meeting.id}))


async def _open(occasion: Occasion, case: CaseId) -> list[Invitation]:
    return [one for one in await occasion.store.invitations(case) if one.is_open]


async def _tell(occasion: Occasion, invitation: Invitation, meeting: Meeting) -> None:
    await _call_back(occasion, invitation)
    time = {
        "school": invitation.school,
        "coordinator": await _me(occasion),
        "meeting_at": meeting.starts_at,
        "lasts": meeting.minutes,
        "place": (await where_is(occasion, meeting)).room,
        "sequence": meeting.sequence,
    }
    message = _message(invitation, Kind.INVITATION_TIME, time, occasion.now)
    about = {"invitation": invitation.id, "meeting": meeting.id}
    await post(occasion, replace(message, references=about))


async def _call_back(occasion: Occasion, invitation: Invitation) -> None:
    kinds = (Kind.INVITATION_TIME,)
    await occasion.store.call_back(invitation.case, invitation.id, kinds=kinds)


async def _me(occasion: Occasion) -> str | None:
    return await name_of(occasion, await occasion.store.me())


def _message(invitation: Invitation, kind: Kind, values: Values, at: datetime) -> Message:
    return Message(
        kind=kind,
        case=invitation.case,
        subject=invitation.id,
        receiver=invitation.person,
        at=at,
        while_seated=False,
        values={"label": invitation.label, **values},
    )
