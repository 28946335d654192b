"""Words that add nothing to when something is."""

from typing import Final


def set_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


# Left out wherever they stand.
ARTICLES: Final = set_of("de het 't the")

COURTESIES: Final = set_of(
    "graag liefst dan nog gewoon precies exact toch wel hoor alvast ook weer ergens hele heel "
    "please then just exactly sharp preferably also again whole somewhere"
)

# Left out of an answer to "when?", where nothing else is talked about.
ANSWERS: Final = set_of(
    "ja jawel ok oke okay okee prima goed is dat kan kunnen kunt we wij ik mij me ons lijkt doe "
    "doen maak maken er zet zetten plan plannen noteer afspreken afgesproken spreken af zullen "
    "zal laten zeggen denk dacht uhm uh eh ehm hmm tja nou hm zeg past schikt lukt komt uit "
    "handig hallo hoi dank bedankt dankjewel alstublieft aub svp a.u.b s.v.p misschien wellicht "
    "eventueel fijn perfect top super mooi best gaat beste afspraak gesprek datum tijd tijdstip "
    "overleg vergadering bespreking mag wordt word zou willen wil hebben heb gaan voorstel "
    "ben bent voorstellen stel hierbij zijn zeker lukken passen houden komen dus want bij je "
    "jij jou u jullie hij zij ze zullie liefste het uur's noem bijvoorbeeld bv bijv joe jep "
    "online telefonisch fysiek digitaal call belafspraak overleggen inplannen bellen bevalt "
    "uitkomen "
    "yes yep yeah sure fine good works work for me us that it let's lets make do i we think "
    "can could would shall how about maybe perhaps great thanks thank you meeting appointment "
    "date time suits be will um well hi hello works say my best"
)

PHRASES: Final = (
    *("in ieder geval", "in elk geval", "het liefst", "het liefste", "als het kan", "zo mogelijk"),
    *("wat mij betreft", "bij voorkeur", "indien mogelijk", "zo nodig", "op zich"),
    *("als het even kan", "als dat kan", "als dat lukt", "als het lukt", "of iets dergelijks"),
    *("even kijken", "eens kijken", "eens even kijken", "even denken", "let me see", "let's see"),
    *("voor mij", "voor me", "voor ons", "for me", "for us", "by me"),
    *("by phone", "by telephone", "by email", "by e-mail", "by mail", "by post", "by video"),
    *("die van", "wat dacht je van", "wat dacht u van", "wat denk je van", "wat vind je van"),
    *("maar dan", "laat me", "laat mij", "de hele dag", "hele dag", "all day", "dd", "d.d."),
    *(
        "any time",
        "how about",
        "what about",
        "if possible",
        "in any case",
        "if you can",
        "at least",
        "or so",
    ),
)
