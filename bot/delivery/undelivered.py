"""Telling who leads a case that a mail did not arrive, and reading mails that say so.

A mail that comes back is matched by our own Message-ID, which only who got the mail knows; an
address alone proves nothing.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import UUID

from cases.messages import Message, Road
from cases.operations.kinds import Kind, timed
from cases.practices.practice import Practice
from cases.principals import Courier
from storage.bouncing import LostMail, ToTell
from storage.database import Database
from storage.outbox import Delivery

LARGEST_REPORT = 1024 * 1024
"""The most octets of a report that are read; what was returned of our mail is far smaller."""

TOLD_AGAIN = timedelta(days=1)
"""Somebody is not told of the same parent more than once in this time, unless they sent again."""

_OURS = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^<>@\s]+)>", re.IGNORECASE)


def returned_mail(report: bytes, domain: str) -> UUID | None:
    """Return which mail of ours a report says will never be delivered.

    Args:
        report: a delivery status notification as a mail server hands it over.
        domain: the domain in our Message-IDs.

    Returns:
        None when it is no such report, only says that delivery takes long or succeeded, or
        holds no Message-ID of ours.

    Source:
        RFC 3464, sections 2 (multipart/report with message/delivery-status) and 2.3.3 (Action);
        RFC 6522, section 3 (the third part holds the returned mail or its headers).
    """
    mail = message_from_bytes(report[:LARGEST_REPORT], policy=policy.default)
    if mail.get_content_type() != "multipart/report" or not _has_failed(mail):
        return None
    for name in _returned_ids(mail):
        found = _OURS.fullmatch(name.strip())
        if found and found[2].casefold() == domain.casefold():
            return UUID(found[1])
    return None


async def tell_undelivered(
    database: Database, mail: LostMail, practice: Practice, now: datetime
) -> bool:
    """Tell who leads the case, unless they know; return whether it was news.

    They were told today, or, of a mail that they sent by hand, since they did.
    """
    since = max(now - TOLD_AGAIN, mail.at) if mail.was_sent_by_hand else now - TOLD_AGAIN
    async with database.work_as(Courier()) as work:
        whom = await work.bouncing.whom_to_tell(mail, since)
        message = _about(mail, whom, practice.today(now), now) if whom else None
        if message is None:
            return False
        await work.watching.post(mail.tenant, timed(message, now, practice))
    return True


def _about(mail: LostMail, whom: ToTell, today: date, now: datetime) -> Message | None:
    """Return what is told of a parent or an expert, nothing of anybody else.

    That a colleague got nothing in their chat is told of an invitation that came too late alone.
    """
    if whom.relation is None and (whom.name is None or not (whom.is_outside or mail.too_late)):
        return None
    told = {"relation": whom.relation} if whom.relation else {"name": whom.name}
    of_parents = Kind.PARENT_TOO_LATE if mail.too_late else Kind.MAIL_UNDELIVERED
    of_experts = Kind.EXPERT_TOO_LATE if mail.too_late else Kind.OUTSIDE_UNDELIVERED
    return Message(
        kind=of_parents if whom.relation else of_experts,
        case=mail.case,
        subject=mail.receiver,
        receiver=whom.leader,
        at=now,
        values={"label": whom.label, "on": today, **told},
        references={"guardian" if whom.relation else "person": mail.receiver},
    )


async def tell_of_lost(
    database: Database,
    given_up: Sequence[tuple[Delivery, bool]],
    practice: Practice,
    now: datetime,
) -> None:
    """Tell who leads of the mails among these; what else is given up concerns the operator.

    What experts from outside hear in place of a chat went by mail as well. With each stands
    whether it was too late: an invitation to a meeting that has begun, which was not sent.
    """
    for delivery, too_late in given_up:
        message = delivery.message
        if message.road in {Road.MAIL, Road.CHAT}:
            lost = LostMail(
                delivery.tenant,
                message.case,
                message.receiver,
                message.kind,
                message.at,
                too_late=too_late,
            )
            await tell_undelivered(database, lost, practice, now)


async def take_report(
    database: Database, report: bytes, domain: str, practice: Practice, now: datetime
) -> bool:
    """Take a report that a mail server handed over; return whether it was about a mail of ours."""
    message = returned_mail(report, domain)
    if message is None:
        return False
    async with database.work_as(Courier()) as work:
        mail = await work.bouncing.bounced(message)
    if mail is None:
        return False
    await tell_undelivered(database, mail, practice, now)
    return True


def _has_failed(report: EmailMessage) -> bool:
    """Say whether one of the receivers will never get it, by the report's own fields."""
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            for block in blocks if isinstance(blocks, list) else []:
                action = block.get("Action", "") if isinstance(block, EmailMessage) else ""
                if str(action).strip().casefold() == "failed":
                    return True
    return False


def _returned_ids(report: EmailMessage) -> Iterator[str]:
    """Return the Message-IDs of what was returned: a whole mail, or its headers alone."""
    for part in report.iter_parts():
        match part.get_content_type():
            case "message/rfc822":
                returned = part.get_payload()
                for mail in returned if isinstance(returned, list) else []:
                    if isinstance(mail, EmailMessage):
                        yield str(mail.get("Message-ID", ""))
            case "text/rfc822-headers":
                headers = part.get_content()
                text = headers if isinstance(headers, str) else headers.decode("ascii", "replace")
                parsed = message_from_bytes(text.encode("utf-8"), policy=policy.default)
                yield str(parsed.get("Message-ID", ""))
