"""Mails to experts from outside: the invitation with their link, and taking it back."""

from dataclasses import dataclass, replace

from cases.desk import Occasion
from cases.messages import Message, Road
from cases.model.invitations import Invitation
from cases.model.meetings import Meeting
from cases.model.people import OutsideExpert
from cases.operations.doors import OUTSIDE_LANGUAGE
from cases.operations.kinds import Kind, post
from cases.operations.letters import Place
from cases.operations.table import name_of
from cases.store import LinkKind
from cases.values import Value, Values


@dataclass(frozen=True, slots=True)
class Asked:
    """For which meeting somebody is asked, if any, where it is, and for what they know."""

    meeting: Meeting | None
    place: Place
    part: str | None


async def mail_invitation(
    occasion: Occasion, invitation: Invitation, expert: OutsideExpert, asked: Asked
) -> None:
    """Send an invitation with a link of their own; it says nothing about the pupil."""
    until = asked.meeting.ends_at if asked.meeting else occasion.now
    token = await occasion.store.mint_link(
        LinkKind.GUEST,
        invitation.case,
        expert.id,
        until + occasion.practice.guest_link_after_meeting,
    )
    values = await invitation_values(occasion, invitation, expert, asked)
    kind = Kind.OUTSIDE_INVITED_MAIL
    await occasion.store.call_back(invitation.case, invitation.id, kinds=(kind,))
    mail = _mail(occasion, kind, (invitation, expert), {**values, "token": token})
    await post(occasion, _with_meeting(mail, asked.meeting))
    await _plan_silence(occasion, invitation, expert, token)


async def _plan_silence(
    occasion: Occasion, invitation: Invitation, expert: OutsideExpert, token: str
) -> None:
    """Put in the outbox what happens when an expert does not say whether they come."""
    await call_back_silence_about(occasion, invitation)
    if not invitation.is_open:
        return
    always = await _always(occasion, invitation, expert)
    values = {**always, "label": invitation.label, "token": token}
    practice, about = occasion.practice, (invitation, expert)
    for wait in practice.consent_reminders:
        mail = _mail(occasion, Kind.OUTSIDE_REMINDED_MAIL, about, values)
        await post(occasion, replace(mail, at=occasion.now + wait))
    escalation = Message(
        kind=Kind.OUTSIDE_SILENT,
        case=invitation.case,
        subject=invitation.id,
        receiver=await occasion.store.leader_of(invitation),
        at=occasion.now + practice.consent_escalation,
        values={"label": invitation.label, "since": occasion.today, "name": expert.name},
        references={"person": expert.id},
    )
    await post(occasion, escalation)


async def call_back_silence_about(occasion: Occasion, invitation: Invitation) -> None:
    """Take back what was planned for when somebody does not answer an invitation."""
    kinds = (Kind.OUTSIDE_REMINDED_MAIL, Kind.OUTSIDE_SILENT)
    await occasion.store.call_back(invitation.case, invitation.id, kinds=kinds)


async def mail_withdrawal(
    occasion: Occasion,
    invitation: Invitation,
    expert: OutsideExpert,
    kind: Kind = Kind.OUTSIDE_WITHDRAWN_MAIL,
) -> None:
    """End the links of somebody who is not expected any more, and tell them.

    The meeting that is ahead goes out of their calendar.
    """
    await occasion.store.revoke_links(invitation.case, expert.id)
    meetings = await occasion.store.meetings(invitation.case)
    ahead = next((one for one in meetings if one.is_ahead(occasion.now)), None)
    values = {
        **await _always(occasion, invitation, expert),
        "label": invitation.label,
        **_entry(ahead),
    }
    mail = _mail(occasion, kind, (invitation, expert), values)
    await post(occasion, _with_meeting(mail, ahead))


def _entry(meeting: Meeting | None) -> dict[str, Value]:
    """Return what a calendar has to know of a meeting, or that there is none."""
    return {
        "at": meeting.starts_at if meeting else None,
        "lasts": meeting.minutes if meeting else None,
        "sequence": meeting.sequence if meeting else None,
    }


def _with_meeting(mail: Message, meeting: Meeting | None) -> Message:
    if meeting is None:
        return mail
    return replace(mail, references={**mail.references, "meeting": meeting.id})


async def invitation_values(
    occasion: Occasion, invitation: Invitation, expert: OutsideExpert, asked: Asked
) -> dict[str, Value]:
    """Return all that leaves the school with an invitation, but for the link."""
    return {
        **await _always(occasion, invitation, expert),
        "label": invitation.label,
        "part": asked.part,
        "place": asked.place.room if asked.meeting else None,
        **_entry(asked.meeting),
    }


async def _always(
    occasion: Occasion, invitation: Invitation, expert: OutsideExpert
) -> dict[str, Value]:
    return {
        "school": invitation.school,
        "coordinator": await name_of(occasion, await occasion.store.me()) or "",
        "parent": expert.name,
        "language": OUTSIDE_LANGUAGE,
        "token": None,
    }


def _mail(
    occasion: Occasion, kind: Kind, about: tuple[Invitation, OutsideExpert], values: Values
) -> Message:
    invitation, expert = about
    return Message(
        kind=kind,
        case=invitation.case,
        subject=invitation.id,
        receiver=expert.id,
        at=occasion.now,
        road=Road.MAIL,
        while_seated=False,
        address=expert.email,
        values=values,
        references={"invitation": invitation.id},
    )
