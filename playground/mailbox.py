"""Everybody's mailbox: a real SMTP server on loopback that keeps what it is given."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import count
from typing import Any

from aiosmtpd.smtp import SMTP

from playground.mail import Mail, OpenedMail, open_mail
from playground.scene import Bulletin

_LARGEST_MAIL = 10 * 1024 * 1024


class Mailbox:
    """Keeps the mails per address, in the order in which they came.

    ``refusals`` makes an address fail on purpose: it maps it to an SMTP answer, such as
    ``550 5.1.1 No such mailbox`` or ``451 4.3.0 Try again later``.
    """

    def __init__(
        self, clock: Callable[[], datetime], bulletin: Bulletin, kept: Sequence[Mail] = ()
    ) -> None:
        self.mails: list[Mail] = list(kept)
        self.refusals: dict[str, str] = {}
        self.port = 0
        self._clock = clock
        self._bulletin = bulletin
        self._numbers = count(len(kept) + 1)

    @property
    def url(self) -> str:
        """The address for the setting ``SMTP_URL``; known while the server runs."""
        return f"smtp://127.0.0.1:{self.port}"

    def of(self, address: str) -> list[Mail]:
        """Return the mails that came for an address, the oldest first."""
        return [mail for mail in self.mails if mail.to.casefold() == address.casefold()]

    def latest(self, address: str) -> OpenedMail:
        """Return the newest mail for an address, opened.

        Raises:
            LookupError: there is no mail for that address.
        """
        mails = self.of(address)
        if not mails:
            raise LookupError("this mailbox is empty")
        return open_mail(mails[-1])

    def find(self, mail_id: str) -> Mail | None:
        """Return the mail of that id, or None."""
        return next((mail for mail in self.mails if mail.id == mail_id), None)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Mailbox"]:
        """Serve SMTP on a free port of 127.0.0.1 until the block is left."""
        loop = asyncio.get_running_loop()
        callers: list[SMTP] = []

        def answer() -> SMTP:
            callers.append(
                SMTP(
                    _Reception(self),
                    hostname="localhost",
                    enable_SMTPUTF8=True,
                    data_size_limit=_LARGEST_MAIL,
                    loop=loop,
                )
            )
            return callers[-1]

        server = await loop.create_server(answer, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for caller in callers:  # a client may keep its connection for the next mail
                if caller.transport:
                    caller.transport.close()
            await server.wait_closed()

    def take(self, address: str, content: bytes) -> None:
        """Keep a mail for one address."""
        mail = Mail(
            id=f"mail-{next(self._numbers)}",
            to=address,
            received_at=self._clock(),
            source=content.decode("latin-1"),
        )
        self.mails.append(mail)
        self._bulletin.tell("mail", {"mail": mail.id})


class _Reception:
    """What aiosmtpd calls for each address and each mail; its names are given by it."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's own signature
        self,
        server: Any,  # noqa: ANN401, ARG002
        session: Any,  # noqa: ANN401, ARG002
        envelope: Any,  # noqa: ANN401
        address: str,
        rcpt_options: list[str],  # noqa: ARG002
    ) -> str:
        """Accept an address, unless it was told to fail."""
        refusal = self._mailbox.refusals.get(address.casefold())
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's own name
        self,
        server: Any,  # noqa: ANN401, ARG002
        session: Any,  # noqa: ANN401, ARG002
        envelope: Any,  # noqa: ANN401
    ) -> str:
        """Keep the mail once for each address."""
        for address in envelope.rcpt_tos:
            self._mailbox.take(address, envelope.content)
        return "250 2.0.0 Kept"
