"""Doing once, at the start, what a first message would otherwise wait for.

A rule that was never tried costs several times what it costs the tenth time: its pattern, the
choice of rules for a row of kinds and the holidays of a year are made when they are first needed.
"""

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from typing import Final

from cases.school_days import Region, public_holiday_on
from dialogs.language.moments.exchange import find_line, read_line

_A_DAY: Final = "2026-11-18T10:15:00+01:00"
_YEARS: Final = range(2025, 2041)  # in which the holidays of the first message may lie
_DAYS: Final = (
    *("vrijdag", "dinsdag 8 december", "volgende week di", "morgen", "3-12", "week 50 do"),
    *("over 3 weken", "eerste maandag na de kerstvakantie", "12 maart 2027", "de 25e"),
    *("ma 30/11", "komende woensdag", "donderdag drie december", "vrijdga", "maandag of dinsdag"),
)
_TIMES: Final = (
    *("", "om half drie", "14.30 uur", "om 3 uur", "van 2 tot 3", "kwart over 2", "3e uur"),
    *("'s middags", "13:00-14:00", "na 3 uur", "rond 10"),
)
_PERIODS: Final = (
    *("eind januari", "volgende week", "de kerstvakantie", "begin volgende maand", "week 50"),
    *("de week na de meivakantie", "het weekend", "pasen", "eerste schooldag na de kerstvakantie"),
)
_BOUNDS: Final = ("", "uiterlijk", "voor", "na", "vanaf", "t/m", "rond", "niet", "binnen", "tot")
_REPEATING: Final = (
    *("elke maandag", "om de week op dinsdag", "elke eerste dinsdag van de maand", "dagelijks"),
    *("elke maandag en woensdag", "elke twee weken", "in de even weken op ma", "maandelijks"),
)
_UNTIL: Final = ("", "om 9 uur", "tot de kerstvakantie", "behalve woensdag", "vanaf januari")
_ENGLISH: Final = (
    *("Tuesday at 3pm", "by next Friday", "24 November, 14:00-14:45", "in two weeks", "12/3"),
    *("every other Monday at 9", "the first Monday after the May break", "tomorrow morning"),
)
_OTHER: Final = (
    *("24 Kasım 2026", "vrijdag, o nee donderdag", "niet maandag maar dinsdag", "asap", "14:30"),
    *("24 t/m 26 november", "over een half uur", "over 5 werkdagen", "drie dagen na pasen"),
)
_SENTENCES: Final = (
    *("Fatima belt {} het wijkteam", "kan het gesprek {}?", "Maandag kan niet, {} wel"),
    "het overleg van vorige week wordt verplaatst naar {}",
)


def warm() -> None:
    """Load everything that a first message would otherwise wait for, some tenths of a second."""
    for year in _YEARS:
        public_holiday_on(date(year, 1, 1))
    for region, language in zip(Region, ("nl", "en", "nl"), strict=True):
        line = {"now": _A_DAY, "lang": language, "region": region, "timetable": True}
        for text in (*_ENGLISH, *_OTHER, *_PERIODS):
            read_line({**line, "text": text})
    for text in _phrases():
        read_line({**line, "text": text})
    for frame, day in zip(cycle(_SENTENCES), (*_DAYS, *_PERIODS), strict=False):
        find_line({**line, "text": frame.format(day)})


def _phrases() -> Iterator[str]:
    """Yield every day, time, bound and repetition once, put together as people do."""
    several = (*_DAYS, *_PERIODS)
    parts = (
        *zip(_DAYS, cycle(_TIMES), strict=False),
        *zip(cycle(_BOUNDS), several, strict=False),
        *zip(_REPEATING, cycle(_UNTIL), strict=False),
    )
    yield from (" ".join(part).strip() for part in parts)
