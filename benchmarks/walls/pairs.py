"""Two ways to do the same, in turns, so that a loaded machine slows both alike."""

import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

Act = Callable[[int], Awaitable[object]]
"""Does something for the n-th time."""

_WARM_UP = 12


@dataclass(slots=True)
class Pair:
    """How long each of two acts took, time by time."""

    first: list[float] = field(default_factory=list)
    second: list[float] = field(default_factory=list)

    @property
    def medians(self) -> tuple[timedelta, timedelta]:
        """How long each usually took."""
        middle = (statistics.median(times) for times in (self.first, self.second))
        first, second = (timedelta(seconds=seconds) for seconds in middle)
        return first, second

    @property
    def ratio(self) -> float:
        """The second's median time as a share of the first's."""
        return statistics.median(self.second) / statistics.median(self.first)


async def in_turns(first: Act, second: Act, rounds: int) -> Pair:
    """Do both that many times, now the one first and now the other, after warming up."""
    pair = Pair()
    for number in range(-_WARM_UP, rounds):
        order: Sequence[tuple[Act, list[float]]] = ((first, pair.first), (second, pair.second))
        for act, times in order if number % 2 else order[::-1]:
            began = time.perf_counter()
            await act(number + _WARM_UP)
            took = time.perf_counter() - began
            if number >= 0:
                times.append(took)
    return pair
