"""Which time of day is meant by hours and minutes on a twelve-hour dial."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from dialogs.language.moments.values import (
    AFTERNOON,
    EVENING,
    MIDNIGHT,
    MINUTES_OF_HOUR,
    MORNING,
    NIGHT,
    NOON,
    Clock,
    Edge,
    Pair,
    Part,
    Slot,
)

SCHOOL_DAWN: Final = 7 * 60  # a time without a part of the day falls between 07:00 and 18:59
_DIAL: Final = NOON
_HOURS: Final = 24
_HOURS_OF_DIAL: Final = 12

# People stretch the parts of the day: "vijf uur 's avonds" and "zes uur 's middags" are both said,
# and the night of a day is its first hours before it is its last.
_SAID_OF: Final = {
    MORNING: (Part(4 * 60, 12 * 60),),
    AFTERNOON: (Part(12 * 60, 19 * 60),),
    EVENING: (Part(17 * 60, MIDNIGHT + 1),),
    NIGHT: (Part(0, 7 * 60), Part(22 * 60, MIDNIGHT)),
}

EDGES: Final[dict[Part, dict[Edge, Part]]] = {
    MORNING: {
        "begin": Part(8 * 60, 10 * 60),
        "middle": Part(9 * 60, 11 * 60),
        "end": Part(11 * 60, 12 * 60),
    },
    AFTERNOON: {
        "begin": Part(12 * 60, 14 * 60),
        "middle": Part(14 * 60, 16 * 60),
        "end": Part(16 * 60, 18 * 60),
    },
    EVENING: {
        "begin": Part(18 * 60, 20 * 60),
        "middle": Part(20 * 60, 22 * 60),
        "end": Part(22 * 60, MIDNIGHT),
    },
}

NO_TIME: Final = Clock(())


def clock(hours: int, minutes: int = 0, *, padded: bool = False) -> Clock:
    """Return the time for digits or words; one that no dial shows has no options."""
    if not 0 <= minutes < MINUTES_OF_HOUR or not 0 <= hours <= _HOURS:
        return NO_TIME
    time = hours * MINUTES_OF_HOUR + minutes
    if time > MIDNIGHT:
        return NO_TIME
    if padded or not 1 <= hours <= _HOURS_OF_DIAL:
        return Clock((time,))
    return dial(time)


def dial(minutes: int) -> Clock:
    """Return a time that was said on a twelve-hour dial, in its likeliest half of the day."""
    time = minutes % _DIAL
    return Clock((time if time >= SCHOOL_DAWN else time + _DIAL,), loose=True)


def within(times: Clock, part: Part) -> Clock:
    """Return the times as they are said of a part of the day, or none if they are not."""
    for said in _SAID_OF.get(part, (part,)):
        options = tuple(
            dict.fromkeys(
                time
                for option in times.options
                for time in _turns(option, loose=times.loose)
                if said.begin <= time < said.end
            )
        )
        if options:
            return replace(times, options=options, loose=False)
    return NO_TIME


def _turns(option: int, *, loose: bool) -> Iterable[int]:
    """Return the times in today and the coming night at which a dial shows the same."""
    if loose:
        return (option % _DIAL, option % _DIAL + _DIAL, option % _DIAL + MIDNIGHT)
    return (option, option + MIDNIGHT)


def following(start: int, end: Clock) -> Clock:
    """Return the end of a stretch that begins at ``start``.

    A loose end stays where it is likeliest if that is after the start, else it is the first time
    after it.
    """
    if not end.loose:
        return end
    return Clock(tuple(_first_after(start, option) for option in end.options))


def _first_after(start: int, option: int) -> int:
    if option > start:
        return option
    turns = (*_turns(option, loose=True), option % _DIAL + MIDNIGHT + _DIAL)
    return min(time for time in turns if time > start)


def leading(start: Clock, end: int, *, shared: bool) -> Clock:
    """Return the start of a stretch that ends at a certain time.

    A loose start stays where it is likeliest, if that is before the end; it is the last one before
    it in "7 to 8pm", where the half of the day is ``shared``.
    """
    if not start.loose or (not shared and max(start.options) < end):
        return start
    before = [time for option in start.options for time in _turns(option, loose=True) if time < end]
    return Clock((max(before),)) if before else NO_TIME


def hours_of(pair: Pair) -> Slot:
    """Return the stretch between two hours that were typed as "10-12", if that is one."""
    start, end = clock(pair.first), clock(pair.second)
    if not start.options or not end.options:
        return Slot(())
    begin = start.options[0]
    finish = following(begin, end).options[0]
    return Slot(((begin, finish),) if begin < finish <= MIDNIGHT else ())
