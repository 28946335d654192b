"""What a case file is shown in: lines, groups of lines, sections."""

from collections.abc import Sequence
from dataclasses import dataclass

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
