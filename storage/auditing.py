"""What a transaction did with whose case, gathered on its way and written at its end.

Nobody has to remember to write it: the shelves tell of every change and of all words that
were opened, and the desk under the name of which command. It is written in the statement that
leaves a turn's draft and answer behind, so it costs no round trip of its own there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Text, Uuid, bindparam, func
from sqlalchemy.sql.functions import FunctionElement

from cases.desk import Command
from cases.errors import CaseError, CaseNotFound, NoConsentYet, NotAllowed, NotFoundHere, PartIsOver
from cases.model.auditing import ITEM_OF, DeedKind, Item

_TEXTS = ("kinds", "deeds", "items", "labels", "grounds")
_NAMED = ("agreement", "meeting", "invitation", "version")
_DENIALS = (CaseNotFound, NotFoundHere, NotAllowed, NoConsentYet, PartIsOver)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Deed:
    """What is being done: the name of a command, and what kind of thing it is about."""

    name: str
    item: Item
    about: UUID | None = None


TALKING = Deed("talk", Item.CASE)
"""Looking something up between commands, for a question or a button."""


@dataclass(frozen=True, slots=True)
class Note:
    """One row to be: ``case`` is None where a case was only named, by ``label`` or ``about``."""

    kind: DeedKind
    deed: Deed
    case: UUID | None
    label: str | None = None
    recipient: UUID | None = None
    ground: str | None = None


@dataclass(slots=True)
class Trail:
    """The notes of one transaction; none are taken where nobody could be named."""

    names_somebody: bool = False
    _deed: Deed = TALKING
    _notes: dict[Note, None] = field(default_factory=dict)
    _before: dict[Note, None] = field(default_factory=dict)

    def begin(self, command: Command[Any]) -> None:
        """Note what follows under the name of a command."""
        self._deed = deed_of(command)
        self._before = dict(self._notes)

    def end(self) -> None:
        """Note what follows under no command's name."""
        self._deed = TALKING

    def undo(self, command: Command[Any], refusal: CaseError) -> None:
        """Forget what a refused command did, and note that it was refused to this person."""
        self._notes = dict(self._before)
        if isinstance(refusal, _DENIALS):
            case: UUID | None = getattr(command, "case", None)
            if case is not None or self._deed.about is not None:
                self._add(Note(DeedKind.REFUSED, self._deed, case))
        self.end()

    def changed(self, case: UUID) -> None:
        """Note a change, which says as well that it was looked at."""
        self._notes.pop(Note(DeedKind.READ, self._deed, case), None)
        self._add(Note(DeedKind.CHANGED, self._deed, case))

    def read(self, case: UUID) -> None:
        """Note that words of a case were read, if that was not noted with its ground."""
        noted = {(note.kind, note.deed, note.case) for note in self._notes}
        kinds = (DeedKind.CHANGED, DeedKind.READ)
        if not any((kind, self._deed, case) in noted for kind in kinds):
            self._add(Note(DeedKind.READ, self._deed, case))

    def shown(self, case: UUID, ground: str) -> None:
        """Note that the content of a case is shown to who asks, and on which ground."""
        self._add(Note(DeedKind.READ, self._deed, case, ground=ground))

    def reasoned(self, case: UUID, reason: UUID, kind: str) -> None:
        """Note that somebody said why they read: which reason, and of what kind."""
        deed = Deed(self._deed.name, self._deed.item, reason)
        self._add(Note(DeedKind.REASONED, deed, case, ground=kind))

    def refused(self, case: UUID) -> None:
        """Note that what was looked at was not shown, on whatever ground it could have been."""
        looked = (DeedKind.READ, self._deed, case)
        self._notes = {
            note: None for note in self._notes if (note.kind, note.deed, note.case) != looked
        }
        self._add(Note(DeedKind.REFUSED, self._deed, case))

    def disclosed(self, case: UUID, about: UUID, recipient: UUID, ground: str) -> None:
        """Note that something of a case was sent to somebody outside the table, on which ground."""
        deed = Deed(self._deed.name, self._deed.item, about)
        self._add(Note(DeedKind.DISCLOSED, deed, case, recipient=recipient, ground=ground))

    def missed(self, label: str) -> None:
        """Note that somebody named a case that is not theirs, or that there is not."""
        self._add(Note(DeedKind.REFUSED, self._deed, None, label))

    def forget(self, case: UUID) -> None:
        """Leave out a case that was destroyed: the database notes that itself."""
        self._notes = {note: None for note in self._notes if note.case != case}

    def __bool__(self) -> bool:
        return bool(self._notes)

    @property
    def refusals(self) -> "Trail":
        """The part that stays true when the transaction is rolled back."""
        kept = {note: None for note in self._notes if note.kind is DeedKind.REFUSED}
        return Trail(_notes=kept)

    def taken(self) -> Mapping[str, list[Any]]:
        """Return the notes as columns, for the statement that writes them, and keep none."""
        notes, self._notes = list(self._notes), {}
        if not notes:
            return {}
        return {
            "kinds": [note.kind.value for note in notes],
            "deeds": [note.deed.name for note in notes],
            "items": [note.deed.item.value for note in notes],
            "cases": [note.case for note in notes],
            "labels": [note.label for note in notes],
            "abouts": [note.deed.about for note in notes],
            "recipients": [note.recipient for note in notes],
            "grounds": [note.ground for note in notes],
        }

    def _add(self, note: Note) -> None:
        if self.names_somebody:
            self._notes[note] = None


def deed_of(command: Command[Any]) -> Deed:
    """Return what a command is called in the log."""
    name, item = named(type(command))
    about = (getattr(command, field, None) for field in _NAMED)
    return Deed(name, item, next((one for one in about if isinstance(one, UUID)), None))


@cache
def named(kind: type[Command[Any]]) -> tuple[str, Item]:
    """Return what commands of a kind are called in the log, and what they are about."""
    noun = kind.__module__.rpartition(".")[2]
    return _CAPITAL.sub("_", kind.__name__).lower(), ITEM_OF.get(noun, Item.CASE)


def writing() -> FunctionElement[Any]:
    """Return the call that writes what ``Trail.taken`` returned, at ``:noted_at``."""
    columns = ("kinds", "deeds", "items", "cases", "labels", "abouts", "recipients", "grounds")
    return func.aantafel.note(
        bindparam("noted_at", type_=DateTime(timezone=True)),
        *(bindparam(f"noted_{name}", type_=ARRAY(_type(name))) for name in columns),
    )


def _type(name: str) -> Text | Uuid[UUID]:
    return Text() if name in _TEXTS else Uuid()
