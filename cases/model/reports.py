"""Reports of meetings: what was said and agreed, in versions, and what parents answer.

A version that was sent is never changed: a change is the next version, and the one before
stays with what was answered to it. How far a report is follows from its versions, so it is
computed, never stored. Texts are words of the case.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Self
from uuid import UUID

from pydantic import JsonValue

from cases.errors import ReportWasSent
from cases.identities import PersonId
from cases.model.case import CaseId, Words
from cases.model.meetings import MeetingId

ReportId = NewType("ReportId", UUID)
VersionId = NewType("VersionId", UUID)
ResponseId = NewType("ResponseId", UUID)


class Part(StrEnum):
    """The parts of a report, in the order in which they are read. CHILD: written for the pupil."""

    PRESENT = "present"
    IMPORTANT = "important"
    GOES_WELL = "goes_well"
    HARD = "hard"
    DECIDED = "decided"
    AGREEMENTS = "agreements"
    CHILD = "child"


class Mark(StrEnum):
    """What a parent, or the pupil, can say of a part with one button (domain 2.6)."""

    NOT_RIGHT = "not_right"
    TOO_MUCH = "too_much"
    MAY_GO = "may_go"


class ReportState(StrEnum):
    """How far a report is."""

    DRAFT = "draft"
    WITH_PARENTS = "with_parents"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """A version without its words; ``child`` is what the text for the pupil is kept under.

    ``meeting`` is None for a report about a moment of the case. ``edition`` counts how often
    the draft was saved. ``parents_at`` is from when parents have it, ``due_on`` the last day on
    which they are asked to answer; both are None until it was sent.
    """

    id: VersionId
    case: CaseId
    report: ReportId
    meeting: MeetingId | None
    child: UUID
    number: int
    written_by: PersonId
    written_at: datetime
    edition: int = 1
    sent_by: PersonId | None = None
    sent_at: datetime | None = None
    parents_at: datetime | None = None
    due_on: date | None = None

    @property
    def is_sent(self) -> bool:
        """Say whether it can no longer change."""
        return self.sent_at is not None

    def saved(self, by: PersonId, at: datetime) -> "ReportVersion":
        """Return it saved once more. Raises ``ReportWasSent``."""
        self._check_draft()
        return replace(self, written_by=by, written_at=at, edition=self.edition + 1)

    def sent(self, by: PersonId, at: datetime, parents_at: datetime, due: date) -> "ReportVersion":
        """Return it sent to parents. Raises ``ReportWasSent``."""
        self._check_draft()
        return replace(self, sent_by=by, sent_at=at, parents_at=parents_at, due_on=due)

    def _check_draft(self) -> None:
        if self.is_sent:
            raise ReportWasSent(number=self.number)


@dataclass(frozen=True, slots=True)
class ReportResponse:
    """What a parent, or the pupil, answered to a version, without its words.

    ``guardian`` is who answered. ``shared``: the other parent may read it too, and what the pupil
    answered, both. ``answer`` is what the coordinator's note about
    it is kept under, None while there is none.
    """

    id: ResponseId
    case: CaseId
    version: VersionId
    guardian: PersonId
    responded_at: datetime
    shared: bool
    answer: UUID | None = None
    answered_by: PersonId | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AgreedThen:
    """An agreement as it stood when a version was sent: who, what, when and how.

    ``relation`` says what a parent who does it is to the pupil; ``name`` and ``function`` are
    those of staff.
    """

    id: UUID
    number: int
    name: str | None
    function: str | None
    relation: str | None
    what: str
    by: date
    how: str | None

    @classmethod
    def of(cls, kept: Mapping[str, JsonValue]) -> Self:
        """Read it from the words of a version."""
        return cls(
            UUID(str(kept["id"])),
            int(str(kept["number"])),
            _text(kept, "name"),
            _text(kept, "function"),
            _text(kept, "relation"),
            str(kept["what"]),
            date.fromisoformat(str(kept["by"])),
            _text(kept, "how"),
        )

    def words(self) -> dict[str, JsonValue]:
        """Return the words to keep of it."""
        return {
            "id": str(self.id),
            "number": self.number,
            "name": self.name,
            "function": self.function,
            "relation": self.relation,
            "what": self.what,
            "by": self.by.isoformat(),
            "how": self.how,
        }


@dataclass(frozen=True, slots=True)
class ReportText:
    """What a version says. ``changed`` tells why it is not the version before."""

    present: str | None = None
    important: str | None = None
    goes_well: str | None = None
    hard: str | None = None
    decided: str | None = None
    changed: str | None = None
    agreed: tuple[AgreedThen, ...] = ()

    @classmethod
    def of(cls, words: Words | None) -> Self:
        """Read it from the words kept about a version."""
        kept = words or {}
        agreed = kept.get("agreed")
        shown = agreed if isinstance(agreed, list) else []
        return cls(
            present=_text(kept, "present"),
            important=_text(kept, "important"),
            goes_well=_text(kept, "goes_well"),
            hard=_text(kept, "hard"),
            decided=_text(kept, "decided"),
            changed=_text(kept, "changed"),
            agreed=tuple(AgreedThen.of(one) for one in shown if isinstance(one, dict)),
        )

    def words(self) -> dict[str, JsonValue]:
        """Return the words to keep about a version."""
        said: dict[str, JsonValue] = {name: getattr(self, name) for name in WRITTEN}
        return {**said, "agreed": [one.words() for one in self.agreed]}

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing in it that was written."""
        return not any((self.important, self.goes_well, self.hard, self.decided))

    @property
    def parts(self) -> Sequence[Part]:
        """The parts in which something is written, and the agreements."""
        return [one for one in Part if one is Part.AGREEMENTS or getattr(self, one.value, None)]


