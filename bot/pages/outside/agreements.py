"""What an expert does with one of their own agreements."""

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import ValidationError

from bot.pages.forms import Form
from bot.pages.guests.filled import NotRight, read_day
from cases.desk import Command
from cases.errors import IdentityNumberRefused
from cases.model.agreements import Agreement, AgreementId
from cases.operations.agreements import (
    BlockAgreement,
    ConfirmAgreement,
    FinishAgreement,
    MoveAgreement,
)

_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class FilledAgreement:
    """What was sent about an agreement, to be shown again when it is not right.

    ``seen`` is the day that stood beside the promise.
    """

    do: str = ""
    why: str = ""
    day: str = ""
    seen: str = ""

    @classmethod
    def from_form(cls, form: Form) -> "FilledAgreement":
        """Take the fields from what a browser sent, cut to what they can hold."""
        do, day, seen = (form.get(name, "").strip()[:40] for name in ("do", "day", "seen"))
        return cls(do, form.get("why", "").strip()[:_LONGEST], day, seen)

    def command(self, agreement: AgreementId, now: datetime) -> Command[Agreement]:
        """Return what is to be done.

        Raises:
            NotRight: something has to be filled in or looked at again.
        """
        if self.do == "block":
            return self._blocking(agreement)
        if self.do == "move":
            return MoveAgreement(agreement=agreement, by=self._day(now))
        if self.do == "done":
            return FinishAgreement(agreement=agreement)
        if self.do == "confirm":
            return ConfirmAgreement(agreement=agreement)
        raise NotRight({})

    def _blocking(self, agreement: AgreementId) -> Command[Agreement]:
        try:
            return BlockAgreement(agreement=agreement, why=self.why or None)
        except (ValidationError, IdentityNumberRefused):
            raise NotRight({"why": "number"}) from None

    def _day(self, now: datetime) -> date:
        day = read_day(self.day)
        if day is None:
            raise NotRight({"day": "day"})
        if day < now.date():
            raise NotRight({"day": "past"})
        return day
