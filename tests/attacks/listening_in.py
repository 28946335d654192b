"""Everything that a process writes down beside its answers: logs, exceptions, names of files."""

import asyncio
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]
OURS = tuple(f"{ROOT / name}/" for name in ("bot", "cases", "dialogs", "storage"))
NOT_THE_BOTS = ("mail.", "playground")
"""Loggers of the world around the bot: the parents' mail server, and Teams in a box."""

_NO_FAULTS = (StopIteration, StopAsyncIteration, GeneratorExit)
"""How Python hands over what a function of ours returns; they leave no trace."""

_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


@dataclass
class Heard:
    """What was written while somebody listened."""

    logged: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)


class _Keeper(logging.Handler):
    """Keeps every record with all that hangs on it, whatever a formatter would show of it."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._kept = kept
        self._formatter = logging.Formatter("%(message)s")

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith(NOT_THE_BOTS):
            shown = self._formatter.format(record)  # with the traceback, if there is one
            self._kept.append(f"{record.name}: {shown} {vars(record)}")


@contextmanager
def listening_in() -> Iterator[Heard]:
    """Hear all that is logged at any level, raised in our code, or opened by name."""
    heard = Heard()
    with _all_loggers(heard.logged), _exceptions(heard.raised), _files(heard.opened):
        yield heard


@contextmanager
def _all_loggers(kept: list[str]) -> Iterator[None]:
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    levels = [(logger, logger.level) for logger in loggers]
    keeper, loop = _Keeper(kept), asyncio.get_running_loop()
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    logging.getLogger().addHandler(keeper)
    loop.set_debug(True)
    try:
        yield
    finally:
        loop.set_debug(False)
        logging.getLogger().removeHandler(keeper)
        for logger, level in levels:
            logger.setLevel(level)


@contextmanager
def _exceptions(kept: list[str]) -> Iterator[None]:
    """Keep what every exception says that is raised in, or passes through, code of ours."""

    def look(_: FrameType, event: str, about: Any) -> Any:  # noqa: ANN401 - what Python hands over
        if event == "exception" and not issubclass(about[0], _NO_FAULTS):
            kept.append(_said(about))
        return look

    def enter(frame: FrameType, _: str, __: Any) -> Any:  # noqa: ANN401 - what Python hands over
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        frame.f_trace_lines = False
        return look

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        yield
    finally:
        sys.settrace(before)


def _said(raised: _Raised) -> str:
    kind, error, trace = raised
    where = trace.tb_frame.f_code.co_qualname if trace else "nowhere"
    notes = getattr(error, "__notes__", [])
    return f"{where}: {kind.__name__} {error} {error.args!r} {notes}"


_listeners: list[list[str]] = []


def _audited(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _listeners:
        for kept in _listeners:
            kept.append(str(arguments[0]))


sys.addaudithook(_audited)  # cannot be taken away again; without listeners it does nothing


@contextmanager
def _files(kept: list[str]) -> Iterator[None]:
    _listeners.append(kept)
    try:
        yield
    finally:
        _listeners.remove(kept)
