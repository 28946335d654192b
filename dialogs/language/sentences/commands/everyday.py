"""Everyday words that look like a mistyped word of a command, and are none."""

from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of

EVERYDAY: Final = set_of(
    """aardig achter alleen altijd anders avond avonden beetje begint begon bekend belde
    belangrijk bellen beneden beter bijna binnen blijf blijft boven brief broer buiten
    buurt daarom daarna denk denkt derde deur dichtbij dicht dingen doorgaan drinken druk
    eerst eerste eigen eind einde enige erger eten gaan gaat gebruikt gedrag geeft geel
    gegeven geleden geloof gelukkig genoeg gezin gezond gisteren goede groep groepen groot
    grote grond haalt hadden handig hard hart heeft helft hoofd hoort houdt huis ieder
    iedere iets kamer kant keuken klaagt klas klein kleine koffie komen komende komt kopen
    kracht krijgt kunnen laatst laatste lachen lang langs later leert leraar leren les
    lessen leven leuk licht liefst lopend lokaal luistert maakt maand maanden maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag mensen middag minder minuten
    moeilijk moest mooi morgen naam namen neemt nacht nemen niemand niets nieuws nodig
    ochtend ochtends onder ongeveer open ouder overal over overmorgen plaats plek praat
    praten precies probeert raam rustig samen schrijven school schoon slaat slecht slim
    snapt soms speelt spelen spreekt staat staan steeds straks sturen taart tafel tegen
    tijd tijdens toen trouwens tuin tussen twee uren vaak vader vakantie vallen vanavond
    vandaag vanmiddag vanochtend vanwege veel verder verdriet verleden verloren verteld
    vertelt vinden vindt vlak voelt volgens volgend voldoende voorbij voorlopig voortaan
    vraagt vraag vriend vrienden vroeg vroeger waar waarom wakker wanneer wachten water
    weekend week weken weer weet werken werk wilde winkel wonen woont woord woorden wordt
    worden zeggen zegt zelf zeker zetten ziek ziet zijn zingt zitten zonder zorg zorgen
    zullen zusje about after again always because before being better between class could
    doing every first great house later leave maybe might never often other people place
    please quite really right school since some something start still table teacher their
    there these thing things think those today tomorrow under until water where which while
    would write years lekker weer geweldig regent regen zonnig vergadering weekje jarig
    taarten verjaardag voetbal film trein auto fiets fietsen"""
)
