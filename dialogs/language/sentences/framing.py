"""The words around an agreement that say nothing of it: greetings, "noteer dat", thanks."""

import re
from typing import Final, NamedTuple

from dialogs.language.sentences.tokens import squeezed

_LABEL: Final = r"(?:(?:voor|bij|in|van|for)\s+)?[a-z]{2,4}-\d{3,5}\b[:,]?\s*"
_OPENING: Final = re.compile(
    rf"""\s*(?:(?:kunt?|kan|wilt?|zou|could|can|would)\s+(?:je|jij|u|you)\s+)?
    (?:(?:even|misschien|please|graag|nog)\s+)*
    (?:{_LABEL})?
    (?:
      (?:(?:maak|zet|voeg)\s+)?(?:een\s+|de\s+|the\s+)?(?:nieuwe\s+|volgende\s+|new\s+)?
        (?:afspraak|afspraken|afspr\.?|actiepunt|actie|taak|to[- ]?do|agreement
        |action(?:\s+point)?)(?![^\W\d])
        (?:\s+(?:maken|toevoegen|toe|vastleggen|nr))?(?:\s*\d+(?=\s*[:.)-]))?
        (?:\s+(?:dat|that|is\s+dat)\b|\s*[:.)-])?
      |(?:hierbij\s+)?leg\s+ik\s+(?:hierbij\s+)?vast\s*(?:[:,]|dat\b)
      |ik\s+(?:wil|zou\s+willen|hoop|verwacht|stel\s+voor|neem\s+aan
        |ga\s+er\s?van\s?uit|reken\s+er\s?op)\s*(?:graag\s*)?,?\s*dat\b
      |(?:leg|schrijf|zet)\s+(?:even\s+|ook\s+)?(?:vast|op|erin|erbij)\s*(?:[:,]|dat\b|,\s*dat\b)?
      |(?:het\s+is\s+)?(?:besloten|belangrijk|handig|de\s+bedoeling|het\s+plan|het\s+idee
        |the\s+plan)\s+(?:is\s+)?(?:dat|that)\b
      |it(?:'s|\s+is)\s+up\s+to\b
      |(?:zoals|as|conform|volgens)\s+(?:net\s+)?(?:besproken|afgesproken|afspraak|agreed|discussed)
        \s*[:,]
      |(?:noteert?|noteren|vastleggen|onthoudt?|genoteerd)(?!\w)(?:\s+u)?(?:\s+even)?\s*(?:[:,]|dat\b)?
      |(?:(?:op)?schrijven|onthouden|toevoegen|er(?:in|bij)\s+zetten|vergeet\s+niet|nb|n\.b\.|memo
        |note\s+to\s+self|reminder|ter\s+herinnering|fyi)\s*(?:[:,]|dat\b|that\b)
      |(?:we|wij|ik)\s+(?:hebben|heb|spreken|spreek)\s+(?:net\s+)?(?:afgesproken|af)\s*(?:[:,]
      |dat\b)?
      |(?:er\s+(?:is|wordt|werd)\s+)?afgesproken(?:\s+(?:is|wordt|werd))?\s*(?:[:,]|dat\b)?
      |(?:er\s+(?:is|wordt|werd)|we\s+hebben)\s+besloten\s*(?:[:,]|dat\b)
      |(?:(?:we|i)|it\s+(?:was|is|has\s+been))\s+(?:agreed|decided)\s*(?:that\b|:)?
      |(?:record|note|add)(?:\s+that|\s+an?\s+agreement|\s*:)[:,]?
    )\s*(?:{_LABEL})?""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING: Final = re.compile(
    r"(?:(?<=[.!?,\n])|(?<=\s-))\s*(?:(?:met\s+)?(?:vriendelijke|hartelijke|fijne)\s+groet\w*|groet(?:jes|en)?|gr|mvg|"
    r"(?:kind\s+)?regards)(?!\w)[.,!\s]*(?:[^\W\d][\w.'-]*\s*){0,4}[.!]?\s*\Z|"
    r"[\s,.!-]+(?:alvast\s+)?(?:be)?dank(?:t|je|jewel|\s?u)?(?:\s+wel)?(?:\s+alvast)?[\s.!]*\Z|"
    r"[\s,.!-]+(?:thanks|thx|thank\s+you)[\s.!]*\Z",
    re.IGNORECASE,
)
_SHORTEST_SHOUT: Final = 15
_GREETING: Final = re.compile(
    r"[^\w(@\[]*(?:\[[ x]?\]\s*)?(?:\d{1,2}\s?[.)]\s+(?=[^\W\d]))?"
    r"(?:(?:hoi|hey|hi|hallo|hello|dag|beste|ok[eé]?|okay|dus|en|ja|nou|goede(?:morgen|middag)|"
    r"goeden?avond|bot|aan tafel|prima|top|yes)"
    r"(?!\w)[\s,.!:-]*)*",
    re.IGNORECASE,
)
_LABEL_ALONE: Final = re.compile(rf"\s*{_LABEL}", re.IGNORECASE)
_LEFT_OVER: Final = re.compile(
    r"^(?:iemand|someone)\s+(?:van|from|of)\s+(?:(?:de|het|the)\s+)?[\w'-]+\s+(?=\w+t\b)|"
    r"^(?:nog|ff|even|ook)\s*:|:\s*(?:nog|even)$|"
    r"^(?:z'n|zijn|haar|'s|his|her)?\s*(?:taak|actie|job|task|to-?do)\s*:|"
    r"^(?:(?:kan|kun|wil|zou|can|could|will|zullen)\s+(?:jij|je|jullie|you)|wie|who|dat|wij|we|"
    r"iemand|someone|somebody|en|of|om|de|het|dan|dus|daarom|even|graag|and|to|that|moet|zal|zullen|gaan|will|then|"
    r"wordt|should|must|shall|(?:(?:is|are|am)\s+)?going\s+to|(?:have\s+|has\s+)?agreed\s+to|(?:has|have|needs?)\s+to|door|by)\s+(?=\S)|"
    r"\s+(?:en|and|samen met|graag|even|moeten|zal|aub|svp|please|worden)$|"
    r"[\s,.!?]+(?:ok[eé]?|(?:alvast )?bedankt|dank(?:je|jewel|u)?|thanks|thx|groetjes|lukt dat|"
    r"toch)$|[\s,:-]+(?:(?:dat|dit|that)\s+)?(?:doet?|doen|does(?:\s+(?:that|this|it))?)$|"
    r"^(?:met|with|voor|for|aub|svp|please|bedankt|thanks)$|"
    r"\(\s*(?:(?:niet|not)\s+[^()]*|nog|even|graag)\)|"
    r",\s*(?:is\s+)?(?:klaar|gereed|deadline|due|ready|(?:(?:dit|dat)\s+)?doet?\s+(?:ik|hij|zij|ze)"
    r"(?:\s+(?:dit|dat))?)$",
    re.IGNORECASE,
)


_MOST_LAYERS: Final = 20
"""Nobody wraps what they mean in more, and a long text of nothing else must not take long."""
_EDGES: Final = re.compile(r"\A[^\w(]+|[^\w)%]+\Z")  # quotes, bullets, emoji


class Opening(NamedTuple):
    """Where the words end that only greet, and those that say that there is an agreement."""

    greeted: int
    end: int


def opened(text: str) -> Opening:
    """Return where the words end that say nothing of what is agreed; 0 where there are none."""
    greeting = _GREETING.match(text)
    start = greeting.end() if greeting else 0
    opening = _OPENING.match(text, start) or _LABEL_ALONE.match(text, start)
    if opening is None:
        return Opening(start, start)
    labelled = opening[0].rstrip().endswith(":")  # "afspraak: noteer dat …"
    again = _OPENING.match(text, opening.end()) if labelled else None
    return Opening(start, again.end() if again else opening.end())


def closed(text: str) -> str:
    """Return a text without the thanks and the name at its end, nor in capitals as a whole."""
    if len(text) > _SHORTEST_SHOUT and text.isupper():
        text = text.lower()
    goodbye = _CLOSING.search(text)
    return text[: goodbye.start()] if goodbye else text


def tidied(words: str) -> str:
    """Return what is agreed without the words around it that say nothing of it."""
    for _ in range(_MOST_LAYERS):
        before = words
        words = squeezed(_LEFT_OVER.sub(" ", words))
        words = _EDGES.sub("", words)
        if words == before:
            break
    return words
