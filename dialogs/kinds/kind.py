"""What every kind of answer can do: offer itself, recognise itself, and be read back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from datetime import datetime
from typing import Protocol

from pydantic import JsonValue

from cases.desk import Desk
from cases.identities import PersonId
from dialogs.answers import FieldKind
from dialogs.heard import Mention
from dialogs.language.say import Say, Sayable

Spoken = Callable[[str], tuple[str, ...]]
"""Gives the phrases of a key that people may type, in every language at once."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a kind of answer may look at: the desk, the moment, the person, and this talk.

    ``about`` is the case that was last talked about, as JSON keeps it; ``values`` are the
    answers given so far in this flow, ``spoken`` the words people may
    use for something, ``field`` the one being asked for. ``volunteered`` says that nobody
    asked: the words came with a command, or after another answer, and may be about anything.
    """

    desk: Desk
    now: datetime
    me: PersonId
    language: str
    mentions: Sequence[Mention] = ()
    about: str | None = None
    values: Mapping[str, JsonValue] = default(default_factory=dict)
    spoken: Spoken = lambda _: ()
    field: str = ""
    volunteered: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several possible answers, and what it is called on a button.

    ``note`` marks half an answer, to be remembered under that name (see ``Partly``).
    """

    value: JsonValue
    title: Say | str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An answer recognised in someone's words, and the words it did not use."""

    value: JsonValue
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """The words fit more than one answer: ask which."""

    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Partly:
    """Half an answer: what to ask for the other half, and what to remember of this one.

    ``notes`` are kept among the draft's answers under the field's name and theirs ("at.day"),
    where the kind finds them again in ``Around.values``; ``rest`` are the words it did not use.
    """

    say: Say
    notes: Mapping[str, JsonValue]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The words were understood, and cannot be the answer: why."""

    say: Say


Recognised = Found | Unsure | Partly | Refusal | None


class AnswerKind(Protocol):
    """A kind of answer."""

    @property
    def field_kind(self) -> FieldKind:
        """How a form asks for it."""

    @property
    def takes_the_rest(self) -> bool:
        """Whether any words will do, so that other kinds must look first."""
        ...

    @property
    def cue(self) -> str:
        """The key of the words that lead to it in a longer message, empty if none are needed.

        With such words it looks before all others, which would take pieces out of a sentence.
        """
        ...

    @property
    def typed_twice(self) -> bool:
        """Whether a form asks for it twice, because a slip would reach a stranger."""
        ...

    async def half_asked(self, around: Around) -> Say | None:
        """Return what to ask when half of the answer is noted already, else None."""

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return the answers worth offering as buttons, none if the answer is free."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the first such answer in the text."""

    async def only(self, around: Around) -> JsonValue:
        """Return the answer if there is only one possible, else None."""

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return how an answer is read back."""


@dataclass(frozen=True, slots=True)
class AlwaysSaid:
    """What all kinds share that nothing can be offered for, nor filled in: they are said."""

    takes_the_rest: bool = False
    typed_twice: bool = False
    cue: str = ""
    field_kind: FieldKind = FieldKind.LINE

    async def half_asked(self, around: Around) -> Say | None:
        """Return None: it is said at once."""
        return None

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return nothing: anything may be meant."""
        return ()

    async def only(self, around: Around) -> JsonValue:
        """Return None: nobody else can know."""
        return None
