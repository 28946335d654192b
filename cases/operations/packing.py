"""Turning rows into what their subject may read: names for ids, and nothing about others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from pydantic import JsonValue

from cases.desk import Occasion
from cases.identities import PersonId
from cases.model.case import Words
from cases.model.inspection import (
    SHOWN,
    Gap,
    HeldField,
    HeldRecord,
    HeldRow,
    HeldValue,
    Source,
    Subject,
)
from cases.operations.table import name_of

_CODES: Final = frozenset(
    {
        *(
            "relation",
            "has_authority",
            "language",
            "state",
            "authority",
            "audience",
            "role",
            "item",
            "ground",
        ),
        *("seat", "reason", "purpose", "answer", "route", "attendance", "was_state", "online"),
        *("is_owner", "arrived", "kind", "road", "form", "delivery_state", "guardians_asked"),
    }
)
_DAYS: Final = frozenset({"born", "pupil_asked_on"})
_CODED_WORDS: Final = frozenset({"reason", "pupil_asked"})
_ORDER: Final = {source: place for place, source in enumerate(Source)}

# About the parents, in a package on the pupil: one parent would read it of the other.
_OF_PARENTS: Final[Mapping[Source, frozenset[str]]] = {
    Source.GUARDIANS: frozenset({"has_authority", "language"}),
    Source.CONSENTS: frozenset(
        {"giver_id", "answer", "route", "recorded_by", "language", "interpreter", "translated_by"}
    ),
    Source.REPORT_RESPONSES: frozenset({"guardian_id"}),
    Source.INVITATIONS: frozenset({"proposes_at", "reason", "suggests"}),
}

Packed = tuple[HeldRecord | None, Gap | None]


@dataclass(frozen=True, slots=True)
class Names:
    """What staff are called, and what each guardian is to the pupil; ``me`` is the subject.

    ``pupil`` is the pupil's own id where it is known.
    """

    staff: Mapping[UUID, str]
    relations: Mapping[UUID, str]
    me: UUID
    pupil: UUID | None = None

    def field(self, name: str, person: UUID) -> HeldField:
        """Return who it was as a field: a name, or what somebody is when their name is kept."""
        if person == self.me:
            return HeldField(name, "self", is_code=True)
        if called := self.staff.get(person):
            return HeldField(name, called)
        nobody = "pupil" if person == self.pupil else "somebody"
        return HeldField(name, self.relations.get(person, nobody), is_code=True)


async def names_for(occasion: Occasion, rows: Sequence[HeldRow], me: UUID) -> Names:
    """Return the names of everybody in the rows, as far as whoever asks may know them."""
    people = {value for row in rows for value in row.values.values() if isinstance(value, UUID)}
    found = {one: await name_of(occasion, PersonId(one)) for one in people}
    relations = {
        row.values["guardian_id"]: str(row.values["relation"])
        for row in rows
        if row.source is Source.GUARDIANS
    }
    return Names(
        {one: name for one, name in found.items() if name},
        {one: relation for one, relation in relations.items() if isinstance(one, UUID)},
        me,
        next((one for row in rows if isinstance(one := row.values.get("pupil_id"), UUID)), None),
    )


@dataclass(frozen=True, slots=True)
class Packing:
    """Packs the rows of one subject; ``private`` is what words of one parent alone are about.

    A pupil who claims their rights themselves is named by their own id in ``about``. What they
    wrote, or what was asked of them, is theirs; in a package for parents it is left out as
    notes are, for they may have told it to the school alone.
    """

    subject: Subject
    about: UUID
    names: Names
    private: frozenset[UUID] = frozenset()

    def order(self, row: HeldRow) -> tuple[int, str]:
        """Return where a row comes: by its kind, and then by its case."""
        return _ORDER[row.source], row.label or ""

    def packed(self, row: HeldRow) -> Packed:
        """Return what is shown of a row, and what was left out of it, if anything."""
        match row.source, self.subject:
            case Source.WORDS, _:
                return self._words(row)
            case Source.OUTBOX, Subject.PUPIL:
                return None, Gap.MESSAGES
            case Source.OUTBOX, _:
                return self._record(row), Gap.MESSAGES
            case ((Source.DRAFTS | Source.INBOX | Source.ACTIONS), _):
                return self._record(row), Gap.HALF_TYPED
            case ((Source.LINKS | Source.MEETING_ANSWERS | Source.TIME_ANSWERS), Subject.PUPIL):
                about_parent = row.values.get("person_id") in self.names.relations
                return (None, Gap.OTHER_PARENTS) if about_parent else (self._record(row), None)
            case Source.CONSENTS, Subject.PUPIL if row.values.get("giver_id") == self.about:
                return self._record(row, is_own=True), None
            case ((Source.CONSENTS | Source.REPORT_RESPONSES), Subject.PUPIL):
                return self._record(row), Gap.PARENTS_ANSWERS
        return self._record(row), None

    def _words(self, row: HeldRow) -> Packed:
        """Leave out what somebody wrote about others, and what was written about others."""
        about, author = row.values.get("about"), row.values.get("author_id")
        match self.subject:
            case Subject.PUPIL if self.about in {about, author}:
                return self._record(row), None
            case Subject.PUPIL if about in self.names.relations:
                return None, Gap.OTHER_PARENTS
            case Subject.PUPIL if row.values.get("audience") == "coordination":
                return None, Gap.NOTES
            case Subject.PUPIL if about in self.private:
                return None, Gap.PARENTS_ANSWERS
            case Subject.STAFF if about != self.about:
                return None, Gap.PUPILS_WORDS
            case Subject.GUARDIAN if about in self.names.relations and about != self.about:
                return None, Gap.OTHER_PARENTS if author != self.about else None
        return self._record(row), None

    def _record(self, row: HeldRow, *, is_own: bool = False) -> HeldRecord:
        about_parents = self._is_pupil and not is_own
        hidden = _OF_PARENTS.get(row.source, frozenset()) if about_parents else frozenset()
        fields = [
            self._field(row.source, name, row.values[name])
            for name in SHOWN[row.source]
            if name not in hidden and row.values.get(name) is not None
        ]
        return HeldRecord(row.source, row.label, [*fields, *_said(row.words or {})])

    @property
    def _is_pupil(self) -> bool:
        return self.subject is Subject.PUPIL

    def _field(self, source: Source, name: str, value: HeldValue) -> HeldField:
        if isinstance(value, UUID):
            return self.names.field(name, value)
        if isinstance(value, bool):
            return HeldField(name, "yes" if value else "no", is_code=True)
        if source is Source.OUTBOX and name == "kind":
            return HeldField(name, f"about_{str(value).partition('_')[0]}", is_code=True)
        return HeldField(name, value, is_code=name in _CODES)


def private_in(rows: Sequence[HeldRow]) -> frozenset[UUID]:
    """Return what the words are about that one parent did not share with the other.

    These are responses to reports, and what was written back to them.
    """
    kept = [
        row.values.get(name)
        for row in rows
        if row.source is Source.REPORT_RESPONSES and not row.values.get("shared")
        for name in ("response_id", "answer_id")
    ]
    return frozenset(one for one in kept if isinstance(one, UUID))


def _said(words: Words) -> list[HeldField]:
    marks = words.get("marks")
    pressed = marks if isinstance(marks, dict) else {}
    said = [
        HeldField(f"said.{name}", _told(name, value), is_code=name in _CODED_WORDS)
        for name, value in words.items()
        if name != "marks" and value not in (None, "", [])
    ]
    return [
        *said,
        *(
            HeldField(f"said.mark.{part}", str(mark), is_code=True)
            for part, some in pressed.items()
            for mark in (some if isinstance(some, list) else [])
        ),
    ]


def _told(name: str, value: JsonValue) -> str | date:
    return date.fromisoformat(str(value)) if name in _DAYS else _text(value)


def _text(value: JsonValue) -> str:
    """Return words in one text; of the questions put to a parent, whom each was about."""
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value if one)
    if isinstance(value, dict) and "what" in value:  # an agreement of a report
        who = value.get("name") or value.get("relation") or ""
        return f"{who}: {value['what']} ({value.get('by')})"
    if isinstance(value, dict):
        return str(value.get("name") or value.get("purpose") or "")
    return str(value)
