"""What comes with a press: the opaque id of what was pressed, and what was filled in.

Everything else in it is dropped unread: it comes from the person's own program.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.teams.json_body import JsonObject

ACTION = "action"
MOST_FIELDS = 40
LONGEST_FIELD = 4000


@dataclass(frozen=True, slots=True)
class Press:
    """A press: the id of the action, empty if there is none, and the typed values by field."""

    action: str
    typed: Mapping[str, str] = field(repr=False)


def press_of(data: JsonObject) -> Press:
    """Return what was pressed and filled in."""
    action = data.get(ACTION)
    typed = {
        name: str(value)[:LONGEST_FIELD]
        for name, value in list(data.items())[:MOST_FIELDS]
        if isinstance(name, str) and isinstance(value, str) and name != ACTION
    }
    return Press(action if isinstance(action, str) else "", typed)
