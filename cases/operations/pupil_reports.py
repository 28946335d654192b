"""Reports as the pupil reads and answers them; what may be read by age, the wall decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cases.desk import Command, Occasion
from cases.errors import NotFoundHere
from cases.model.reports import ReportResponse
from cases.operations.pupil_pages import pupil_myself
from cases.operations.report_pages import (
    ChildsReport,
    ReportReader,
    childs_reports,
    readers_of,
)
from cases.operations.report_responses import ResponseGiven
from cases.principals import Visitor


@dataclass(frozen=True, slots=True)
class PupilsReports:
    """The newest version of each report, the newest first; ``readers`` of the first of them."""

    reports: Sequence[ChildsReport]
    readers: Sequence[ReportReader]


class ReadReportsAsPupil(Command[PupilsReports]):
    """Read what was written for oneself, and from sixteen the whole reports."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.GUEST})

    async def carry_out(self, occasion: Occasion) -> PupilsReports:
        """Return them. Raises ``CaseNotFound`` and ``NotFoundHere`` as ``pupil_myself`` does."""
        case, _ = await pupil_myself(occasion)
        reports = await childs_reports(occasion, case, await occasion.store.all_words(case.id))
        readers = await readers_of(occasion)
        return PupilsReports(reports, readers.get(reports[0].version, []) if reports else [])


class RespondAsPupil(ResponseGiven, Command[ReportResponse]):
    """Answer what one may read of a report, as the pupil."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.GUEST})

    async def carry_out(self, occasion: Occasion) -> ReportResponse:
        """Keep it as ``keep`` does.

        Raises:
            NotFoundHere: there is no such version for this pupil, or no such part in it.
        """
        case, pupil = await pupil_myself(occasion)
        words = await occasion.store.all_words(case.id)
        for report in await childs_reports(occasion, case, words):
            if report.version == self.version:
                return await self.keep(occasion, case, pupil.id, report.parts)
        raise NotFoundHere
