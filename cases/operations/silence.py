"""What happens when somebody who was invited does not say whether they come."""

from dataclasses import replace
from typing import Final

from cases.desk import Occasion
from cases.messages import Message
from cases.model.invitations import Invitation
from cases.operations.kinds import Kind, post
from cases.operations.table import name_of

_PLANNED: Final = (
    Kind.EXPERT_REMINDED,
    Kind.EXPERT_SILENT,
    Kind.OUTSIDE_REMINDED_MAIL,
    Kind.OUTSIDE_SILENT,
)


async def await_answer(
    occasion: Occasion, invitation: Invitation, reminder: Message, silent: Kind
) -> None:
    """Plan the reminders and what who leads hears in the end, in place of those planned before.

    Args:
        occasion: when the invitation goes out, and whose records.
        invitation: what is to be answered; nothing is planned where it was.
        reminder: what they are reminded with; it goes after each of the practice's waits.
        silent: the kind of message that tells who leads the case.
    """
    await call_back_silence_about(occasion, invitation)
    if not invitation.is_open:
        return
    practice = occasion.practice
    for wait in practice.consent_reminders:
        await post(occasion, replace(reminder, at=occasion.now + wait))
    escalation = Message(
        kind=silent,
        case=invitation.case,
        subject=invitation.id,
        receiver=await occasion.store.leader_of(invitation),
        at=occasion.now + practice.consent_escalation,
        values={
            "label": invitation.label,
            "since": occasion.today,
            "name": await name_of(occasion, invitation.person),
        },
        references={"person": invitation.person, "invitation": invitation.id},
    )
    await post(occasion, escalation)


async def call_back_silence_about(occasion: Occasion, invitation: Invitation) -> None:
    """Take back what was planned for when somebody does not answer an invitation."""
    await occasion.store.call_back(invitation.case, invitation.id, kinds=_PLANNED)
