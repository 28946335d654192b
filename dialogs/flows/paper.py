"""Printing a letter for a parent who reads no mail."""

from cases.operations.paper import LetterToPrint, OpenLetter
from dialogs.answers import OpenPage
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.people import CaseGuardian
from dialogs.language.say import Say


def _letter(letter: LetterToPrint) -> Report:
    page = f"/brief/{letter.token}/{letter.guardian.id}"
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
