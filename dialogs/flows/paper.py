"""Printing for a parent who reads no mail: a letter, and the report as they would read it."""

from cases.errors import NotFoundHere
from cases.operations.paper import LetterToPrint, OpenLetter
from cases.operations.report_paper import OpenReportOnPaper
from dialogs.answers import OpenPage
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.people import CaseGuardian
from dialogs.language.say import Say


def _letter(letter: LetterToPrint) -> Report:
    return _page(letter, "/brief")


def _report(letter: LetterToPrint) -> Report:
    return _page(letter, "/afdruk")


def _page(letter: LetterToPrint, place: str) -> Report:
    page = f"{place}/{letter.token}/{letter.guardian.id}"
    return Report(
        values={"parent": Say(f"choice.relation.{letter.guardian.relation}")},
        offers=(OpenPage(Say("button.open_page"), page),),
    )


PRINT_LETTER = Flow(
    name="print_letter",
    fills=OpenLetter,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("parent", CaseGuardian())),
    report=_letter,
)

PRINT_REPORT = Flow(
    name="print_report",
    fills=OpenReportOnPaper,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("parent", CaseGuardian())),
    report=_report,
    ask_again={NotFoundHere: "parent"},
)
