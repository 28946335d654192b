"""Reporting a data breach, ending one, and what else the privacy officer hears."""

from collections.abc import Sequence

from cases.model.breaches import Breach
from cases.model.looking import Attempt
from cases.operations.breaches import EndBreach, OpenBreaches, ReportBreach, Reported
from cases.operations.strangers import Tried, WhoTried
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.subjects import OpenBreach
from dialogs.kinds.words import FreeText, Story
from dialogs.language.say import Say, Sayable


def _reported(reported: Reported) -> Report:
    breach = reported.breach
    key = None if reported.officer else "data_breach.nobody_named"
    values: dict[str, Sayable] = {
        "label": breach.label,
        "number": breach.frozen,
        "by": breach.until,
    }
    return Report(values=values, key=key)


def _open(breaches: Sequence[Breach]) -> Report:
    lines = tuple(
        Say(
            "breaches.line",
            {"label": one.label, "at": one.reported_at, "by": one.until, "number": one.frozen},
        )
        for one in breaches
    )
    return Report(values={"lines": lines}, key=None if lines else "breaches.nothing")


def _tried(tried: Tried) -> Report:
    lines: list[Say] = [_line(one) for one in tried.attempts]
    if tried.has_more:
        lines.append(Say("who_tried.more"))
    return Report(values={"lines": tuple(lines)}, key=None if lines else "who_tried.nothing")


def _line(attempt: Attempt) -> Say:
    values: dict[str, Sayable] = {
        "on": attempt.on,
        "name": attempt.name or Say("who_tried.unknown"),
        "label": attempt.label or Say("who_tried.no_case"),
        "item": Say(f"look.item.{attempt.item}"),
        "times": attempt.times,
    }
    return Say("who_tried.line", values)


DATA_BREACH = Flow(
    name="data_breach",
    fills=ReportBreach,
    asks=(
        Ask("what", Story()),
        Ask("who_has_it", FreeText(long=True), shortcut=False, skippable=True),
    ),
    report=_reported,
    confirm=True,
)

BREACHES = Flow(name="breaches", fills=OpenBreaches, asks=(), report=_open)

END_BREACH = Flow(
    name="end_breach",
    fills=EndBreach,
    asks=(Ask("breach", OpenBreach()),),
    report=lambda thawed: Report(values={"number": thawed}),
    confirm=True,
)

WHO_TRIED = Flow(name="who_tried", fills=WhoTried, asks=(), report=_tried)
