"""An agreement in one sentence: who does what, when and how."""

import re
from typing import Final, NamedTuple

from dialogs.language.moments import Found, Reading, Setting
from dialogs.language.sentences.doubts import (
    tells_time,
    what_is_doubtful,
    when_is_doubtful,
    who_is_doubtful,
)
from dialogs.language.sentences.framing import closed, opened, tidied
from dialogs.language.sentences.groups import Group, Sentence
from dialogs.language.sentences.manner import Manner, manner_in
from dialogs.language.sentences.parsing import Parsed, parse
from dialogs.language.sentences.people import Circle
from dialogs.language.sentences.roles import PARENTS, ROLES
from dialogs.language.sentences.settling import settle
from dialogs.language.sentences.strangers import is_behind_a_stranger
from dialogs.language.sentences.timing import Timed, choose, moments_beside, past_beside
from dialogs.language.sentences.tokens import squeezed, tamed, tokens_of, without

_NAMED: Final = re.compile(
    r"(?<!\w)(wie|wat|wanneer|hoe|who|what|when|how|deadline|actiehouder|verantwoordelijke?)\s*:\s*",
    re.IGNORECASE,
)
_FIELD_OF: Final = {
    "wie": "who",
    "wat": "what",
    "wanneer": "when",
    "hoe": "how",
    "deadline": "when",
    "actiehouder": "who",
    "verantwoordelijk": "who",
    "verantwoordelijke": "who",
}
_WITH: Final = frozenset({"samen met", "together with"})
_LONGEST: Final = 800  # of one sentence


class Agreement(NamedTuple):
    """What a sentence says of an agreement; ``ask`` names what is open, or not clear enough."""

    who: tuple[str, ...]
    what: str | None
    when: Reading | None
    how: str | None
    ask: tuple[str, ...]


def read_agreement(text: str, circle: Circle, setting: Setting) -> Agreement:
    """Return who does what, when and how, as far as a sentence says so."""
    text = closed(tamed(text)[:_LONGEST])
    if parts := _parts(text):
        return _of_parts(parts, circle, setting)
    settled = settle(text, lambda part: parse(part, circle, setting))
    text = settled.text
    plain = parse(text, circle, setting)
    parsed = _with_doubts(text, plain)
    sentence, subject, timed = parsed.sentence, parsed.subject, parsed.timed
    company = _company(sentence, subject)
    how = manner_in(text, sentence, subject, timed.spans)
    spans = [(0, parsed.start), *timed.spans]
    if how is not None:
        spans.append((how.start, how.end))
    names = subject.names if subject else ()
    groups = (group for group in (subject, company) if group)
    spans.extend(_span(group, sentence, company is group) for group in groups)
    if company and names:
        names = tuple(dict.fromkeys((*names, *company.names)))
    what = tidied(without(text, spans))
    read = _complete(names, what, timed, how.text if how else None)
    doubtful = {
        *settled.doubtful,
        *(["what"] if what_is_doubtful(what, sentence, subject) else []),
        *(["what"] if _is_other(parsed, plain) else []),
        *(["how"] if not names and how is not None and _names_somebody(how, sentence) else []),
        *(["what", "when"] if tells_time(what) else []),
    }
    return read._replace(ask=_in_order({*read.ask, *doubtful}))


def _is_other(parsed: Parsed, plain: Parsed) -> bool:
    """Say whether somebody or a moment was doubted: their words may belong to what is agreed."""
    moved = parsed.timed.reading is not plain.timed.reading
    return moved or parsed.subject is not plain.subject


def _names_somebody(how: Manner, sentence: Sentence) -> bool:
    """Say whether who does it may be told as how: "contact verloopt via Thijs"."""
    return any(how.start <= group.mentions[0].start < how.end for group in sentence.groups)


