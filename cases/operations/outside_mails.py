"""Mails to experts from outside: the invitation with their link, and taking it back."""

from dataclasses import dataclass, replace

from cases.desk import Occasion
from cases.door_store import OUTSIDE_LANGUAGE
from cases.errors import AddressDisowned
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.invitations import Invitation
from cases.model.meetings import Meeting
from cases.model.people import OutsideExpert
from cases.operations.kinds import Kind, post
from cases.operations.letters import Place
from cases.operations.silence import await_answer
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
    """Send an invitation with a link of their own, or to who accepted it the link alone.

    It says nothing about the pupil.
    """
    token = await _link(occasion, invitation, asked.meeting)
    values = await invitation_values(occasion, invitation, expert, asked)
    kinds = (Kind.OUTSIDE_INVITED_MAIL, Kind.OUTSIDE_LINK_MAIL)
    kind = kinds[0] if invitation.is_open else kinds[1]
    await occasion.store.call_back(invitation.case, invitation.id, kinds=kinds)
    mail = _mail(occasion, kind, (invitation, expert), {**values, "token": token})
    await post(occasion, _with_meeting(mail, asked.meeting))
    await _plan_silence(occasion, invitation, expert, token)


async def remind_anew(
    occasion: Occasion, invitation: Invitation, expert: OutsideExpert, meeting: Meeting
) -> None:
    """Wait for an answer from now on: they were asked for another time."""
    token = await _link(occasion, invitation, meeting)
    await _plan_silence(occasion, invitation, expert, token)


async def _link(occasion: Occasion, invitation: Invitation, meeting: Meeting | None) -> str:
    """Return the token of a new link, which outlives the meeting."""
    until = meeting.ends_at if meeting else occasion.now
    lasts = occasion.practice.guest_link_after_meeting
    store = occasion.store
    return await store.mint_link(LinkKind.GUEST, invitation.case, invitation.person, until + lasts)


async def _plan_silence(
    occasion: Occasion, invitation: Invitation, expert: OutsideExpert, token: str
) -> None:
    always = await _always(occasion, invitation, expert)
    values = {**always, "label": invitation.label, "token": token}
    reminder = _mail(occasion, Kind.OUTSIDE_REMINDED_MAIL, (invitation, expert), values)
    await await_answer(occasion, invitation, reminder, Kind.OUTSIDE_SILENT)


async def check_address(occasion: Occasion, person: PersonId) -> None:
    """Refuse to write where it reached somebody else. Raises ``AddressDisowned``."""
    if await occasion.store.went_astray(person):
        raise AddressDisowned


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
        "join_url": asked.place.join_url if asked.meeting else None,
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
