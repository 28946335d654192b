"""Marks around parts of a text that differ in language or direction from what is around them.

They are the isolates of Unicode, so that a text without any mark-up (a subject, a diary) reads
right in a language that runs from right to left; a page turns them into elements.

Source:
    Unicode Standard Annex 9 (bidirectional text), sections 2.4 and 2.5. ``harmless`` takes them
    out of everything that people write.
"""

import re
from typing import Final

WORDS: Final = "\u2068"
"""Opens somebody's words, which run as their first letter does (FSI)."""

OWN: Final = "\u2067"
"""Opens a day, a time or a number of our own in a language from right to left (RLI)."""

BASE: Final = "\u2066"
"""Opens a text in the base language, inside a translation that lacks it (LRI)."""

END: Final = "\u2069"
"""Closes the innermost of these (PDI)."""


_ADDRESS: Final = re.compile(r"https?://\S+")


def words_apart(words: str) -> str:
    """Return somebody's words, marked.

    A web address has no marks: mail programs make a link of it, and would take the last one in.
    """
    return words if _ADDRESS.fullmatch(words) else f"{WORDS}{words}{END}"


def own_apart(text: str) -> str:
    """Return a day, a time or a number, marked."""
    return f"{OWN}{text}{END}"


def base_apart(text: str) -> str:
    """Return a text in the base language, marked line by line: pages show each by itself."""
    return "\n".join(f"{BASE}{line}{END}" if line else line for line in text.split("\n"))
