"""Dutch words about time, by what they stand for."""

from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.pieces import Made
from dialogs.language.moments.values import (
    AFTERNOON,
    EVENING,
    MIDDAY,
    MORNING,
    NIGHT,
    Clock,
    Recurring,
)

PARTS: Final = {
    "ochtend": MORNING,
    "ochtends": MORNING,
    "morgen": MORNING,
    "voormiddag": MORNING,
    "middag": AFTERNOON,
    "middags": AFTERNOON,
    "namiddag": AFTERNOON,
    "avond": EVENING,
    "avonds": EVENING,
    "nacht": NIGHT,
}

# What may stand before a part of the day, and how many days ahead it is.
NEAR: Final = (("van", 0), ("morgen", 1), ("overmorgen", 2), ("gister", -1), ("gisteren", -1))

# The full name first; the others are abbreviations.
WEEKDAYS: Final = (
    ("maandag", "ma"),
    ("dinsdag", "di", "din", "dins", "dinsd"),
    ("woensdag", "wo", "woe", "woen", "woens", "woensd"),
    ("donderdag", "do", "dond", "donderd", "dondag"),
    ("vrijdag", "vr", "vrd", "vrijd"),
    ("zaterdag", "za", "zat", "zaterd"),
    ("zondag", "zo"),
)

