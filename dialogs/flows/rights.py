"""Who leads a case: handing it over, and naming a deputy."""

from cases.errors import NotAMember
from cases.model.case import Case
from cases.operations.rights import AppointDeputy, EndDeputy, HandOver
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.people import Colleague


def _led(case: Case) -> Report:
    return Report(values={"label": case.label}, about=str(case.id))


def _stands_in(case: Case) -> Report:
    about = str(case.id)
    return Report(
        values={"label": case.label}, offers=(begin("end_deputy", case=about),), about=about
    )


HAND_OVER = Flow(
    name="hand_over",
    fills=HandOver,
    asks=(Ask("case", LedCase()), Ask("to", Colleague())),
    report=_led,
    confirm=True,
    ask_again={NotAMember: "to"},
)

APPOINT_DEPUTY = Flow(
    name="appoint_deputy",
    fills=AppointDeputy,
    asks=(Ask("case", LedCase()), Ask("who", Colleague())),
    report=_stands_in,
    confirm=True,
    ask_again={NotAMember: "who"},
)

END_DEPUTY = Flow(
    name="end_deputy",
    fills=EndDeputy,
    asks=(Ask("case", LedCase()),),
    report=_led,
    confirm=True,
)
