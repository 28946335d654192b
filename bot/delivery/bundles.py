"""What of the outbox goes out together, what is said no more, and to whom it goes."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from bot.messenger import ChatTarget
from cases.identities import PersonId
from cases.messages import Message, Road, Urgency
from cases.operations.codes import CODE_LASTS
from cases.operations.kinds import Kind
from cases.operations.threads import NUDGES
from dialogs.answers import Answer
from dialogs.pushes import digest, push
from storage.outbox import Delivery

_BEFORE_A_MEETING: Final = frozenset({Kind.MEETING_SOON.value, Kind.MEETING_SOON_MAIL.value})


_INVITES: Final = frozenset(
    {
        Kind.EXPERT_INVITED.value,
        Kind.INVITATION_TIME.value,
        Kind.OUTSIDE_INVITED_MAIL.value,
        Kind.PARENT_INVITED.value,
        Kind.MEETING_MAIL.value,
        Kind.MEETING_MOVED_MAIL.value,
        Kind.MEETING_JOIN_MAIL.value,
    }
)
TOO_LATE: Final = "too_late"
_TIME_TOLD_WITHIN: Final = timedelta(minutes=2)
"""Later than this, "ten minutes left" is not so any more."""


def newest(
    due: Sequence[Delivery], now: datetime
) -> tuple[list[Delivery], list[Delivery], list[Delivery]]:
    """Return what still says something new, what no longer does, and what came too late.

    Too late are invitations to a meeting that began while they were held up.
    A later reminder of the same overtakes an earlier one, and so does the meeting itself. A code
    that opens nothing any more is not sent.
    """
    last: dict[object, Delivery] = {}
    for delivery in sorted(due, key=lambda one: one.message.at):
        last[_about(delivery)] = delivery
    late = [one for one in due if one.message.kind in _INVITES and _has_begun(one.message, now)]
    fresh = [one for one in last.values() if not _says_nothing_new(one.message, now)]
    standing = [one for one in fresh if one not in late]
    return standing, [one for one in due if one not in standing and one not in late], late


def _says_nothing_new(message: Message, now: datetime) -> bool:
    """Say whether this reminds of a meeting that has begun already, or holds a dead code."""
    if message.kind in {Kind.DOOR_CODE_MAIL, Kind.PUPIL_CODE_MAIL}:
        return now >= message.at + CODE_LASTS
    if message.kind in NUDGES:
        return now >= message.at + _TIME_TOLD_WITHIN
    return message.kind in _BEFORE_A_MEETING and _has_begun(message, now)


def _has_begun(message: Message, now: datetime) -> bool:
    begins = message.values.get("at") or message.values.get("meeting_at")
    return isinstance(begins, datetime) and begins <= now


def _about(delivery: Delivery) -> object:
    message = delivery.message
    if message.urgency is not Urgency.OFFICE_HOURS:
        return delivery.id
    return (delivery.tenant, message.case, message.receiver, message.road, message.subject)


def bundles(due: Sequence[Delivery]) -> list[list[Delivery]]:
    """Return what goes out as one: several reminders for one person become a digest."""
    ordered = sorted(due, key=_bundle_key)
    return [list(group) for _, group in groupby(ordered, key=_bundle_key)]


def turn(bundle: Sequence[Delivery]) -> int:
    """Return which bundles go first: what is asked of Graph, as others wait for what it makes.

    Mails go last: a server that does not answer takes its time.
    """
    return {Road.GRAPH: 0, Road.MAIL: 2}.get(bundle[0].message.road, 1)


def _bundle_key(delivery: Delivery) -> tuple[str, ...]:
    message = delivery.message
    can_wait = message.urgency is Urgency.OFFICE_HOURS and message.road is Road.CHAT
    if not can_wait or delivery.doubtful:
        return (str(delivery.id),)
    return (str(delivery.tenant), str(message.receiver), "digest")


def answer_of(bundle: Sequence[Delivery], today: date) -> Answer:
    """Return what a bundle says, as one message with its buttons."""
    if len(bundle) == 1:
        return push(bundle[0].message, today)
    return digest([delivery.message for delivery in bundle], today)


def target_of(delivery: Delivery) -> ChatTarget:
    """Return where a message goes, as far as it is known."""
    chat, message = delivery.chat, delivery.message
    own_chat = message.road is Road.CHAT
    known = chat.conversation if chat else None
    return ChatTarget(
        tenant=delivery.tenant,
        person=PersonId(message.receiver),
        language=delivery.language,
        service_url=chat.service_url if chat else None,
        conversation=known if own_chat else message.conversation,
        teams_user_id=chat.teams_user_id if chat else None,
        own_chat=own_chat,
    )
