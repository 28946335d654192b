"""Days and times as a person of that language writes them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final

from babel import Locale
from babel.dates import get_day_names, get_month_names

from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Hours
from dialogs.language.template import Template

_OTHER_MONTHS: Final = {"ar": "ar_SY"}
"""Syrians and Iraqis call April "nisan", Egyptians and Moroccans "abril"."""


class Times:
    """Writes days, moments and hours, always with the weekday and on the school's clock.

    Babel knows the names; the order and the clock's form are texts (``value.day``,
    ``value.moment``, ``value.hours``, ``value.clock``). Hours are always in 24: Babel's form
    for some languages counts from six in the morning, which readers take for another time.
    """

    def __init__(self, language: str, template: Callable[[str], Template]) -> None:
        locale = Locale.parse(language)
        self._weekdays = get_day_names("wide", "format", locale)
        self._months = _months(locale)
        self._day = template("value.day")
        self._moment = template("value.moment")
        self._hours = template("value.hours")
        self._clock = template("value.clock")

    def written(self, value: date | Hours) -> str:
        """Return a day, a moment or a stretch of time, whichever it is."""
        match value:
            case Hours():
                return self.hours(value)
            case datetime():
                return self.moment(value)
        return self.day(value)

    def day(self, day: date) -> str:
        """Return a day: "dinsdag 8 december 2026"."""
        return self._day.fill(
            {
                "weekday": self._weekdays[day.weekday()],
                "day": str(day.day),
                "month": self._months[day.month],
                "year": str(day.year),
            }.__getitem__
        )

    def moment(self, moment: datetime) -> str:
        """Return a moment: "dinsdag 8 december 2026, 14.30 uur"."""
        local = _at_school(moment)
        return self._moment.fill(
            {"day": self.day(local), "time": self._time(local)}.__getitem__,
        )

    def hours(self, hours: Hours) -> str:
        """Return a stretch of time: "dinsdag 8 december 2026, 14.30-15.15 uur"."""
        starts = _at_school(hours.starts_at)
        ends = _at_school(hours.starts_at.astimezone(UTC) + hours.lasts)
        return self._hours.fill(
            {
                "day": self.day(starts),
                "from": self._time(starts),
                "until": self._time(ends),
            }.__getitem__
        )

    def _time(self, local: datetime) -> str:
        return self._clock.fill(
            {"hour": f"{local.hour:02}", "minute": f"{local.minute:02}"}.__getitem__
        )


def _months(locale: Locale) -> dict[int, str]:
    """Return the names of the months, both where readers of one language use different ones."""
    months = dict(get_month_names("wide", "format", locale))
    if locale.language not in _OTHER_MONTHS:
        return months
    others = get_month_names("wide", "format", Locale.parse(_OTHER_MONTHS[locale.language]))
    return {number: f"{name} ({others[number]})" for number, name in months.items()}


def _at_school(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(SCHOOL_ZONE)
