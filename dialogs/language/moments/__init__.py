"""Dutch and English dates and times, read and written.

``read_moment`` reads an answer to "when?", ``find_moments`` a sentence in which a moment is
named. Both give a ``Reading``: a day, an instant, an interval, a recurrence, a question which of
several is meant, or a refusal with its reason. Neither guesses: every word that is no filler must
be used up.
"""

from dialogs.language.moments.finding import Found, find_moments, find_past
from dialogs.language.moments.reading import read_moment
from dialogs.language.moments.readings import (
    AMSTERDAM,
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Reason,
    Recurrence,
    Refused,
    as_score,
    from_json,
    to_json,
)
from dialogs.language.moments.setting import Language, Setting
from dialogs.language.moments.timetable import DEFAULT_TIMETABLE, Timetable
from dialogs.language.moments.writing import (
    write_day,
    write_instant,
    write_interval,
    write_reading,
    write_time_of,
)

__all__ = [
    "AMSTERDAM",
    "DEFAULT_TIMETABLE",
    "Ambiguous",
    "Day",
    "Found",
    "Instant",
    "Interval",
    "Language",
    "Reading",
    "Reason",
    "Recurrence",
    "Refused",
    "Setting",
    "Timetable",
    "as_score",
    "find_moments",
    "find_past",
    "from_json",
    "read_moment",
    "to_json",
    "write_day",
    "write_instant",
    "write_interval",
    "write_reading",
    "write_time_of",
]
