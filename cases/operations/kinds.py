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
"school" or "online", ``place`` the room, said in mails alone, ``join_url`` the link to an online
meeting; ``reason`` a ``DeclineReason``;
``first``, ``second`` and ``third`` the times to choose from, ``replaces`` 1 where others were
offered before (else None); ``relation`` of a parent;
``staff`` names with commas between them, ``parents`` a number; ``attendees`` ids with commas
between them; ``why`` a ``RoomRefusal``.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from cases.desk import Occasion
from cases.messages import Message, Urgency
from cases.model.disclosing import LegalGround
from cases.operations import shapes
from cases.operations.kind import Kind
from cases.operations.shapes import Shape, When
from cases.operations.shapes import chat as _chat
from cases.operations.shapes import mail as _mail
from cases.operations.shapes import own_mail as _own_mail
from cases.practices.practice import Practice
from cases.sending_hours import JUST_NOW, cannot_wait

__all__ = ["SHAPES", "Kind", "check", "ground_of", "post", "tell", "timed"]

_AGREED = _chat("number by", "agreement", When.REMINDER)
_AGREED_BY = _chat("number by name", "agreement", When.FOR_TODAY)
_SILENT = _chat("since name", "person invitation", When.REMINDER)
_OUTSIDE = _mail(
    "label part at lasts place join_url sequence", "invitation meeting", When.FOR_TODAY
)
_MEETING = "at lasts coordinator school sequence "
_WHERE = "where place join_url "
_MEETING_MAIL = _mail("at lasts place join_url sequence", "meeting guardian", When.FOR_TODAY)

