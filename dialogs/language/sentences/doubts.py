"""What makes it doubtful that a sentence was read as it was meant.

A guess that is wrong is worse than a question. Each doubt names something in the build of the
sentence that the reading leaves unexplained, and the field that is asked because of it.
"""

import re
from datetime import datetime
from typing import Final

from rapidfuzz.distance import OSA

from dialogs.language.moments import Day, Instant, Interval, Recurrence
from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.groups import AND, Group, Sentence
from dialogs.language.sentences.strangers import (
    INVERTING,
    has_a_stranger_at_the_head,
    has_more_before_the_verb,
    is_joined_to_a_stranger,
    place_behind,
)
from dialogs.language.sentences.timing import Timed, is_limit
from dialogs.language.sentences.verbs import (
    is_finite,
    is_finite_of_several,
    is_infinitive,
    is_surely_finite,
)

_BREAKS: Final = set_of(", . ; : - ( ) | ? !") | {"\n"}
_THEN: Final = set_of("dan daarna vervolgens then")
_ARTICLES: Final = set_of("de het een onze the our a an")
_SHORT_DAYS: Final = set_of("ma di wo do vr za zo")
_SEE_TO: Final = set_of("zorg regel ensure")
_LET: Final = set_of("laat let")
_TOLD: Final = set_of("weten zien know see")
_OR: Final = set_of("of or")
_GETS: Final = set_of("krijgt krijg ontvangt ontvang hoort hoor krijgen ontvangen gets receives")
_JOINING_CLAUSES: Final = set_of("dat of als hoe wat wie die waar zodat omdat that if who what how")
_FROM: Final = set_of("van from")
_LEADING_OBJECTS: Final = set_of(
    "met aan bij voor van over naar door namens tegen met to with for about from of via"
)
_CLAUSE: Final = re.compile(
    r"(?<!\w)(?:of|wat|hoe|waarom|wanneer|waar|als|zodra|omdat|zodat|nadat|voordat|toen|wie|if|"
    r"whether|what|how|why|when|because)\s(?:(?!\s-\s)[^,.;:?()\n]|(?<=\d)[.:](?=\d))*\Z",
    re.IGNORECASE,
)
_THAT: Final = re.compile(r"(?<!\w)(?:dat|that)\s(?:(?!\s-\s)[^,;?()\n])*\Z", re.IGNORECASE)
_EVENT: Final = re.compile(
    r"(?<!\w)(?:voor|na|tot|before|after)\s+(?:het|de|the)\s+\w+\s*\(\s*\w?\Z", re.IGNORECASE
)
_MOVING: Final = re.compile(
    r"(?<!\w)(?:verzet\w*|verplaats\w*|verschui\w*|reserve\w+|nodig\w*|uitnodig\w*|moves?|invites?)"
    r"(?!\w)",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"(?<!van )(?<!over )(?<!sinds )(?<!\w)(?:"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|morgen|overmorgen|"
    r"vandaag|vanmiddag|vanavond|volgende week|tomorrow|today|"
    r"wo|vr|(?<!pa )(?:en|and|,|/|voor|uiterlijk|tot|vanaf|op)\s?(?:ma|di|do|zo)|"
    r"\d{1,2}(?:[.:]\d\d)?\s?(?:uur|u)(?! per)|"
    r"in (?:two|three|four|six|\d+) (?:days|weeks|months)|"
    r"(?<!groep )(?<!klas )(?<!gr )\d{1,2}/\d{1,2})(?!\w)",
    re.IGNORECASE,
)
_FROM_NOW_ON: Final = re.compile(
    r"(?<!\w)(?:voortaan|steeds|telkens|altijd|always|from now on)(?!\w)", re.IGNORECASE
)
_HOUR: Final = re.compile(  # "bij ziekte belt ze voor half 9": of which day?
    r"(?:voor|na|vanaf|tot|before|after|until|by)\s(?:half|kwart|voor|over|uur|u|\d|[ .:])+",
    re.IGNORECASE,
)
_IN_CASE: Final = re.compile(r"(?<!\w)(?:bij|als|indien|wanneer|if|when)\s", re.IGNORECASE)
_LAST_WORD: Final = re.compile(r"(\w+)\s*\Z")
_LIMITS: Final = set_of("uiterlijk vanaf binnen volgende komende aanstaande deadline before")
_TO: Final = re.compile(r"(?:naar|voor|op|to|for)\s", re.IGNORECASE)
_TO_END: Final = re.compile(r"(?<!\w)(?:naar|voor|op|to|for)\s+\Z", re.IGNORECASE)
_UNFINISHED: Final = re.compile(
    r"(?:^|\s)(?:met|van|om|tot|en|of|de|het|een|dat|die|als|met de|the|a|and|or|of|to|with|from)$"
    r"|^(?:dat|die|zij|ze|hij|she|he|they|jij|je|you|kun|kan jij|wil je|can|could|please|van|of|"
    r"wie|who|en|and|\+|&|/)\s|(?<!\w)niet (?:op|om) \d+ maar(?!\w)|"
    r"(?:^|\s)(?:van|uit|om|met)\s+(?:om|als|dat|met|van|en)(?:\s|$)",
    re.IGNORECASE,
)
_TORN: Final = re.compile(r"\(\s|\s(?:[|=/]|[-=]+>)\s|\?\s")  # brackets, lists, questions
_OPENING_WORDS: Final = re.compile(
    r"(?<!\w)(?:afgesproken|opschrijven dat|noteren dat|vastleggen dat|spreken af dat)(?!\w)",
    re.IGNORECASE,
)


