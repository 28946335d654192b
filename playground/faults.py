"""Making the connector fail on purpose, to see what the bot does about it."""

import re
from dataclasses import dataclass
from datetime import timedelta

from playground.refusals import Refused


@dataclass
class Fault:
    """One planned failure.

    ``refusal`` is what is answered, after ``delay``; with a delay and no refusal the
    connector is only slow. ``times`` counts down; ``at`` is searched in ``METHOD path``.
    """

    refusal: Refused | None = None
    delay: timedelta = timedelta()
    times: int = 1
    at: str = ""


class Faults:
    """The failures still to come, used up in the order in which they were planned."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> None:
        """Let the next matching requests fail this way."""
        self._planned.append(fault)

    def clear(self) -> None:
        """Forget what was planned."""
        self._planned.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """Return the failure that befalls this request, or None."""
        for fault in self._planned:
            if re.search(fault.at, f"{method} {path}"):
                fault.times -= 1
                if fault.times <= 0:
                    self._planned.remove(fault)
                return fault
        return None