WRITTEN = ("present", "important", "goes_well", "hard", "decided", "changed")
"""The fields of a report that somebody types."""


@dataclass(frozen=True, slots=True)
class ResponseText:
    """What somebody answered: buttons pressed by part, and their own words, kept as they are."""

    marks: Mapping[Part, Sequence[Mark]]
    says: str | None

    @classmethod
    def of(cls, words: Words | None) -> Self:
        """Read it from the words kept about a response."""
        kept = words or {}
        marks = kept.get("marks")
        pressed = marks if isinstance(marks, dict) else {}
        says = kept.get("says")
        return cls(
            {
                Part(part): [Mark(str(mark)) for mark in some]
                for part, some in pressed.items()
                if isinstance(some, list)
            },
            says if isinstance(says, str) else None,
        )

    def words(self) -> dict[str, JsonValue]:
        """Return the words to keep about a response."""
        pressed: dict[str, JsonValue] = {
            part.value: [mark.value for mark in self.marks[part]]
            for part in Part
            if self.marks.get(part)
        }
        return {"marks": pressed, "says": self.says}

    @property
    def agrees(self) -> bool:
        """Say whether nothing was remarked."""
        return not (self.marks or self.says)


def state_of(
    versions: Collection[ReportVersion],
    responses: Collection[ReportResponse],
    asked: Collection[PersonId],
    today: date,
) -> ReportState:
    """Return how far a report is, by its newest version.

    Args:
        versions: all of one report.
        responses: to any of them.
        asked: the parents with authority; once all of them answered, it is final.
        today: the day it is at the school.
    """
    newest = newest_of(versions)
    if newest.due_on is None:
        return ReportState.DRAFT
    heard = {one.guardian for one in responses if one.version == newest.id}
    all_heard = bool(asked) and heard >= set(asked)
    return ReportState.FINAL if all_heard or today > newest.due_on else ReportState.WITH_PARENTS


def newest_of(versions: Collection[ReportVersion]) -> ReportVersion:
    """Return the newest of the versions of one report."""
    return max(versions, key=lambda version: version.number)


def _text(words: Mapping[str, JsonValue], name: str) -> str | None:
    value = words.get(name)
    return value if isinstance(value, str) and value else None
