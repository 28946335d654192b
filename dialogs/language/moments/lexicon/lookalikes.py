"""Common words that are one mistake away from a word about time, and are not mistakes.

Source:
    Found by trying the 25,000 most frequent Dutch and 12,000 English words (wordfreq 3,
    R. Speer, 2022) on our own lexicon.
"""

from typing import Final

_TEXT: Final = (
    "aankomen able about ach act ale all allee allen aller alles alley ally augusta augustinus "
    "avoid bannen began beginnen beginnende begins begint begon begun benin bezinning binden "
    "bonnen coding coping daden dage dairy daisy daken dalen damen dans das daten deftig derden "
    "diamond die dragen dre dried dries drive earl easier eastern eend eerst effectieve ein "
    "eindje elle else ende ester ever evers evert ferrari file finale finals fine fire fist "
    "flour for fort foul fout fur gastheren gestegen gitaren hal hale hall halle halo hals halt "
    "halte have heen heiden helden helen hemden heren heten hoeden ieders ieper jaap jagen jane "
    "jar jared judy julia julie julio jung junk jury kaart kart kers kerstdag kerstman komen "
    "korst kwast laad laadt laag laagste laan laar laatst lace lade lage lake lame lane las "
    "last lasts lat laten latex latte launch least leven list lost lust lynch maagd maagden "
    "maakt maan maat machteld mand manden mandje mans marc marco marsh match media mens middel "
    "mies mijden mina minas mind minds mine mines ming mini minsk minst minste mint minus mis "
    "miss mits mogen monden mont monte monty moreno morgan mourning mouth mouths nachts neat "
    "neger nemen nest net neven nice nicht nie nike nina nino none ober oer oever omver "
    "onvermogen oven overwogen paden palen paren passen past pasten pause pauzes quarters "
    "seconde seconds seen seventy smart staart staat stamt stapt star stare staring stark "
    "starring stars started starten startende starts starving stat stating steven stort stuart "
    "sven tassen tee teen teeth tent then there thirds thirsty thorough thou though threw tie "
    "tied tiel tier ties tijn tin tine tweet twente vandaan vandaar vanwaar veer ver verde very "
    "vie viel vierden viert vies view voeg voerde volgde volgen volgens voort vroege waken weak "
    "wee weed weeg weer wees weet weetje weetjes wegen wekken welk wenen weren werk werken "
    "werkend werkje weten wezen woorden worden yea yeah zeden zegen zere zorgen zweven zwevende "
)
LOOKALIKES: Final = frozenset(_TEXT.split())
