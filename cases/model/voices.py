"""The pupil's voice: asked, put to use, and told what was done with it (hoorrecht)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Self

from pydantic import JsonValue

from cases.model.case import Words


class Step(StrEnum):
    """The three steps of hearing a pupil, in their order (domain 2.5)."""

    HEAR = "hear"
    INFLUENCE = "influence"
    REPORT_BACK = "report_back"


class Form(StrEnum):
    """How a pupil wants to tell; they choose themselves (domain 2.5)."""

    TALK = "talk"
    WRITE = "write"
    DRAW = "draw"
    JOIN = "join"
    SOMEBODY = "somebody"


class Topic(StrEnum):
    """What a pupil is asked about, each with things to choose from."""

    GOES_WELL = "goes_well"
    IS_HARD = "is_hard"
    WOULD_HELP = "would_help"


OPTIONS: Final[Mapping[Topic, tuple[str, ...]]] = {
    Topic.GOES_WELL: ("friends", "teacher", "a_subject", "breaks", "own_pace", "doing_things"),
    Topic.IS_HARD: ("busy_class", "waiting", "reading", "maths", "tired", "alone", "quarrels"),
    Topic.WOULD_HELP: ("quiet_place", "more_time", "clear_steps", "a_buddy", "someone_to_talk"),
}
"""Children find it hard to name a wish: they are offered things to tick beside their own words.

Source:
    Domain 2.5: 184 children, asked by the Kinderombudsman.
"""


class SharedWith(StrEnum):
    """Who may read what a pupil told."""

    NOBODY = "nobody"
    COORDINATOR = "coordinator"
    TABLE = "table"


class ParentsHear(StrEnum):
    """What a pupil who decides themselves wants their parents to hear."""

    ALL = "all"
    FIRST_ME = "first_me"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Voice:
    """What a pupil told, and who may read it; ``chosen`` are options, the rest own words."""

    form: Form | None = None
    somebody: str | None = None
    chosen: tuple[str, ...] = ()
    own_words: str | None = None
    shared_with: SharedWith = SharedWith.NOBODY

    @classmethod
    def of(cls, words: Words | None) -> Self:
        """Read it from the words kept about it."""
        kept = words or {}
        chosen = kept.get("chosen")
        form, shared = kept.get("form"), kept.get("shared_with")
        return cls(
            Form(form) if isinstance(form, str) else None,
            _text(kept, "somebody"),
            tuple(str(one) for one in chosen) if isinstance(chosen, list) else (),
            _text(kept, "own_words"),
            SharedWith(shared) if isinstance(shared, str) else SharedWith.NOBODY,
        )

    @property
    def is_for_others(self) -> bool:
        """Whether the pupil wants to be heard in a way for which somebody else is needed."""
        return self.form not in {None, Form.WRITE}

    @property
    def by_topic(self) -> Mapping[Topic, tuple[str, ...]]:
        """The options that were chosen, by what they are about."""
        chosen = {
            topic: tuple(option for option in options if option in self.chosen)
            for topic, options in OPTIONS.items()
        }
        return {topic: options for topic, options in chosen.items() if options}

    def words(self) -> dict[str, JsonValue]:
        """Return the words to keep about it."""
        return {
            "form": self.form,
            "somebody": self.somebody,
            "chosen": list(self.chosen),
            "own_words": self.own_words,
            "shared_with": self.shared_with,
        }


@dataclass(frozen=True, slots=True)
class PupilSays:
    """What a reader of the case may read of the pupil's voice."""

    voice: Voice | None
    hear: ParentsHear | None
    influence: "Influence | None"


@dataclass(frozen=True, slots=True)
class Influence:
    """What was done with what the pupil said: what changed by it, or why nothing did."""

    text: str
    by: str
    on: date

    @classmethod
    def of(cls, words: Words | None) -> Self | None:
        """Read it from the words kept about it; None when nothing was written down."""
        text, by, on = ((words or {}).get(name) for name in ("influence", "by", "on"))
        if not isinstance(text, str) or not isinstance(on, str):
            return None
        return cls(text, str(by or ""), date.fromisoformat(on))


@dataclass(frozen=True, slots=True)
class VoiceLoop:
    """How far the loop is. ``told_on`` is the day on which the pupil heard what was done.

    ``is_invited`` says that the pupil has a page of their own; ``waived`` that there is a reason,
    on record, why the loop was not gone through.
    """

    is_heard: bool
    influence: Influence | None = None
    told_on: date | None = None
    is_invited: bool = False
    waived: bool = False

    @property
    def missing(self) -> Step | None:
        """The first step that was not taken; None when all were, or there is a reason."""
        if self.waived:
            return None
        if not self.is_heard:
            return Step.HEAR
        if self.influence is None:
            return Step.INFLUENCE
        return Step.REPORT_BACK if self.told_on is None else None


def _text(words: Words, name: str) -> str | None:
    value = words.get(name)
    return value if isinstance(value, str) and value else None
