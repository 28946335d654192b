"""Answers in people's own words: free text, a name, an e-mail address, a link."""

import re
from dataclasses import dataclass

from pydantic import JsonValue

from dialogs.answers import FieldKind
from dialogs.kinds.kind import AlwaysSaid, Around, Found, Partly, Recognised
from dialogs.kinds.names import SMALL_WORDS
from dialogs.language.say import Say, Sayable
from dialogs.understanding import label_in, squeeze, tidy

ONCE = "once"
MOST_NAMES = 6
_FEW_WORDS = 12
_TELLS_SOMETHING = 6
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_GROUP = re.compile(
    r"(?<!\w)(?:(?:in|uit|from)\s+)?(?:(?:groep|group|klas|class|brugklas)\s*"
    r"(?P<number>\d{1,2}(?:\s*[/-]\s*\d{1,2})?\s?[a-z]?)|"
    r"(?P<track>(?:vmbo|mavo|havo|vwo|gymnasium|atheneum|praktijkonderwijs)[- ]?\d?\w?|"
    r"\d\s?(?:vmbo|mavo|havo|vwo)))(?!\w)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"^(?=.*[^\W\d_])[^\d]+$")
_SCHOOL_WORD = re.compile(r"(?<!\w)(?:groep|group|klas|class)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording(AlwaysSaid):
    """What all kinds of own words share: almost any could be meant, and they are shown as typed."""

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the words as they were typed."""
        return str(value)


@dataclass(frozen=True, slots=True)
class FreeText(Wording):
    """Any words; ``long`` when a form should give them room."""

    takes_the_rest: bool = True
    long: bool = False

    def __post_init__(self) -> None:
        if self.long:
            object.__setattr__(self, "field_kind", FieldKind.PARAGRAPH)

    async def find(self, text: str, around: Around) -> Recognised:
        """Return all of the text; a bare yes or no tells nothing."""
        return Found(text.strip()) if tidy(text) and not is_yes_or_no(text, around) else None


@dataclass(frozen=True, slots=True)
class Story(FreeText):
    """What happened, in one's own words; in a longer message only if it tells something."""

    long: bool = True

    async def find(self, text: str, around: Around) -> Recognised:
        """Return all of the text; unasked, only from half a dozen words on."""
        if around.volunteered and len(text.split()) < _TELLS_SOMETHING:
            return None
        return await FreeText.find(self, text, around)


def is_yes_or_no(text: str, around: Around) -> bool:
    """Say whether the text is a bare yes or no, which answers no open question."""
    words = (*around.spoken("word.yes"), *around.spoken("word.no"))
    return tidy(text) in {tidy(word) for word in words}


def is_too_much(text: str) -> bool:
    """Say whether the text is more than a few words for one thing: a question, or about a case."""
    return "?" in text or label_in(text) is not None or len(text.split()) > _FEW_WORDS


async def has_address(text: str, _: Around) -> bool:
    """Say whether there is an e-mail address in the text."""
    return _EMAIL.search(text) is not None


@dataclass(frozen=True, slots=True)
class Email(Wording):
    """An e-mail address, typed twice: one slip would send the letter to a stranger."""

    typed_twice: bool = True

    async def half_asked(self, around: Around) -> Say | None:
        """Return the question to type it once more."""
        once = around.values.get(f"{around.field}.{ONCE}")
        return Say("talk.email_again", {"email": str(once)}) if once else None

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the address once it was typed twice the same."""
        found = _EMAIL.search(text)
        if not found:
            return None
        address = found[0].rstrip(".")
        rest = squeeze(f"{text[: found.start()]} {text[found.end() :]}")
        once = around.values.get(f"{around.field}.{ONCE}")
        if once is None:
            return Partly(Say("talk.email_again", {"email": address}), {ONCE: address}, rest)
        if str(once).casefold() != address.casefold():
            return Partly(Say("talk.email_differs", {"email": address}), {ONCE: address}, rest)
        return Found(address, rest)


@dataclass(frozen=True, slots=True)
class Link(Wording):
    """A web address, such as the join link of a Teams meeting."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the first address in the text."""
        found = _LINK.search(text)
        if not found:
            return None
        return Found(found[0].rstrip(".,)"), squeeze(text[: found.start()] + text[found.end() :]))


@dataclass(frozen=True, slots=True)
class SchoolGroup(Wording):
    """A group or class: "groep 6", "klas 3B", "havo 4"."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the first group in the text, or a short answer that can only be one."""
        found = _GROUP.search(text)
        if found:
            rest = squeeze(f"{text[: found.start()]} {text[found.end() :]}")
            return Found(squeeze((found["number"] or found["track"]).strip()), rest)
        bare = squeeze(_SCHOOL_WORD.sub("", text))
        short = re.fullmatch(r"\d{1,2}(?:\s*[/-]\s*\d{1,2})?\s?[a-zA-Z]?", bare)
        return Found(bare) if short else None

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the group with the word for it."""
        return Say("value.group", {"group": str(value)})


@dataclass(frozen=True, slots=True)
class PersonName(Wording):
    """Somebody's name as the person types it; in a longer message after "voor" or in capitals."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the name: the whole short answer, or the capitalised words after "voor"."""
        match = re.search(
            r"(?:\b(?:voor|for|over|about)\s+)((?:[A-ZÀ-Ý][\w'’-]+)(?:\s+(?:van|de|der|den|el|al|"
            r"ten|ter|[A-ZÀ-Ý][\w'’-]+))*)",
            text,
        )
        if match:
            rest = squeeze(f"{text[: match.start()]} {text[match.end() :]}")
            return Found(squeeze(match[1]), rest)
        words = squeeze(text)
        fits = 0 < len(words.split()) <= MOST_NAMES and bool(_LETTERS.search(words))
        in_capitals = all(word[0].isupper() or word in SMALL_WORDS for word in words.split())
        fits = fits and not is_too_much(words) and not is_yes_or_no(words, around)
        return Found(words) if fits and (in_capitals or not around.volunteered) else None
