"""Making somebody's words harmless for Teams, which reads chat text as markdown.

A name such as "[Klik hier](https://…)" would become a link, "<at>" a ping, and "*" or "#" a
shout. Our own texts hold no such signs (a test sees to it), so only words are treated.
"""

import re

from dialogs.language.harmless import harmless

_LOOK_ALIKES = str.maketrans({"<": "‹", ">": "›", "&": "＆"})
"""For signs that some clients decode or show decoded: no escape is safe in all of them."""

_SIGNS = re.compile(r"([\\`*_\[\]()~#|])")
_LINE_START = re.compile(
    r"^[ \t]*(?:(?P<rule>[-+=])|(?P<number>\d+)(?P<point>[.)]))?", re.MULTILINE
)
_WITHOUT_SIGNS = str.maketrans(
    {"[": "(", "]": ")", "*": "∗", "_": "‗", "`": "ˋ", "~": "∼", "#": "＃", "|": "¦", "\\": "∖"}
)


def escaped(words: str) -> str:
    """Return the words for a message's text, with a backslash before what markdown obeys.

    Source:
        CommonMark 0.31, section 2.4 (backslash escapes).
    """
    safe = _SIGNS.sub(r"\\\1", harmless(words).translate(_LOOK_ALIKES))
    return _LINE_START.sub(_without_block, safe)


def without_markup(words: str) -> str:
    """Return the words for titles and labels, where some clients would show a backslash.

    Signs become look-alikes. For reading only: an address treated so is no address any more.

    Source:
        AdaptiveCards issues 5590 and 7474: phones show the backslash.
    """
    return " ".join(harmless(words).translate(_LOOK_ALIKES).translate(_WITHOUT_SIGNS).split())


def _without_block(start: re.Match[str]) -> str:
    """Return a line's beginning without indent, and with its list or heading sign escaped."""
    if start["rule"]:
        return f"\\{start['rule']}"
    return f"{start['number']}\\{start['point']}" if start["number"] else ""
