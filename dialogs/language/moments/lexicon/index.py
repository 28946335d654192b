"""The index of all words and phrases, built once."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from dialogs.language.moments import terms as t
from dialogs.language.moments.lexicon import dutch, english, feasts, fillers
from dialogs.language.moments.lexicon.numbers import number_words, year_words
from dialogs.language.moments.pieces import Made, PieceKind
from dialogs.language.moments.setting import Language
from dialogs.language.moments.values import EVENING, MORNING

_ABBREVIATION: Final = 5  # woens.
_ABBREVIATED: Final = "u wk wkn mnd jr min hr hrs aanst volg ca st uiterl uitl"


class Phrase(NamedTuple):
    """A phrase: the words after its first one, and what the whole stands for."""

    rest: tuple[str, ...]
    means: tuple[Made, ...]


class Lexicon(NamedTuple):
    """What words stand for; phrases are found by their first word, the longest first."""

    words: MappingProxyType[str, tuple[Made, ...]]
    phrases: MappingProxyType[str, tuple[Phrase, ...]]
    abbreviations: frozenset[str]


@cache
def lexicon(language: Language) -> Lexicon:
    """Return the index of every word and phrase, where the reader's own language goes first."""
    words: dict[str, tuple[Made, ...]] = {}
    phrases: defaultdict[str, list[Phrase]] = defaultdict(list)
    for text, means in _entries(language):
        first, *rest = text.split(" ")
        if rest:
            phrases[first].append(Phrase(tuple(rest), means))
        else:
            words.setdefault(first.rstrip("."), means)
    longest_first = {
        first: tuple(sorted(found, key=lambda phrase: -len(phrase.rest)))
        for first, found in phrases.items()
    }
    return Lexicon(MappingProxyType(words), MappingProxyType(longest_first), _abbreviations())


def _abbreviations() -> frozenset[str]:
    """Return words after which a point does not end the sentence."""
    calendars = (*dutch.WEEKDAYS, *dutch.MONTHS, *english.WEEKDAYS, *english.MONTHS)
    short = {word for names in calendars for word in names if len(word) <= _ABBREVIATION}
    return frozenset({*short, *_ABBREVIATED.split()})


def _entries(language: Language) -> Iterator[tuple[str, tuple[Made, ...]]]:
    """Yield every word, those of the reader's own language first."""
    for own in (True, False):
        is_dutch = own == (language == "nl")
        left_out = frozenset[str]() if own else english.NOT_ENGLISH if is_dutch else dutch.NOT_DUTCH
        for made, texts in dutch.WORDS if is_dutch else english.WORDS:
            yield from ((text, (made,)) for text in texts.split(", ") if text not in left_out)
        calendar = _dutch_calendar() if is_dutch else _english_calendar()
        yield from ((word, means) for word, means in calendar if word not in left_out)
    yield from ((word, (made,)) for word, made in number_words())
    yield from ((word, (made,)) for word, made in year_words())
    yield from _several_words()
    for made, texts in feasts.WORDS:
        yield from ((text, (made,)) for text in texts.split(", "))


def _dutch_calendar() -> Iterator[tuple[str, tuple[Made, ...]]]:
    yield from _names(t.WEEKDAY, 0, dutch.WEEKDAYS)
    yield from _names(t.MONTH, 1, dutch.MONTHS)
    for number, names in enumerate(dutch.WEEKDAYS):
        for plural in (f"{names[0]}en", f"{names[0]}s", f"'s {names[0]}s"):
            yield plural, (t.WEEKDAYS(number),)
        for word, part in dutch.PARTS.items():
            yield f"{names[0]}{word}", (t.WEEKDAY(number), t.PART(part))
        for word in ("ochtend", "morgen", "middag", "avond"):
            yield f"{names[1]}{word}", (t.WEEKDAY(number), t.PART(dutch.PARTS[word]))
    yield from _dutch_days_with_a_part()


def _dutch_days_with_a_part() -> Iterator[tuple[str, tuple[Made, ...]]]:
    for word, part in dutch.PARTS.items():
        yield f"'s - {word}", (t.PART(part),)
        if word != "morgen":
            yield f"van {word}", (t.NEARBY(0), t.PART(part))
        for near, days in dutch.NEAR:
            if near + word != "morgenmorgen":
                yield near + word, (t.NEARBY(days), t.PART(part))
    for text in ("morgenvroeg", "morgen vroeg", "morgenvroeg in de ochtend"):
        yield text, (t.NEARBY(1), t.PART(MORNING))


def _english_calendar() -> Iterator[tuple[str, tuple[Made, ...]]]:
    yield from _names(t.WEEKDAY, 0, english.WEEKDAYS)
    yield from _names(t.MONTH, 1, english.MONTHS)
    for number, names in enumerate(english.WEEKDAYS):
        yield f"{names[0]}s", (t.WEEKDAYS(number),)
    yield "tonight", (t.NEARBY(0), t.PART(EVENING))
    yield "last night", (t.NEARBY(-1), t.PART(EVENING))


def _names(
    kind: PieceKind[int], first: int, calendar: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[str, tuple[Made, ...]]]:
    for number, names in enumerate(calendar, start=first):
        yield from ((name, (kind(number),)) for name in names)


def _several_words() -> Iterator[tuple[str, tuple[Made, ...]]]:
    """Yield words and phrases that stand for several things at once."""
    once = (t.ONE(1), t.TIMES(None))
    kinds: dict[str, tuple[Made, ...]] = {
        "eens per, eens in de, een keer in de, once per, once every, once a": (*once, t.PER(None)),
        "pw, p / w": (t.PER(None), t.WEEK("week")),
        "eenmaal, eenmalig, eens": once,
        "tweemaal, twice": (t.NUMBER(2), t.TIMES(None)),
        "driemaal": (t.NUMBER(3), t.TIMES(None)),
        "twice a": (t.NUMBER(2), t.TIMES(None), t.PER(None)),
        "halfuur, halfuurtje": (t.HALF(None), t.HOUR("hour")),
        "in de loop van de week": (t.THIS(None), t.WEEK("week")),
        "nieuwe jaar, nieuw jaar, in the new year": (t.NEXT(None), t.YEARS("year")),
        "nieuwe schooljaar, new school year": (t.NEXT(None), t.SCHOOLYEAR(None)),
        "herfst - en": (t.VACATION("herfstvakantie"), t.AND(None)),
        "kerst - en": (t.VACATION("kerstvakantie"), t.AND(None)),
        "voorjaars - en": (t.VACATION("voorjaarsvakantie"), t.AND(None)),
        "om het weekend, om 't weekend": (t.EVERY_OTHER(None), t.WEEKEND(None)),
        "kerst en nieuw, christmas and new year": (
            *(t.FEAST("christmas"), t.AND(None)),
            t.FEAST("new_year"),
        ),
    }
    yield ", wel", (t.COMMA(None), t.BUT(None))  # "niet om 9 uur, wel om 10 uur"
    for texts, means in kinds.items():
        yield from ((text, means) for text in texts.split(", "))
    for quarter in range(1, 5):
        for text in (f"q {quarter}", f"kw {quarter}", f"kwartaal {quarter}"):
            yield text, (t.ORDINAL(quarter), t.TERM("month"))
    yield from ((text, ()) for text in fillers.PHRASES)
