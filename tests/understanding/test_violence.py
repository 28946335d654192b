"""Words of violence are heard however they are written; ordinary school words are not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogs.language.sentences.violence import speaks_of_violence

MEANT = """
vader slaat hem
hij wordt thuis geslagen
moeder slat haar
vermoeden van mishandelng
ik denk aan kindermishandling
ze heeft blauwe plekken op haar armen
he is being abused at home
his father hits him
opa zit aan haar
hij wordt door zijn stiefvader misbruikt
vermoeden van verwaarlozing
thuis is het niet veilig voor haar
hij is bang om naar huis te gaan
ze wordt thuis opgesloten
hij krijgt thuis klappen
er is geweld thuis
vader dreigt haar te vermoorden
seksueel overschrijdend gedrag door oom
eergerelateerd geweld
ze wordt uitgehuwelijkt
moeder slaat haar kind
hij zei dat papa hem slaat
huislijk geweld
huiselijkgeweld
ze is verkracht
haar broer heeft haar aangerand
she told me her dad beats her
he has bruises on his back
they are neglecting the child
mum kicks him
ouders slaan elkaar waar hij bij is
vader mept hem
hij heeft brandwonden van sigaretten
de stiefvader van Sem heeft losse handjes
geslagen door vader
Sem zegt dat zijn moeder hem met een riem slaat
zijn vader heeft hem geschopt
sexual abuse by uncle
domestic violnce
hij krijgt thuis geen eten
ouders verwaarlozen hem
thuis wordt er veel geschreeuwd en geslagen
kind wordt mishandeld
we denken aan huiselijk geweld bij Lotte
ze wordt seksueel misbruikt
his stepdad hurts him
papa doet mij pijn
mijn vader slaat mij
hij is door zijn oom betast
fysiek geweld door vader
zijn vader heeft hem vannacht hard geslagen
moeder geeft hem vaak een klap
stiefpapa slaat Jayden
hij zegt dat mama hem opsluit op zijn kamer
ik vermoed kindermisbruik
ze vertelde over ontucht met een buurman
er wordt thuis gevochten en hij ziet dat
hij heeft steeds nieuwe blauwe plekken
ik maak me zorgen over huiselijk gewld
Sem is door oma geslagen met een pollepel
ze mag thuis niet eten van haar stiefmoeder
her uncle touches her
he says mum hits him with a belt
he is afraid of his father
mogelijk seksueel misbruik
signalen van verwaarlosing
hij wordt thuis in elkaar geslagen
de ouders slaan hun kinderen
ze is bang voor haar stiefvader
there is violence at home
zijn broer schopt hem thuis
hij krijgt een pak slaag thuis
moeder schreeuwt en mept de kinderen
"""
NOT_MEANT = """
hij slaat een les over
met een slag om de arm
kindermishandeling-training op 12 december
cursus meldcode volgen
Noor volgt een training huiselijk geweld
ik sla deze vraag over
moeder slaat een keer over
moeder slaat de uitnodiging af
vader slaat alarm
hij slaat andere kinderen
hij wordt gepest op het plein
hij schopt tegen de deur
ze heeft een blauwe trui aan
geen sprake van mishandeling
hij knijpt andere kinderen
vader slaat het overleg over
de ouders slaan het aanbod af
she hits the ball hard
he abuses the time-out card
het rooster is gewelddadig vol
hij heeft een hekel aan gym
moeder belt vrijdag
hij vindt slaan op de trommel leuk
de klas sloeg een slag over
hij slaat dicht als je iets vraagt
studiedag kindermishandeling en meldcode
vader slaat er niet op aan
de muziek slaat nergens op
vader heeft de afspraak niet gehaald
scholing over huiselijk geweld
moeder knijpt een oogje dicht
hij valt vaak en is bang voor honden
ze is bang voor de toets
thuis geholpen met lezen
zij slaat haar schrift open
vader schopt een balletje met hem
moeder is bedreigd door ziekte
de aandachtsfunctionaris meldcode is Anouk
ouders slaan de handen ineen
his dad hits the gym every morning
vader slaat Engels over
beleid kindermishandeling bespreken in het team
vader slaat de bijeenkomst van vrijdag over
moeder vraagt of hij een klas overslaat
ik wil een klap op de vuurpijl voor het project
hij slaat de spijker op zijn kop
vader hielp hem met huiswerk
ze is bang dat ze zakt
we slaan dit onderwerp even over
de ouders slaan een voorstel af dat wij deden
nascholing meldcode in januari
moeder drukt haar op het hart goed te slapen
hij heeft pijn in zijn buik, moeder haalt hem op
vader haalt hem op want hij heeft pijn aan zijn voet
he hits other kids
the parents beat the deadline
vader trapt met hem een balletje
juf knijpt een oogje toe
zijn oma is overleden
het is thuis druk maar gezellig
vader slaat een andere toon aan
mama en papa zijn gescheiden en hij mist ze
hij schopt en slaat de andere kinderen op het plein
moeder is onveilig gehecht volgens vader
thuis oefenen ze de tafels en dat slaat aan
"""


@pytest.mark.parametrize("text", MEANT.strip().splitlines())
def test_violence_is_heard(text: str) -> None:
    assert speaks_of_violence(text)
    assert speaks_of_violence(f"hulpvraag voor Sem, groep 6. {text}. Graag Fenna.")


@pytest.mark.parametrize("text", NOT_MEANT.strip().splitlines())
def test_ordinary_words_are_not(text: str) -> None:
    assert not speaks_of_violence(text)
    assert not speaks_of_violence(text.capitalize())


@given(text=st.text(max_size=120))
@example(text="\ud800 vader slaat \u202e")
def test_no_text_raises(text: str) -> None:
    assert isinstance(speaks_of_violence(text), bool)
