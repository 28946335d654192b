"""A worker in a process of its own, to be killed: ``dying_worker.py URL MOMENT FOLDER WHERE``.

What reaches somebody's chat is written to the file ``arrived``, a line for each message: its
number, and whether it was marked as perhaps sent before. WHERE is where it stops and waits to
be killed: "before" sending, "after" sending, or "nowhere": then it ends when all is sent. It
says "sent" and "stopped" as it goes.
"""

import asyncio
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.delivery.letter_writer import LetterWriter
from bot.delivery.mail import From
from bot.delivery.smtp import Mailer, MailServer
from bot.delivery.worker import DeliveryWorker, Roads
from bot.messenger import Arrived, ChatOutcome, ChatTarget, Ready
from cases.identities import TenantId
from cases.practices.practice import Practice
from dialogs.answers import Answer
from dialogs.language.texts import Catalogues
from storage.database import Database, Work
from storage.vault import Vault
from tests.seeds import MASTER_KEY

ARRIVED = "arrived"
_SENDING_TAKES = 0.01


@dataclass(frozen=True, slots=True)
class Chats:
    """Chats as lines in a file."""

    folder: Path
    where: str

    async def prepare(
        self, answer: Answer, _target: ChatTarget, _work: Work, _now: datetime, *, again: bool
    ) -> Ready:
        """Make a line of an answer."""
        return Line(self, f"{answer.says[0].values['number']} {'again' if again else 'first'}\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A message to one chat."""

    chats: Chats
    text: str

    async def send(self) -> ChatOutcome:
        """Write it, and wait to be killed where that is wanted."""
        await asyncio.sleep(_SENDING_TAKES)
        if self.chats.where == "before":
            await self._stop()
        with (self.chats.folder / ARRIVED).open("a") as file:
            file.write(self.text)
            file.flush()
            os.fsync(file.fileno())
        _tell("sent")
        if self.chats.where == "after":
            await self._stop()
        return Arrived(None)

    async def _stop(self) -> None:
        _tell("stopped")
        await asyncio.Event().wait()


def _tell(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def _nothing_to_read(_tenant: TenantId, _channels: frozenset[str]) -> bool:
    return False


async def _work(url: str, moment: datetime, folder: Path, where: str) -> None:
    def clock() -> datetime:
        return moment

    practice, sender = Practice(), From("aantafel@wilgenroos.example")
    database = Database(url, Vault(MASTER_KEY), clock, practice)
    await database.connect()
    mails = LetterWriter(Catalogues.load(strict=True), sender, "http://localhost", clock)
    mailer = Mailer(MailServer.from_url("smtp://127.0.0.1:1"), sender)
    roads = Roads(Chats(folder, where), mails, mailer, _nothing_to_read)
    worker = DeliveryWorker(database, roads, clock, practice)
    while await worker.deliver_due():
        pass
    await database.close()


if __name__ == "__main__":
    _, _url, _moment, _folder, _where = sys.argv
    asyncio.run(_work(_url, datetime.fromisoformat(_moment), Path(_folder), _where))
