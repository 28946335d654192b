"""Numbers and ordinals in words: "eenentwintig", "twenty-first"."""

from collections.abc import Iterator
from typing import Final

from dialogs.language.moments.pieces import Made
from dialogs.language.moments.terms import HOURS, NUMBER, ORDINAL, YEAR

_DUTCH: Final = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_DUTCH_TENS: Final = {
    20: "twintig",
    30: "dertig",
    40: "veertig",
    50: "vijftig",
    60: "zestig",
    90: "negentig",
}
_DUTCH_ORDINALS: Final = [
    "nulde",
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
]
_ENGLISH: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS: Final = {
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    90: "ninety",
}
_ENGLISH_ORDINALS: Final = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_LAST_DAY: Final = 31


def number_words() -> Iterator[tuple[str, Made]]:
    """Yield every number word from zero to ninety with its value; "een" and "one" are apart."""
    for value, word in _dutch_cardinals():
        yield word, NUMBER(value)
    for value, word in _english_cardinals():
        yield word, NUMBER(value)
    for value in range(1, _LAST_DAY + 1):
        for word in (*_dutch_ordinals(value), *_english_ordinals(value)):
            yield word, ORDINAL(value)
    for value in range(1, 13):  # "tegen vijven"
        ending = _DUTCH[value]
        ending = {5: "vijv", 6: "zess", 11: "elv", 12: "twaalv"}.get(value, ending)
        yield f"{'en' if value == 1 else ending}en", HOURS(value)


def year_words() -> Iterator[tuple[str, Made]]:
    """Yield the years in which plans are made, as they are said: "tweeduizend zevenentwintig"."""
    dutch, english = dict(_dutch_cardinals()), dict(_english_cardinals())
    for value in range(20, 41):
        for thousand in ("tweeduizend", "tweeduizend ", "twee duizend ", "twintig "):
            yield f"{thousand}{dutch[value]}", YEAR(2000 + value)
        tens, unit = value - value % 10, value % 10
        words = f"{_ENGLISH_TENS[tens]} {_ENGLISH[unit]}" if unit else _ENGLISH_TENS[tens]
        for thousand in ("two thousand ", "two thousand and ", "twenty "):
            yield f"{thousand}{words}", YEAR(2000 + value)
            yield f"{thousand}{english[value]}", YEAR(2000 + value)


def _dutch_cardinals() -> Iterator[tuple[int, str]]:
    yield 0, "nul"
    yield 100, "honderd"
    yield from ((value, word) for value, word in enumerate(_DUTCH) if value > 1)
    for tens, word in _DUTCH_TENS.items():
        yield tens, word
        for unit in range(1, 10):
            yield tens + unit, f"{_DUTCH[unit]}en{word}"


def _dutch_ordinals(value: int) -> Iterator[str]:
    if value < len(_DUTCH_ORDINALS):
        yield _DUTCH_ORDINALS[value]
        return
    tens, unit = value - value % 10, value % 10
    yield f"{_DUTCH[unit]}en{_DUTCH_TENS[tens]}ste" if unit else f"{_DUTCH_TENS[tens]}ste"


def _english_cardinals() -> Iterator[tuple[int, str]]:
    yield from ((value, word) for value, word in enumerate(_ENGLISH) if value != 1)
    for tens, word in _ENGLISH_TENS.items():
        yield tens, word
        for unit in range(1, 10):
            yield tens + unit, f"{word} {_ENGLISH[unit]}"
            yield tens + unit, f"{word}{_ENGLISH[unit]}"


def _english_ordinals(value: int) -> Iterator[str]:
    if value < len(_ENGLISH_ORDINALS):
        yield _ENGLISH_ORDINALS[value]
        return
    tens, unit = value - value % 10, value % 10
    if unit:
        yield f"{_ENGLISH_TENS[tens]} {_ENGLISH_ORDINALS[unit]}"
        yield f"{_ENGLISH_TENS[tens]}{_ENGLISH_ORDINALS[unit]}"
    else:
        yield f"{_ENGLISH_TENS[tens][:-1]}ieth"
