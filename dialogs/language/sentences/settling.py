"""Which of several sentences tells the agreement: "Goed gesprek gehad. Thijs maakt het plan."."""

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

from dialogs.language.moments import Refused
from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.doers import SUBORDINATING
from dialogs.language.sentences.framing import opened
from dialogs.language.sentences.parsing import Parsed
from dialogs.language.sentences.verbs import is_finite, is_infinitive, is_participle

_BETWEEN: Final = re.compile(
    r"(?<=\w[\w)][.!])\s+(?=[^\W\d])|(?<=[\d)][.!])\s+(?=[^\W\d_a-z])|\s*\n+[\s*•-]*|\s*;\s+"
)
_SHORTENED: Final = re.compile(
    r"(?<!\w)(?:bijv|evt|incl|excl|ca|dhr|mevr|mw|mr|mrs|dr|drs|jl|min|afspr|ivm|nav|tel|nr|gr|"
    r"obs|asap|svp|aub|st)\.\Z",
    re.IGNORECASE,
)
_SHORT_DATE: Final = re.compile(
    r"(?<!\w)(?:jan|feb|mrt|apr|aug|sept?|okt|nov|dec|ma|di|wo|do|vr|za|zo)\.\Z", re.IGNORECASE
)
_LONGEST_NUMBER: Final = 4  # "12. " before the first of a list
_CONSEQUENCE: Final = re.compile(r"\s*,\s+(?:en\s+)?(?:dus|daarom)\s+|\s+dus\s+|\s*,\s+|\s+so\s+")
_LINKING: Final = set_of(
    """is zijn ben wordt vindt vinden vind weet weten snapt begrijpt lijkt blijkt merkt ziet voelt
    slaapt mist huilt heet woont scoort are am feels thinks knows seems sleeps"""
)
_PAST: Final = set_of(
    """was waren had hadden werd werden ging gingen kwam kwamen zei zeiden vond vonden wilde wilden
    belde belden mailde mailden sprak spraken vroeg vroegen gaf gaven vertelde stuurde stuurden
    meldde liet deed kon moest called emailed said told asked wanted went came did sent gave"""
)
_HAVING: Final = set_of("heeft hebben heb has have is zijn")
_PASSIVE: Final = set_of("wordt worden heeft hebben heb has have is zijn")
_HELPING: Final = set_of(
    "gaat gaan ga komt komen kom kan kunnen wil willen mag mogen moet moeten heeft hebben heb "
    "has have goes wants can"
)
_NOT: Final = set_of("niet geen not nooit no doesn't isn't can't won't")
_THEY: Final = set_of("hij zij ze he she they")
_BECAUSE: Final = set_of("omdat doordat aangezien because since")
_WANTING: Final = set_of("wil willen wants")
_NOTHING: Final[frozenset[str]] = frozenset()
_WHAT: Final = frozenset({"what"})
_EVERYTHING: Final = frozenset({"what", "when", "how"})
_SHORT: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")
_WE: Final = set_of("ik we wij")
_GOODBYE: Final = set_of(
    "groet groetjes groeten gr mvg dank bedankt alvast thanks regards hartelijke"
)


class Settled(NamedTuple):
    """The words that tell an agreement, and the fields of which they leave open what belongs."""

    text: str
    doubtful: frozenset[str] = frozenset()


class _Part(Enum):
    AGREED = auto()  # somebody known does something
    MORE = auto()  # somebody else does
    TOLD = auto()  # how things are, or went
    LOOSE = auto()  # words without a verb


def settle(text: str, parse: Callable[[str], Parsed]) -> Settled:
    """Return what tells the agreement, without what is only told before and after it."""
    pieces = _pieces(text)
    if len(pieces) == 1:
        return _behind_a_reason(text, parse)
    parts = [_part_of(piece, parse) for piece in pieces]
    agreed = [place for place, part in enumerate(parts) if part is _Part.AGREED]
    if not agreed:
        return _of_them(pieces, parts, parse) or _without_told(pieces, parts)
    if len(agreed) > 1:
        return Settled(text, _WHAT)
    kept = [
        piece
        for place, (piece, part) in enumerate(zip(pieces, parts, strict=True))
        if part in (_Part.AGREED, _Part.LOOSE) or (part is _Part.MORE and place > agreed[0])
    ]
    doubtful = _WHAT if _Part.MORE in parts[agreed[0] :] else _NOTHING
    if _is_of_another(pieces[: agreed[0]], pieces[agreed[0]], parse):
        doubtful = _EVERYTHING
    if len(kept) == len(pieces):
        return Settled(text, doubtful)
    rest = _behind_a_reason(" ".join(kept), parse)
    return Settled(rest.text, doubtful | rest.doubtful)


def _part_of(piece: str, parse: Callable[[str], Parsed]) -> _Part:
    """Return what a sentence tells; a reason with what follows from it is an agreement."""
    part = _part(parse(piece))
    if part is _Part.TOLD and _behind_a_reason(piece, parse) != Settled(piece):
        return _Part.AGREED
    return part


