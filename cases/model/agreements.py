"""Agreements: who does what, when and how."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from cases.errors import AlreadyFinished, DateInThePast, NotYourAgreement
from cases.identities import PersonId
from cases.model.case import Case, CaseId

AgreementId = NewType("AgreementId", UUID)


class AgreementState(StrEnum):
    """How far an agreement is; late is computed, never stored."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    BLOCKED = "blocked"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement without its words: number in the case, doer, date and state.

    What and how are words of the case under this id. ``proposed`` until the doer confirms.
    """

    id: AgreementId
    case: CaseId
    number: int
    who: PersonId
    by: date
    state: AgreementState
    recorded_by: PersonId
    recorded_at: datetime
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Say whether somebody still has to do this."""
        return self.state is not AgreementState.DONE

    def is_late(self, today: date) -> bool:
        """Say whether the day it was promised for has passed."""
        return self.is_open and self.by < today

    def confirmed(self, by: PersonId) -> "Agreement":
        """Return it confirmed by its doer.

        Raises:
            NotYourAgreement: somebody else cannot promise in the doer's name.
            AlreadyFinished: there is nothing left to confirm.
        """
        if by != self.who:
            raise NotYourAgreement(number=self.number)
        return self._open_to_change(AgreementState.CONFIRMED)

    def finished(self, by: PersonId, case: Case) -> "Agreement":
        """Return it done. Raises as ``moved`` does."""
        self._check_may_change(by, case)
        return self._open_to_change(AgreementState.DONE)

    def blocked(self, by: PersonId, case: Case) -> "Agreement":
        """Return it blocked: the doer cannot do it. Raises as ``moved`` does."""
        self._check_may_change(by, case)
        return self._open_to_change(AgreementState.BLOCKED)

    def moved(self, to: date, by: PersonId, case: Case, today: date) -> "Agreement":
        """Return it promised for another day.

        Raises:
            NotYourAgreement: neither the doer nor the coordinator asks.
            AlreadyFinished: it is done.
            DateInThePast: the new day has passed.
        """
        self._check_may_change(by, case)
        if to < today:
            raise DateInThePast(given=to)
        return replace(self._open_to_change(AgreementState.CONFIRMED), by=to)

    def _check_may_change(self, person: PersonId, case: Case) -> None:
        if person != self.who and not case.is_led_by(person):
            raise NotYourAgreement(number=self.number)

    def _open_to_change(self, state: AgreementState) -> "Agreement":
        if not self.is_open:
            raise AlreadyFinished(number=self.number)
        return replace(self, state=state)


@dataclass(frozen=True, slots=True)
class AgreementChange:
    """One line of an agreement's history: what it was before, and who changed it when."""

    agreement: AgreementId
    at: datetime
    by: PersonId
    was_state: AgreementState
    was_by: date
