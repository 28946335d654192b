"""When Dutch schools and offices are closed: school holidays per region, and public holidays.

The Christmas, May (one week) and summer holidays bind every school. The autumn and spring
ones are the ministry's advice, from which a school may deviate, as it may with a second week
in May: a school then gives ``SchoolDays`` its own list.

Source:
    Regeling vaststelling schoolvakanties 2025-2030 (Staatscourant 2024, 19237), as published
    on rijksoverheid.nl; public holidays: rijksoverheid.nl, "Officiële feestdagen".
"""

from datetime import date, timedelta
from typing import Final

ALL: Final = ("noord", "midden", "zuid")

# name, first day, last day (both included: from the first Saturday to the last Sunday), regions
SCHOOL_HOLIDAYS: Final[tuple[tuple[str, date, date, tuple[str, ...]], ...]] = (
    ("herfstvakantie", date(2025, 10, 18), date(2025, 10, 26), ("noord", "midden")),
    ("herfstvakantie", date(2025, 10, 11), date(2025, 10, 19), ("zuid",)),
    ("kerstvakantie", date(2025, 12, 20), date(2026, 1, 4), ALL),
    ("voorjaarsvakantie", date(2026, 2, 21), date(2026, 3, 1), ("noord",)),
    ("voorjaarsvakantie", date(2026, 2, 14), date(2026, 2, 22), ("midden", "zuid")),
    ("meivakantie", date(2026, 4, 25), date(2026, 5, 3), ALL),
    ("zomervakantie", date(2026, 7, 4), date(2026, 8, 16), ("noord",)),
    ("zomervakantie", date(2026, 7, 18), date(2026, 8, 30), ("midden",)),
    ("zomervakantie", date(2026, 7, 11), date(2026, 8, 23), ("zuid",)),
    ("herfstvakantie", date(2026, 10, 10), date(2026, 10, 18), ("noord",)),
    ("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25), ("midden", "zuid")),
    ("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3), ALL),
    ("voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28), ("noord", "midden")),
    ("voorjaarsvakantie", date(2027, 2, 13), date(2027, 2, 21), ("zuid",)),
    ("meivakantie", date(2027, 4, 24), date(2027, 5, 2), ALL),
    ("zomervakantie", date(2027, 7, 10), date(2027, 8, 22), ("noord",)),
    ("zomervakantie", date(2027, 7, 17), date(2027, 8, 29), ("midden",)),
    ("zomervakantie", date(2027, 7, 24), date(2027, 9, 5), ("zuid",)),
    ("herfstvakantie", date(2027, 10, 16), date(2027, 10, 24), ("noord", "midden")),
    ("herfstvakantie", date(2027, 10, 23), date(2027, 10, 31), ("zuid",)),
    ("kerstvakantie", date(2027, 12, 25), date(2028, 1, 9), ALL),
    ("voorjaarsvakantie", date(2028, 2, 19), date(2028, 2, 27), ("noord",)),
    ("voorjaarsvakantie", date(2028, 2, 26), date(2028, 3, 5), ("midden", "zuid")),
    ("meivakantie", date(2028, 4, 29), date(2028, 5, 7), ALL),
    ("zomervakantie", date(2028, 7, 15), date(2028, 8, 27), ("noord",)),
    ("zomervakantie", date(2028, 7, 8), date(2028, 8, 20), ("midden",)),
    ("zomervakantie", date(2028, 7, 22), date(2028, 9, 3), ("zuid",)),
)


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar.

    Source:
        J. Meeus, Astronomical Algorithms, chapter 8 (the "anonymous Gregorian" rule).
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, skipped = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, odd = divmod(rest, 4)
    to_sunday = (32 + 2 * skipped + 2 * leaps - epact - odd) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """Return Koningsdag: 27 April, or the Saturday before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.isoweekday() == 7 else day  # noqa: PLR2004 - Sunday


def public_holidays(year: int) -> dict[date, str]:
    """Return the days of a year on which schools and offices are closed, with their names.

    Good Friday and Liberation Day are not among them: they are public holidays that most
    collective agreements do not give free. A school that does adds them to its own list.
    """
    sunday = easter(year)
    return {
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday: "Eerste paasdag",
        sunday + timedelta(days=1): "Tweede paasdag",
        kings_day(year): "Koningsdag",
        sunday + timedelta(days=39): "Hemelvaartsdag",
        sunday + timedelta(days=49): "Eerste pinksterdag",
        sunday + timedelta(days=50): "Tweede pinksterdag",
        date(year, 12, 25): "Eerste kerstdag",
        date(year, 12, 26): "Tweede kerstdag",
    }
