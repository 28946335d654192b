"""Composing one mail to one person.

A subject or a name in it never holds a child's name or what a case is about, and no text
that somebody typed goes into a header. The guard below holds even if a caller forgets that.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime

from bot.delivery.letters import Letter, as_html, as_text


class _WholeSubjects(EmailPolicy):
    """Writes a subject so that no blank of it is lost, and that it begins on its own line.

    Python's own folding drops the blank where one encoded word ends and the next begins: readers
    take away what is between two of them. And it leaves the first line empty where a subject
    would just fit on the second; some programs show that with a blank before it.

    Source:
        RFC 2047, section 6.2; python/cpython, issue 92081.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return the header as it goes over the line."""
        if name != "Subject":
            return super().fold_binary(name, value)
        charset = "us-ascii" if value.isascii() else "utf-8"
        written = Header(value, charset, header_name=name).encode(linesep=self.linesep)
        return f"{name}: {written}{self.linesep}".encode("ascii")


# Seven bits all the way: no server on the road has to promise that it takes eight.
_POLICY = _WholeSubjects(linesep="\r\n", cte_type="7bit")
_LOCAL = re.compile(r"[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"([a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+")
_ENDS_A_LINE = frozenset({"Cc", "Zl", "Zp"})
CALENDAR_FILE = "gesprek.ics"


class HeaderRefused(ValueError):
    """A text for a header could end it and begin another one, so no mail was made."""


class AddressRefused(ValueError):
    """No mail can be addressed to this; the message does not repeat the address."""


@dataclass(frozen=True, slots=True)
class From:
    """Whom mails come from, as set up by the operator.

    Nobody reads what is sent there, as every mail says, but programs: mails that come back.
    """

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """The domain that names our mails and calendar entries."""
        return mail_address(self.address).domain


def compose(letter: Letter, sender: From, now: datetime) -> EmailMessage:
    """Return the mail as a tree of parts.

    The calendar text is there twice, because programs look in different places: as an
    alternative in the first part (Outlook) and as an attachment (phones).

    Raises:
        AddressRefused: the receiver's address is none.
        HeaderRefused: a text for a header holds a control character or an encoded word.

    Source:
        MS-STANOICAL, V0343: Outlook reads a meeting only in the first child of the mixed part.
    """
    mail = EmailMessage(policy=_POLICY)
    mail.set_content(as_text(letter))
    mail.add_alternative(as_html(letter), subtype="html")
    if letter.calendar:
        mail.add_alternative(
            letter.calendar.text.decode(),
            subtype="calendar",
            params={"method": letter.calendar.method.value},
        )
        mail.add_attachment(
            letter.calendar.text, maintype="application", subtype="ics", filename=CALENDAR_FILE
        )
    # After the parts: a part that becomes the whole takes the headers with it.
    for name, value in _headers(letter, sender, now).items():
        mail[name] = value if isinstance(value, Address) else _guarded(value)
    return mail


def to_bytes(mail: EmailMessage) -> bytes:
    """Return the mail as it goes over the line.

    Raises:
        HeaderRefused: folding the headers produced one that was not set. Python before
            3.11.10 decodes ``=?utf-8?q?a=0D=0ABcc:…?=`` into a real second header.
    """
    written = mail.as_bytes()
    head = written.split(b"\r\n\r\n", 1)[0].decode("ascii")
    names = [line.split(":", 1)[0] for line in head.split("\r\n") if line[:1] not in " \t"]
    if Counter(names) != Counter(mail.keys()):
        raise HeaderRefused("the written headers are not those that were set")
    return written


def mail_address(text: str) -> Address:
    """Return an address that any server takes; a domain with accents in its ASCII form.

    Quoted local parts are left out: nobody has one, and they may hold anything.

    Raises:
        AddressRefused: it has no local part or domain, holds spaces or control characters,
            or its local part is not ASCII, which few servers accept.

    Source:
        RFC 5322, section 3.2.3 (dot-atom).
    """
    local, _, domain = text.strip().rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise AddressRefused("this is not a mail address") from error
    if "=?" in local or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(ascii_domain):
        raise AddressRefused("this is not a mail address")
    return Address(username=local, domain=ascii_domain)


def _headers(letter: Letter, sender: From, now: datetime) -> dict[str, str | Address]:
    own = mail_address(sender.address)
    return {
        "From": Address(_guarded(sender.name), own.username, own.domain),
        "To": mail_address(letter.to),
        "Subject": letter.subject,
        "Date": format_datetime(now),
        "Message-ID": f"<{letter.reference}@{own.domain}>",
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }


def _guarded(text: str) -> str:
    if "=?" in text or any(unicodedata.category(character) in _ENDS_A_LINE for character in text):
        raise HeaderRefused("a text for a header holds a control character or an encoded word")
    return text
