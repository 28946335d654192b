"""Verbs as they stand behind one who does something, or before them."""

import re
from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of

_HELPING: Final = set_of(
    "zal kan mag moet wil zou gaat doet heeft is was ziet staat wordt komt laat zorgt krijgt hoeft "
    "will can should must may shall does has goes could would let lets gets"
)
_HELPING_OF_SEVERAL: Final = set_of(
    "zullen kunnen moeten willen gaan doen hebben zijn laten komen zouden mogen krijgen worden"
)
_OFTEN: Final = set_of(
    """belt mailt appt maakt stuurt vraagt regelt zoekt houdt neemt geeft kijkt praat overlegt
    bespreekt observeert helpt leest schrijft plant levert past voert meet weegt brengt haalt
    spreekt oefent begeleidt coacht informeert checkt vult tekent bestelt koopt kopieert print
    onderzoekt bezoekt meldt deelt start stopt bereidt evalueert rapporteert verwijst schakelt
    koppelt sluit legt zet stelt volgt werkt draagt pakt denkt noteert turft registreert
    organiseert reserveert verzet verplaatst annuleert nodigt motiveert bewaakt bekijkt beoordeelt
    adviseert ondersteunt traint leert wacht wijst roept wandelt speelt eet blijft vertelt zegt
    belooft beantwoordt achterhaalt uploadt downloadt scant filmt stemt zit ligt vindt weet hoort
    rijdt fietst loopt vangt ruimt controleert berekent verwerkt verzamelt ontvangt bedenkt
    verzorgt verlengt beschrijft formuleert herhaalt doorloopt screent signaleert gebruikt
    calls sends asks makes talks visits emails phones writes helps reads plans checks observes
    discusses shares contacts speaks tells brings takes gives works schedules arranges organises
    organizes prepares fills signs meets starts keeps books reports informs invites practices
    practises teaches sits picks supports reviews updates draws weighs coaches explains"""
)
_NO_VERBS: Final = set_of(
    """niet geen niemand not rapport project contract overzicht bericht dienst tekst lijst contact
    budget traject pakket concept arrangement document moment kant rest laatst eerst vast best
    liefst kort groot licht zacht slecht recht dicht echt uit met het dat wat tot want gezicht
    gebit inzicht toezicht resultaat apparaat formaat minst meest naast sinds punt gehoortest
    dyslexietest capaciteitentest feest tekort soort klacht kracht"""
)
_NO_INFINITIVES: Final = set_of(
    """geen tegen tussen binnen buiten boven morgen ochtenden tien zeven negen eigen samen alleen
    meteen ouders kinderen leerlingen lessen toetsen weken dagen afspraken gegevens gesprekken
    iedereen open even"""
)
_SHORT_INFINITIVES: Final = set_of("doen gaan zien staan inzien nagaan langsgaan meedoen")
_PARTICIPLE: Final = re.compile(
    r"(?:\w{0,6}ge(?!eft|bruikt|looft|niet|tuigt|beurt)\w{2,}|(?:be|ver|ont|her|over|onder)\w{3,})"
    r"(?:d|t|en)"
)
_NO_PARTICIPLES: Final = set_of(
    "bellen berichten bestand verband verstand gesprekken gezond beeld bekend geen tegen gezinnen "
    "begeleiden bezoeken bekijken vertellen verwijzen verzetten overleggen onderzoeken bestellen "
    "bedenken bewaken herhalen bespreken evalueren"
)
_SHORTEST: Final = 4


def is_finite(word: str) -> bool:
    """Say whether a word is, most likely, what one person does: "belt", "zal"."""
    return is_surely_finite(word) or (
        len(word) >= _SHORTEST
        and word.endswith("t")
        and word not in _NO_VERBS
        and not (word.startswith("ge") and is_participle(word))
    )


def is_surely_finite(word: str) -> bool:
    """Say whether a word is hardly anything else than what one person does."""
    return word in _OFTEN or word in _HELPING


def is_finite_of_several(word: str) -> bool:
    """Say whether a word may be what several people do: "kijken", "zullen"."""
    return word in _HELPING_OF_SEVERAL or is_infinitive(word)


def is_infinitive(word: str) -> bool:
    """Say whether a word may be a verb as dictionaries have it: "bellen", "gaan"."""
    ends_so = len(word) >= _SHORTEST and word.endswith("en") and word not in _NO_INFINITIVES
    return ends_so or word in _SHORT_INFINITIVES


def is_participle(word: str) -> bool:
    """Say whether a word tells what is done to somebody: "gebeld", "besproken"."""
    return _PARTICIPLE.fullmatch(word) is not None and word not in _NO_PARTICIPLES
