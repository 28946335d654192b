"""What was tried, what works and what is wished for, in the sentences that tell it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dialogs.language.sentences.requests.clauses import Sentence, bare, items_of

_HEADS: Final = (
    r"leerling|naam|groep|klas|reden|aanleiding|geprobeerd|al geprobeerd|gedaan|al gedaan|"
    r"wat is geprobeerd|"
    r"wat werkt|werkt|helpt|wens|wensen|doel|gewenst|gewenst team|wie|wanneer|deadline|gezag|graag|"
    r"pupil|class|group|reason|tried|works|what works|wish|goal|who|when|authority|hulpvraag|"
    r"wie erbij|team|voor wanneer|wat willen we|helpt een beetje"
)
_HEADING: Final = re.compile(rf"(?:^|(?<=[.;\n,|]))\s*(?:{_HEADS})\s*:", re.IGNORECASE)
_TRIED_HEAD: Final = re.compile(
    r"(?<!\w)(?:(?:wat is |wat we |al |wel |reeds |eerder |hebben )*(?:geprobeerd|gedaan|ingezet|"
    r"uitgeprobeerd)(?: is| hebben)?|"
    r"(?:what we |already )?tried)\s*:\s*(?P<list>[^.\n]+)",
    re.IGNORECASE,
)
_TRIED_BEHIND: Final = re.compile(
    r"(?<!\w)(?:(?:we|wij|ik|the teacher|i)(?:'ve| have)?\s+(?:already\s+)?tried|"
    r"geprobeerd (?:is|zijn|hebben we|om|met)(?: al)?|uitgeprobeerd is|"
    r"(?:^|(?<=[.,;] ))(?:al )?(?:geprobeerd|tried)(?= \w)|"
    r"(?:hebben|heb) (?:we |wij |ik |het |al |ook |eerst )*geprobeerd (?:om|met)?)\s*"
    r"(?P<list>[^.;\n]+)",
    re.IGNORECASE,
)
_TRIED_BEHIND_LIST: Final = re.compile(
    r"(?<!\w)(?:(?:al |ook |eerst |wel |hebben |we |alles |eerder |"
    r"dit jaar )*"
    r"(?:geprobeerd|uitgeprobeerd|ingezet|uitgetest|gedaan|toegepast|opgestart|gemaakt|aangeboden|"
    r"ingevoerd|gehad|geregeld|geboden|gegeven|neergezet|geplaatst|"
    r"gestart|geoefend|bedacht|gevoerd|aangeschaft|gekocht|opgesteld|ingericht|"
    r"gebruikt|toegevoegd|ingelast|ingebouwd|laten \w+en|were tried|have been tried|"
    r"(?:hebben|heb|gebruiken|doen) (?:we|wij|ik) al(?=[.;\n]|$)|"
    r"(?<=\w )(?:gesproken|gebeld|gepraat|overlegd)))(?!\w)",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"^.*(?<!\w)(?:we|wij|ik|hij|zij|ze|juf|meester)\s+(?:hebben|heb|heeft)\s+(?:al |ook |eerst |"
    r"wel |nu |thuis |"
    r"op school |in de klas |samen |hem |haar )*|^.*(?<!\w)(?:hebben|heb)\s+(?:we|wij|"
    r"ik)\s+(?:al |ook |eerst |wel )*|"
    r"^(?:\w+ ){1,3}heeft (?:al |eerder )+|"
    r"^(?:al|er is|er zijn|verder|tot nu toe|ook|is|in de klas)\s+(?:al\s+|is\s+|hebben we\s+|"
    r"zijn\s+)*",
    re.IGNORECASE,
)
_TALKED: Final = re.compile(r"gesproken|gebeld|gepraat|overlegd", re.IGNORECASE)
_BY_US: Final = re.compile(
    r"(?:(?:we|wij|ik)\s+(?:hebben|heb)\s+|(?:hebben|heb)\s+(?:we|wij|ik)\s+|^\s*)"
    r"(?:al |ook |eerst )*(?P<whom>(?:met|naar)\s[^,]*)$",
    re.IGNORECASE,
)
_WAS: Final = re.compile(r"\s+(?:is|zijn|was|werd|werden|wordt)\s*$", re.IGNORECASE)
_WAS_TOLD: Final = re.compile(
    r"(?:^|,)(?P<whom>[^,]{3,40}\s(?:is|zijn|was|werd)\s*)$", re.IGNORECASE
)
_BY_PUPIL: Final = re.compile(r"(?<!\w)(?:hij|zij|ze)\s+heeft(?!\w)", re.IGNORECASE)
_FRONTED: Final = re.compile(
    r"\s*(?P<list>[^,]+?)\s+(?:hebben|heb)\s+(?:we|wij|ik)\s+(?:al\s+)?"
    r"(?:(?:\w+\s+){1,2}(?:jaar|maand|maanden|week|weken|tijd|tijdje)\s*)?$",
    re.IGNORECASE,
)
_ALL_IN_VAIN: Final = re.compile(
    r"(?P<list>[^.:\n]+):\s*(?:niks|niets|nothing) (?:helpt|werkt|hielp|works|helps)", re.IGNORECASE
)
_ALSO: Final = re.compile(r",\s*(?P<also>[^,.;\n]{3,40}?)\s+ook(?=[,.;\n]|$)", re.IGNORECASE)
_MORE: Final = re.compile(
    r"\s+(?:en|and)\s+(?P<also>(?:een|extra|meer|minder|vaste|korte|kleine|aparte|an?|more|less|"
    r"short|small|regular)\s+[\w-]+(?:\s+(?!ge\w+[dtn]\b|ingezet\b|tried\b)[\w-]+)?)"
    r"(?=\s*(?:[.,;\n]|$))",
    re.IGNORECASE,
)
_GETS: Final = re.compile(
    r"(?<!\w)krijgt\s+(?:al\s+|nu\s+)*(?P<list>[^.;,\n]*?(?<!\w)(?:rt|remedial teaching|bijles|"
    r"logopedie|therapie|(?:extra |individuele )\w*(?:hulp|begeleiding|ondersteuning|instructie))"
    r"(?!\w))",
    re.IGNORECASE,
)
_NOT_TRIED: Final = re.compile(
    r"(?:niks|niets|nog niet|nog niks|niet|nothing|haven't|not)\s+(?:\w+\s+)?(?:geprobeerd|gedaan|"
    r"ingezet|tried)|"
    r"(?:geprobeerd|gedaan|tried)\s*:?\s*(?:nog )?(?:niks|niets|nothing|geen)",
    re.IGNORECASE,
)
_WITHOUT_RESULT: Final = re.compile(
    r"\s*(?:,|\bmaar\b|\ben\b|;|\bdie\b|\bbut\b)?\s*(?:dat\s+|het\s+|dit\s+|which\s+|"
    r"it\s+)?(?<!\w)(?:hielp|helpt|hielpen|werkte|werkt|"
    r"werken|helpen|heeft|had|gaf|didn't|did|does|works|worked|lukt|ging|gaat)(?!\w).*$",
    re.IGNORECASE,
)
_WORKS_HEAD: Final = re.compile(
    r"(?<!\w)(?:wat (?:wel |goed |het best(?:e)? |al )*(?:werkt|helpt|goed gaat|lukt)|"
    r"(?:wel )?(?:werkt|helpt)(?: goed| een beetje| wel)?|"
    r"what works(?: well)?|works)\s*(?::|\bis\b|\bzijn\b)\s*(?P<words>[^.;\n]+)",
    re.IGNORECASE,
)
_WORKS_TURNED: Final = re.compile(
    r"(?<!\w)wel\s+(?:werkt|helpt|lukt)\s+(?P<words>[^.;\n]+)", re.IGNORECASE
)
_WORKS_WITH: Final = re.compile(
    r"(?:^|(?<=[.;,\n] ))(?:maar |alleen )?met (?P<words>[^.;,\n]{3,50}?) (?:lukt|gaat) (?:het|dat)"
    r"(?! niet)",
    re.IGNORECASE,
)
_WORKS: Final = re.compile(
    r"(?<!\w)(?:(?:werkt|werken|helpt|helpen|hielp|werkte|hielpen|works|worked|"
    r"helps|helped|(?<!to )(?:work|help)(?= (?:well|best|a bit|a little)(?!\w)))"
    r"(?P<after>[^.;\n,]*)|(?:gaat|ging|gaan|goes) (?:\w+ ){0,2}(?:goed|beter|well|fine)|(?:lukt|"
    r"lukken) (?:het |hem |haar )*wel|"
    r"(?:geeft|geven) (?:\w+ ){0,3}(?:rust|lucht|houvast|steun)|"
    r"slaat aan|heeft effect|is fijn|vindt \w+ fijn|(?:doet|doen) (?:hem|haar|\w+) goed)",
    re.IGNORECASE,
)
_DEMONSTRATIVE: Final = re.compile(
    r"^(?:(?:en|maar|and|but|soms)\s+)?(?:dat|dit|het|die|deze|that|it|this|which|ze|hij|zij|"
    r"daar)$",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    r"(?<!\w)(?:niet|geen|nauwelijks|nooit|niks|niets|not|never|didn't|doesn't|no)(?!\w)",
    re.IGNORECASE,
)
_ADVERBS: Final = re.compile(
    r"(?<!\w)(?:wel|goed|heel|erg|soms|een beetje|best|iets|enigszins|prima|het beste|beter|well|"
    r"a bit|a little|really)(?!\w)",
    re.IGNORECASE,
)
_HOPED: Final = re.compile(
    r"(?<!\w)(?:kunnen|kan|willen|wil|moeten|moet|zou|zouden|zullen|can|could|would|will|might)"
    r"(?: \w+){0,2}\s*$",
    re.IGNORECASE,
)
_WISH_HEAD: Final = re.compile(
    r"(?<!\w)(?:wens(?:en)?|doel(?:en)?|wish|goal|wat willen we)(?:\s\w+){0,2}\s*[:=]"
    r"\s*(?P<words>[^.\n]+)",
    re.IGNORECASE,
)
_WISH: Final = re.compile(
    r"(?<!\w)(?:"
    r"(?:we|wij|ik|school|het team|i)\s+(?:willen|wil|hopen|hoop|zou(?:den)?|wensen|wens|hope|"
    r"want|would like|gunnen|gun)"
    r"(?:\s+(?:graag|vooral|dan|eigenlijk|heel|erg|willen|ook|for|her|him|hem|"
    r"haar))*\s*,?\s*(?:dat|that|to see that|bereiken dat|:)?\s*(?<=dat|hat)\s+|"
    r"(?:we|i) (?:hope|want|would like)\s+(?:that\s+)?(?=(?:he|she|they|him|her|them)\b)|"
    r"(?:hij|zij|ze) wil (?:zelf (?:graag |het liefst )?|graag )|"
    r"(?!(?:moeder|vader|school)\b)\w+ wil zelf |"
    r"(?:we|wij|ik) (?:willen|wil) (?:graag )?(?=weten (?:hoe|wat|waar|of))|"
    r"(?:we|i)(?: would|'d) like (?=to know (?:how|what|where|whether|if))|"
    r"(?:hopelijk|hopen)\s+(?:dat\s+)?(?=kan|gaat|lukt)|"
    r"(?:het |ons |mijn |onze |our |the )?(?:doel|wens|goal|wish)\s+(?:van \w+ )?(?:is|"
    r"zou zijn)\s*(?:dat|that|"
    r"om|to)?\s+|^\s*(?:doel|wens|goal)\s+(?:dat|that)\s+|"
    r"(?:zodat|zodat hij|so that)\s+)(?P<words>[^.;\n]+)",
    re.IGNORECASE,
)
_REQUEST_WORDS: Final = re.compile(
    r"(?<!\w)(?:aan tafel|meedenk\w*|meekijk\w*|erbij|gesprek|overleg|hulpvraag|aanmeld\w*|"
    r"join)(?!\w)",
    re.IGNORECASE,
)


def tried_in(sentences: Sequence[Sentence]) -> list[str]:
    """Return what was tried, one thing each."""
    found: list[str] = []
    for sentence in sentences:
        found.extend(one for one in _tried(sentence.text) if one not in found)
    return found


def _tried(text: str) -> Iterator[str]:
    if _NOT_TRIED.search(text):
        return
    if match := _TRIED_HEAD.search(text) or _TRIED_BEHIND.search(text):
        listed = _HEADING.split(match["list"])[0]
        if ending := re.search(r"\s(?:geprobeerd|ingezet)\b", listed):
            listed = listed[: ending.start()]
        yield from items_of(_WITHOUT_RESULT.sub("", listed))
        return
    if none := _ALL_IN_VAIN.match(text):
        yield from items_of(none["list"])
    start = 0
    for match in _TRIED_BEHIND_LIST.finditer(text):
        before = _nearest(text[start : match.start()], ".;\n:")
        start = match.end()
        yield from _done(before, match[0])
        if also := _ALSO.match(text, match.end()) or _MORE.match(text, match.end()):
            yield from items_of(also["also"])
    if gets := _GETS.search(text):
        yield from items_of(gets["list"])


def _done(before: str, verb: str) -> Iterable[str]:
    """Return what the words before a verb like "ingezet" say was done."""
    if _TALKED.search(verb):
        if talk := _BY_US.search(before):
            return [f"{talk['whom'].strip()} {verb.strip()}"]
        told = _WAS_TOLD.search(before)
        return [bare(f"{told['whom'].strip()} {verb.strip()}")] if told else []
    if "gehad" in verb.lower() and _BY_PUPIL.search(before):
        return []
    if fronted := _FRONTED.match(before):
        return items_of(fronted["list"])
    listed = _last_clause(_SUBJECT.sub("", _WAS.sub("", before)))
    things = list(_last_short(items_of(listed)))
    if things and verb.lower().startswith("laten"):
        things[-1] = f"{things[-1]} {verb}"
    return things


def _nearest(words: str, signs: str) -> str:
    """Return what stands behind the last of these signs, and not far back."""
    return re.split(f"[{signs}]", words[-_FARTHEST:])[-1]


_FARTHEST: Final = 240


def _last_short(items: Sequence[str]) -> Sequence[str]:
    """Return the things named last: what is as long as a sentence is none, nor what precedes."""
    for place in range(len(items) - 1, -1, -1):
        if len(items[place].split()) > _LONGEST_THING or _TELLS.search(items[place]):
            return items[place + 1 :]
    return items


_LONGEST_THING: Final = 6
_TELLS: Final = re.compile(  # a clause about the pupil, in a list without full stops
    r"(?<!\w)(?:groep|group|klas|class) ?\d|(?<!\w)(?:is|loopt|wil|gaat|zit|komt|mist|huilt|"
    r"kan niet|heeft|dreigt)(?!\w)",
    re.IGNORECASE,
)


def _last_clause(words: str) -> str:
    """Return the list right before the verb, without the clauses before it."""
    pieces = re.split(r",\s*(?=(?:we|wij|ik|hij|zij|ze|en we|dat|maar)\b)", words)
    return _SUBJECT.sub("", pieces[-1])


def works_in(sentences: Sequence[Sentence], tried: Iterable[str]) -> str | None:
    """Return what works; of "dat helpt" what it is about, or when it helps."""
    listed = list(tried)
    for sentence in sentences:
        heads = (_WORKS_HEAD, _WORKS_TURNED, _WORKS_WITH)
        if match := next(filter(None, (head.search(sentence.text) for head in heads)), None):
            return bare(_HEADING.split(match["words"])[0])
    for sentence in sentences:
        start = 0
        for match in _WORKS.finditer(sentence.text):
            before = _nearest(sentence.text[start : match.start()], ".;\n,")
            start = match.end()
            if words := _works(match, before, sentence.text, listed):
                return words
    return None


def _works(match: re.Match[str], before: str, text: str, tried: Sequence[str]) -> str | None:
    after = match.groupdict().get("after") or ""
    subject = bare(
        re.split(r"\b(?:en|and|maar|but|geprobeerd|uitgeprobeerd|ingezet)\b", before)[-1]
    )
    if _NO.search(match[0]) is None and _HOPED.search(before):
        return None
    if _NO.search(match[0]) or _NO.search(before):
        if wel := re.search(r"(?:,\s*|\s)([^,.;]+?)\s+wel\b", text[match.end() :]):
            return bare(wel[1])
        return None
    if subject and not _DEMONSTRATIVE.match(subject):
        return subject
    told = bare(_ADVERBS.sub(" ", after))
    return told or (tried[-1] if tried else None)


def wish_in(sentences: Sequence[Sentence]) -> str | None:
    """Return what is to be reached."""
    for sentence in sentences:
        match = _WISH_HEAD.search(sentence.text) or _WISH.search(sentence.text)
        if match and not _REQUEST_WORDS.search(match["words"]):
            words = _HEADING.split(match["words"])[0]
            return bare(re.sub(r"^(?:dat|that|om)\s+", "", words.strip(), flags=re.IGNORECASE))
    return None
