"""Agreements: who does what, when and how."""

from dataclasses import dataclass
from datetime import date

from cases.desk import Command
from cases.model.agreements import Agreement, AgreementId
from cases.model.case import CaseId
from cases.operations.fields import FreeText
from cases.principals import PersonId


@dataclass(frozen=True, slots=True)
class AgreementText:
    """An agreement with its words; ``why`` is what stood in the way, if anything did."""

    agreement: Agreement
    label: str
    what: str
    how: str | None
    why: str | None


class RecordAgreement(Command[Agreement]):
    """Write down what somebody at the table will do."""

    case: CaseId
    who: PersonId
    what: FreeText
    by: date
    how: FreeText | None = None


class ConfirmAgreement(Command[Agreement]):
    """Say that one will do it."""

    agreement: AgreementId


class FinishAgreement(Command[Agreement]):
    """Say that it is done."""

    agreement: AgreementId


class BlockAgreement(Command[Agreement]):
    """Say that it cannot be done, and perhaps why."""

    agreement: AgreementId
    why: FreeText | None = None


class MoveAgreement(Command[Agreement]):
    """Promise it for another day."""

    agreement: AgreementId
    by: date


class AgreementWords(Command[AgreementText]):
    """Read what was agreed."""

    agreement: AgreementId