def who_is_doubtful(sentence: Sentence, subject: Group) -> bool:
    """Say whether somebody else may be meant than the subject that was found."""
    return (
        any(_does_too(sentence, group) for group in sentence.groups if group is not subject)
        or is_joined_to_a_stranger(sentence, subject)
        or has_more_before_the_verb(sentence, subject)
        or _gets_it(sentence, subject)
        or _stands_beside_another(sentence, subject)
        or _is_named_like_a_day(sentence, subject)
        or _shares_it_out(sentence, subject)
        or _is_seen_to(sentence)
        or (sentence.word(subject.last) == "(" and sentence.word(subject.last + 1) in _OR)
    )


def when_is_doubtful(text: str, timed: Timed, begins: int) -> bool:
    """Say whether a moment may tell of something else than when it is done.

    "Ik vraag of ze vrijdag kan", "ze verzet het gesprek naar dinsdag". How often something is
    done, and by when, is seldom told of something else. "Voortaan om 8 uur" is not only today.
    """
    if isinstance(timed.reading, Instant) and _FROM_NOW_ON.search(text):
        return True
    return not isinstance(timed.reading, Recurrence) and any(
        _tells_of_something_else(text, timed, start, end, min(begins, start))
        for start, end in timed.told
    )


def _tells_of_something_else(text: str, timed: Timed, start: int, end: int, begins: int) -> bool:
    before = text[begins:start]
    if isinstance(timed.reading, Interval) and _is_hour(timed.reading, text[start:end]):
        return bool(_IN_CASE.search(before) or _THAT.search(before))
    word = _LAST_WORD.search(before)
    if word and _is_mistyped_limit(word[1].lower()):
        return True
    is_limit_ = timed.reading is not None and is_limit(timed.reading)
    if isinstance(timed.reading, Day | Instant) and _THAT.search(before):
        return True
    if not is_limit_ and (_CLAUSE.search(before) or _EVENT.search(text[begins : start + 1])):
        return True
    leads = _TO.match(text[start:end]) or _TO_END.search(before)
    return bool(_MOVING.search(before) and leads)


def _is_hour(reading: Interval, told: str) -> bool:
    """Say whether it is told by what time, and not on which day."""
    bound = reading.end if reading.start is None else reading.start
    return isinstance(bound, datetime) and _HOUR.fullmatch(told) is not None


def tells_time(what: str) -> bool:
    """Say whether words about time are left over in what is agreed."""
    return bool(_TIME.search(what))


def _is_mistyped_limit(word: str) -> bool:
    """Say whether a word before a moment is "uiterlijk" or the like, with a mistake."""
    return word not in _LIMITS and any(
        len(word) >= len(limit) - 1 and OSA.distance(word, limit, score_cutoff=2) <= len(limit) // 4
        for limit in _LIMITS
    )


def what_is_doubtful(what: str, sentence: Sentence, subject: Group | None) -> bool:
    """Say whether words are left over in what is agreed that belong to something else.

    As long as it is not known who does it, a name that leads no object may be theirs.
    """
    if not (subject and subject.names) and any(
        _may_do_it(sentence, one) for one in sentence.groups if one is not subject
    ):
        return True
    if subject is None and has_a_stranger_at_the_head(sentence):
        return True
    return bool(
        _UNFINISHED.search(what)
        or _OPENING_WORDS.search(what)
        or _TORN.search(what)
        or _has_label(what)
        or what.count("(") != what.count(")")
    )


def _has_label(what: str) -> bool:
    """Say whether words without a verb lead in: "nazorg: belt nog een keer"."""
    head, sign, _ = what.partition(": ")
    return bool(sign) and not any(is_finite(word) for word in head.lower().split())


def _may_do_it(sentence: Sentence, group: Group) -> bool:
    named = any(not mention.is_role for mention in group.mentions)
    return named and sentence.word(group.first - 1) not in _LEADING_OBJECTS


