"""Why help is asked, who has authority, and whether it is urgent: by the words for it.

Source:
    The reasons are those of a Dutch alliance of schools (SWVZHW) for calling its consultant.
"""

import re
from enum import StrEnum
from typing import Final


class RequestReason(StrEnum):
    """Why help is asked."""

    CONCERN_NO_SOLUTION = "CONCERN_NO_SOLUTION"
    SPECIFIC_EXPERTISE = "SPECIFIC_EXPERTISE"
    DROPOUT_RISK = "DROPOUT_RISK"
    TRACK_DOWNGRADE_RISK = "TRACK_DOWNGRADE_RISK"
    PLACE_NOT_FITTING = "PLACE_NOT_FITTING"


def _any(*words: str) -> re.Pattern[str]:
    """Return a pattern for small letters: much faster than one that takes capitals as well."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})")


_CUES: Final = {
    RequestReason.CONCERN_NO_SOLUTION: _any(
        r"zorgen\b",
        r"zorgelijk",
        r"(?:weten|weet) (?:we |ik |wij )?(?:het |zelf |echt |nu )*(?:even )?niet (?:meer|goed|"
        r"hoe|wat)",
        r"(?:weten|weet) het (?:even |echt )?niet",
        r"geen (?:idee|oplossing|raad|antwoord)",
        r"handelingsverlegen",
        r"(?:lopen|loop|loopt) (?:er )?(?:zelf )?vast\b",
        r"(?:komen|kom) er (?:zelf )?niet (?:meer )?uit",
        r"(?:komen|kom) (?:zelf )?niet verder",
        r"niet meer uit(?:komen)?\b",
        r"wat (?:we|ik) (?:nog |verder )?(?:moeten|moet|kunnen|kan) doen",
        r"ten einde raad",
        r"don'?t know what",
        r"out of ideas",
        r"no solution",
        r"worried",
        r"worries",
        r"concern",
        r"we(?:'re| are) stuck",
    ),
    RequestReason.SPECIFIC_EXPERTISE: _any(
        r"hoogbegaafd\w*|gifted\w*|meerbegaafd\w*",
        r"cluster [1-4]",
        r"epilep\w*|diabetes|suikerziekte|slechthorend\w*|doof\b|slechtziend\w*|blind\b|rolstoel",
        r"dyscalculie|dyslexie|dysle[cx]\w*|tos\b|taalontwikkelingsstoornis|taalachterstand|"
        r"autis\w*|adhd|ass\b",
        r"deaf|blind|dyslexi\w*|speech|expert (?:in|on)|an expert",
        r"motori\w+|spraak\w*|stotter\w*|nt2|anderstalig\w*|nieuwkomer\w*|selectief mutis\w*|"
        r"trauma\w*",
        r"syndroom|\bdown\b|"
        r"(?:visuele|auditieve|verstandelijke|lichamelijke|meervoudige) beperking\w*",
        r"(?:geen|te weinig|niet genoeg|onvoldoende|weinig) (?:verstand|kennis|ervaring|expertise)",
        r"(?:missen|mist|ontbreekt) (?:\w+ ){0,2}(?:kennis|expertise|ervaring)",
        r"weten (?:\w+ ){0,2}(?:te )?weinig (?:van|over|af)",
        r"(?:specifieke|specialistische|speciale) (?:kennis|expertise|hulp|ondersteuning)",
        r"specialist\w*|specialisme|expertise|deskundige (?:op|in|voor)",
        r"verstand (?:heeft )?van|kennis (?:van|daarvan|over)|gespecialiseerd",
        r"logopedist nodig",
        r"\b(?:lg|lz|zml|tg)\b",
    ),
    RequestReason.DROPOUT_RISK: _any(
        r"dreigt uit te vallen|uitval\w*|uit te vallen|valt (?:dadelijk |straks )?uit\b|uitvalt\b",
        r"thuiszit\w*|thuis(?:zitten| te zitten| komen zitten| te komen zitten| komt te zitten)",
        r"te komen zitten|komt thuis te zitten",
        r"(?:komt|gaat) (?:\w+ ){0,5}niet (?:meer )?(?:op|naar) school",
        r"zit (?:al |nu )?(?:\w+ )*thuis\b|zit (?:\w+ ){1,4}thuis",
        r"(?:wil|durft|komt|kan|gaat) (?:bijna |echt )?niet meer (?:naar school|op school)|"
        r"komt (?:bijna )?niet meer\b",
        r"(?:veel |vaak |ongeoorloofd )?(?:verzuim\w*|afwezig\b)|spijbel\w*|schoolweiger\w*",
        r"(?:mist|missen) (?:heel )?(?:veel|vaak) (?:lessen|dagen|school)",
        r"weigert (?:naar )?school|blijft (?:\w+ ){0,2}thuis\b",
        r"(?:verschijnt|komt) niet (?:meer )?(?:in de les|opdagen|bij de les)",
        r"wil niet meer naar school",
        r"drop(?:ping|s)? out|at risk of|stays? (?:at )?home|"
        r"refuses to (?:come|go) to school|home for|school refusal|truan\w*",
    ),
    RequestReason.TRACK_DOWNGRADE_RISK: _any(
        r"afstrom\w*|afstroom\w*|stroomt (?:\w+ )?af|af (?:te|gaat|moet|zal) stromen|zakt af\b",
        r"zakt (?:af|\w* ?(?:van|naar|terug))|zakken naar",
        r"(?:naar|terug naar) (?:een )?lager niveau|lager niveau|niveau niet (?:meer )?(?:aan|"
        r"haalt)?",
        r"haalt het niveau|(?:van|uit) (?:havo|vwo|vmbo\S*|mavo) (?:af )?naar (?:havo|vmbo\S*|"
        r"mavo|kader|basis|pro)",
        r"lower track|lower level|drop to (?:havo|vmbo|a lower)|move down",
        r"(?:moet|moeten|misschien|mogelijk|straks|dreigt) (?:\w+ ){0,3}naar (?:het |de )?"
        r"(?:vmbo|mavo|kader|basis|havo|pro)\b",
        r"zakt (?:\w+ ){0,3}(?:weg naar|terug)",
        r"(?:naar|to) (?:kader|basis|mavo|vmbo|havo|pro) terug",
        r"blijven zitten|blijft zitten|doublur\w*",
    ),
    RequestReason.PLACE_NOT_FITTING: _any(
        r"(?:niet|niet meer) (?:op z(?:'|ij)?n plek|op haar plek|op de juiste plek|passend|"
        r"op zijn plaats|"
        r"op haar plaats|op z'?n plaats|op de goede plek)",
        r"(?:verkeerde|andere|nieuwe) school\b|past (?:\w+ ){0,3}niet (?:meer )?(?:op|"
        r"bij) (?:onze|deze|school|ons)|past (?:hier|bij ons|op school) (?:\w+ ){0,2}niet",
        r"\bsbo\b|(?:het|naar|op|voor|richting|denken aan) so\b",
        r"speciaal (?:basis)?onderwijs|\btlv\b|\bopdc\b|vso\b|praktijkonderwijs",
        r"onderwijsplek|plaatsing|(?:passende|andere) plek",
        r"(?:kunnen|kan) (?:hem|haar|hier|niet) (?:niet |hier )?(?:meer )?bieden wat",
        r"wrong school|not (?:be )?(?:really )?the right (?:place|school)|"
        r"special (?:education|school)|"
        r"does not fit|doesn'?t fit",
    ),
}
_BEHAVIOUR: Final = _any(
    r"(?:bijt|slaat|schopt|schreeuwt|huilt|vlucht|loopt (?:steeds |vaak |vaker )*weg|wegloop|"
    r"weglopen|boos|bang|verdrietig|teruggetrokken|pest|gepest|agressie\w*|driftbui\w*|"
    r"onhandelbaar|praat niet|zegt niks|zegt niets|gedrag\w*|stil|prikkel\w*|durft niet|"
    r"leest nog niet|runs (?:out|away)|hits|bites|cries|afraid)\b",
)
_AUTHORITY: Final = {
    "unknown": _any(
        r"gezag (?:weten we niet|weet ik niet|is (?:\w+ )?(?:niet bekend|onbekend|onduidelijk)|"
        r"onbekend|"
        r"onduidelijk|\?|: ?(?:onbekend|weet ik niet|niet bekend))",
        r"(?:weet|weten) (?:ik |we |wij )?(?:nog )?niet (?:wie )?(?:\w+ )?(?:het )?gezag",
        r"gezag\b[^.;\n]{0,40}\b(?:van|bij|over) (?:de )?(?:vader|moeder|andere ouder)\b"
        r"[^.;\n]{0,20}\b(?:niet (?:bekend|zeker)|onbekend|onduidelijk|"
        r"(?:weet|weten) \w+ (?:het )?niet)",
        r"onduidelijk wie (?:het )?gezag|wie (?:het )?gezag heeft,? (?:weet|weten|is)",
        r"don'?t know who has (?:custody|authority)|custody (?:is )?(?:unknown|unclear)",
    ),
    "guardian": _any(
        r"(?:er is |een |onder |gezins?)?voog(?:d\b|dij\w*)", r"legal guardian", r"jeugdbescherm\w*"
    ),
    "one": _any(
        r"(?:moeder|vader|een ouder|1 ouder|éen ouder|één ouder|mum|mother|father|dad|zij|"
        r"hij) (?:heeft )?"
        r"(?:alleen|als enige|eenhoofdig|alleen het)[^.;\n]{0,15}gezag",
        r"(?:moeder|vader) heeft (?:wel )?(?:het )?gezag,? (?:en )?(?:vader|"
        r"moeder) (?:heeft )?niet",
        r"(?:moeder|vader) heeft (?:het )?(?:geen gezag|gezag niet)|geen gezag",
        r"alleen (?:de )?(?:moeder|vader)[^.;\n]{0,15}gezag|eenhoofdig gezag|eenouder\w*",
        r"heeft (?:alleen|als enige|in haar eentje|in zijn eentje)[^.;\n]{0,15}gezag",
        r"gezag (?:ligt |is |heeft |bij ){1,2}(?:alleen |enkel )?(?:bij |de )*(?:moeder|vader)\b|"
        r"gezag ?: ?(?:alleen )?(?:moeder|vader|een|één|1)\b",
        r"(?:only|sole) [^.;\n]{0,20}(?:custody|authority)|(?:mother|father|mum|"
        r"dad) has (?:sole )?custody",
        r"(?:moeder|vader) heeft (?:het )?gezag",
    ),
    "both": _any(
        r"(?:beide|allebei|samen|gezamenlijk\w*|twee|2)[^.;\n]{0,25}gezag",
        r"gezag[^.;\n]{0,18}(?:beide|allebei|gezamenlijk|samen)",
        r"ouders hebben (?:\w+ ){0,2}gezag|co-?ouderschap",
        r"(?:both|joint|shared)[^.;\n]{0,25}(?:custody|authority)",
    ),
}
_URGENT: Final = _any(
    r"spoed\w*", r"dringend", r"urgent\w*", r"asap", r"z\.?s\.?m\.?\b", r"zo snel mogelijk",
    r"(?:heel|veel) haast|haast bij", r"acuut|acute", r"crisis", r"noodgeval|emergency",
    r"kan niet (?:meer )?wachten", r"as soon as possible|immediately", r"direct (?:hulp|iemand)",
)  # fmt: skip
_NOT_URGENT: Final = _any(
    r"(?:geen|niet) (?:echt |zo )?(?:spoed|haast|dringend|urgent)|no (?:rush|hurry)|not urgent"
)
_DENIED: Final = _any(r"(?:geen|niet|nooit|not|no|zonder) (?:\w+ )?$")


_A_STORY: Final = 14  # words


def reasons_in(text: str) -> list[RequestReason]:
    """Return the reasons that are named; a story that gives none is a worry."""
    text = text.lower()
    found = [reason for reason, cue in _CUES.items() if _said(cue, text)]
    if not found and (_said(_BEHAVIOUR, text) or len(text.split()) >= _A_STORY):
        return [RequestReason.CONCERN_NO_SOLUTION]
    return found


def _said(cue: re.Pattern[str], text: str) -> bool:
    """Say whether a cue stands in a text without being denied right before it."""
    return any(not _DENIED.search(text[: match.start()]) for match in cue.finditer(text))


def authority_in(text: str) -> str | None:
    """Return who has authority over the pupil: both, one, guardian, unknown; None if not said."""
    text = text.lower()
    return next((who for who, cue in _AUTHORITY.items() if cue.search(text)), None)


def is_urgent(text: str) -> bool:
    """Say whether a request is called urgent."""
    text = text.lower()
    return bool(_URGENT.search(text)) and not _NOT_URGENT.search(text)
