"""A mail as its reader sees it: in words, and in simple HTML without pictures."""

from dataclasses import dataclass
from uuid import UUID

from jinja2 import Environment, StrictUndefined

from bot.delivery.calendar import Method


@dataclass(frozen=True, slots=True)
class Button:
    """The one thing to do: what it says and where it leads."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """What the receiver's calendar is asked to do, and the iCalendar text for it."""

    method: Method
    text: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in its reader's language, before it becomes bytes.

    ``reference`` becomes the Message-ID, so sending the same letter again after a crash is
    seen by the receiver's server as the same mail. ``direction`` is "ltr" or "rtl".
    """

    reference: UUID
    to: str
    language: str
    subject: str
    paragraphs: tuple[str, ...]
    button: Button | None = None
    closing: tuple[str, ...] = ()
    calendar: CalendarPart | None = None
    direction: str = "ltr"


# Mail programs drop style sheets, so the few styles stand in the tags; they show no picture
# and load nothing, so that opening the mail tells nobody that it was read.
_HTML = """\
<!DOCTYPE html>
<html lang="{{ letter.language }}" dir="{{ letter.direction }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{{ letter.subject }}</title>
</head>
<body style="margin: 0; padding: 1em; font: 1.1em/1.5 sans-serif">
<div style="max-width: 34em; margin: 0 auto">
{% for paragraph in letter.paragraphs %}
<p style="white-space: pre-line">{{ paragraph | urlize }}</p>
{% endfor %}
{% if letter.button %}
<p><a href="{{ letter.button.url }}" style="display: inline-block; padding: .7em 1.2em; \
border-radius: .3em; background: #154273; color: #ffffff; font-weight: bold; \
text-decoration: none">{{ letter.button.title }}</a></p>
<p style="font-size: .9em; overflow-wrap: anywhere">{{ letter.button.url | urlize }}</p>
{% endif %}
{% for paragraph in letter.closing %}
<p style="white-space: pre-line">{{ paragraph | urlize }}</p>
{% endfor %}
</div>
</body>
</html>
"""
_TEMPLATE = Environment(
    autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
).from_string(_HTML)


def as_html(letter: Letter) -> str:
    """Return the letter as one HTML page that loads nothing."""
    return _TEMPLATE.render(letter=letter)


def as_text(letter: Letter) -> str:
    """Return the letter as plain text, with the link on a line of its own."""
    button = (f"{letter.button.title}:\n{letter.button.url}",) if letter.button else ()
    return "\n\n".join((*letter.paragraphs, *button, *letter.closing)) + "\n"
