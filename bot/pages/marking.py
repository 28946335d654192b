"""Turning the marks in rendered texts into elements that browsers and screen readers know."""

import re

from dialogs.language.marks import BASE, END, OWN, WORDS

# Neither inside tags nor where an element would be shown as it is written.
_AS_IS = re.compile(r"(<title>.*?</title>|<textarea\b.*?</textarea>|<[^>]*>)", re.DOTALL)
_INSIDE = f"([^{BASE}-{END}]*)"
_WORDS = re.compile(f"{WORDS}{_INSIDE}{END}")
_OWN = re.compile(f"{OWN}{_INSIDE}{END}")
_BASE = re.compile(f"{BASE}{_INSIDE}{END}")
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2c00-\u2dff\ua640-\ufdff\ufe70-\ufeff]")


def with_elements(page: str) -> str:
    """Return a page in which marked parts stand in elements with their language and direction.

    Somebody's words are marked as Dutch, unless they are in a script in which no Dutch is
    written: what a parent typed is shown again too. In a title and in attributes, which hold
    no elements, the marks themselves do the isolating.
    """
    if END not in page:
        return page
    parts = _AS_IS.split(page)
    parts[::2] = [_marked(part) for part in parts[::2]]
    return "".join(parts)


def in_other_script(words: str) -> bool:
    """Say whether there are signs in it in which no Dutch is written."""
    return _OTHER_SCRIPT.search(words) is not None


def _marked(text: str) -> str:
    if END not in text:
        return text
    text = _WORDS.sub(_words, _OWN.sub(r"<bdi>\1</bdi>", text))
    return _BASE.sub(r'<span lang="nl" dir="ltr">\1</span>', text)


def _words(found: re.Match[str]) -> str:
    words = found[1]
    return f"<bdi>{words}</bdi>" if in_other_script(words) else f'<bdi lang="nl">{words}</bdi>'
