"""Buttons that are typed: by what they are called, or by where they stand ("die tweede")."""

from typing import Final

from dialogs.answers import Act, Begin, Choose
from dialogs.drafts import Talk
from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.understanding import tidy

_FIRST: Final = set_of("eerste 1e 1ste bovenste first 1st top")
_PLACES: Final = {
    **dict.fromkeys(_FIRST, 0),
    **dict.fromkeys(("tweede", "2e", "2de", "second", "2nd"), 1),
    **dict.fromkeys(("derde", "3e", "3de", "third", "3rd"), 2),
    **dict.fromkeys(("vierde", "4e", "4de", "fourth", "4th"), 3),
    **dict.fromkeys(("laatste", "onderste", "last", "bottom"), -1),
}
_BESIDE: Final = set_of(
    """die dat de het doe maar graag dan liever toch ja nee the one please optie keuze knop kies
    neem ik voor ga option that take choose i'd like bedoel mean met
    kanaal channel hulpvraag request afspraak agreement gesprek meeting"""
)

_FEWEST: Final = 2
"""A button that stands alone has no place to be named by."""


def picked(text: str, talk: Talk) -> Act | None:
    """Return the act of the button that was typed, None if none was."""
    typed = tidy(text)
    for offer in talk.offered:
        if typed in offer.titles:
            return offer.act
    words = [word for word in typed.split() if word.strip(",.!") not in _BESIDE]
    choices = [offer.act for offer in talk.offered if isinstance(offer.act, Choose | Begin)]
    if len(words) != 1 or len(choices) < _FEWEST:
        return None
    place = _PLACES.get(words[0].strip(",.!"))
    return choices[place] if place is not None and place < len(choices) else None
