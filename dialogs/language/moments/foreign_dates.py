"""Bare calendar dates in the languages of parents: "24 Kasım 2026", "24 listopada 2026".

This is the one place where dateparser is used. Left to itself it finds dates in names, classes
and ages, so it only ever sees a day, one word and a year, and its answer counts only if it kept
the day and the year.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from dialogs.language.moments.days import LAST_YEAR, past
from dialogs.language.moments.readings import Day, Reading
from dialogs.language.moments.setting import Setting

_BARE: Final = re.compile(
    r"\s*(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,15})\.?\s+(?:de\s+)?(\d{4})\s*\.?\s*"
)
_LANGUAGES: Final = ["de", "fr", "es", "pt", "it", "pl", "tr", "uk", "ar", "ro", "bg", "nl", "en"]
_LONGEST: Final = 40


def read_foreign_date(text: str, setting: Setting) -> Reading | None:
    """Return the day of a bare date with its month in another language, or None."""
    bare = _BARE.fullmatch(text) if len(text) <= _LONGEST else None
    if bare is None:
        return None
    day = _parse(int(bare[1]), bare[2], int(bare[3]))
    if day is None:
        return None
    return Day(day) if day >= setting.today else past(day)


@lru_cache(maxsize=256)
def _parse(day: int, month: str, year: int) -> date | None:
    # Loading it takes a tenth of a second, which only readers of such dates should wait for.
    import dateparser  # noqa: PLC0415

    found = dateparser.parse(
        f"{day} {month} {year}",
        languages=_LANGUAGES,
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],
            "STRICT_PARSING": True,
        },
    )
    if found is None or (found.day, found.year) != (day, year) or year > LAST_YEAR:
        return None
    return found.date()
