"""Writing down what somebody made in Dutch of a parent's own words."""

from cases.errors import NotFoundHere
from cases.model.people import Guardian
from cases.operations.translating import RecordTranslation
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.outside import OneLine
from dialogs.kinds.people import CaseGuardian
from dialogs.kinds.words import FreeText
from dialogs.kinds.writings import ParentsWords


def _kept(_: Guardian) -> Report:
    return Report(offers=(begin("read_case"),))


RECORD_TRANSLATION = Flow(
    name="record_translation",
    fills=RecordTranslation,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("parent", CaseGuardian(), settles_others=True),
        Ask("said", ParentsWords(), shortcut=False, settles_others=True),
        Ask("text", FreeText(long=True), shortcut=False),
        Ask("translator", OneLine()),
    ),
    report=_kept,
    confirm=True,
    ask_again={NotFoundHere: "parent"},
)