def _with_doubts(text: str, parsed: Parsed) -> Parsed:
    """Return a sentence with its doubts: what is doubtful is not taken for sure."""
    subject, timed = parsed.subject, parsed.timed
    if subject and is_behind_a_stranger(parsed.sentence, subject):
        subject = None
    elif subject and who_is_doubtful(parsed.sentence, subject):
        subject = subject._replace(is_choice=True)
    begins = max(parsed.start, parsed.sentence.tokens[subject.last - 1].end if subject else 0)
    if when_is_doubtful(text, timed, begins):
        timed = timed.doubted()
    return parsed._replace(subject=subject, timed=timed)


def _complete(who: tuple[str, ...], what: str, timed: Timed, how: str | None) -> Agreement:
    says = what if re.search(r"[^\W\d]{2}", what) else None
    ask = [
        field
        for field, open_ in (
            ("who", not who),
            ("what", says is None),
            ("when", not timed.is_settled),
            ("how", how is None),
        )
        if open_
    ]
    return Agreement(who, says, timed.reading, how, tuple(ask))


def _in_order(fields: set[str]) -> tuple[str, ...]:
    return tuple(field for field in ("who", "what", "when", "how") if field in fields)


def _company(sentence: Sentence, subject: Group | None) -> Group | None:
    """Return the colleagues of "samen met Anouk"; with a parent it is how something is done."""
    for group in sentence.groups:
        lead = f"{sentence.word(group.first - 2)} {sentence.word(group.first - 1)}"
        parent = any(ROLES.get(sentence.word(one.first)) in PARENTS for one in group.mentions)
        if group is not subject and lead in _WITH and not parent:
            return group
    return None


def _span(group: Group, sentence: Sentence, is_company: bool) -> tuple[int, int]:  # noqa: FBT001
    """Return where people stand with what belongs to them: articles, "door", a colon."""
    first = group.first
    led = _WITH_WORDS if is_company else _LEADING
    if sentence.word(group.last) == ":":  # "actie voor Joris: …"
        led = led | _FOR
    while first > sentence.begins and sentence.word(first - 1) in led:
        first -= 1
    if first == sentence.begins + 1 and sentence.word(sentence.begins) in _ASKED_OF:
        first -= 1
    return sentence.tokens[first].start, sentence.tokens[_last_of(group, sentence)].end


def _last_of(group: Group, sentence: Sentence) -> int:
    """Return the last place of people, with what is told of them in brackets."""
    if sentence.word(group.last) == "(":
        for place in range(group.last, len(sentence.tokens)):
            if sentence.word(place) == ")":
                return place
    return group.last - 1


_LEADING: Final = frozenset({"de", "het", "onze", "the", "our", "door", "by"})
_FOR: Final = frozenset({"voor", "for", "van", "of", "met", "with"})
_ASKED_OF: Final = frozenset(
    {"laat", "let", "zou", "kan", "wil", "could", "can", "would", "will", "zouden", "kunnen"}
)
_WITH_WORDS: Final = _LEADING | {"samen", "met", "together", "with"}


def _parts(text: str) -> dict[str, str]:
    """Return what stands behind "wie:", "wat:", "wanneer:" and "hoe:"; nothing if not said so."""
    named = list(_NAMED.finditer(text))
    if len(named) <= 1:
        return {}
    ends = [*(match.start() for match in named[1:]), len(text)]
    head = tidied(text[opened(text).end : named[0].start()])  # "Plan maken. Wie: … Wanneer: …"
    return {"what": head} | {
        _FIELD_OF.get(match[1].lower(), match[1].lower()): squeezed(text[match.end() : end])
        for match, end in zip(named, ends, strict=True)
    }


def _moments_alone(text: str, setting: Setting) -> list[Found]:
    return moments_beside(text, (), setting) or past_beside(text, (), setting)


def _of_parts(parts: dict[str, str], circle: Circle, setting: Setting) -> Agreement:
    mentions = circle.mentions(tokens_of(parts.get("who", "")))
    clear = [name for one in mentions if one.is_clear for name in one.names]
    timed = choose("", _moments_alone(parts.get("when", ""), setting))
    return _complete(
        tuple(dict.fromkeys(clear)), parts.get("what", ""), timed, parts.get("how") or None
    )