def _pieces(text: str) -> list[str]:
    """Return the sentences of a text."""
    pieces, last = [], 0
    for match in _BETWEEN.finditer(text):
        piece = text[last : match.start()]
        if len(piece.strip()) < _LONGEST_NUMBER or _SHORTENED.search(piece):
            continue
        if not _SHORT_DATE.search(piece) or text[match.end()].isupper():
            pieces.append(piece)
            last = match.end()
    pieces.append(text[last:])
    return [piece for piece in pieces if piece.strip()] or [text]


def _without_told(pieces: Sequence[str], parts: Sequence[_Part]) -> Settled:
    """Return what nobody known does, without what is told beside it."""
    kept = [piece for piece, part in zip(pieces, parts, strict=True) if part is not _Part.TOLD]
    is_whole = _Part.MORE not in parts and bool(kept)
    return Settled(" ".join(kept or pieces), _NOTHING if is_whole else _WHAT)


def _is_of_another(before: Sequence[str], agreed: str, parse: Callable[[str], Parsed]) -> bool:
    """Say whether the only moment is that of something else: "Evaluatie 21 april. Els mailt."."""
    if not before or parse(agreed).timed.told:
        return False
    return any(parsed.timed.told and _says_more(parsed) for parsed in map(parse, before))


def _says_more(parsed: Parsed) -> bool:
    tokens, timed = parsed.sentence.tokens, parsed.sentence.timed
    return any(
        not token.is_sign and place not in timed and len(token.word) > _SHORT
        for place, token in enumerate(tokens[parsed.sentence.begins :], parsed.sentence.begins)
    )


def _behind_a_reason(text: str, parse: Callable[[str], Parsed]) -> Settled:
    """Return what follows from how things are: "moeder is akkoord, ik stuur het formulier"."""
    start = opened(text).end
    match = _CONSEQUENCE.search(text, start)
    if match is None:
        return Settled(text)
    before, behind = text[start : match.start()], text[match.end() :]
    if not (_has_verb(before) and _has_verb(behind)):
        return Settled(text)
    first = before.split()[0].lower()
    if first in SUBORDINATING:
        return Settled(text, _WHAT if first in _BECAUSE else _NOTHING)
    reason = parse(before)
    part = _part(reason)
    if part is _Part.TOLD and (named := _named_before(before, behind, reason)):
        return Settled(named, _WHAT)
    if part is _Part.AGREED or _part(parse(behind)) is not _Part.AGREED:
        return Settled(text)
    if reason.timed.told and not isinstance(reason.timed.reading, Refused):
        return Settled(text, _EVERYTHING)
    return Settled(behind if part is _Part.TOLD else text, _WHAT)


def _has_verb(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return not _STATING.isdisjoint(words) or any(map(is_finite, words)) or not _WE.isdisjoint(words)


def _of_them(
    pieces: Sequence[str], parts: Sequence[_Part], parse: Callable[[str], Parsed]
) -> Settled | None:
    """Return what "hij" does who was named just before: "ik sprak vader. Hij oefent met Sem."."""
    for place in range(1, len(pieces)):
        before = pieces[place - 1]
        if parts[place] is not _Part.MORE:
            continue
        if named := _named_before(before, pieces[place], parse(before)):
            return Settled(named)
    return None


def _named_before(before: str, behind: str, parsed: Parsed) -> str | None:
    """Return a sentence about "hij" with the name of the one who was named before it."""
    word, _, rest = behind.partition(" ")
    people = [one for one in parsed.sentence.groups if not one.has_me]
    if word.lower() not in _THEY or len(people) != 1 or not people[0].names:
        return None
    start, end = people[0].mentions[0].start, people[0].mentions[-1].end
    return f"{before[start:end]} {rest}"


def _part(parsed: Parsed) -> _Part:
    words = [token.word for token in parsed.sentence.tokens[parsed.sentence.begins :]]
    verb = next((word for word in words if word in _STATING or is_finite(word)), "")
    if _is_told(words, verb, parsed) or not _GOODBYE.isdisjoint(words[:1]):
        return _Part.TOLD
    if parsed.subject is not None and words[0] not in _THEY:
        return _Part.AGREED
    return _Part.MORE if verb or not _THEY.isdisjoint(words[:1]) else _Part.LOOSE


_STATING: Final = _LINKING | _PAST | _HAVING | _HELPING


def _is_told(words: Sequence[str], verb: str, parsed: Parsed) -> bool:
    """Say whether a sentence tells how things are or went, and not what somebody will do."""
    if verb in _PAST or (verb in _WANTING and "ik" not in words):
        return True
    has_moment = parsed.timed.reading is not None
    has_participle = any(is_participle(word) for word in words)
    has_infinitive = any(is_infinitive(word) for word in words if word not in _STATING)
    if has_participle and not has_moment and (verb in _HAVING or not verb):
        return not has_infinitive or verb in _HAVING
    if verb in _HELPING and not has_infinitive:
        return not has_moment or not _NOT.isdisjoint(words)
    does = parsed.subject is not None and has_moment  # "Noor is vanaf maandag aanspreekpunt"
    return verb in _LINKING and not does and not (has_participle and verb in _PASSIVE)
