"""What a case file is shown in: lines, groups of lines, sections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cases.model.translations import Translation
from dialogs.language.say import Say, Sayable


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is, and what it says."""

    label: Say
    value: Sayable


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, with a title if there are several such groups."""

    title: Say | None
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the file, and what it says when there is nothing in it."""

    title: Say
    empty: Say
    groups: Sequence[Group]


def in_dutch(translation: Translation | None) -> Iterator[Entry]:
    """Return what somebody made in Dutch of the words before it, if anybody did."""
    if translation:
        by: dict[str, Sayable] = {"translator": translation.translator}
        yield Entry(Say("page.case.translation", by), translation.text)
