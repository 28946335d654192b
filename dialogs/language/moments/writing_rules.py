"""Writing rules of repetition: "elke twee weken op dinsdag"."""

from datetime import date
from typing import Final

from dialogs.language.moments.grammar.repeating import CODES, SCHOOL_WEEK
from dialogs.language.moments.names import MONTHS, WEEKDAYS
from dialogs.language.moments.setting import Language

_UNITS: Final[dict[Language, dict[str, tuple[str, str]]]] = {
    "nl": {
        "DAILY": ("elke dag", "elke {} dagen"),
        "WEEKLY": ("elke week", "elke {} weken"),
        "MONTHLY": ("elke maand", "elke {} maanden"),
        "YEARLY": ("elk jaar", "elke {} jaar"),
    },
    "en": {
        "DAILY": ("every day", "every {} days"),
        "WEEKLY": ("every week", "every {} weeks"),
        "MONTHLY": ("every month", "every {} months"),
        "YEARLY": ("every year", "every {} years"),
    },
}
_ORDINALS: Final[dict[Language, tuple[str, ...]]] = {
    "nl": ("eerste", "tweede", "derde", "vierde", "vijfde"),
    "en": ("first", "second", "third", "fourth", "fifth"),
}
_AND: Final = {"nl": " en ", "en": " and "}


def write_rule(rule: str, language: Language) -> str:
    """Return an RRULE in words, its time of day and first day left aside."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    text = _core(parts, language)
    if count := parts.get("COUNT"):
        text += f", {count} {'keer' if language == 'nl' else 'times'}"
    if until := parts.get("UNTIL"):
        last = date.fromisoformat(until[:8])
        names = WEEKDAYS[language][last.weekday()], MONTHS[language][last.month - 1]
        through = "tot en met" if language == "nl" else "through"
        text += f" {through} {names[0]} {last.day} {names[1]} {last.year}"
    return text


def _core(parts: dict[str, str], language: Language) -> str:
    days = parts.get("BYDAY", "")
    on = {"nl": "op", "en": "on"}[language]
    if weeks := parts.get("BYWEEKNO"):
        return _in_weeks(weeks, days, language)
    if days and days[0] in "-12345":
        return _nth(days, language)
    if days == ",".join(SCHOOL_WEEK) and parts.get("INTERVAL", "1") == "1":
        return {"nl": "elke werkdag", "en": "every weekday"}[language]
    interval = int(parts.get("INTERVAL", "1"))
    if days and parts["FREQ"] == "WEEKLY" and interval == 1:
        return f"{'elke' if language == 'nl' else 'every'} {_list(days, language)}"
    text = _every(parts["FREQ"], interval, language)
    if days:
        return f"{text} {on} {_list(days, language)}"
    if month_day := parts.get("BYMONTHDAY"):
        return _on_month_day(text, int(month_day), parts.get("BYMONTH"), language)
    return text


def _every(frequency: str, interval: int, language: Language) -> str:
    single, several = _UNITS[language][frequency]
    return single if interval == 1 else several.format(interval)


def _list(days: str, language: Language) -> str:
    return _AND[language].join(WEEKDAYS[language][CODES.index(code)] for code in days.split(","))


def _nth(day: str, language: Language) -> str:
    number, weekday = int(day[:-2]), WEEKDAYS[language][CODES.index(day[-2:])]
    if language == "nl":
        which = "laatste" if number < 0 else _ORDINALS["nl"][number - 1]
        return f"elke {which} {weekday} van de maand"
    which = "last" if number < 0 else _ORDINALS["en"][number - 1]
    return f"every {which} {weekday} of the month"


def _on_month_day(text: str, day: int, month: str | None, language: Language) -> str:
    if month:
        name = MONTHS[language][int(month) - 1]
        return f"{text} {'op' if language == 'nl' else 'on'} {day} {name}"
    if day < 0:
        return {"nl": "elke laatste dag van de maand", "en": "every last day of the month"}[
            language
        ]
    return f"{text} op de {day}e" if language == "nl" else f"{text} on the {_english_ordinal(day)}"


def _in_weeks(weeks: str, days: str, language: Language) -> str:
    is_odd = weeks.startswith("1,")
    names = _list(days, language)
    if language == "nl":
        return f"in de {'oneven' if is_odd else 'even'} weken op {names}"
    return f"in {'odd' if is_odd else 'even'} weeks on {names}"


def _english_ordinal(number: int) -> str:
    """Return "1st", "22nd", "13th"."""
    teens = range(11, 14)
    ending = "th" if number in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