MONTHS: Final = (
    ("januari", "jan"),
    ("februari", "feb", "febr"),
    ("maart", "mrt"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)

NUMBERS: Final[tuple[tuple[Made, str], ...]] = (
    (t.ONE(1), "een, 'n"),
    (t.LAST(-1), "laatste"),
    (t.LAST(-2), "voorlaatste, een na laatste, op een na laatste, op 1 na laatste"),
    (t.HALF(None), "half, halve"),
    (t.ONE_AND_HALF(None), "anderhalf, anderhalve"),
    (t.QUARTER(None), "kwart"),
    (t.FEW(None), "een paar, paar, enkele, een aantal, enige, een stuk of wat"),
)

UNITS: Final[tuple[tuple[Made, str], ...]] = (
    (t.MINUTE("minute"), "minuut, minuten, min, minuutje, minuutjes"),
    (t.QUARTERS("minute"), "kwartier, kwartiertje, kwartieren"),
    (t.HOUR("hour"), "uur, u, uren, uurtje, uurtjes, uurs"),
    (t.DAY("day"), "dag, dagen, dgn, dagje, dagjes"),
    (t.WEEK("week"), "week, weken, wk, wkn, weekje, weekjes, schoolweek"),
    (t.MONTHS("month"), "maand, maanden, mnd, mnden, maandje, mnd"),
    (t.TERM("month"), "kwartaal, kwartalen"),
    (t.YEARS("year"), "jaar, jaren, jr, jaartje, kalenderjaar"),
    (t.WORKDAY("workday"), "werkdag, werkdagen, weekdag, weekdagen"),
    (t.SCHOOLDAY("schoolday"), "schooldag, schooldagen, lesdag, lesdagen"),
    (t.WEEKEND(None), "weekend, weekeinde"),
    (t.SCHOOLYEAR(None), "schooljaar, cursusjaar"),
    (t.SEASON(3), "voorjaar, lente"),
    (t.SEASON(6), "zomer"),
    (t.SEASON(9), "najaar, herfst"),
    (t.SEASON(12), "winter"),
)

CALENDAR: Final[tuple[tuple[Made, str], ...]] = (
    (t.NEARBY(0), "vandaag, heden, vandaag de dag"),
    (t.MORGEN(1), "morgen, mrgn, mrg"),
    (t.NEARBY(2), "overmorgen, over morgen"),
    (t.NEARBY(-1), "gisteren, gister"),
    (t.NEARBY(-2), "eergisteren, eergister"),
    (t.PART(MORNING), "ochtend, 's ochtends, s ochtends, 's morgens, s morgens, ochtends"),
    (t.PART(MORNING), "vm, voormiddag, morgens, vroege ochtend, ochtenduren"),
    (t.PART(AFTERNOON), "middag, 's middags, s middags, middags, namiddag, 's namiddags, smiddags"),
    (t.PART(EVENING), "avond, 's avonds, s avonds, avonds, savonds"),
    (t.PART(NIGHT), "nacht, 's nachts, s nachts, snachts"),
    (t.PART(MORNING), "sochtends, smorgens, s'ochtends, s'morgens"),
    (t.PART(AFTERNOON), "nm, s'middags"),
    (t.PART(EVENING), "s'avonds"),
    (t.PART(NIGHT), "s'nachts"),
    (t.PART(MIDDAY), "tussen de middag, lunchtijd, lunchpauze, lunch, middaguur"),
    (t.CLOCK(Clock((24 * 60,))), "middernacht"),
    (t.LESSON(None), "lesuur, lesuren, les, lesblok"),
    (t.BREAK("kleine pauze"), "kleine pauze, eerste pauze, ochtendpauze"),
    (t.BREAK("grote pauze"), "grote pauze, tweede pauze, middagpauze"),
    (t.BREAK(""), "pauze"),
    (t.SCHOOL(None), "school, schooltijd, lestijd"),
    (t.SCHOOL_HOURS(None), "onder schooltijd, tijdens schooltijd, onder de les, tijdens de lessen"),
    (t.SUMMER_TIME(value=True), "zomertijd"),
    (t.SUMMER_TIME(value=False), "wintertijd"),
    (t.NOW(None), "nu, nu meteen, nu direct, per direct"),
    (t.THIS_TIME(None), "deze tijd, dit tijdstip"),
)

CONNECTING: Final[tuple[tuple[Made, str], ...]] = (
    (t.AT(None), "om, klokslag, stipt, om klokslag, om stipt, om precies"),
    (t.ON(None), "op, in de loop van, tijdens, gedurende, met, onder"),
    (t.IN(None), "in, ergens in"),
    (t.OVER(None), "over"),
    (t.WITHIN(None), "binnen"),
    (t.BEFORE(None), "voor, vlak voor, kort voor, net voor, voorafgaand aan, eerder dan"),
    (
        t.AFTER(None),
        "na, direct na, meteen na, gelijk na, vlak na, kort na, net na, later dan, na afloop van",
    ),
    (t.FROM(None), "van, vd, v.d., v / d"),
    (
        t.FROM_ON(None),
        "vanaf, v.a., met ingang van, m.i.v., miv, ingaande, te beginnen, te beginnen op",
    ),
    (t.FIRST_TIME(None), "voor het eerst, voor de eerste keer, eerste keer"),
    (
        t.FROM_ON(None),
        "ingangsdatum, beginnend, beginnend op, te beginnen met, startend, startend op, te starten",
    ),
    (t.PER(None), "per"),
    (t.UNTIL(None), "tot, tot aan"),
    (t.THROUGH(None), "t/m, tot en met, tm, t.e.m., tem, t m, tot & met"),
    (
        t.BY(None),
        "uiterlijk, tot uiterlijk, op z'n laatst, op zijn laatst, op zn laatst, uiterlijk op",
    ),
    (
        t.BY(None),
        "ten laatste, ten laatste op, niet later dan, niet na, voor of op, deadline is",
    ),
    (t.BY(None), "op het laatst, tot en met uiterlijk, deadline"),
    (
        t.NOT_BEFORE(None),
        "niet voor, niet eerder dan, op z'n vroegst, op zijn vroegst, op zn vroegst",
    ),
    (t.BY(None), "tot max, tot maximaal, tot hooguit, tot ten hoogste, tot op z'n laatst"),
    (t.BY(None), "uiterl, uitl, niet later als, dl, ddl"),
    (
        t.NOT_BEFORE(None),
        "niet vroeger dan, ten vroegste, pas op, pas vanaf, op z'n vroegst op, niet eerder als",
    ),
    (t.AFTER(None), "pas na"),
    (t.TOWARDS(None), "tegen"),
    (
        t.AROUND(None),
        "rond, om en nabij, omstreeks, ongeveer, omtrent, circa, ca, zo rond, zo'n, een uur of",
    ),
    (t.AROUND(None), "of zo, ofzo, of zoiets, of daaromtrent"),
    (t.AROUND(None), "rond de klok van, ruim, krap, een klein, een dik, bijna, iets voor"),
    (t.BETWEEN(None), "tussen"),
    (t.COMMA(None), "komma"),
    (t.AND(None), "en"),
    (
        t.OR(None),
        "of, of anders, of desnoods, dan wel, anders, a, en anders, desnoods, of eventueel",
    ),
)

# English words that mean something else in Dutch.
_NOT_DUTCH: Final = "past last may late final a an no mar sat to effective"
NOT_DUTCH: Final = frozenset(_NOT_DUTCH.split())

POINTING: Final[tuple[tuple[Made, str], ...]] = (
    (t.NEXT(None), "volgende, volgend, vlgnd, vlgnde, vlgde, vlg, volg"),
    (t.COMING(None), "aanstaande, aanstaand, aanst, a.s., as, komende, komend, eerstvolgende"),
    (t.COMING(None), "eerstvolgend, eerstkomende, eerstkomend, aankomende, aankomend"),
    (t.THIS(None), "deze, dit"),
    (t.PREVIOUS(None), "vorige, vorig, afgelopen, voorbije, jongstleden, j.l., jl"),
    (t.AGO(None), "geleden, terug"),
    (t.SINCE(None), "sinds, sedert"),
    (t.LONG(None), "lang"),
    (t.EVERY(None), "elke, elk, iedere, ieder, alle"),
    (t.EVERY_OTHER(None), "om de, omde, om de andere, elke andere, iedere andere"),
    (t.TIMES(None), "keer, maal, x, keren"),
    (t.PARITY(0), "even"),
    (t.PARITY(1), "oneven"),
    (
        t.EDGE("begin"),
        "begin, aan het begin, in het begin, start, vroeg, vroeg in, het begin, begin van",
    ),
    (t.EDGE("middle"), "midden, medio, halverwege, halfweg, midden in, in het midden"),
    (t.EDGE("end"), "eind, einde, aan het eind, aan het einde, op het eind, op het einde, laat in"),
    (t.EDGE("end"), "laat, laat op, in het eind, op 't eind, aan 't eind, tegen het eind"),
    (t.EDGE("end"), "tegen het einde, tegen eind, tegen einde, richting eind"),
    (t.SIDE(None), "helft"),
    (t.REST(None), "rest van, restant van, rest vd"),
)

CHANGING: Final[tuple[tuple[Made, str], ...]] = (
    (t.NO(None), "nee, neen, nope"),
    (
        t.NOT(None),
        "niet, geen, behalve, uitgezonderd, buiten, zonder, behoudens, nooit, n.v.t., nvt",
    ),
    (t.INSTEAD(None), "in plaats van, i.p.v., ipv, inplaats van, liever dan"),
    (t.BUT(None), "maar, maar wel"),
    (t.RATHER(None), "liever"),
    (t.CORRECTION(None), "o nee, oh nee, of nee, nee wacht, wacht nee, wacht, pardon, correctie"),
    (t.CORRECTION(None), "ik bedoel, bedoel ik, nee toch, nee doe maar, nee sorry, sorry, oeps"),
    (t.CORRECTION(None), "of liever, of beter, ach nee, ho nee, nee maak er, o wacht, of toch"),
    (t.CONTEXT(None), "erna, erop, daarna, daarop, ervoor, daarvoor, diezelfde, dezelfde, zelfde"),
    (t.CONTEXT(None), "de week erna, de week daarna, de week erop, die week daarna, die week erna"),
    (t.CONTEXT(None), "hetzelfde, vroeger, toen, die erna, die erop, die daarna, die daarop"),
    (t.LATER(None), "later, eerder"),
    (t.ONWARDS(None), "of later, later mag ook, mag ook later, later kan ook"),
    (
        t.SOONER(None),
        "of eerder, liefst eerder, liever eerder, eerder mag, eerder mag ook, mag eerder",
    ),
    (t.SOONER(None), "mag ook eerder, eerder is beter, eerder kan ook, het liefst eerder"),
    (t.VAGUE(None), "straks, binnenkort, ooit, z.s.m., zsm, zo snel mogelijk, zo spoedig mogelijk"),
    (t.VAGUE(None), "spoedig, gauw, zometeen, n.n.b., nnb, n.t.b., ntb"),
    (t.VAGUE(None), "nader te bepalen, zodra het kan, zo gauw mogelijk, dadelijk"),
)

REPEATING: Final[tuple[tuple[Made, str], ...]] = (
    (t.RECURRING(Recurring("DAILY")), "dagelijks, dagelijkse"),
    (t.RECURRING(Recurring("WEEKLY")), "wekelijks, wekelijkse, weeklijks"),
    (t.RECURRING(Recurring("MONTHLY")), "maandelijks, maandelijkse"),
    (t.RECURRING(Recurring("YEARLY")), "jaarlijks, jaarlijkse"),
    (t.RECURRING(Recurring("WEEKLY", 2)), "tweewekelijks, tweewekelijkse, veertiendaags"),
    (t.RECURRING(Recurring("WEEKLY", 3)), "driewekelijks, driewekelijkse"),
    (t.RECURRING(Recurring("WEEKLY", 4)), "vierwekelijks, vierwekelijkse"),
    (t.RECURRING(Recurring("MONTHLY", 2)), "tweemaandelijks, tweemaandelijkse"),
    (t.RECURRING(Recurring("MONTHLY", 3)), "driemaandelijks, driemaandelijkse"),
    (t.RECURRING(Recurring("MONTHLY", 6)), "halfjaarlijks, halfjaarlijkse"),
    (
        t.RECURRING(Recurring("WEEKLY", 1, ("MO", "TU", "WE", "TH", "FR"))),
        "doordeweeks, door de week, doordeweekse dagen",
    ),
)

WORDS: Final = NUMBERS + UNITS + CALENDAR + CONNECTING + POINTING + CHANGING + REPEATING
