"""Who leads a case: handing it over, and naming a deputy."""

from cases.errors import NotAMember
from cases.model.case import Case
from cases.operations.rights import AppointDeputy, HandOver
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.people import Colleague


def _led(case: Case) -> Report:
    return Report(values={"label": case.label}, about=str(case.id))


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
    report=_led,
    confirm=True,
    ask_again={NotAMember: "who"},
)
