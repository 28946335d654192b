"""Opening a closed case again."""

from cases.errors import LabelDiffers
from cases.model.consents import Purpose
from cases.operations.reopening import ReopenCase, Reopened
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.kept import ClosedCase
from dialogs.kinds.words import FreeText
from dialogs.language.say import Say


def _opened(reopened: Reopened) -> Report:
    about = str(reopened.case.id)
    lines = tuple(_to_ask(purpose, name) for purpose, name in reopened.to_ask)
    return Report(
        values={"label": reopened.case.label, "lines": lines},
        offers=(begin("invite_expert", case=about), begin("record_consent", case=about)),
        about=about,
        key="reopen_case.to_ask" if lines else None,
    )


def _to_ask(purpose: Purpose, name: str | None) -> Say:
    values = {"purpose": Say(f"choice.purpose.{purpose}"), "name": name or Say("value.team")}
    return Say("reopen_case.to_ask.line", values)


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
