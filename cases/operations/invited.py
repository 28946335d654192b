"""Telling those who were invited and have not said yes yet when the team meets.

They cannot read the case, so what they hear of its meeting stands on their invitation.
"""

from dataclasses import replace

from cases.desk import Occasion
from cases.messages import Message
from cases.model.case import CaseId
from cases.model.invitations import Invitation, InvitationState
from cases.model.meetings import Meeting
from cases.operations.kinds import Kind, post
from cases.operations.letters import where_is
from cases.operations.outside_mails import remind_anew
from cases.operations.silence import await_answer
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
        expert = await occasion.store.outside_expert(asked.person)
        if expert:
            await remind_anew(occasion, asked, expert, meeting)
        else:
            await remind_invited(occasion, asked)


async def remind_invited(occasion: Occasion, invitation: Invitation) -> None:
    """Plan what happens when a colleague does not answer an invitation."""
    reminder = await to_invited(occasion, invitation, Kind.EXPERT_REMINDED, {})
    await await_answer(occasion, invitation, reminder, Kind.EXPERT_SILENT)


async def tell_it_is_off(occasion: Occasion, meeting: Meeting) -> None:
    """Tell those who were asked for a meeting that it is cancelled; the invitation stands."""
    for invitation in await _open(occasion, meeting.case):
        if invitation.meeting_at == meeting.starts_at:
            await occasion.store.save_invitation(replace(invitation, meeting_at=None))
            await _call_back(occasion, invitation)
            off: Values = {
                "at": meeting.starts_at,
                "lasts": meeting.minutes,
                "sequence": meeting.sequence,
            }
            told = await to_invited(occasion, invitation, Kind.MEETING_CANCELLED, off)
            await post(occasion, replace(told, references={"meeting": meeting.id}))


async def _open(occasion: Occasion, case: CaseId) -> list[Invitation]:
    return [one for one in await occasion.store.invitations(case) if one.is_open]


async def _tell(occasion: Occasion, invitation: Invitation, meeting: Meeting) -> None:
    await _call_back(occasion, invitation)
    time: Values = {
        "meeting_at": meeting.starts_at,
        "lasts": meeting.minutes,
        "place": (await where_is(occasion, meeting)).room,
        "sequence": meeting.sequence,
    }
    message = await to_invited(occasion, invitation, Kind.INVITATION_TIME, time)
    about = {"invitation": invitation.id, "meeting": meeting.id}
    await post(occasion, replace(message, references=about))


async def _call_back(occasion: Occasion, invitation: Invitation) -> None:
    kinds = (Kind.INVITATION_TIME,)
    await occasion.store.call_back(invitation.case, invitation.id, kinds=kinds)


async def to_invited(
    occasion: Occasion, invitation: Invitation, kind: Kind, values: Values
) -> Message:
    """Return a message to somebody invited: from whom, of which school, and these values."""
    return Message(
        kind=kind,
        case=invitation.case,
        subject=invitation.id,
        receiver=invitation.person,
        at=occasion.now,
        while_seated=False,
        values={
            "label": invitation.label,
            "school": invitation.school,
            "coordinator": await name_of(occasion, await occasion.store.me()),
            **values,
        },
        references={"invitation": invitation.id},
    )
