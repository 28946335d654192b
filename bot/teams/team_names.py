"""What a team's name tells of its school."""

import re

_SMALL_WORDS = frozenset({"de", "het", "een", "van", "der", "den", "en", "voor", "obs", "cbs"})
_TEAM_WORDS = frozenset({"team", "ondersteuningsteam", "zorgteam"})
_LETTERS = 2


def school_of(team_name: str) -> str:
    """Return the school's name as the team's name holds it, without the word for the team."""
    return re.sub(r"(?i)^\s*(?:ondersteunings|zorg)?team\s+", "", team_name).strip() or team_name


def code_of(team_name: str) -> str:
    """Return the letters that begin the labels of a team's cases: "De Wilgenroos" gives WR.

    They come from the school's name and say nothing about a child. A name of one word gives
    its first letter and the one before its last vowels: "Veldkant" gives VK.
    """
    unsaid = _SMALL_WORDS | _TEAM_WORDS
    words = [w for w in re.findall(r"[A-Za-zÀ-ÿ]+", team_name) if w.casefold() not in unsaid]
    if len(words) >= _LETTERS:
        return "".join(word[0] for word in words[:3]).upper()
    word: str = (words or ["Casus"])[0]
    last = re.search(r"[^aeiouy](?=[aeiouy]+[^aeiouy]*$)", word, re.IGNORECASE)
    return (word[0] + (last.group() if last else "X")).upper()
