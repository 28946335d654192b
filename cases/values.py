"""Values that fill a text, and their form in JSON.

A text is chosen late (in the reader's language, at the moment of sending), so what fills
it is kept as values: words, numbers, days, moments and lists of those.
"""

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import JsonValue

Value = str | int | date | datetime | None
Values = Mapping[str, Value]

_DAY = "day"
_MOMENT = "moment"


def to_json(values: Values) -> dict[str, JsonValue]:
    """Return the values as JSON; days and moments are marked, so that they come back whole."""
    return {name: _to_json(value) for name, value in values.items()}


def from_json(kept: Mapping[str, JsonValue]) -> dict[str, Value]:
    """Return what ``to_json`` was given.

    Raises:
        ValueError: this is not JSON that ``to_json`` wrote.
    """
    return {name: _from_json(value) for name, value in kept.items()}


def _to_json(value: Value) -> JsonValue:
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return value


def _from_json(kept: JsonValue) -> Value:
    match kept:
        case {"moment": str(text)}:
            return datetime.fromisoformat(text)
        case {"day": str(text)}:
            return date.fromisoformat(text)
        case None | str() | int():
            return kept
    raise ValueError("not a value of a text")
