"""Closing a case, and how long it is kept after that."""

from collections.abc import Mapping, Sequence

from cases.errors import DateInTheFuture, PupilNotHeard
from cases.model.keeping import KeptCase
from cases.operations.closing import CloseCase, StillOpen, WhatIsStillOpen
from cases.operations.keeping import (
    HoldCase,
    KeepingLine,
    PupilLeft,
    ReleaseCase,
    WhatIsKept,
)
from dialogs.answers import Begin, Offer
from dialogs.flow import Anyway, Ask, Flow, Preview, Report, Values
from dialogs.kinds.cases import LedCase
from dialogs.kinds.kept import KeptCases
from dialogs.kinds.moments import DayPassed
from dialogs.kinds.words import FreeText
from dialogs.language.say import Say, Sayable


def _open(still: StillOpen) -> Mapping[str, Sayable]:
    counts = {
        "agreements": still.agreements,
        "meetings": still.meetings,
        "invitations": still.invitations,
        "reports": still.reports,
    }
    open_ones = tuple(
        Say(f"close_case.open.{what}", {"number": number})
        for what, number in counts.items()
        if number
    )
    return {
        "open": open_ones or (Say("close_case.nothing_open"),),
        "people": ", ".join(still.leaving) or Say("value.nobody"),
    }


def _is_unheard(values: Values) -> bool:
    return values.get("although_unheard") is True


def _closed(still: StillOpen) -> Report:
    return Report(values={"people": ", ".join(still.leaving) or Say("value.nobody")})


def _kept(kept: KeptCase) -> Report:
    return Report(values={"label": kept.case.label}, about=str(kept.case.id))


def _left(line: KeepingLine) -> Report:
    key = None if line.destroy_on else "pupil_left.still_open"
    values = {"label": line.case.label, "destroy_on": line.destroy_on}
    return Report(values=values, about=str(line.case.id), key=key)


def _lines(lines: Sequence[KeepingLine]) -> Report:
    told = tuple(_line(line) for line in lines)
    due = [line for line in lines if line.is_due]
    offers = tuple(
        Offer(
            Say("button.destroy", {"label": line.case.label}),
            Begin(flow="destroy_case", answers={"case": str(line.case.id), "ground": "retention"}),
        )
        for line in due[:5]
    )
    return Report(
        values={"lines": told}, offers=offers, key=None if told else "what_is_kept.nothing"
    )


def _line(line: KeepingLine) -> Say:
    values: dict[str, Sayable] = {"label": line.case.label, "on": line.destroy_on}
    if line.is_held:
        return Say("what_is_kept.held", values)
    if line.destroy_on is None:
        return Say("what_is_kept.no_date", values)
    return Say("what_is_kept.due" if line.is_due else "what_is_kept.until", values)


CLOSE_CASE = Flow(
    name="close_case",
    fills=CloseCase,
    asks=(
        Ask("case", LedCase()),
        Ask("why_unheard", FreeText(long=True), when=_is_unheard, shortcut=False),
    ),
    report=_closed,
    confirm=True,
    anyway={PupilNotHeard: Anyway("although_unheard", "button.although_unheard")},
    preview=Preview(WhatIsStillOpen, _open),
)

HOLD_CASE = Flow(
    name="hold_case",
    fills=HoldCase,
    asks=(Ask("case", KeptCases(alone_is_enough=False)),),
    report=_kept,
)

RELEASE_CASE = Flow(
    name="release_case",
    fills=ReleaseCase,
    asks=(Ask("case", KeptCases(alone_is_enough=False)),),
    report=_kept,
    confirm=True,
)

PUPIL_LEFT = Flow(
    name="pupil_left",
    fills=PupilLeft,
    asks=(Ask("case", KeptCases(alone_is_enough=False)), Ask("on", DayPassed())),
    report=_left,
    ask_again={DateInTheFuture: "on"},
)

WHAT_IS_KEPT = Flow(
    name="what_is_kept",
    fills=WhatIsKept,
    asks=(),
    report=_lines,
    query=True,
)
