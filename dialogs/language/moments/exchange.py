"""Moments in and out as JSON, for the operator's command and for measuring.

A line in is an object with ``text``, ``now`` (ISO, aware), ``lang`` (nl or en), ``region`` (noord,
midden, zuid or null) and ``timetable`` (whether the default bell table is known). What comes out
is described at ``as_score``; null stands for no moment.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from cases.school_days import Region, SchoolDays
from dialogs.language.moments.finding import find_moments
from dialogs.language.moments.reading import read_moment
from dialogs.language.moments.readings import as_score
from dialogs.language.moments.setting import Language, Setting
from dialogs.language.moments.timetable import DEFAULT_TIMETABLE


@cache
def _calendar(region: Region) -> SchoolDays:
    return SchoolDays(region)


def setting_of(line: Mapping[str, Any]) -> Setting:
    """Return the setting that a line describes.

    Raises:
        ValueError: the time is not aware, or the region is unknown.
    """
    region = line.get("region")
    language: Language = "en" if line.get("lang") == "en" else "nl"
    return Setting(
        now=datetime.fromisoformat(line["now"]),
        language=language,
        school_days=_calendar(Region(region)) if region else None,
        timetable=DEFAULT_TIMETABLE if line.get("timetable") else None,
    )


def read_line(line: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the text of a line says about when."""
    return as_score(read_moment(str(line["text"]), setting_of(line)))


def find_line(line: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the moments in the sentence of a line, with the offsets at which they stand."""
    return [
        {"start": found.start, "end": found.end, "value": as_score(found.reading)}
        for found in find_moments(str(line["text"]), setting_of(line))
    ]


def parse(text: str, now: datetime, lang: str, ctx: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a moment the way the scorer asks; ``ctx`` holds region and timetable."""
    return read_line(_line(text, now, lang, ctx))


def search(text: str, now: datetime, lang: str, ctx: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Find moments in a sentence the way the scorer asks."""
    return find_line(_line(text, now, lang, ctx))


def _line(text: str, now: datetime, lang: str, ctx: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": text,
        "now": now.isoformat(),
        "lang": lang,
        "region": ctx.get("region"),
        "timetable": bool(ctx.get("timetable")),
    }
