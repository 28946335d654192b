"""``python -m tests.moments.before_and_after``: the examples, read by dateparser alone and by us.

"dateparser" is the library as it comes, with the language given, day before month and dates in
the future, and ``search_dates`` for sentences; where it leaves the time of day as it was, its
answer counts as a day.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

import dateparser
from dateparser.search import search_dates

from dialogs.language.moments.exchange import parse, search
from tests.moments.judging import (
    AMSTERDAM,
    NOT_FLAGGED,
    RIGHT,
    WRONG,
    Json,
    Parse,
    Search,
    examples,
    outcomes,
)

_GROUPS: Final = {
    "relative days and times": ("relatief_dag", "relatief_tijd"),
    "weekdays, weeks": ("weekdag", "week_weekdag"),
    "dates by number and name": ("absolute_datum",),
    "times of day": ("kloktijd",),
    "date and time": ("datum_tijd",),
    "parts of the day, intervals, deadlines, periods": (
        *("dagdeel", "interval", "deadline", "periode"),
    ),
    "school holidays, feasts, lessons": ("schoolvakantie", "feestdag", "lesuur"),
    "repetition": ("herhaling",),
    "open to two readings": ("ambigu",),
    "to be refused": ("afwijzen",),
    "sloppy typing": ("slordig",),
    "answers, mixed languages, summer time": ("antwoord", "gemengd", "dst_jaargrens"),
    "English": ("en_",),
    "sentences": ("zin_",),
    "**all**": ("",),
}


class Row(NamedTuple):
    """A group of examples: how many, and which shares are right and wrong without asking."""

    name: str
    number: int
    right: float
    wrong: float


def rows(reader: Parse, finder: Search) -> Iterator[Row]:
    """Yield the figures of each group, and of all."""
    judged = list(outcomes(examples("examples.jsonl"), reader, finder))
    for name, categories in _GROUPS.items():
        found = [out for one, out in judged if one["category"].startswith(categories)]
        wrong = sum(outcome in (WRONG, NOT_FLAGGED) for outcome in found)
        yield Row(name, len(found), found.count(RIGHT) / len(found), wrong / len(found))


def dateparser_reads(text: str, now: datetime, lang: str, _: Json) -> Json | None:
    """Read a moment with dateparser alone."""
    found = dateparser.parse(text, languages=[lang], settings=_settings(now))
    return _answer(found, now) if found else None


def dateparser_finds(text: str, now: datetime, lang: str, _: Json) -> list[Json]:
    """Find the moments in a sentence with dateparser alone."""
    hits = search_dates(text, languages=[lang], settings=_settings(now)) or []
    return [{"value": _answer(found, now)} for _, found in hits]


def _settings(now: datetime) -> dict[str, object]:
    return {
        "RELATIVE_BASE": now.astimezone(AMSTERDAM).replace(tzinfo=None),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
    }


def _answer(found: datetime, now: datetime) -> Json:
    base = now.astimezone(AMSTERDAM)
    if found.time() in (base.time(), datetime.min.time()):
        return {"kind": "date", "value": found.date().isoformat()}
    local = found.replace(tzinfo=found.tzinfo or AMSTERDAM)
    return {"kind": "datetime", "value": local.isoformat()}


def main() -> None:
    """Print the table of docs/dutch.md."""
    before = list(rows(dateparser_reads, dateparser_finds))
    after = list(rows(parse, search))
    heads = ("examples", "number", "dateparser right", "dateparser wrong in silence")
    print("|", " | ".join((*heads, "now right", "now wrong in silence")), "|")  # noqa: T201
    print("|", " | ".join(["---"] * 6), "|")  # noqa: T201
    for old, new in zip(before, after, strict=True):
        figures = (old.right, old.wrong, new.right, new.wrong)
        shown = " | ".join(f"{100 * figure:.0f} %" for figure in figures)
        print(f"| {old.name} | {old.number} | {shown} |")  # noqa: T201


if __name__ == "__main__":
    main()
