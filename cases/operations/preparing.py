"""What parents tell before a meeting: whom they bring, and what they want to say.

Whom they bring is for who leads the case. What they want to say is theirs alone until they
share it; what was shared stays readable as it was, whatever they write for themselves later.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from json import dumps
from typing import ClassVar, Final, Literal, Self
from uuid import UUID, uuid5

from pydantic import JsonValue

from cases.desk import Command, Occasion
from cases.identities import PersonId
from cases.model.case import Audience, Words
from cases.model.translations import Translation
from cases.operations.fields import FreeText, Line
from cases.operations.guests import myself, tell_coordinator
from cases.principals import Visitor

_GUESTS: Final = frozenset({Visitor.GUEST})


@dataclass(frozen=True, slots=True)
class Company:
    """Whom a parent brings, what that person is to them, and the language of an interpreter.

    ``brings`` and ``interpreter`` are empty when the answer was nobody and none, and None as long
    as there is no answer.
    """

    brings: str | None = None
    relation: str | None = None
    interpreter: str | None = None

    @classmethod
    def of(cls, words: Words | None) -> Self:
        """Read it from the words kept about it."""
        kept = words or {}
        said = (kept.get(name) for name in ("brings", "relation", "interpreter"))
        return cls(*(one if isinstance(one, str) else None for one in said))

    @property
    def is_empty(self) -> bool:
        """Say whether nobody comes along."""
        return not (self.brings or self.interpreter)


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a parent wants to say.

    ``is_shared``: this is what others read; ``was_shared``: they read something older.
    ``written_in`` is the language of the page it was written on, None where that is not known.
    """

    goes_well: str | None = None
    hard: str | None = None
    to_tell: str | None = None
    written_in: str | None = None
    is_shared: bool = False
    was_shared: bool = False

    @classmethod
    def of(cls, words: Words | None) -> Self:
        """Read it from the words kept about it."""
        kept = words or {}
        return cls(
            _text(kept, "goes_well"),
            _text(kept, "hard"),
            _text(kept, "to_tell"),
            _text(kept, "written_in"),
            is_shared=bool(kept) and not kept.get("private"),
            was_shared=bool(kept.get("was_shared")),
        )

    def words(self) -> dict[str, JsonValue]:
        """Return the words to keep about it."""
        said: dict[str, JsonValue] = {
            "goes_well": self.goes_well,
            "hard": self.hard,
            "to_tell": self.to_tell,
            "written_in": self.written_in,
        }
        private = {"private": True, "was_shared": self.was_shared}
        return said if self.is_shared else said | private

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing in it."""
        return not (self.goes_well or self.hard or self.to_tell)

    def translation_of(self, guardian: PersonId) -> UUID:
        """Return under which id a translation is kept: it is one of these very words."""
        said = (self.goes_well, self.hard, self.to_tell)
        return uuid5(guardian, f"translation|{dumps(said)}")


@dataclass(frozen=True, slots=True)
class Told:
    """What one parent told before a meeting, as far as whoever asks may read it."""

    company: Company | None
    preparation: Preparation
    translation: Translation | None = None


def told_by(guardian: PersonId, words: Mapping[UUID, Words]) -> Told:
    """Return what a parent told, from all words of the case that somebody may read."""
    company = words.get(_company_of(guardian))
    said = Preparation.of(words.get(preparation_of(guardian)))
    return Told(
        None if company is None else Company.of(company),
        said,
        Translation.of(words.get(said.translation_of(guardian))),
    )


class LookAtTold(Command[Told]):
    """See what one told so far."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> Told:
        """Return it. Raises ``CaseNotFound`` when the link leads nowhere."""
        case, guardian = await myself(occasion)
        return told_by(guardian.id, await occasion.store.all_words(case.id))


class SayCompany(Command[Company]):
    """Say whom one brings, name and relation only, and whether an interpreter is needed."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    brings: Line | Literal[""] | None = None
    relation: Line | None = None
    interpreter: Line | Literal[""] | None = None

    async def carry_out(self, occasion: Occasion) -> Company:
        """Keep it and tell the coordinator; the same again changes nothing."""
        case, guardian = await myself(occasion)
        about = _company_of(guardian.id)
        said = Company(self.brings, self.relation if self.brings else None, self.interpreter)
        before = await occasion.store.words(case.id, about)
        if before is None or Company.of(before) != said:
            await occasion.store.keep_words(case.id, about, Audience.COORDINATION, asdict(said))
            await tell_coordinator(occasion, case, guardian)
        return said


class Prepare(Command[Preparation]):
    """Write down what one wants to say: for oneself, or to share it."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    goes_well: FreeText | None = None
    hard: FreeText | None = None
    to_tell: FreeText | None = None
    written_in: Line | None = None
    share: bool = False

    async def carry_out(self, occasion: Occasion) -> Preparation:
        """Keep it; only what is shared is told to the coordinator.

        The same again changes nothing, and what was shared cannot be unread.
        """
        case, guardian = await myself(occasion)
        about = preparation_of(guardian.id)
        before = Preparation.of(await occasion.store.words(case.id, about))
        same = (before.goes_well, before.hard, before.to_tell) == (
            self.goes_well,
            self.hard,
            self.to_tell,
        )
        if same and (before.is_shared or not self.share):  # nothing new
            return before
        said = Preparation(
            self.goes_well,
            self.hard,
            self.to_tell,
            self.written_in,
            is_shared=self.share,
            was_shared=not self.share and (before.is_shared or before.was_shared),
        )
        audience = Audience.CONTENT if self.share else Audience.OWN
        await occasion.store.keep_words(case.id, about, audience, said.words())
        if self.share:
            await tell_coordinator(occasion, case, guardian)
        return said


def _company_of(guardian: PersonId) -> UUID:
    return uuid5(guardian, "company")


def preparation_of(guardian: PersonId) -> UUID:
    """Return under which id what a parent wants to say is kept."""
    return uuid5(guardian, "preparation")


def _text(words: Words, name: str) -> str | None:
    value = words.get(name)
    return value if isinstance(value, str) and value else None
