"""A report on paper for a parent who reads no mail, in the words in which they would read it."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cases.desk import Command, Occasion
from cases.errors import NoReport, NotFoundHere
from cases.identities import PersonId
from cases.model.agreements import Agreement
from cases.model.case import Case, CaseId
from cases.model.people import Guardian
from cases.operations.disclosing import allowed_to_me, keep_disclosure
from cases.operations.paper import LetterToPrint, link_to_print
from cases.operations.report_pages import ParentsReports, ReportPage, pages_of
from cases.operations.report_parts import asked_to_respond
from cases.operations.table import led_case, name_of


@dataclass(frozen=True, slots=True)
class PaperReport:
    """The newest version of a report that was sent, with the responses this parent may read."""

    school: str
    coordinator: str
    name: str
    seen: ParentsReports
    page: ReportPage
    today: date


class OpenReportOnPaper(Command[LetterToPrint]):
    """Get a link that shows the newest report as one parent gets it, once, to print it."""

    case: CaseId
    parent: PersonId

    async def carry_out(self, occasion: Occasion) -> LetterToPrint:
        """Return a link of some minutes.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil with authority.
            NoReport: none was sent yet.
        """
        case = await led_case(occasion, self.case)
        guardian = await _asked(occasion, case, self.parent)
        await _newest(occasion, case, guardian)
        return await link_to_print(occasion, case, guardian)


class ReadReportOnPaper(Command[PaperReport]):
    """Read the newest report as one parent gets it; that it was shown is kept first."""

    case: CaseId
    parent: PersonId

    async def carry_out(self, occasion: Occasion) -> PaperReport:
        """Return it. Raises as ``OpenReportOnPaper`` does."""
        case = await led_case(occasion, self.case)
        guardian = await _asked(occasion, case, self.parent)
        await keep_disclosure(occasion, case, await allowed_to_me(occasion, case))
        store = occasion.store
        words = await store.words(case.id, guardian.id) or {}
        page = await _newest(occasion, case, guardian)
        agreements: dict[UUID, Agreement] = {}
        for agreement in await store.agreements(case.id):
            agreements[agreement.id] = agreement
        return PaperReport(
            school=case.school,
            coordinator=await name_of(occasion, case.coordinator) or "",
            name=str(words.get("name") or ""),
            seen=ParentsReports(guardian, [page], agreements, [], {}),
            page=page,
            today=occasion.today,
        )


async def _asked(occasion: Occasion, case: Case, person: PersonId) -> Guardian:
    """Return a parent who gets reports. Raises ``NotFoundHere``."""
    for guardian in await asked_to_respond(occasion, case):
        if guardian.id == person:
            return guardian
    raise NotFoundHere


async def _newest(occasion: Occasion, case: Case, guardian: Guardian) -> ReportPage:
    """Return it without what the other parent answered and did not share."""
    pages = await pages_of(occasion, case, await occasion.store.all_words(case.id))
    if not pages:
        raise NoReport
    seen = [
        shown
        for shown in pages[0].responses
        if shown.response.guardian == guardian.id or shown.response.shared
    ]
    return replace(pages[0], responses=seen)
