"""What printed pages have of their own: a style sheet for paper, and QR codes."""

from functools import cache
from pathlib import Path

import segno
from markupsafe import Markup

from bot.pages.rendering import Stylesheet


@cache
def print_sheet() -> Stylesheet:
    """Return the style of what is printed: black on white, on A4."""
    return Stylesheet.read(Path(__file__).parent / "static" / "print.css")


def qr_code(address: str, called: str) -> Markup:
    """Return an address as a QR code, drawn within the page.

    Args:
        address: what a phone reads.
        called: what a screen reader says of the picture.
    """
    drawn = segno.make(address, error="m", boost_error=False, micro=False)
    picture = drawn.svg_inline(scale=4, border=4, title=called, omitsize=True, dark="#000")
    # segno escapes the title, and writes the rest itself.
    return Markup(picture.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704
