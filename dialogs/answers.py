"""What the bot answers, before it becomes text, buttons or a card.

A button never carries a right or a name: it stands for an ``Act`` that is kept on the
server under an opaque id, bound to a person and a place, and checked again when pressed.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter

from dialogs.language.say import Say

MOST_BUTTONS = 6
"""The most buttons under an answer, as Teams' design guidelines for cards ask."""


class _Act(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Begin(_Act):
    """Begin a flow with some answers already given; ``at_once`` needs no confirmation."""

    act: Literal["begin"] = "begin"
    flow: str
    answers: dict[str, JsonValue] = {}
    at_once: bool = False


class Choose(_Act):
    """Give this answer to that question of the draft with this id."""

    act: Literal["choose"] = "choose"
    draft: str
    field: str
    value: JsonValue


class Word(_Act):
    """Say one of the words that work everywhere, about the draft with this id if any."""

    act: Literal["word"] = "word"
    word: str
    draft: str | None = None


class Change(_Act):
    """Take back the answer to that question of the draft with this id, and ask it again."""

    act: Literal["change"] = "change"
    draft: str
    field: str


class Submit(_Act):
    """Hand in a form for the draft with this id; the typed values come with the press."""

    act: Literal["submit"] = "submit"
    draft: str


Act = Annotated[Begin | Choose | Word | Change | Submit, Field(discriminator="act")]
ACTS: TypeAdapter[Act] = TypeAdapter(Act)


class Weight(StrEnum):
    """How a button looks: the expected step, any other, or one that ends something."""

    MAIN = "main"
    PLAIN = "plain"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: what it says and what pressing it means."""

    title: Say
    act: Act
    weight: Weight = Weight.PLAIN


def begin(flow: str, title: str = "", /, **answers: JsonValue) -> Offer:
    """Return a button that begins a flow, with these answers already given."""
    return Offer(Say(title or f"{flow}.title"), Begin(flow=flow, answers=answers))


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A button that opens one of our own pages; the path holds the link's token.

    ``language`` is that of who the page is for; None for the reader of the card themselves.
    """

    title: Say
    path: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A button that opens an address outside, such as an online meeting."""

    title: Say
    url: str


class FieldKind(StrEnum):
    """The kinds of fields a form has."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    CHOICE = "choice"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form: choices are pairs of a value and what it is called.

    ``value`` is what it holds: typed words, the value chosen (several with commas between),
    or an answer that is known, as a person would type it. ``example`` is shown while it is
    empty.
    """

    name: str
    label: Say
    kind: FieldKind
    required: bool
    choices: tuple[tuple[str, Say | str], ...] = ()
    value: Say | str = ""
    error: Say | None = None
    example: Say | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form offered beside typing; handing it in is an act like a button's."""

    fields: tuple[FormField, ...]
    submit: Offer


Button = Offer | OpenPage | OpenLink


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: one message, with the buttons, the form or the page that go with it.

    ``typed`` are buttons that are not shown, where a form asks the same; their names are
    understood when they are typed.
    """

    says: tuple[Say, ...]
    offers: tuple[Button, ...] = ()
    form: Form | None = None
    typed: tuple[Offer, ...] = ()

    def after(self, first: Say | None) -> "Answer":
        """Return this answer with something said before it, if there is anything."""
        return replace(self, says=(first, *self.says)) if first else self
