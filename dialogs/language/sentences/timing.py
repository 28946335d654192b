"""The moment in a sentence about something else, with names kept out of it."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dialogs.language.moments import (
    Ambiguous,
    Day,
    Found,
    Instant,
    Interval,
    Reading,
    Recurrence,
    Refused,
    Setting,
    find_moments,
    find_past,
)
from dialogs.language.sentences.short_days import spelled_out
from dialogs.language.sentences.titles import Mention

VAGUE: Final = re.compile(
    r"(?<!\w)(?:zo (?:snel|spoedig|gauw) mogelijk|zsm|z\.s\.m\.?|a\.?s\.?a\.?p\.?|binnenkort|"
    r"op (?:korte )?termijn|snel|gauw|een keer(?:tje)? (?:snel|binnenkort)|te zijner tijd|"
    r"vanaf nu|from now on|"
    r"as soon as possible|soon|shortly|sometime|ooit|later(?=\s*(?:[,.;!?)]|\Z)))(?!\w)",
    re.IGNORECASE,
)


_TOLD: Final = re.compile(
    r"\b(?:wat|die|dat|waar|waarom|hoe|sinds|van|over|toen|uit|was|waren|what|that|since|of|about|"
    r"from|why|how|were)\b[^,.;:]*\Z",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(
    r"(?:uur|uren|min(?:uten)?|kwartier|dag|dagen|week|weken|maand|iets|wat|hours?|minutes)\s+\Z",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(  # "morgen 3 boekjes": no time of day
    r"(?<!om )(?<!at )(?<!tot )(?<!van )(?<!voor )(?<!rond )(?<!over )(?<!half )(?<!kwart )(?<!en )"
    r"(?<![\w/.:-])(\d{1,2})(?=\s+(?:\w{3,}(?:jes?|'s)|lessen|toetsen|woorden|boeken|gesprekken|"
    r"ochtenden|middagen|leerlingen|kinderen|ouders|sommen|oefeningen|opdrachten|taken|kaarten|"
    r"formulieren|vragen|doelen|bladzijden|keer|books|words|lessons|pupils)(?!\w))",
    re.IGNORECASE,
)
_FOR_A: Final = re.compile(  # "vraagt om een verslag": no time of day
    r"(?<!\w)om een(?=\s+(?!uur|half|kwart|keer)[^\W\d]{3})", re.IGNORECASE
)
_TO_DO: Final = re.compile(
    r"(?<!\w)((?:to|will|can|must|shall|should|'ll)\s+)do(?!\w)", re.IGNORECASE
)
_OF_THE_DAY: Final = re.compile(
    r"(?<!\w)het (?:zat|zon|woe|vrij|wo|do|di|za)(?!\w)|"  # a day is "de"
    r"(?<!\w)(?:na|voor|onder|in|uit|tijdens|after)\s+(?:(?:de|the)\s+)?(?:schooltijd|school|pauzes?|breaks?)"
    r"(?!\w)",
    re.IGNORECASE,
)
_BY_MEANS: Final = re.compile(  # "next Tuesday by phone": no time by which
    r"(?<!\w)by (?:phone|e-?mail|mail|post|letter|text|video|app)(?!\w)", re.IGNORECASE
)
_EVENT_OF: Final = re.compile(
    r"(?<!\w)((?:in|tijdens|bij|op|na afloop van)\s+(?:het|de|ons|onze|een)\s+"
    r"[\w-]*(?:overleg|vergadering|mdo|bespreking|briefing|bijeenkomst|spreekuur|avond)\s+|"
    r"(?:in|tijdens|bij)\s+(?:het|ons|een)\s+\w*gesprek\s+)van(?=\s)",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"(?<!\w)(?:de|het|the)\s+\Z", re.IGNORECASE)


class Timed(NamedTuple):
    """The moment that was chosen, and the stretches of the text that spoke of time.

    The last of these, ``vague`` of them, only say "soon".
    """

    reading: Reading | None
    spans: tuple[tuple[int, int], ...]
    vague: int = 0

    def doubted(self) -> "Timed":
        """Return this moment as one to ask about: "do you mean this?"."""
        if self.reading is None or not self.is_settled:
            return self
        return self._replace(reading=Ambiguous((self.reading,)))

    @property
    def told(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the text that tell the moment, without "zsm" and the like."""
        return self.spans[: len(self.spans) - self.vague]

    @property
    def is_settled(self) -> bool:
        """Whether it says when precisely enough to be held to it."""
        return self.reading is not None and is_settled(self.reading)


