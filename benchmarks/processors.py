"""Which processor does what, so that the load does not take the time that is measured."""

import os
import platform
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

CAN_PIN = hasattr(os, "sched_setaffinity")
"""Whether this system lets a process choose its processor; macOS does not."""


@dataclass(frozen=True, slots=True)
class Processors:
    """The processor of the bot, that of its PostgreSQL, and that of the people and Microsoft."""

    bot: int
    database: int
    load: int

    @classmethod
    def here(cls) -> "Processors":
        """Return the best division of the processors this process may use.

        With two, PostgreSQL is not with the bot, as if it were on another machine.
        """
        usable = sorted(os.sched_getaffinity(0)) if CAN_PIN else [0]
        load = usable[1 % len(usable)]
        return cls(bot=usable[0], database=usable[2] if len(usable) > 2 else load, load=load)  # noqa: PLR2004 - one for each of the three

    def __str__(self) -> str:
        """Say it in words."""
        if not CAN_PIN:
            return "left to the system"
        return (
            f"bots on {self.bot}, people and Microsoft on {self.load}, "
            f"PostgreSQL on {self.database}"
        )


def pin(processor: int, processes: Iterable[psutil.Process]) -> None:
    """Keep these processes on one processor, where the system allows it."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            if CAN_PIN:
                process.cpu_affinity([processor])


def model() -> str:
    """Return what the processors are called."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} x {named[0] if named else platform.processor() or 'unknown'}"
