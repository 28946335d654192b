"""Every message that leaves the product, by kind, and what fills its text.

Texts (``push.<kind>`` for chats and threads, ``mail.<kind>`` for mails) and buttons are
written from this table, and no message is posted that differs from it. What may stand in
one is decided by its place (design 4): a chat or a thread holds the label, dates, numbers
and names of staff; a mail names no pupil and no reason. The welcome of somebody who only came
into a channel does not even hold the label, nor does what a parent's account is told.

Values: ``label`` of the case; ``name`` of the member of staff who did it, or whose agreement stays
undone (None: a parent's), or of who came, with ``function`` and ``organisation`` (empty where the
directory says nothing); ``coordinator`` the name of who leads, asks or hands over; ``channel`` what
it is called in Teams; ``number`` of the agreement; ``by``, ``on``, ``since`` days; ``at``,
``meeting_at``, ``proposes_at`` moments; ``was`` what it was before; ``lasts`` minutes; ``where``
"school" or "online", ``join_url`` the link to an online meeting; ``reason`` a ``DeclineReason``;
``staff`` names with commas between them, ``parents`` a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from cases.desk import Occasion
from cases.messages import Message, Road, Urgency
from cases.practices.practice import Practice
from cases.sending_hours import JUST_NOW, cannot_wait


class Kind(StrEnum):
    """The kinds of messages."""

    # to somebody invited
    EXPERT_INVITED = "expert_invited"
    INVITATION_TIME = "invitation_time"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    # to the coordinator, about people
    EXPERT_ACCEPTED = "expert_accepted"
    EXPERT_OUTSIDE = "expert_outside"
    EXPERT_DECLINED = "expert_declined"
    EXPERT_PROPOSES_TIME = "expert_proposes_time"
    EXPERT_LEFT = "expert_left"
    NEWCOMER = "newcomer"
    PARENT_ANSWERED = "parent_answered"
    PARENT_SILENT = "parent_silent"
    CONSENT_RECORDED = "consent_recorded"
    LINK_LOCKED = "link_locked"
    LINK_DISOWNED = "link_disowned"
    # to somebody at the table
    CONTENT_READABLE = "content_readable"
    # about agreements: to the doer, to the coordinator, to both
    PUPIL_ANSWERED = "pupil_answered"
    PUPIL_TURNS = "pupil_turns"
    PUPIL_TURNED = "pupil_turned"
    AGREEMENT_CONFIRM = "agreement_confirm"
    AGREEMENT_SOON = "agreement_soon"
    AGREEMENT_TODAY = "agreement_today"
    AGREEMENT_LATE = "agreement_late"
    AGREEMENT_ESCALATED = "agreement_escalated"
    AGREEMENT_FOR_PARENT = "agreement_for_parent"
    AGREEMENT_MOVED = "agreement_moved"
    AGREEMENT_BLOCKED = "agreement_blocked"
    AGREEMENT_DONE = "agreement_done"
    # about meetings, to staff
    MEETING_PLANNED = "meeting_planned"
    MEETING_MOVED = "meeting_moved"
    MEETING_CANCELLED = "meeting_cancelled"
    MEETING_SOON = "meeting_soon"
    MEETING_THREAD = "meeting_thread"
    # about an online meeting, to a parent with an account in the tenant
    MEETING_LINK = "meeting_link"
    MEETING_LINK_MOVED = "meeting_link_moved"
    MEETING_LINK_OFF = "meeting_link_off"
    # about who leads
    CASE_YOURS = "case_yours"
    CASE_HANDED_OVER = "case_handed_over"
    DEPUTY_APPOINTED = "deputy_appointed"
    CASE_VACANT = "case_vacant"
    KEEPING_ENDS = "keeping_ends"
    # about what people have a right to
    RIGHTS_ASKED = "rights_asked"
    RIGHTS_DUE = "rights_due"
    RIGHTS_ANSWERED = "rights_answered"
    CASE_RESTS = "case_rests"
    ITEM_RESTS = "item_rests"
    CASE_RESUMED = "case_resumed"
    # about a data breach, to the privacy officer
    BREACH_REPORTED = "breach_reported"
    BREACH_48_HOURS = "breach_48_hours"
    BREACH_72_HOURS = "breach_72_hours"
    BREACH_REPORTED_MAIL = "breach_reported_mail"
    BREACH_48_HOURS_MAIL = "breach_48_hours_mail"
    BREACH_72_HOURS_MAIL = "breach_72_hours_mail"
    # to somebody who came into a channel
    NEWCOMER_WELCOME = "newcomer_welcome"
    # to whoever stands at the door of their pages
    DOOR_CODE_MAIL = "door_code_mail"
    # to parents
    PARENT_INVITED = "parent_invited"
    PARENT_REMINDED = "parent_reminded"
    CONSENT_CONFIRMED_MAIL = "consent_confirmed_mail"
    MEETING_MAIL = "meeting_mail"
    MEETING_MOVED_MAIL = "meeting_moved_mail"
    MEETING_CANCELLED_MAIL = "meeting_cancelled_mail"
    MEETING_SOON_MAIL = "meeting_soon_mail"
    AGREEMENT_SOON_MAIL = "agreement_soon_mail"
    AGREEMENT_TODAY_MAIL = "agreement_today_mail"
    AGREEMENT_LATE_MAIL = "agreement_late_mail"
    MEMBER_JOINED_MAIL = "member_joined_mail"
    CASE_ENDED_MAIL = "case_ended_mail"
    RIGHTS_ANSWERED_MAIL = "rights_answered_mail"
    CASE_RESTS_MAIL = "case_rests_mail"
    CASE_RESUMED_MAIL = "case_resumed_mail"


class When(StrEnum):
    """Which messages of a kind may go outside the hours in which people hear from us.

    IN_HOURS: none. FOR_TODAY: those about today, or about a meeting soon after the hours begin.
    ANSWER: those too, and what answers a question that its receiver asked just now.
    REMINDER: none, and several on one day go together. All mails to parents count: a family's
    evening is not for the school's letters, unless the meeting is near.
    """

    IN_HOURS = "in_hours"
    FOR_TODAY = "for_today"
    ANSWER = "answer"
    REMINDER = "reminder"

    PUPIL_INVITED = "pupil_invited"

@dataclass(frozen=True, slots=True)
class Shape:
    """How and when a kind of message goes, the names of its values, the ids it may carry."""

    values: frozenset[str]
    references: frozenset[str] = frozenset()
    road: Road = Road.CHAT
    when: When = When.IN_HOURS


def _chat(values: str, references: str = "", when: When = When.IN_HOURS) -> Shape:
    named = frozenset({"label", *values.split()})
    return Shape(named, frozenset(references.split()), Road.CHAT, when)


def _mail(values: str, references: str, when: When = When.IN_HOURS) -> Shape:
    always = {"school", "coordinator", "parent", "language", "token"}
    named = frozenset({*always, *values.split()})
    return Shape(named, frozenset(references.split()), Road.MAIL, when)


_AGREED = _chat("number by", "agreement", When.REMINDER)
_AGREED_BY = _chat("number by name", "agreement", When.FOR_TODAY)
_LINK = Shape(
    frozenset({"school", "coordinator", "at", "lasts", "join_url"}),
    frozenset({"meeting"}),
    when=When.FOR_TODAY,
)
_MEETING_MAIL = _mail("at lasts place join_url sequence", "meeting guardian", When.FOR_TODAY)

SHAPES: Final[Mapping[Kind, Shape]] = {
    Kind.EXPERT_INVITED: _chat(
        "school coordinator part meeting_at lasts", "invitation", When.FOR_TODAY
    ),
    Kind.INVITATION_TIME: _chat(
        "school coordinator meeting_at lasts", "invitation", When.FOR_TODAY
    ),
    Kind.INVITATION_WITHDRAWN: _chat("school coordinator", "invitation"),
    Kind.EXPERT_ACCEPTED: _chat("name", "invitation person", When.ANSWER),
    Kind.EXPERT_OUTSIDE: _chat("name channel", "person", When.REMINDER),
    Kind.EXPERT_DECLINED: _chat(
        "name reason suggested", "invitation person suggested", When.ANSWER
    ),
    Kind.PUPIL_ANSWERED: _chat("on"),
    Kind.PUPIL_TURNS: _chat("on number"),
    Kind.PUPIL_TURNED: _chat("on number"),
    Kind.EXPERT_PROPOSES_TIME: _chat(
        "name proposes_at meeting_at", "invitation person", When.ANSWER
    ),
    Kind.EXPERT_LEFT: _chat("name reason suggested", "invitation person suggested", When.ANSWER),
    Kind.NEWCOMER: _chat("name function organisation", "person case"),
    Kind.PARENT_ANSWERED: _chat("on", "guardian"),
    Kind.PARENT_SILENT: _chat("since", "guardian", When.REMINDER),
    Kind.CONSENT_RECORDED: _chat("on name", "guardian"),
    Kind.LINK_LOCKED: _chat("on", "guardian"),
    Kind.LINK_DISOWNED: _chat("on", "guardian"),
    Kind.CONTENT_READABLE: _chat("", "case"),
    Kind.AGREEMENT_CONFIRM: _AGREED_BY,
    Kind.AGREEMENT_SOON: _AGREED,
    Kind.AGREEMENT_TODAY: _AGREED,
    Kind.AGREEMENT_LATE: _AGREED,
    Kind.AGREEMENT_ESCALATED: replace(_AGREED_BY, when=When.REMINDER),
    Kind.AGREEMENT_FOR_PARENT: _AGREED_BY,
    Kind.AGREEMENT_MOVED: _chat("number by was name", "agreement", When.FOR_TODAY),
    Kind.AGREEMENT_BLOCKED: _AGREED_BY,
    Kind.AGREEMENT_DONE: replace(_AGREED_BY, when=When.IN_HOURS),
    Kind.MEETING_PLANNED: _chat("at lasts where join_url coordinator", "meeting", When.FOR_TODAY),
    Kind.MEETING_MOVED: _chat("at lasts where join_url was coordinator", "meeting", When.FOR_TODAY),
    Kind.MEETING_CANCELLED: _chat("at coordinator", "meeting", When.FOR_TODAY),
    Kind.MEETING_SOON: _chat("at lasts where join_url", "meeting", When.REMINDER),
    Kind.MEETING_THREAD: Shape(
        frozenset({"label", "at", "lasts", "staff", "parents"}),
        frozenset({"meeting"}),
        Road.THREAD,
        When.FOR_TODAY,
    ),
    Kind.MEETING_LINK: _LINK,
    Kind.MEETING_LINK_MOVED: _LINK,
    Kind.MEETING_LINK_OFF: _LINK,
    Kind.CASE_YOURS: _chat("school coordinator"),
    Kind.CASE_HANDED_OVER: _chat("school coordinator"),
    Kind.DEPUTY_APPOINTED: _chat("school coordinator"),
    Kind.CASE_VACANT: _chat("school", "case"),
    Kind.NEWCOMER_WELCOME: Shape(frozenset({"coordinator"})),
    Kind.RIGHTS_ASKED: _chat("by", "request"),
    Kind.RIGHTS_DUE: _chat("by", "request", When.REMINDER),
    Kind.RIGHTS_ANSWERED: _chat("by", "request"),
    Kind.CASE_RESTS: _chat(""),
    Kind.ITEM_RESTS: _chat(""),
    Kind.CASE_RESUMED: _chat(""),
    Kind.BREACH_REPORTED: _chat("name at by"),
    Kind.BREACH_48_HOURS: _chat("name at by"),
    Kind.BREACH_72_HOURS: _chat("name at by"),
    Kind.BREACH_REPORTED_MAIL: _mail("breach name at by", ""),
    Kind.BREACH_48_HOURS_MAIL: _mail("breach name at by", ""),
    Kind.BREACH_72_HOURS_MAIL: _mail("breach name at by", ""),
    Kind.DOOR_CODE_MAIL: _mail("code", "", When.ANSWER),
    Kind.PARENT_INVITED: _MEETING_MAIL,
    Kind.PARENT_REMINDED: _mail("", "guardian", When.REMINDER),
    Kind.CONSENT_CONFIRMED_MAIL: _mail("on", "guardian"),
    Kind.MEETING_MAIL: _MEETING_MAIL,
    Kind.MEETING_MOVED_MAIL: _MEETING_MAIL,
    Kind.MEETING_CANCELLED_MAIL: _MEETING_MAIL,
    Kind.MEETING_SOON_MAIL: replace(_MEETING_MAIL, when=When.REMINDER),
    Kind.AGREEMENT_SOON_MAIL: _mail("by", "agreement guardian", When.REMINDER),
    Kind.AGREEMENT_TODAY_MAIL: _mail("by", "agreement guardian", When.REMINDER),
    Kind.PUPIL_INVITED: _mail("", ""),
    Kind.AGREEMENT_LATE_MAIL: _mail("by", "agreement guardian", When.REMINDER),
    Kind.MEMBER_JOINED_MAIL: _mail("name", "person guardian"),
    Kind.CASE_ENDED_MAIL: _mail("", "guardian"),
    Kind.KEEPING_ENDS: _chat("on", "case"),
    Kind.RIGHTS_ANSWERED_MAIL: _mail("", "guardian"),
    Kind.CASE_RESTS_MAIL: _mail("", "guardian"),
    Kind.CASE_RESUMED_MAIL: _mail("", "guardian"),
}


def check(message: Message) -> None:
    """Hold a message against the table.

    Raises:
        ValueError: it goes another road, or holds other values or ids than its kind says.
    """
    shape = SHAPES[Kind(message.kind)]
    if message.road is not shape.road or set(message.values) != shape.values:
        raise ValueError(f"{message.kind} does not have the shape of its kind")
    if not set(message.references) <= shape.references:
        raise ValueError(f"{message.kind} carries ids that its kind does not have")


def timed(
    message: Message, now: datetime, practice: Practice, *, asked_at: datetime | None = None
) -> Message:
    """Return a message with its urgency, by the table.

    Args:
        message: of the shape of its kind.
        now: the moment it is put in the outbox.
        practice: the hours of the school.
        asked_at: when its receiver asked the question that it answers.

    Raises:
        ValueError: see ``check``.
    """
    check(message)
    return replace(message, urgency=_urgency(message, max(now, message.at), practice, asked_at))


def _urgency(
    message: Message, goes_at: datetime, practice: Practice, asked_at: datetime | None
) -> Urgency:
    when = SHAPES[Kind(message.kind)].when
    if when is When.REMINDER:
        return Urgency.OFFICE_HOURS
    if when is When.IN_HOURS:
        return Urgency.WHEN_OPEN
    is_awaited = asked_at is not None and goes_at - asked_at <= JUST_NOW
    if is_awaited or cannot_wait(message.values, goes_at, practice):
        return Urgency.NOW
    return Urgency.WHEN_OPEN


async def post(occasion: Occasion, message: Message, *, asked_at: datetime | None = None) -> None:
    """Put a message in the outbox; ``asked_at`` as for ``timed``."""
    message = timed(message, occasion.now, occasion.practice, asked_at=asked_at)
    await occasion.store.post(message)


async def tell(occasion: Occasion, message: Message, *, asked_at: datetime | None = None) -> None:
    """Put a message in the outbox, unless it would tell somebody what they just did."""
    if message.receiver != await occasion.store.me():
        await post(occasion, message, asked_at=asked_at)
