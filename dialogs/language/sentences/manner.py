"""How something is done: the words in a sentence that tell by which way."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.groups import Group, Sentence
from dialogs.language.sentences.tokens import squeezed
from dialogs.language.sentences.verbs import is_surely_finite

_BY: Final = (  # in a verbose pattern, so that a blank must be escaped
    r"(?:de\ )?(?:mail|e-?mail|telefoon|post|app|"
    r"whatsapp|brief|sms|teams|chat|phone|text|letter|video)"
)
_EVENT: Final = (
    r"(?!(?:gesprek|overleg)(?!\w))(?:(?:een|het|de|ons|kort|klein|a|the|our|"
    r"1-op-1|1\ op\ 1|een-op-een|één-op-één|individueel|persoonlijk|apart|\w+e)\ )*"
    r"(?:\w*gesprek\w*|\w*overleg|mdo|ot|zat|\w*vergadering|briefing|meeting|kring|belletje)"
)
_MANNERS: Final = re.compile(
    rf"""(?<!\w)(?:
    (?P<whole>
       samen\ met\ (?:de\ )?(?:ouders?|moeder|vader|leerling|kind|klas|hem|haar)
      |together\ with\ (?:the\ )?(?:parents?|mum|mother|father|dad|pupil)
      |telefonisch|tel\.?(?=\s*(?:[),;]|\Z))|schriftelijk|mondeling|digitaal|online|anoniem|stapsgewijs
      |stap\ voor\ stap
      |persoonlijk|in\ persoon|face\ to\ face|in\ person|op\ papier|in\ tweetallen
      |(?:in|met)\ (?:kleine\ |een\ klein\ )?groepjes?|(?:een|één|1)[-\ ]op[-\ ](?:een|één|1)
      |one[-\ ](?:on|to)[-\ ]one|onder\ vier\ ogen
      |per\ {_BY}|by\ {_BY}|via\ {_BY}|over\ the\ phone|in\ {_EVENT}|with\ a\ (?:call|form)
      |(?:twee|drie|vier|een|2|3|4|1)\ keer\ (?:per|in\ de)\ week\b)
    |(?P<open>via|tijdens|in\ (?:overleg|afstemming)\ met
      |during|aan\ de\ hand\ van|door\ middel\ van|dmv|d\.m\.v\.
      |met\ behulp\ van|met\ hulp\ van|using
      |aan\ het\ eind\ van(?!\ (?:de|elke|iedere|deze)\ (?:week|dag|maand|periode))
      |through|with\ the\ help\ of|volgens(?!\ (?:afspraak|plan|planning)(?!\w))|op\ basis\ van
      |door(?=\ (?!de\b|het\b|haar\b|hem\b)[^,.;]*\bte\ \w)|door\ te
      |by(?=\ \w+ing\b)|met\ (?:een|de|het|behulp|picto\w*|korte|dagelijkse)\ (?:\w+\ )?
        (?:\w*kaart(?:en|je|jes)?|\w*lijst(?:je)?|\w*formulier|\w*schema|\w*brief(?:je)?|picto\w*
        |stappenplan|\w*app|beloning\w*|timer|schriftje|dagboek(?:je)?|logboek|filmpje|
        vragenlijst|observatielijst|checklist|belletje|mailtje|appje)
        |met\ \w*(?:kaarten|kaartjes|lijstjes|picto's|filmpjes|plaatjes|fiches))
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_PURPOSE: Final = re.compile(r"(?<!\w)om (?:(?!te )[^\W\d]+ ){0,5}\Z", re.IGNORECASE)
_TO: Final = re.compile(r"[^,;.]*?\ste\s\w+")
_GOES_ON_WITH: Final = re.compile(
    r"(?<!\w)(?:doorgaan|doorga|gaat? door|beginn?(?:en|t)?|start(?:en|t)?|stop(?:pen|t)?|"
    r"werk(?:en|t)?|akkoord|bezig|continue|start|go on)\s(?:\w+\s){0,2}\Z|"
    r"(?<!\w)oefen(?:t|en)?\s\Z",
    re.IGNORECASE,
)
_TAKES_PART: Final = re.compile(  # where somebody looks on is what they do, not how
    r"(?<!\w)(?:\w*kijk(?:en|t)|observe(?:ren|ert|er|erves?)|aansluiten|sluit aan|aanschuiven|"
    r"schuift aan|zit|zitten|deelnemen|neemt deel|join|joins)\s(?:mee\s|even\s)?\Z",
    re.IGNORECASE,
)
_ARTICLES: Final = frozenset({"de", "het", "onze", "the", "our"})
_BEHIND_VIA: Final = re.compile(
    r"(?<!je)(?<!app)(?<!mail)(?<!brief)\snaar(?!\w)|\s(?:mee|terug|aan|toe|op|met|door|om|to|with)(?!\w)",
    re.IGNORECASE,
)
_MAKES: Final = re.compile(  # "maakt een planning met plaatjes"
    r"(?<!\w)(?:maakt?|maken|makes?|koopt?|kopen|buys?|bestel\w*|print\w*)\s[^,;]*\Z", re.IGNORECASE
)
_FOR_WHICH: Final = re.compile(  # "picto's voor in de kring", but "leest voor in groepjes"
    r"(?<!leest )(?<!lezen )(?<!lees )(?<!\w)(?:voor|for) \Z", re.IGNORECASE
)
_GOES: Final = re.compile(r"(?<!\w)(?:go|goes|going|talks?|looks?|works?|runs?) \Z", re.IGNORECASE)
_BEHIND_A_TOOL: Final = re.compile(
    r"\s(?:in gesprek|in overleg|naar|aan|over|om)(?!\w)", re.IGNORECASE
)
_TOOLS: Final = ("met behulp", "met hulp", "aan de hand", "door middel", "dmv", "d.m.v.", "using")
_NO_MANNERS: Final = (
    ("", _FOR_WHICH),
    ("met ", _GOES_ON_WITH),
    ("met ", _MAKES),
    ("with ", _GOES_ON_WITH),
    ("in ", _TAKES_PART),
    ("through", _GOES),
)
_ENDS: Final = re.compile(r"[,;()\n]|:(?!\d)|\.(?!\d)|\s-\s|\s(?:en dan|zodat|omdat|maar|om te)\s")


_WORD: Final = re.compile(r"[^\W_][\w'-]*")
_DETERMINERS: Final = set_of(
    "de het een deze dit dat die mijn zijn haar hun ons onze the a an his her"
)
_CLAUSES: Final = set_of(
    "of hoe wat wie waar waarom wanneer welke zodat als dat om whether what how why who which so"
)
_PREPOSITIONS: Final = set_of(
    "met van voor over aan op in bij naar uit door tot via tussen tijdens te of with "
    "for about to at on"
)
_PARTICLES: Final = set_of("af uit op aan mee toe terug door in na over bij voor klaar")


class Manner(NamedTuple):
    """How something is done, and where that stands."""

    text: str
    start: int
    end: int


def manner_in(
    text: str, sentence: Sentence, subject: Group | None, timed: Sequence[tuple[int, int]]
) -> Manner | None:
    """Return how it is done, None if that is not said.

    It goes on up to the next sign, the words that say when, or the verb before whoever does it.
    """
    begins = sentence.tokens[sentence.begins].start if sentence.begins < len(sentence.tokens) else 0
    for match in _MANNERS.finditer(text, begins):
        if any(start <= match.start() < end for start, end in timed):
            continue
        if _is_no_manner(match[0].lower(), text[: match.start()]):
            continue
        if _PURPOSE.search(text[: match.start()]) and _TO.match(text, match.end()):
            continue  # "om samen met moeder te kijken"
        if match[0].lower() == "door" and _leads_to_people(sentence, match.end()):
            continue
        start = match.start()
        end = match.end() if match["whole"] else _end(text, match, sentence, subject, timed)
        if match["open"] and _leaves_a_verb(sentence, subject, start, end):
            end = _end_of_phrase(text, match.end(), end, _PREPOSITIONS - {"van", "of"})
        return Manner(squeezed(text[start:end]), start, end)
    return None


def _leads_to_people(sentence: Sentence, end: int) -> bool:
    """Say whether people follow: "door Ilse uit te zoeken"."""
    return any(0 < group.mentions[0].start - end <= 1 for group in sentence.groups)


def _is_no_manner(words: str, before: str) -> bool:
    """Say whether what stands before such words makes them a part of what is done."""
    if words.startswith(_TOOLS):
        return _FOR_WHICH.search(before) is not None
    return any(words.startswith(lead) and rule.search(before) for lead, rule in _NO_MANNERS)


def _end(
    text: str,
    match: re.Match[str],
    sentence: Sentence,
    subject: Group | None,
    timed: Sequence[tuple[int, int]],
) -> int:
    stops = [len(text)]
    if sign := _ENDS.search(text, match.end()):
        stops.append(sign.start())
    if match[0].lower() == "via" and (other := _BEHIND_VIA.search(text, match.end())):
        stops.append(other.start())
    if match[0].lower().startswith(_TOOLS) and (other := _BEHIND_A_TOOL.search(text, match.end())):
        stops.append(other.start())
    if not match[0].lower().startswith(("door", "by")):
        stops.append(_end_of_phrase(text, match.end(), min(stops)))
    stops.extend(start for start, _ in timed if start >= match.end())
    if subject is not None and subject.first:
        place = subject.first - 1
        while place and sentence.word(place) in _ARTICLES:
            place -= 1
        before = sentence.tokens[place]
        if before.start >= match.end():
            stops.append(before.start)
    return min(stops)


def _leaves_a_verb(sentence: Sentence, subject: Group | None, start: int, end: int) -> bool:
    """Say whether hardly a word is left for what is done: "overlegt tijdens …"."""
    left = [
        place
        for place, token in enumerate(sentence.tokens)
        if not token.is_sign and not start <= token.start < end and place not in sentence.timed
    ]
    if subject is not None:
        left = [place for place in left if not subject.first <= place < subject.last]
    return len([place for place in left if place >= sentence.begins]) <= 1


def _end_of_phrase(text: str, start: int, stop: int, leading: frozenset[str] = frozenset()) -> int:
    """Return where the words behind "via" and the like end and the next part begins.

    That is an article that no preposition leads ("in overleg met Els | een maatje"), a clause, or
    what belongs to the verb ("via een filmpje | uit hoe"); or a word of ``leading``.
    """
    words = list(_WORD.finditer(text, start, stop))
    named, before = False, "van"
    for place, match in enumerate(words):
        word = match[0].lower()
        behind = words[place + 1][0].lower() if place + 1 < len(words) else ""
        is_next = (
            word in _CLAUSES | leading
            or is_surely_finite(word)
            or (word in _DETERMINERS and before not in _PREPOSITIONS)
        )
        if named and (is_next or (word in _PARTICLES and behind in _CLAUSES | {""})):
            return match.start()
        named = named or word not in _DETERMINERS
        before = word
    return stop
