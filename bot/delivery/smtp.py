"""Handing mails to the operator's SMTP server."""

import ipaddress
import logging
import ssl
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.delivery.letters import Letter
from bot.delivery.mail import (
    AddressRefused,
    From,
    HeaderRefused,
    compose,
    mail_address,
    to_bytes,
)
from bot.delivery.outcomes import Delivered, Outcome, Refused, TryLater

NEXT_TRY = timedelta(minutes=5)
"""How long a mail rests when the server is busy or away; greylisting asks about as much."""
AFTER_MENDING = timedelta(minutes=15)
"""How long it rests when only the operator can mend it: a wrong password or certificate."""
PATIENCE = timedelta(seconds=30)
AWAY_RESTS = timedelta(minutes=1)
"""How long nobody knocks at a server that did not answer: chats wait meanwhile, up to PATIENCE."""
_ADDRESS_NOT_ALLOWED = 553
_TRANSACTION_FAILED = 554
_PORTS = {"smtp": 587, "smtps": 465}
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed in.

    ``encrypted_from_start`` is TLS before the first word (``smtps``). Otherwise STARTTLS is
    demanded, unless the server is on this machine: the mails carry personal links.
    """

    host: str
    port: int
    encrypted_from_start: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def from_url(cls, url: str) -> Self:
        """Read ``smtp://user:password@host:port`` or ``smtps://…``; odd characters %-encoded.

        Raises:
            ValueError: it is neither; the message does not repeat the password.
        """
        problem = "an SMTP address looks like smtp://user:password@host:587 or smtps://host"
        try:
            parts = urlsplit(url)
            port = parts.port or _PORTS[parts.scheme]
        except (KeyError, ValueError):
            raise ValueError(problem) from None
        if not parts.hostname or parts.path.strip("/") or (parts.username and not parts.password):
            raise ValueError(problem)
        return cls(
            host=parts.hostname,
            port=port,
            encrypted_from_start=parts.scheme == "smtps",
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
        )

    @property
    def may_be_plain(self) -> bool:
        """Say whether mails may go there unencrypted: only within this machine, without login."""
        if self.user:
            return False
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


class Mailer:
    """Sends letters, one connection each, and says what became of them."""

    def __init__(
        self, server: MailServer, sender: From, *, trusted: ssl.SSLContext | None = None
    ) -> None:
        self._server = server
        self._sender = sender
        self._trusted = trusted
        self._away_until: datetime | None = None

    async def send(self, letter: Letter, now: datetime) -> Outcome:
        """Compose a letter and hand it to the server; never raises for what a server does.

        While a server that did not answer rests, letters are for later without asking it.
        """
        try:
            mail = to_bytes(compose(letter, self._sender, now))
            receiver = mail_address(letter.to).addr_spec
        except AddressRefused:
            return Refused(_ADDRESS_NOT_ALLOWED)
        except HeaderRefused:
            _LOG.exception("mail not composed", extra={"reference": str(letter.reference)})
            return Refused(_TRANSACTION_FAILED)
        if self._away_until is not None and now < self._away_until:
            return TryLater(NEXT_TRY)
        try:
            await self._hand_over(mail, receiver)
        except (aiosmtplib.SMTPException, OSError) as error:
            outcome = _outcome(error)
            if isinstance(error, TimeoutError):
                self._away_until = now + AWAY_RESTS
            # The server's own words often repeat the address, so only its digits are kept.
            _LOG.warning(
                "mail not delivered",
                extra={"reference": str(letter.reference), "cause": type(error).__name__},
            )
            return outcome
        return Delivered()

    async def _hand_over(self, mail: bytes, receiver: str) -> None:
        server = self._server
        plain_allowed = server.encrypted_from_start or server.may_be_plain
        await aiosmtplib.send(
            mail,
            sender=mail_address(self._sender.address).addr_spec,
            recipients=[receiver],
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.encrypted_from_start,
            start_tls=None if plain_allowed else True,
            tls_context=self._trusted,
            # Named here, because otherwise the library asks DNS for it and blocks everybody.
            local_hostname=self._sender.domain,
            timeout=PATIENCE.total_seconds(),
        )


def _outcome(error: aiosmtplib.SMTPException | OSError) -> Outcome:
    match error:
        case aiosmtplib.SMTPRecipientsRefused(recipients=[first, *_]):
            return _by_code(first.code)
        case aiosmtplib.SMTPDataError(code=code):
            return _by_code(code)
        case (
            aiosmtplib.SMTPAuthenticationError(code=code) | aiosmtplib.SMTPSenderRefused(code=code)
        ):
            return TryLater(
                AFTER_MENDING, code
            )  # the operator's login or address, not the receiver's
        case aiosmtplib.SMTPResponseException(code=code):
            return TryLater(NEXT_TRY, code)
        case OSError() if not isinstance(error, ssl.SSLError):
            return TryLater(NEXT_TRY)
        case _:  # no STARTTLS, no login offered, or a certificate nobody vouches for
            return TryLater(AFTER_MENDING)


def _by_code(code: int) -> Outcome:
    """Sort a server's answer as RFC 5321, section 4.2.1 does: 4xx may pass later, 5xx never."""
    return Refused(code) if code >= 500 else TryLater(NEXT_TRY, code)  # noqa: PLR2004 - RFC 5321
