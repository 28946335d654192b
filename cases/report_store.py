"""What the rules of reports need of a store; a part of ``cases.store.CaseStore``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cases.identities import PersonId
from cases.model.agreements import Agreement
from cases.model.case import CaseId
from cases.model.consents import Purpose
from cases.model.reports import ReportResponse, ReportVersion, VersionId


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of staff who may read a version; ``purpose`` is None for who leads the case."""

    version: VersionId
    person: PersonId
    purpose: Purpose | None


class ReportStore(Protocol):
    """Reports, as far as this principal may see them."""

    async def report_versions(self, case: CaseId) -> Sequence[ReportVersion]:
        """Return the versions of all reports of a case, those of one report by number."""

    async def add_report_version(self, version: ReportVersion) -> None:
        """Keep a new version. Raises ``ChangedMeanwhile`` if another took its number."""

    async def save_report_version(self, version: ReportVersion, read_edition: int) -> None:
        """Keep a draft as it is now. Raises ``ChangedMeanwhile`` if it was saved or sent since."""

    async def report_responses(self, case: CaseId) -> Sequence[ReportResponse]:
        """Return what parents answered to reports of a case, oldest first."""

    async def add_report_response(self, response: ReportResponse) -> None:
        """Keep a new response of the parent who asks."""

    async def answer_report_response(self, response: ReportResponse) -> None:
        """Keep that a response was answered. Raises ``AlreadyAnswered``."""

    async def share_report_version(
        self, version: ReportVersion, person: PersonId, at: datetime
    ) -> None:
        """Let somebody read a version from before they came; twice is as good as once."""

    async def followed_agreements(self) -> Sequence[Agreement]:
        """Return the agreements that a parent may follow: those of reports, and their own."""

    async def report_readers(self) -> Sequence[Reader]:
        """Return, for a parent, who of the staff may read which version that was sent."""