SHAPES: Final[Mapping[Kind, Shape]] = {
    Kind.EXPERT_INVITED: _chat(
        "school coordinator part meeting_at lasts", "invitation", When.FOR_TODAY
    ),
    Kind.EXPERT_REMINDED: _chat("school coordinator", "invitation"),
    Kind.INVITATION_TIME: _chat(
        "school coordinator meeting_at lasts place sequence", "invitation meeting", When.FOR_TODAY
    ),
    Kind.INVITATION_WITHDRAWN: _chat("school coordinator", "invitation"),
    Kind.EXPERT_ACCEPTED: _chat("name", "invitation person", When.ANSWER),
    Kind.EXPERT_OUTSIDE: _chat("name channel", "person", When.REMINDER),
    Kind.EXPERT_DECLINED: _chat(
        "name reason suggested", "invitation person suggested", When.ANSWER
    ),
    Kind.EXPERT_PROPOSES_TIME: _chat(
        "name proposes_at meeting_at", "invitation person", When.ANSWER
    ),
    Kind.EXPERT_SILENT: _SILENT,
    Kind.EXPERT_LEFT: _chat("name reason suggested", "invitation person suggested", When.ANSWER),
    Kind.NEWCOMER: _chat("name function organisation", "person case"),
    Kind.PARENT_ANSWERED: _chat("on", "guardian"),
    Kind.PARENT_SILENT: _chat("since relation", "guardian", When.REMINDER),
    Kind.CONSENT_RECORDED: _chat("on name", "guardian"),
    Kind.CONSENT_OUTDATED: _chat("on number"),
    Kind.PUPIL_ANSWERED: _chat("on"),
    Kind.PUPIL_TURNS: _chat("on number"),
    Kind.PUPIL_TURNED: _chat("on number"),
    Kind.TIMES_ANSWERED: _chat("on"),
    Kind.PARENT_TO_TELL: _chat("at lasts relation", "guardian meeting", When.FOR_TODAY),
    Kind.MAIL_UNDELIVERED: _chat("on relation", "guardian"),
    Kind.PARENT_TOO_LATE: _chat("on relation", "guardian"),
    Kind.EXPERT_TOO_LATE: _chat("on name", "person"),
    Kind.LINK_LOCKED: _chat("on", "guardian"),
    Kind.LINK_DISOWNED: _chat("on", "guardian"),
    Kind.CODE_WANTED: _chat("at", "guardian", When.ANSWER),
    Kind.OUTSIDE_LOCKED: _chat("on name", "person"),
    Kind.OUTSIDE_DISOWNED: _chat("on name", "person"),
    Kind.OUTSIDE_ACCEPTED: _chat("name", "invitation person", When.ANSWER),
    Kind.OUTSIDE_ANSWERED: _chat("name attendance at rather_at", "person meeting", When.ANSWER),
    Kind.OUTSIDE_SILENT: _SILENT,
    Kind.OUTSIDE_UNDELIVERED: _chat("on name", "person"),
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
    Kind.MEETING_PLANNED: _chat(_MEETING + _WHERE, "meeting", When.FOR_TODAY),
    Kind.MEETING_MOVED: _chat(_MEETING + _WHERE + "was", "meeting", When.FOR_TODAY),
    Kind.MEETING_CANCELLED: _chat(_MEETING, "meeting", When.FOR_TODAY),
    Kind.MEETING_SOON: _chat("at lasts " + _WHERE, "meeting", When.REMINDER),
    Kind.MEETING_THREAD: shapes.MEETING_THREAD,
    Kind.MEETING_THREAD_OFF: shapes.MEETING_THREAD_OFF,
    Kind.MEETING_JOIN: _chat(_MEETING + "place join_url", "meeting", When.FOR_TODAY),
    Kind.MEETING_HALFWAY: shapes.MEETING_RUNNING,
    Kind.MEETING_TEN_LEFT: shapes.MEETING_RUNNING,
    Kind.MEETING_FIVE_LEFT: shapes.MEETING_RUNNING,
    Kind.MEETING_ROOM: shapes.MEETING_ROOM,
    Kind.MEETING_ROOM_OFF: shapes.MEETING_ROOM_OFF,
    Kind.ROOM_REFUSED: shapes.ROOM_REFUSED,
    Kind.ROOM_LATE: shapes.ROOM_LATE,
    Kind.ROOM_THERE: shapes.ROOM_NEWS,
    Kind.ROOM_WITHOUT_BOT: shapes.ROOM_NEWS,
    Kind.MEETING_LINK: shapes.MEETING_LINK,
    Kind.MEETING_LINK_MOVED: shapes.MEETING_LINK,
    Kind.MEETING_LINK_OFF: shapes.MEETING_LINK,
    Kind.REPORT_DRAFT_DUE: _chat("by", "case", When.REMINDER),
    Kind.REPORT_SEND_DUE: _chat("by", "case", When.REMINDER),
    Kind.REPORT_WINDOW_OVER: _chat("by", "case", When.REMINDER),
    Kind.REPORT_RESPONSE: _chat("on", "case"),
    Kind.REPORT_READABLE: _chat("", "case"),
    Kind.CASE_YOURS: _chat("school coordinator"),
    Kind.CASE_HANDED_OVER: _chat("school coordinator"),
    Kind.DEPUTY_APPOINTED: _chat("school coordinator"),
    Kind.DEPUTY_ENDED: _chat("school coordinator"),
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
    Kind.DOOR_CODE_MAIL: _own_mail("code", "", When.ANSWER),
    Kind.OUTSIDE_INVITED_MAIL: _OUTSIDE,
    Kind.OUTSIDE_LINK_MAIL: _OUTSIDE,
    Kind.OUTSIDE_REMINDED_MAIL: _mail("label", "invitation", When.REMINDER),
    Kind.OUTSIDE_WITHDRAWN_MAIL: shapes.OUTSIDE_PARTING,
    Kind.OUTSIDE_ENDED_MAIL: shapes.OUTSIDE_PARTING,
    Kind.PARENT_INVITED: _MEETING_MAIL,
    Kind.PUPIL_INVITED: _mail("", ""),
    Kind.PUPIL_NEWS_MAIL: _mail("", ""),
    Kind.PUPIL_CODE_MAIL: _own_mail("code", "", When.ANSWER),
    Kind.PARENT_ASKED_MAIL: _mail("", "guardian"),
    Kind.PUPIL_DECIDES_MAIL: _mail("", "guardian"),
    Kind.PARENT_REMINDED: _mail("", "guardian", When.REMINDER),
    Kind.CONSENT_CONFIRMED_MAIL: _own_mail("on", "guardian"),
    Kind.TIMES_OFFERED: _chat("coordinator first second third replaces", "offer"),
    Kind.TIMES_OFFERED_MAIL: _mail("first second third replaces", "guardian"),
    Kind.TIMES_WITHDRAWN: _chat("coordinator", "offer"),
    Kind.TIMES_WITHDRAWN_MAIL: _mail("", "guardian"),
    Kind.MEETING_MAIL: _MEETING_MAIL,
    Kind.MEETING_MOVED_MAIL: _MEETING_MAIL,
    Kind.MEETING_CANCELLED_MAIL: _MEETING_MAIL,
    Kind.MEETING_JOIN_MAIL: _MEETING_MAIL,
    Kind.MEETING_SOON_MAIL: replace(_MEETING_MAIL, when=When.REMINDER),
    Kind.AGREEMENT_SOON_MAIL: _mail("by", "agreement guardian", When.REMINDER),
    Kind.AGREEMENT_TODAY_MAIL: _mail("by", "agreement guardian", When.REMINDER),
    Kind.AGREEMENT_LATE_MAIL: _mail("by", "agreement guardian", When.REMINDER),
    Kind.MEMBER_JOINED_MAIL: _mail("name", "person guardian"),
    Kind.CASE_ENDED_MAIL: _mail("", "guardian"),
    Kind.REPORT_MAIL: _mail("by", "guardian"),
    Kind.REPORT_ANSWERED_MAIL: _own_mail("", "guardian"),
    Kind.KEEPING_ENDS: _chat("on", "case"),
    Kind.RIGHTS_ANSWERED_MAIL: _own_mail("", "guardian"),
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


def ground_of(message: Message) -> LegalGround:
    """Return the ground on which a message leaves, for the log of what was disclosed."""
    return SHAPES[Kind(message.kind)].ground


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
    if when is When.AT_ONCE:
        return Urgency.NOW
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
