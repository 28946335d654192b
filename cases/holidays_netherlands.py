"""When Dutch schools and offices are closed: school holidays per region, and public holidays.

The days come from the ``holidays`` library. Its Christmas, May (one week) and summer holidays
bind every school. The autumn and spring ones are the ministry's advice, from which a school may
deviate, as it may with a second week in May: a school then gives ``SchoolDays`` its own list.

Source:
    Regeling vaststelling schoolvakanties 2025-2030 (Staatscourant 2024, 19237); public
    holidays: rijksoverheid.nl, "Officiële feestdagen".
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

FIRST_YEAR: Final = 2025
LAST_DAY: Final = date(2030, 9, 1)
"""What comes after it is not set yet."""

_DAY = timedelta(days=1)
_WORKED = frozenset({"Goede vrijdag", "Bevrijdingsdag"})


def school_holidays(region: str) -> Iterator[tuple[str, date, date]]:
    """Give the holidays of a region (noord, midden, zuid) from the autumn of 2025 on, in order.

    Each with its name in small letters, its first day (a Saturday) and its last (a Sunday).
    """
    years = range(FIRST_YEAR, LAST_DAY.year + 1)
    found = _of_library(years, region.capitalize())
    autumn = date(FIRST_YEAR, 9, 15)
    days = sorted(day for day in found if autumn <= day <= LAST_DAY)
    breaks = [later for earlier, later in pairwise(days) if later - earlier > _DAY]
    first = days[0]
    for after in [*breaks, None]:
        last = max(day for day in days if after is None or day < after)
        yield found[first].lower(), first, last
        first = after or first


def public_holidays(year: int) -> dict[date, str]:
    """Return the days of a year on which schools and offices are closed, with their names.

    Good Friday and Liberation Day are not among them: they are public holidays that most
    collective agreements do not give free. A school that does adds them to its own list.
    """
    found = _of_library((year,))
    return {day: name for day, name in found.items() if name not in _WORKED}


def _of_library(years: Iterable[int], region: str | None = None) -> dict[date, str]:
    """Return the public holidays, or the school holidays of a region."""
    # Loading it takes longer than all rules about cases together, and only counting days needs it.
    import holidays  # noqa: PLC0415

    categories = ("school",) if region else None
    found = holidays.country_holidays(
        "NL", subdiv=region, years=years, categories=categories, language="nl"
    )
    return dict(found.items())
