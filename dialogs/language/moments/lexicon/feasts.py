"""Feast days and school holidays by the names people give them."""

from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.pieces import Made

FEASTS: Final[tuple[tuple[Made, str], ...]] = (
    (
        t.FEAST("new_year"),
        "nieuwjaar, nieuwjaarsdag, new year's day, new years day, new year, new year's",
    ),
    (t.FEAST("good_friday"), "goede vrijdag, good friday"),
    (t.FEAST("easter"), "pasen, paasdagen, easter"),
    (t.FEAST("easter_weekend"), "paasweekend, paasweekeinde, easter weekend"),
    (t.FEAST("easter_sunday"), "eerste paasdag, 1e paasdag, paaszondag, easter sunday"),
    (t.FEAST("easter_monday"), "tweede paasdag, 2e paasdag, paasmaandag, easter monday"),
    (t.FEAST("kings_day"), "koningsdag, king's day, kings day, konings dag"),
    (t.FEAST("remembrance"), "dodenherdenking, remembrance day"),
    (t.FEAST("liberation"), "bevrijdingsdag, liberation day"),
    (t.FEAST("ascension"), "hemelvaart, hemelvaartsdag, hemelvaartdag, ascension day, ascension"),
    (t.FEAST("pentecost"), "pinksteren, pinksterdagen, whitsun, pentecost"),
    (t.FEAST("pentecost_weekend"), "pinksterweekend, pinksterweekeinde, whitsun weekend"),
    (t.FEAST("ascension_weekend"), "hemelvaartweekend, hemelvaartsweekend, ascension weekend"),
    (
        t.FEAST("pentecost_sunday"),
        "eerste pinksterdag, 1e pinksterdag, pinksterzondag, whit sunday",
    ),
    (
        t.FEAST("pentecost_monday"),
        "tweede pinksterdag, 2e pinksterdag, pinkstermaandag, whit monday",
    ),
    (t.FEAST("keti_koti"), "keti koti, ketikoti"),
    (t.FEAST("mothers_day"), "moederdag, mother's day, mothers day"),
    (t.FEAST("fathers_day"), "vaderdag, father's day, fathers day"),
    (t.FEAST("budget_day"), "prinsjesdag, budget day"),
    (t.FEAST("animal_day"), "dierendag, world animal day"),
    (
        t.FEAST("teachers_day"),
        "dag van de leraar, dag van de leerkracht, teachers day, teachers' day",
    ),
    (t.FEAST("halloween"), "halloween"),
    (t.FEAST("saint_martin"), "sint maarten, sint-maarten, st maarten, st. maarten"),
    (t.FEAST("saint_nicholas"), "sinterklaas, pakjesavond, sinterklaasavond, saint nicholas"),
    (
        t.FEAST("saint_nicholas"),
        "st nicholas, sinterklaasfeest, st. nicholas' day, st nicholas day",
    ),
    (t.FEAST("purple_friday"), "paarse vrijdag"),
    (t.FEAST("christmas_eve"), "kerstavond, christmas eve"),
    (t.FEAST("christmas"), "kerst, kerstmis, kerstdagen, christmas, xmas, feestdagen"),
    (t.FEAST("christmas_day"), "eerste kerstdag, 1e kerstdag, christmas day"),
    (t.FEAST("boxing_day"), "tweede kerstdag, 2e kerstdag, boxing day"),
    (
        t.FEAST("new_years_eve"),
        "oudjaar, oudjaarsdag, oudejaarsdag, oudejaarsavond, new year's eve",
    ),
    (t.FEAST("new_years_eve"), "new years eve, oudjaarsavond, oud jaar"),
    (t.FEAST("turn_of_year"), "oud en nieuw, jaarwisseling, oud & nieuw, turn of the year"),
    (t.FEAST("valentine"), "valentijnsdag, valentijn, valentine's day, valentines day"),
    (t.FEAST("carnival"), "carnaval, carnival"),
)

VACATIONS: Final[tuple[tuple[Made, str], ...]] = (
    (t.VACATION("herfstvakantie"), "herfstvakantie, herfst vakantie, herfstvak, herfstvakntie"),
    (t.VACATION("herfstvakantie"), "autumn holiday, autumn holidays, autumn break, fall break"),
    (t.VACATION("herfstvakantie"), "autumn half term, autumn half-term"),
    (t.VACATION("kerstvakantie"), "kerstvakantie, kerst vakantie, kerstvak, christmas holiday"),
    (
        t.VACATION("kerstvakantie"),
        "christmas holidays, christmas break, christmas vacation, xmas break",
    ),
    (t.VACATION("kerstvakantie"), "winter break, winter holidays"),
    (
        t.VACATION("voorjaarsvakantie"),
        "voorjaarsvakantie, voorjaars vakantie, krokusvakantie, krokus",
    ),
    (
        t.VACATION("voorjaarsvakantie"),
        "carnavalsvakantie, voorjaarsvak, spring break, spring holiday",
    ),
    (t.VACATION("voorjaarsvakantie"), "spring holidays, february break, february holiday"),
    (
        t.VACATION("meivakantie"),
        "meivakantie, mei vakantie, meivak, may holiday, may holidays, may break",
    ),
    (
        t.VACATION("zomervakantie"),
        "zomervakantie, zomer vakantie, grote vakantie, zomervak, summer holiday",
    ),
    (
        t.VACATION("zomervakantie"),
        "summer holidays, summer break, summer vacation, summer vacations",
    ),
    (
        t.VACATION(""),
        "vakantie, schoolvakantie, vakanties, school holiday, school holidays, holidays",
    ),
    (t.VACATION(""), "school break, holiday"),
)

WORDS: Final = FEASTS + VACATIONS