def _does_too(sentence: Sentence, group: Group) -> bool:
    """Say whether these people do something as well: "Joris belt, Noor luistert mee"."""
    before, behind = group.first - 1, place_behind(sentence, group.last)
    while sentence.word(before) in _ARTICLES or before in sentence.timed:
        before -= 1
    if before < sentence.begins:
        return False
    lead = sentence.word(before)
    verb = sentence.word(behind)
    if group.first == before + 1 and behind == group.last and _begins_anew(sentence, group):
        return True
    if lead in _BREAKS - {":"} and verb.isalpha() and _is_i(sentence, group):
        return True
    several = len(group.mentions) > 1
    if lead in _BREAKS | AND | _THEN and (
        verb == ":" or is_finite(verb) or (several and is_finite_of_several(verb))
    ):
        return True
    return is_surely_finite(lead) and sentence.word(before - 1) in _THEN


def _begins_anew(sentence: Sentence, group: Group) -> bool:
    """Say whether a next sentence begins without a sign: "ik ben er niet Anouk neemt over"."""
    lead, goes_on = sentence.word(group.first - 1), sentence.word(group.last + 1)
    if lead in INVERTING | _LEADING_OBJECTS | AND or is_surely_finite(lead):
        return False
    if not is_surely_finite(sentence.word(group.last)):
        return False
    before = {sentence.word(place) for place in range(sentence.begins, group.first)}
    return goes_on[:1].isalnum() or before.isdisjoint(_JOINING_CLAUSES)  # not "dat het kind zit"


def _is_i(sentence: Sentence, group: Group) -> bool:
    """Say whether it is "ik" alone, and not "mij": "moeder tekent, ik stuur het op"."""
    return len(group.mentions) == 1 and sentence.word(group.first) in {"ik", "i", "i'll"}


def _gets_it(sentence: Sentence, subject: Group) -> bool:
    """Say whether somebody gets it from somebody else: "moeder krijgt van Thijs …"."""
    gets = any(token.word in _GETS for token in sentence.tokens[sentence.begins :])
    if gets and sentence.word(sentence.begins - 1) in {"dat", "that"}:
        return True  # "afgesproken dat Tessa twee uur krijgt"
    return gets and any(
        sentence.word(group.first - 1) in _FROM for group in sentence.groups if group is not subject
    )


def _is_named_like_a_day(sentence: Sentence, subject: Group) -> bool:
    """Say whether it may be a day, where somebody is called Do: "do belt april"."""
    first = sentence.tokens[subject.first]
    if first.word not in _SHORT_DAYS or first.is_capital or subject.last != subject.first + 1:
        return False
    at_the_head = subject.first == sentence.begins
    return not at_the_head or isinstance(sentence.item(subject.last + 1), Group)


def _has_its_own_day(sentence: Sentence, subject: Group, group: Group) -> bool:
    """Say whether each has a day: "Dennis brengt haar op maandag, Wendy op dinsdag"."""
    between = range(subject.last, group.first)
    return group.last in sentence.timed and any(place in sentence.timed for place in between)


def _is_seen_to(sentence: Sentence) -> bool:
    """Say whether the reader is to see to it: "laat Thijs weten …", "zorg dat Thijs … krijgt"."""
    first = sentence.word(sentence.begins)
    words = {token.word for token in sentence.tokens[sentence.begins :]}
    return first in _SEE_TO or (first in _LET and not words.isdisjoint(_TOLD))


def _shares_it_out(sentence: Sentence, subject: Group) -> bool:
    """Say whether others have a part of it: "Thijs het verslag, Noor de kaartjes"."""
    others = [
        group
        for group in sentence.groups
        if group is not subject and sentence.word(group.first - 1) in _BREAKS | AND
    ]
    if any(_has_its_own_day(sentence, subject, group) for group in others):
        return True
    if not others or any(is_surely_finite(token.word) for token in sentence.tokens):
        return False
    if sentence.word(subject.last) in _ARTICLES:
        return any(sentence.word(group.last) in _ARTICLES for group in others)
    words = [token.word for token in sentence.tokens if not token.is_sign]
    ends = is_infinitive(words[-1])
    return ends and any(is_infinitive(sentence.word(group.first - 2)) for group in others)


def _stands_beside_another(sentence: Sentence, subject: Group) -> bool:
    """Say whether two people stand side by side behind the verb: "belt moeder Joris".

    In "stuurt Thijs ouders een bericht" the second gets it.
    """
    at_the_head = sentence.next_place(sentence.begins) == subject.first and not subject.has_me
    if not at_the_head and not is_finite(sentence.word(subject.first - 1)):
        return False
    return any(
        (group.first == subject.last and sentence.word(group.last) not in _ARTICLES)
        or group.last == subject.first
        for group in sentence.groups
        if group is not subject
    )
