"""A mail taken apart for showing: its text, its HTML, its invitation and its links."""

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from html import unescape

from icalendar import Calendar


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it came in.

    ``source`` is the whole message, a character for each byte (Latin-1), so that it can be
    kept as text and loses nothing.
    """

    id: str
    to: str
    received_at: datetime
    source: str

    @property
    def message(self) -> EmailMessage:
        """The mail as Python's own parser reads it."""
        read = email.message_from_bytes(self.source.encode("latin-1"), policy=email.policy.default)
        assert isinstance(read, EmailMessage)
        return read


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a calendar would show of the iCalendar part of a mail."""

    method: str
    uid: str
    sequence: int
    summary: str
    place: str
    starts: datetime | None
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class OpenedMail:
    """A mail with its parts; what a part does not have is empty, or None."""

    sender: str
    subject: str
    text: str
    html: str
    invitation: Invitation | None
    attachments: tuple[str, ...]

    @property
    def links(self) -> tuple[str, ...]:
        """The web addresses in the mail, in order, each once."""
        in_text = re.findall(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]", self.text)
        in_html = [unescape(link) for link in re.findall(r'href="(https?://[^"]+)"', self.html)]
        return tuple(dict.fromkeys(in_text + in_html))


def open_mail(mail: Mail) -> OpenedMail:
    """Take a mail apart."""
    message = mail.message
    return OpenedMail(
        sender=str(message["From"] or ""),
        subject=str(message["Subject"] or ""),
        text=_content(message, "plain"),
        html=_content(message, "html"),
        invitation=_invitation(message),
        attachments=tuple(
            name for part in message.iter_attachments() if (name := part.get_filename())
        ),
    )


def _content(message: EmailMessage, subtype: str) -> str:
    part = message.get_body(preferencelist=(subtype,))
    content = part.get_content() if part else ""
    return content if isinstance(content, str) else ""


def _invitation(message: EmailMessage) -> Invitation | None:
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            payload = part.get_payload(decode=True)
            return _read_calendar(payload) if isinstance(payload, bytes) else None
    return None


def _read_calendar(payload: bytes) -> Invitation | None:
    try:
        calendar = Calendar.from_ical(payload)
    except ValueError:
        return None
    for event in calendar.walk("VEVENT"):
        return Invitation(
            method=str(calendar.get("METHOD", "")),
            uid=str(event.get("UID", "")),
            sequence=int(event.get("SEQUENCE", 0)),
            summary=str(event.get("SUMMARY", "")),
            place=str(event.get("LOCATION", "")),
            starts=_moment(event.decoded("DTSTART", None)),
            ends=_moment(event.decoded("DTEND", None)),
        )
    return None


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None