def is_settled(reading: Reading) -> bool:
    """Say whether a reading needs no question: a stretch of several days is none to keep to."""
    match reading:
        case Day() | Instant() | Recurrence():
            return True
        case Interval(start=start, end=end):
            if start is None or end is None:
                return True
            return (end - start).days < 1 if type(start) is type(end) else False
    return False


def moments_beside(text: str, mentions: Iterable[Mention], setting: Setting) -> list[Found]:
    """Return the moments in a text, taking no name of a person for one."""
    text = _COUNTED.sub(_masked, _without_names(text, mentions))
    text = _FOR_A.sub(_masked, text)
    text = _TO_DO.sub(r"\1qq", text)
    text = _BY_MEANS.sub(_masked, _OF_THE_DAY.sub(_masked, text))
    spelled = spelled_out(_EVENT_OF.sub(r"\1op ", text))
    found = find_moments(spelled.text, setting)
    if not spelled.added:
        return found
    return [
        one._replace(start=spelled.origin(one.start), end=spelled.origin(one.end)) for one in found
    ]


def _masked(found: re.Match[str]) -> str:
    """Return as many letters that say nothing: when on a day something is done is no moment."""
    return "Q" + "q" * (len(found[0]) - 1)


def past_beside(text: str, mentions: Iterable[Mention], setting: Setting) -> list[Found]:
    """Return the moments in a text that have gone by, as an answer to when something is done.

    Left out are those that tell when something was: "wat er gisteren gebeurde".
    """
    found = find_past(_without_names(text, mentions), setting)
    return [one for one in found if not _TOLD.search(text[: one.start])]


def _without_names(text: str, mentions: Iterable[Mention]) -> str:
    for mention in mentions:
        if not mention.is_role or mention.end - mention.start <= len("ma"):
            masked = "Q" + "q" * (mention.end - mention.start - 1)
            text = text[: mention.start] + masked + text[mention.end :]
    return text


def choose(text: str, found: Sequence[Found]) -> Timed:
    """Return the moment by which something is to be done; several that differ are asked about."""
    vague = tuple(
        match.span() for match in VAGUE.finditer(text) if not _AMOUNT.search(text[: match.start()])
    )
    usable = [one for one in found if not isinstance(one.reading, Refused)]
    if not usable and found:
        return Timed(found[0].reading, ((found[0].start, found[0].end), *vague), len(vague))
    if not usable:
        return Timed(None, vague, len(vague))
    if len(usable) > 1:
        limits = [one for one in usable if is_limit(one.reading)]
        usable = limits if len(limits) == 1 else usable
    if len(usable) > 1:
        first, second = usable[0], usable[1]
        if isinstance(first.reading, Recurrence) or _differs_in_kind(first, second):
            usable = usable[:1]
    spans = (*((_from_article(text, one.start), one.end) for one in usable), *vague)
    if len(usable) == 1:
        return Timed(usable[0].reading, spans, len(vague))
    readings = tuple(dict.fromkeys(_flat(one.reading for one in usable)))
    return Timed(Ambiguous(readings), spans, len(vague))


def _from_article(text: str, start: int) -> int:
    """Return where a moment begins with the article before it: "de komende weken"."""
    article = _ARTICLE.search(text[max(0, start - 5) : start])
    return start - len(article[0]) if article else start


def _flat(readings: Iterable[Reading]) -> Iterable[Reading]:
    for reading in readings:
        yield from reading.readings if isinstance(reading, Ambiguous) else (reading,)


def is_limit(reading: Reading) -> bool:
    """Say whether a reading is a day by which something is done."""
    return isinstance(reading, Interval) and reading.start is None


def _differs_in_kind(first: Found, second: Found) -> bool:
    """Say whether the second only tells more, as "elke maandag, tot de kerst" does."""
    return isinstance(second.reading, Recurrence) and not isinstance(first.reading, Ambiguous)
