"""The kinds of fields that commands have, each valid on its own.

What people type is bounded, made printable and refused when it holds an identity number,
here and nowhere else: whichever door fills a command passes through these types.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Final
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StringConstraints

from cases.identity_numbers import refuse_identity_numbers

# Control characters but newline and tab (PostgreSQL keeps no NUL), and the marks that turn
# the direction of whatever follows them.
_UNPRINTABLE: Final = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0B, 0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    ]
)


def printable(text: str) -> str:
    """Return a text without what cannot be seen or turns what follows it around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNPRINTABLE)


def _printable(value: object) -> object:
    return printable(value) if isinstance(value, str) else value


def _on_one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _at_most(length: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if len(value) > length:
            raise ValueError("too long")
        return value

    return check


# The constraints stand next to str: pydantic applies those after a validator in another order.
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120),
    BeforeValidator(_on_one_line),
    BeforeValidator(_printable),
    AfterValidator(refuse_identity_numbers),
]
"""A name or a few words, on one line."""

FreeText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    BeforeValidator(_printable),
    AfterValidator(refuse_identity_numbers),
]
"""What somebody tells, in their own words."""

MailAddress = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=254,
        pattern=(
            r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$"
        ),
    ),
]
"""One bare e-mail address.

Source:
    WHATWG HTML, "valid email address", with a domain of two parts at least.
"""

GroupName = Annotated[Line, AfterValidator(_at_most(40))]
"""The group or class of a pupil ("groep 6", "havo 4")."""

Part = Annotated[Line, AfterValidator(_at_most(60))]
"""The expertise that somebody is asked for ("orthopedagoog"); never about the pupil."""

LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
"""A language, by its code of two letters (ISO 639-1)."""

BirthDate = Annotated[date, Field(ge=date(1990, 1, 1))]
"""A pupil's date of birth; that it is not in the future is checked when the clock is known."""

Day = Annotated[date, Field(ge=date(2020, 1, 1), le=date(2099, 12, 31))]
"""A day in the life of the product: beyond it, counting in school days means nothing."""

Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(2020, 1, 1, tzinfo=UTC), le=datetime(2099, 12, 31, tzinfo=UTC)),
]
"""A moment in the life of the product, with its zone."""

Minutes = Annotated[int, Field(ge=10, le=240)]
"""How long a meeting lasts, in minutes."""

ChannelKey = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""Teams' own id of a channel."""

_TEAMS_HOSTS: Final = {"teams.microsoft.com", "teams.live.com", "teams.cloud.microsoft"}
_PLAYGROUND: Final = re.compile(r"127\.0\.0\.1(:[0-9]{1,5})?")
_MEETING_THREAD: Final = re.compile(r"19:meeting_[A-Za-z0-9_=-]+@thread\.v2")


def _join_link(value: str) -> str:
    parts = urlsplit(value)
    teams = parts.scheme == "https" and parts.netloc.lower() in _TEAMS_HOSTS
    playground = parts.scheme == "http" and _PLAYGROUND.fullmatch(parts.netloc)
    if not (teams or playground):
        raise ValueError("not the join link of a Teams meeting")
    return value


JoinLink = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2000, pattern=r"^[!-~]+$"),
    AfterValidator(_join_link),
]
"""The join link of an online meeting: in Teams, or in the playground on this machine."""


def thread_of(join_link: str) -> str | None:
    """Return the id of the chat of the meeting that a join link leads to.

    None when the link does not tell: the short ones (``/meet/…``) do not.

    Source:
        A Teams join link carries the chat's id in its path:
        ``/l/meetup-join/19%3ameeting_…%40thread.v2/0``.
    """
    for part in urlsplit(join_link).path.split("/"):
        if _MEETING_THREAD.fullmatch(unquote(part)):
            return unquote(part)
    return None
