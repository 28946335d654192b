"""What a visitor of the page may ask for; each wish is checked before it is carried out."""

from datetime import timedelta
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

_Key = Annotated[str, Field(min_length=1, max_length=200)]


class Wish(BaseModel):
    """A wish; what it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Say(Wish):
    """Somebody writes something; ``to_bot`` mentions the bot where that is needed."""

    person: _Key
    conversation: _Key
    text: str = Field(max_length=30_000)
    thread: _Key | None = None
    to_bot: bool = True


class Unsay(Wish):
    """Somebody deletes a message of their own."""

    person: _Key
    conversation: _Key
    message: _Key


class Press(Wish):
    """Somebody presses a button of a card, with what the card's inputs hold."""

    person: _Key
    conversation: _Key
    message: _Key
    action: dict[str, JsonValue]
    inputs: dict[str, JsonValue]


class Seat(Wish):
    """Somebody comes into a channel, the team or a meeting, or leaves it."""

    person: _Key
    conversation: _Key
    present: bool


class Follow(Wish):
    """Somebody follows a meeting's join link."""

    person: _Key
    link: str = Field(max_length=2000)


class Room(Wish):
    """Somebody makes a channel or a meeting."""

    person: _Key
    name: str = Field(min_length=1, max_length=50)


class App(Wish):
    """Somebody installs the app, or removes it."""

    person: _Key
    installed: bool


class Language(Wish):
    """Somebody sets the language of their Teams."""

    person: _Key
    locale: str = Field(pattern=r"^[a-z]{2}-[A-Z]{2}$")


class Jump(Wish):
    """The clock moves ahead: by some time, or to a moment."""

    by: timedelta | None = Field(default=None, ge=timedelta(), le=timedelta(days=800))
    to: AwareDatetime | None = None
