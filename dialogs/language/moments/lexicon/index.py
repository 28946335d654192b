"""The index of all words and phrases, built once."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from dialogs.language.moments import terms as t
from dialogs.language.moments.lexicon import dutch, english, feasts, fillers
from dialogs.language.moments.lexicon.numbers import number_words
from dialogs.language.moments.pieces import Kind, Made
from dialogs.language.moments.setting import Language

_WITH_TODAY: Final = "van"  # vanmiddag


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
    short = {word for names in calendars for word in names if len(word) <= 5}  # noqa: PLR2004 - "woens"
    return frozenset(
        short
        | set(["u", "wk", "wkn", "mnd", "jr", "min", "hr", "hrs", "aanst", "volg", "ca", "st"])
    )


def _entries(language: Language) -> Iterator[tuple[str, tuple[Made, ...]]]:
    foreign = english.NOT_ENGLISH if language == "en" else dutch.NOT_DUTCH
    tables = (dutch.WORDS, english.WORDS) if language == "nl" else (english.WORDS, dutch.WORDS)
    for made, texts in (*tables[0], *tables[1]):
        yield from ((text, (made,)) for text in texts.split(", ") if text not in foreign)
    yield from ((word, (made,)) for word, made in number_words())
    yield from ((word, means) for word, means in _calendar_words() if word not in foreign)
    for made, texts in feasts.WORDS:
        yield from ((text, (made,)) for text in texts.split(", "))


def _calendar_words() -> Iterator[tuple[str, tuple[Made, ...]]]:
    yield from _names(t.WEEKDAY, 0, dutch.WEEKDAYS, english.WEEKDAYS)
    yield from _names(t.MONTH, 1, dutch.MONTHS, english.MONTHS)
    for number, names in enumerate(dutch.WEEKDAYS):
        yield f"{names[0]}en", (t.WEEKDAYS(number),)
        yield f"{names[0]}s", (t.WEEKDAYS(number),)
        yield f"'s {names[0]}s", (t.WEEKDAYS(number),)
        for word, part in dutch.PARTS.items():
            yield f"{names[0]}{word}", (t.WEEKDAY(number), t.PART(part))
    for number, names in enumerate(english.WEEKDAYS):
        yield f"{names[0]}s", (t.WEEKDAYS(number),)
    yield from _words_with_a_part()
    yield from _counting_words()


def _names(
    kind: Kind[int], first: int, *calendars: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[str, tuple[Made, ...]]]:
    for calendar in calendars:
        for number, names in enumerate(calendar, start=first):
            yield from ((name, (kind(number),)) for name in names)


def _counting_words() -> Iterator[tuple[str, tuple[Made, ...]]]:
    once = (t.ONE(1), t.TIMES(None))
    for text in ("eens per", "eens in de", "een keer in de", "once per", "once every", "once a"):
        yield text, (*once, t.PER(None))
    for text in ("eenmaal", "eenmalig"):
        yield text, once
    for count, texts in ((2, "tweemaal, twice"), (3, "driemaal"), (4, "viermaal")):
        for text in texts.split(", "):
            yield text, (t.NUMBER(count), t.TIMES(None))
    yield "twice a", (t.NUMBER(2), t.TIMES(None), t.PER(None))
    for text in ("halfuur", "halfuurtje"):
        yield text, (t.HALF(None), t.HOUR("hour"))
    for text in fillers.PHRASES:
        yield text, ()


def _words_with_a_part() -> Iterator[tuple[str, tuple[Made, ...]]]:
    for word, part in dutch.PARTS.items():
        yield f"{_WITH_TODAY}{word}", (t.NEARBY(0), t.PART(part))
        for near, days in (("morgen", 1), ("overmorgen", 2), ("gister", -1), ("gisteren", -1)):
            if near + word != "morgenmorgen":
                yield f"{near}{word}", (t.NEARBY(days), t.PART(part))
    yield "morgenvroeg", (t.NEARBY(1), t.PART(dutch.PARTS["ochtend"]))
    yield "vanavond", (t.NEARBY(0), t.PART(dutch.PARTS["avond"]))
    yield "tonight", (t.NEARBY(0), t.PART(dutch.PARTS["avond"]))
