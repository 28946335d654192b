"""From where words about time are understood: now, the language, the school."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, TypeAlias

from cases.school_days import Region, SchoolDays
from dialogs.language.moments.readings import AMSTERDAM
from dialogs.language.moments.timetable import Timetable

Language: TypeAlias = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that the meaning of "volgende week" depends on.

    ``now`` may be aware in any zone and is kept in Amsterdam's; ``school_days`` is None while
    nobody has set the region, ``timetable`` while nobody has set the bell table.
    """

    now: datetime
    language: Language = "nl"
    school_days: SchoolDays | None = None
    timetable: Timetable | None = None
    today: date = field(init=False)

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("now must be aware")
        local = self.now.astimezone(AMSTERDAM)
        object.__setattr__(self, "now", local)
        object.__setattr__(self, "today", local.date())

    @property
    def calendars(self) -> tuple[SchoolDays, ...]:
        """The school's calendar, or those of all regions as long as the region is unknown."""
        return (self.school_days,) if self.school_days else _every_region()


@lru_cache(maxsize=1)
def _every_region() -> tuple[SchoolDays, ...]:
    return tuple(SchoolDays(region) for region in Region)
