"""Reporting a data breach (datalek): told at once, frozen at once, and the clock started."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cases.desk import Command, Occasion
from cases.messages import Message, Road
from cases.model.breaches import REMINDED_AFTER, Breach, BreachId, Officer
from cases.model.case import CaseId
from cases.operations.fields import FreeText
from cases.operations.kinds import Kind, post
from cases.operations.table import name_of

_CHATS = (Kind.BREACH_REPORTED, Kind.BREACH_48_HOURS, Kind.BREACH_72_HOURS)
_MAILS = (Kind.BREACH_REPORTED_MAIL, Kind.BREACH_48_HOURS_MAIL, Kind.BREACH_72_HOURS_MAIL)


@dataclass(frozen=True, slots=True)
class Reported:
    """A breach that was reported, and who hears of it (None: nobody is named)."""

    breach: Breach
    officer: Officer | None


class ReportBreach(Command[Reported]):
    """Report that data may be with somebody who should not have them.

    What happened is sealed. Every case at whose table the reporter sits rests at once; who
    leads it, or the privacy officer, resumes it.
    """

    what: FreeText
    who_has_it: FreeText | None = None

    async def carry_out(self, occasion: Occasion) -> Reported:
        """Keep the report, freeze, tell the privacy officer, and remind at 48 and 72 hours."""
        words = {"what": self.what, "who_has_it": self.who_has_it}
        breach = await occasion.store.report_breach(words, occasion.now)
        officer = await occasion.store.privacy_officer()
        moments = (occasion.now, occasion.now + REMINDED_AFTER, breach.until)
        # With nobody named, the clock is still somebody's: the reporter's.
        in_chat = officer.person if officer else breach.reported_by
        for chat, mail, at in zip(_CHATS, _MAILS, moments, strict=True):
            if in_chat and (officer or chat is not Kind.BREACH_REPORTED):
                told = await _message(occasion, breach, chat, at)
                await post(occasion, _to(told, Officer(in_chat, None)))
            if officer and officer.address:
                written = await _message(occasion, breach, mail, at)
                await post(occasion, _to(written, Officer(None, officer.address)))
        return Reported(breach, officer)


class OpenBreaches(Command[Sequence[Breach]]):
    """See which breaches are not ended: one's own, or all for the privacy officer."""

    async def carry_out(self, occasion: Occasion) -> Sequence[Breach]:
        """Return them, the oldest first."""
        return await occasion.store.breaches()


class EndBreach(Command[int]):
    """End a breach, as the privacy officer: what it froze is used again, reminders stop."""

    breach: BreachId

    async def carry_out(self, occasion: Occasion) -> int:
        """Return how many cases are used again. Raises ``NotFoundHere`` to everybody else."""
        thawed = await occasion.store.end_breach(self.breach)
        await occasion.store.call_back(CaseId(self.breach), self.breach)
        return thawed


async def _message(occasion: Occasion, breach: Breach, kind: Kind, at: datetime) -> Message:
    by_mail = kind in _MAILS
    values = {
        "breach" if by_mail else "label": breach.label,
        "name": await name_of(occasion, breach.reported_by),
        "at": breach.reported_at,
        "by": breach.until,
    }
    if by_mail:
        values |= {"school": "", "coordinator": "", "parent": "", "language": "nl", "token": None}
    return Message(
        kind=kind,
        case=CaseId(breach.id),
        subject=breach.id,
        receiver=breach.reported_by,
        at=at,
        while_seated=False,
        values=values,
    )


def _to(message: Message, officer: Officer) -> Message:
    if officer.person:
        return replace(message, receiver=officer.person)
    return replace(message, road=Road.MAIL, address=officer.address)
