"""What is understood of Dutch and English, from the command line: ``when`` and ``understand``."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from bot.teams.clock import utc_now
from cases.school_days import Region
from dialogs.language.moments import Refused, find_moments, read_moment, write_reading
from dialogs.language.moments.exchange import find_line, read_line, setting_of
from dialogs.language.sentences.exchange import agreement_line, command_line, request_line


class Meant(StrEnum):
    """What a sentence can be read as."""

    COMMAND = "command"
    AGREEMENT = "agreement"
    REQUEST = "request"


_Reader = Callable[[Mapping[str, Any]], Any]
_LANGUAGES = ("nl", "en")


def when(
    text: Annotated[str | None, typer.Argument(help="Words that say when.")] = None,
    *,
    jsonl: Annotated[bool, typer.Option(help="Read JSON lines, and write one for each.")] = False,
    search: Annotated[bool, typer.Option(help="Find moments in whole sentences.")] = False,
    lang: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    region: Annotated[Region, typer.Option(help="For the school holidays.")] = Region.MIDDEN,
) -> None:
    """Say what words about a day or a time mean now.

    With --jsonl, a line in holds text, now, lang, region (or null) and timetable (whether
    the usual lesson hours are known); a line out is what was understood, null for nothing.
    Another language than English is read as Dutch.
    """
    if jsonl:
        read_lines(find_line if search else read_line)
        return
    if text is None:
        raise typer.BadParameter("give some words, or --jsonl")
    if lang not in _LANGUAGES:
        raise typer.BadParameter("the language is nl or en")
    line = {"text": text, "now": utc_now().isoformat(), "lang": lang, "region": region}
    for understood in _found(line) if search else _read(line):
        typer.echo(understood)


def understand(
    kind: Annotated[Meant, typer.Argument(help="What to read the sentences as.")],
    text: Annotated[str | None, typer.Argument(help="A sentence.")] = None,
    *,
    jsonl: Annotated[bool, typer.Option(help="Read JSON lines, and write one for each.")] = False,
) -> None:
    """Say what a sentence means: a command, an agreement or a request for help.

    With --jsonl, a line in holds text, now, lang, region and people: name, role, and me for
    the one who writes. What comes out is one JSON object a line.
    """
    reader = _SENTENCES[kind]
    if jsonl:
        read_lines(reader)
        return
    if text is None:
        raise typer.BadParameter("give a sentence, or --jsonl")
    line = {"text": text, "now": utc_now().isoformat(), "region": Region.MIDDEN}
    for name, value in reader(line).items():
        typer.echo(f"{name:10} {value}")


_SENTENCES: Mapping[Meant, _Reader] = {
    Meant.COMMAND: command_line,
    Meant.AGREEMENT: agreement_line,
    Meant.REQUEST: request_line,
}


def read_lines(reader: _Reader) -> None:
    """Write, for every JSON line from standard input, what the reader makes of it.

    Blank lines are passed over.

    Raises:
        typer.BadParameter: a line is no JSON object, or lacks something that is needed.
    """
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            understood = reader(_checked(line))
        except ValueError as odd:
            raise typer.BadParameter(f"line {number}: {odd}") from None
        typer.echo(json.dumps(understood))  # in ASCII: half a letter has no other form


def _checked(written: bytes) -> Mapping[str, Any]:
    """Return a line as an object that can be read.

    Raises:
        ValueError: it is something else, in a sentence.
    """
    try:
        line = json.loads(written)
    except (ValueError, RecursionError):
        line = None
    if not isinstance(line, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - what is wrong is what was typed
    for name, is_right, wanted in _FIELDS:
        if not is_right(line.get(name)):
            raise ValueError(f"{name} must be {wanted}")
    return line


def _is_time(value: object) -> bool:
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False


def _are_people(value: object) -> bool:
    return value is None or (
        isinstance(value, list) and all(isinstance(one, dict) for one in value)
    )


_FIELDS: tuple[tuple[str, Callable[[object], bool], str], ...] = (
    ("text", lambda value: isinstance(value, str), "a string"),
    ("now", _is_time, "a time in ISO form with its zone"),
    ("lang", lambda value: value is None or isinstance(value, str), "a language"),
    ("region", lambda value: value in (None, "", *Region), "noord, midden, zuid or null"),
    ("people", _are_people, "a list of objects"),
)
"""What a line may hold: whether a value is right, and what it should have been."""


def _read(line: Mapping[str, Any]) -> Iterator[str]:
    setting = setting_of({**line, "timetable": True})
    reading = read_moment(line["text"], setting)
    if not isinstance(reading, Refused):
        yield write_reading(reading, setting.language)
        return
    yield f"? {reading.reason}"
    if reading.meant:
        yield write_reading(reading.meant, setting.language)


def _found(line: Mapping[str, Any]) -> Iterator[str]:
    setting = setting_of({**line, "timetable": True})
    for found in find_moments(line["text"], setting):
        words = line["text"][found.start : found.end]
        if not isinstance(found.reading, Refused):
            yield f"{words}: {write_reading(found.reading, setting.language)}"
