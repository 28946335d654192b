"""Words of violence or abuse, which fall under the Dutch reporting code (meldcode).

What a child does to others is not meant, but what is done to a child, above all at home. Nothing
is weighed here: the words are only heard, also mistyped. A training or a policy about it is no
such sign.

Source:
    Domain guide 2.8, after the Dutch Meldcode huiselijk geweld en kindermishandeling.
"""

import re
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.language.moments.lexicon.fillers import set_of

_GROWN_UP: Final = (
    r"(?:(?:stief|pleeg|groot|schoon|ex-?|step|grand|foster\ )?(?:vader|moeder|ouders?|broer|"
    r"papa|mama|father|mother|dad|mum|mom|parents?|brother)|pap|mam|oom|tante|opa|oma|partner|"
    r"vriend\ van\ (?:zijn\ |haar\ |de\ )?moeder|uncle|aunt|boyfriend|voogd|buurman|man\ thuis)"
)
_HURTS: Final = (
    r"(?:sla(?:at|an|t)|sloeg(?:en)?|geslagen|schop(?:t|pen|te)|geschopt|mept(?:e)?|gemept|"
    r"knijpt|knijpen|geknepen|wurg(?:t|en|de)|gewurgd|bedreig(?:t|en|de)|bedreigd|betast(?:te)?|"
    r"dreigt|trapt(?:e)?|getrapt|klap(?:pen)?|slaag|gooit\ met|opslui(?:t|ten)|opgesloten|"
    r"vermoorden|zit\ aan|zat\ aan|hits?|beats?|hurts?|kick(?:s|ed)|"
    r"punch(?:es|ed)|beaten|threaten(?:s|ed)?|touch(?:es|ed)|chok(?:es|ed))"
)
_VICTIM: Final = (
    r"(?:(?<!met\ )(?<!voor\ )(?<!naar\ )(?<!bij\ )(?<!over\ )(?<!van\ )(?<!om\ )(?<!tegen\ )"
    r"(?<!with\ )(?<!for\ )(?<!to\ )(?:hem|mij|me|ons|hen|elkaar|him|them"
    r"|(?:haar|her)(?!\ (?:arm|hand|schrift|boek|oog|ogen|vleugel|slag|book|head|eye)))"
    r"|(?:het|een|zijn|z'n|haar|hun|de|the|his|her|their)\ (?:kind(?:eren)?|zoon(?:tje)?|"
    r"dochter(?:tje)?|zusje|broertje|leerling|jongen|meisje|kleuter|child(?:ren)?|son|daughter|"
    r"boy|girl|pupil))"
)
_CLAUSE: Final = r"[^.;!?\n]{0,32}?"
_VIOLENCE: Final = re.compile(
    rf"""(?<!\w)(?:
    mishandel\w*|misbruik(?:t|te)\w*|(?:kinder|seksueel\ )misbruik\w*|misbruik\ door|aanrand\w*
    |aangerand|verkracht\w*|ontucht\w*|verwaarlo[oz]\w*|incest\w*|blauwe\ plek(?:ken)?
    |losse\ handjes|brandwond\w*|striemen|betast\w*|eergerelateerd\w*|eerwraak|uitgehuwelijkt
    |uithuwelijk\w*|huwelijksdwang|besnijdenis|besneden\ meisje|vrouwelijke\ genitale\w*
    |(?:seksueel\ )?grensoverschrijdend\w*|seksueel\ overschrijdend\w*
    |(?:fysiek|lichamelijk|seksueel|psychisch)\ geweld|gewelddadig\w*\ {_GROWN_UP}
    |geweld\ (?:thuis|in\ (?:het|dit)\ gezin|tussen\ (?:de\ )?ouders|door\ {_GROWN_UP})
    |thuis{_CLAUSE}\ (?:klappen|geweld|geslagen|slaag|geschopt|niet\ veilig|onveilig|opgesloten
      |bedreigd|geen\ eten|niet\ eten|mishandeld|geknepen|gevochten)
    |(?:klappen|geweld|geslagen|slaag|geschopt|onveilig|opgesloten|bedreigd)\ (?:\w+\ )?thuis\w*
    |(?:geslagen|geschopt|aangeraakt|bedreigd|gemept|hit|beaten|kicked|hurt|touched)\ (?:door|by)
      \ (?:\w+\ ){{0,2}}{_GROWN_UP}
    |(?:door|by)\ (?:\w+\ )?{_GROWN_UP}{_CLAUSE}\ (?:geslagen|geschopt|gemept|geknepen|bedreigd)
    |{_GROWN_UP}\ (?:doet|deed|heeft)\ {_VICTIM}\ (?:\w+\ ){{0,2}}pijn
    |{_GROWN_UP}{_CLAUSE}\ {_VICTIM}{_CLAUSE}\ {_HURTS}
    |{_GROWN_UP}{_CLAUSE}\ {_HURTS}(?:{_CLAUSE}\ )?\ ?{_VICTIM}
    |(?:bang|angst)\ (?:voor|van)\ (?:zijn|haar|z'n|m'n|mijn)\ {_GROWN_UP}
    |(?:afraid|scared)\ of\ (?:his|her|my|their)\ {_GROWN_UP}|violence\ at\ home
    |(?:bang|durft\ niet|niet\ durven|afraid|scared)\ (?:om\ |to\ )?(?:naar\ huis|go\ home)
    |(?:child\ )?abuse[ds]?(?!\ (?:of\ )?(?:the|this|that)\ (?!child|kid|pupil|girl|boy|student))
    |abusing\ (?:him|her|the\ child|them)|molest\w*|neglect(?:ed|s|ing)?\ (?:at\ home|the\ child
      |him|her|by\ \w+)|child\ neglect|(?:is|being|was)\ neglected|domestic\ violence|raped?
    |bruises?|unsafe\ at\ home|not\ safe\ at\ home|beaten\ (?:up\ )?at\ home
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMED: Final = re.compile(  # "vader slaat Sem": the name has its capital
    rf"(?<!\w)(?i:{_GROWN_UP})[^.;!?\n]{{0,25}}? (?:slaat|sloeg|schopt|mept|hits|beats|kicks)"
    r" (?P<name>[A-Z][a-z]+)(?P<rest>[^.;!?\n]*)"
)
_APART: Final = re.compile(  # "slaat over", "slaat alarm": another verb than to hit
    r"(?<!\w)(?:over|af|aan|dicht|open|ineen|nergens|alarm|door|erop|er niet op|op hol|ermee|"
    r"steil achterover)(?!\w)",
    re.IGNORECASE,
)
_HITTING: Final = re.compile(r"(?<!\w)(?:sla(?:at|an)|sloeg(?:en)?)(?!\w)", re.IGNORECASE)
_TOPIC: Final = re.compile(
    r"(?<!\w)(?:meldcode|kindermishandeling\w*|mishandeling|huiselijk ?gew\w*|misbruik|"
    r"domestic violence|child abuse|reporting code)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(  # what is learned or written about it
    r"(?:training|cursus|scholing|studie(?:dag|middag)|workshop|beleid|protocol|e-?learning|"
    r"certifica|functionaris|themamiddag|themaweek|webinar|voorlichting|lespakket|lesbrief|boek|"
    r"artikel|congres|bijeenkomst over|course|policy|module|theorie|toets over)",
    re.IGNORECASE,
)
_NOT_MEANT: Final = re.compile(
    r"(?:geen|niet|no|zonder) (?:sprake van |teken(?:en)? van |vermoeden van |sign of )?\Z",
    re.IGNORECASE,
)
_KEYS: Final = (
    "kindermishandeling",
    "mishandeling",
    "mishandeld",
    "mishandelt",
    "misbruikt",
    "verwaarlozing",
    "verwaarloosd",
    "verkracht",
    "aangerand",
    "huiselijk",
    "violence",
    "geslagen",
)
_BEGINNINGS: Final = frozenset(key[0] for key in _KEYS)
_PREFIX: Final = 4
_TRIGGERS: Final = set_of(
    """mish misb kind aanr aang verk ontu verw ince blau loss bran stri beta eerg eerw uitg uith
    huwe besn vrou gren over fysi lich seks psyc gewe klap gesl slaa gesc niet onve opge bedr geen
    gekn gevo slaa slan sloe slat scho mept geme knij wurg gewu drei trap getr gooi opsl verm zit
    zat hit hits beat hurt kick punc thre touc chok pijn bang angs durf afra scar viol abus mole
    negl chil dome rape brui unsa not meld huis repo doms"""
)
"""How every word begins without which nothing below can match."""
_SLIPS: Final = {"slat": "slaat", "slaad": "slaat", "slaatt": "slaat"}
_SHORTEST: Final = 7
_LONG: Final = 11
_WORD: Final = re.compile(r"[^\W\d_]+")
_ALIKE: Final = set_of(
    "huiselijke vervelend verkracht gelachen verslagen gestegen geslaagd gezagen"
)
_NEAR: Final = 45  # characters beside a topic in which a training makes it one
_BEFORE: Final = 40
_LONGEST: Final = 4000


def speaks_of_violence(text: str) -> bool:
    """Say whether a text holds words of violence against a child, or of abuse or neglect."""
    text = " ".join(text[:_LONGEST].split())
    words = {word.lower() for word in _WORD.findall(text)}
    if not any(word[:_PREFIX] in _TRIGGERS or word[0] in _BEGINNINGS for word in words):
        return False
    text = _WORD.sub(_mended, text)
    if _TRIGGERS.isdisjoint(word[:_PREFIX].lower() for word in _WORD.findall(text)):
        return False
    if any(_is_topic_of_concern(found, text) for found in _TOPIC.finditer(text)):
        return True
    if any(not _APART.search(found["rest"]) for found in _NAMED.finditer(text)):
        return True
    return any(_is_meant(found, text) for found in _VIOLENCE.finditer(text))


def _mended(found: re.Match[str]) -> str:
    """Return a word that has to do with violence without its typing mistake."""
    word = found[0].lower()
    if word in _SLIPS:
        return _SLIPS[word]
    if len(word) < _SHORTEST or word[0] not in _BEGINNINGS or word in _ALIKE:
        return found[0]
    most = 2 if len(word) >= _LONG else 1
    near = process.extractOne(word, _KEYS, scorer=OSA.distance, score_cutoff=most)
    return near[0] if near and near[1] else found[0]


def _is_topic_of_concern(found: re.Match[str], text: str) -> bool:
    around = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    return not _ABOUT.search(around) and not _is_denied(found, text)


def _is_meant(found: re.Match[str], text: str) -> bool:
    if _is_denied(found, text) or (_TOPIC.match(found[0]) and _is_about(found, text)):
        return False
    if _HITTING.search(found[0]):
        ends = re.search(r"[.;!?\n]|$", text[found.end() :])
        clause = found[0] + text[found.end() : found.end() + (ends.start() if ends else 0)]
        return not _APART.search(clause)
    return True


def _is_about(found: re.Match[str], text: str) -> bool:
    return bool(_ABOUT.search(text[max(0, found.start() - _NEAR) : found.end() + _NEAR]))


def _is_denied(found: re.Match[str], text: str) -> bool:
    return bool(_NOT_MEANT.search(text[max(0, found.start() - _BEFORE) : found.start()]))
