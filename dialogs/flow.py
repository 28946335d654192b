"""A conversation as data: which command it fills, by which questions.

No position is kept: what to ask next is a function of the answers alone. Validation,
branching, back, resuming after a restart, shortcuts and forms are all the same sentence,
"check what is there, ask for what is missing".
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import JsonValue, TypeAdapter, ValidationError

from cases.desk import Command
from cases.errors import CaseError
from dialogs.answers import Button
from dialogs.drafts import Draft
from dialogs.kinds.kind import AnswerKind, Around
from dialogs.language.say import Sayable
from dialogs.told import Told

Result = TypeVar("Result")
Values = Mapping[str, JsonValue]
FORM_FROM = 4  # a form is offered where more than three things are asked


def _always(_: Values) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: the field it fills, the kind of answer, and when it applies.

    ``shortcut``: its answer is looked for in the words that began the flow. ``settles_others``:
    what others can be answered with depends on it, so it goes before them and before a form.
    """

    field: str
    kind: AnswerKind
    when: Callable[[Values], bool] = _always
    shortcut: bool = True
    skippable: bool = False
    settles_others: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a finished flow tells: the values of ``<flow>.done`` and what can be done next.

    ``key`` takes the place of ``<flow>.done`` where the outcome has several texts.
    """

    values: Mapping[str, Sayable] = field(default_factory=dict)
    offers: tuple[Button, ...] = ()
    about: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a flow shows before the yes: a command that changes nothing, from the same answers."""

    fills: type[Command[Any]]
    shows: Callable[[Any], Mapping[str, Sayable]]


@dataclass(frozen=True, slots=True)
class Tells:
    """A whole message read for several questions at once: which, and how."""

    fields: frozenset[str]
    read: Callable[[str, Around], Awaitable[Told]]


@dataclass(frozen=True, slots=True)
class Anyway:
    """A refusal that a person may overrule: the field that says so, and the button's title."""

    field: str
    title: str


@dataclass(frozen=True, slots=True)
class GivesWay:
    """When the words after a start rather begin another flow, and which."""

    to: str
    when: Callable[[str, Around], Awaitable[bool]]


@dataclass(frozen=True)
class Flow(Generic[Result]):
    """A conversation that ends in a command.

    Texts are found by name: ``<flow>.start`` (the words that begin it), ``<flow>.title``,
    ``<flow>.<field>.ask``, ``.retry`` and ``.label``, ``<flow>.confirm`` and ``<flow>.done``;
    a test holds every language to it. ``query`` flows only read; in the case's own channel
    they may answer in place. ``hidden`` names fields that only a button fills;
    ``tells`` reads the message that begins it as a whole.
    """

    name: str
    fills: type[Command[Result]]
    asks: tuple[Ask, ...]
    report: Callable[[Result], Report]
    confirm: bool = False
    query: bool = False
    ask_again: Mapping[type[CaseError], str] = field(default_factory=dict)
    anyway: Mapping[type[CaseError], Anyway] = field(default_factory=dict)
    preview: Preview | None = None
    tells: Tells | None = None
    hidden: frozenset[str] = frozenset()
    gives_way: GivesWay | None = None

    def __post_init__(self) -> None:
        asked = [ask.field for ask in self.asks]
        if strange := {*asked, *self.ask_again.values()} - self.fills.model_fields.keys():
            raise ValueError(f"{self.name} asks for {strange}, which its command lacks")
        if unasked := set(self.ask_again.values()) - set(asked):
            raise ValueError(f"{self.name} cannot ask again for {unasked}")
        left = [ask.field for ask in self.asks if ask.skippable]
        if stuck := [name for name in left if not self.accepts(name, self.left_open(name))]:
            raise ValueError(f"{self.name} cannot leave {stuck} open")

    def missing(self, draft: Draft) -> Ask | None:
        """Return the first question that applies and has no valid answer yet."""
        return next((ask for ask in self.applying(draft) if not self._answered(ask, draft)), None)

    def applying(self, draft: Draft) -> list[Ask]:
        """Return the questions that apply to what was answered so far."""
        values = draft.values
        return [ask for ask in self.asks if ask.when(values)]

    def ask(self, name: str) -> Ask | None:
        """Return the question that fills that field."""
        return next((ask for ask in self.asks if ask.field == name), None)

    def command(self, draft: Draft) -> Command[Result]:
        """Build the command from the answers to the questions that still apply."""
        return self.command_of(self.fills, draft)

    def command_of(self, fills: type[Command[Any]], draft: Draft) -> Command[Any]:
        """Build a command with the same fields from the same answers."""
        values = draft.values
        names = [ask.field for ask in self.applying(draft)]
        overruled = [anyway.field for anyway in self.anyway.values()]
        known = [name for name in (*self.hidden, *overruled) if name in values]
        return fills.model_validate({name: values[name] for name in (*names, *known)})

    def left_open(self, name: str) -> JsonValue:
        """Return what a field holds when its question is skipped."""
        default = self.fills.model_fields[name].default
        return list(default) if isinstance(default, tuple) else None

    def accepts(self, name: str, value: JsonValue) -> bool:
        """Say whether the command's own field takes this value."""
        if name not in self.fills.model_fields:
            return False
        try:
            _field_of(self.fills, name).validate_python(value)
        except ValidationError:
            return False
        return True

    def can_have_form(self, draft: Draft) -> bool:
        """Say whether it is known what a form's fields can be answered with."""
        return not any(ask.settles_others for ask in self._open(draft))

    def wants_form(self, draft: Draft, *, begun: bool) -> bool:
        """Say whether a form helps now: at the beginning, where much is still to be asked.

        ``begun`` is said of the first step; what a form has to wait for may come before it.
        """
        given = [ask for ask in self.applying(draft) if self._answered(ask, draft)]
        at_the_beginning = begun or all(ask.settles_others for ask in given)
        much = len(self._open(draft)) >= FORM_FROM
        return much and at_the_beginning and self.can_have_form(draft)

    def text_keys(self) -> Iterator[str]:
        """Return the keys of all texts that this flow needs in every language."""
        yield from (f"{self.name}.{part}" for part in ("start", "title", "done"))
        if self.confirm:
            yield f"{self.name}.confirm"
        for ask in self.asks:
            yield from (f"{self.name}.{ask.field}.{part}" for part in ("ask", "retry", "label"))

    def _open(self, draft: Draft) -> list[Ask]:
        return [ask for ask in self.applying(draft) if not self._answered(ask, draft)]

    def _answered(self, ask: Ask, draft: Draft) -> bool:
        values = draft.values
        return ask.field in values and self.accepts(ask.field, values[ask.field])


@cache
def _field_of(command: type[Command[Any]], name: str) -> TypeAdapter[Any]:
    """Return what checks a field; making one takes longer than all else in a turn."""
    return TypeAdapter(command.model_fields[name].rebuild_annotation())
