"""A school's bell table: when lessons and breaks begin and end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final


@dataclass(frozen=True, slots=True)
class Timetable:
    """When the bell rings: lessons by number, breaks by name, each with its begin and end."""

    lessons: Mapping[int, tuple[time, time]]
    breaks: Mapping[str, tuple[time, time]]

    @property
    def opens(self) -> time:
        """When the first lesson begins."""
        return min(begin for begin, _ in self.lessons.values())

    @property
    def closes(self) -> time:
        """When the last lesson ends."""
        return max(end for _, end in self.lessons.values())


def _between(begin: str, end: str) -> tuple[time, time]:
    return time.fromisoformat(begin), time.fromisoformat(end)


# The table a school starts with until it sets its own.
DEFAULT_TIMETABLE: Final = Timetable(
    lessons={
        1: _between("08:30", "09:20"),
        2: _between("09:20", "10:10"),
        3: _between("10:30", "11:20"),
        4: _between("11:20", "12:10"),
        5: _between("12:40", "13:30"),
        6: _between("13:30", "14:20"),
        7: _between("14:35", "15:25"),
        8: _between("15:25", "16:15"),
    },
    breaks={
        "kleine pauze": _between("10:10", "10:30"),
        "grote pauze": _between("12:10", "12:40"),
    },
)
