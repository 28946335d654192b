"""Opening a closed case again."""

from cases.errors import LabelDiffers
from cases.model.case import Case
from cases.operations.reopening import ReopenCase
from dialogs.asking import begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.kept import ClosedCase
from dialogs.kinds.words import FreeText


def _opened(case: Case) -> Report:
    about = str(case.id)
    return Report(
        values={"label": case.label}, offers=(begin("invite_expert", case=about),), about=about
    )


REOPEN_CASE = Flow(
    name="reopen_case",
    fills=ReopenCase,
    asks=(
        Ask("case", ClosedCase(alone_is_enough=False)),
        Ask("typed", FreeText(), shortcut=False),
    ),
    report=_opened,
    confirm=True,
    ask_again={LabelDiffers: "typed"},
)
