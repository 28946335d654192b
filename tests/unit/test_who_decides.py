"""Who has to say yes to what, at which age: every case, against a table of its own.

The table is written from domain 2.4.3 and 2.4.4 in words, not from the code: G the guardians,
A they and the pupil is asked too, B both, P the pupil alone, E everybody for themselves.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.consents import (
    Consent,
    ConsentAnswer,
    ConsentId,
    ConsentStatus,
    Purpose,
    Route,
)
from cases.model.people import Authority, Guardian, Relation
from cases.model.pupils import GuardiansAsked, Pupil, age_on, turns
from cases.model.purposes import RULES, About, Deciders, deciding, weight_of
from cases.model.statuses import Family, consent_status

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CASE = CaseId(uuid4())
MOTHER, FATHER = (
    Guardian(PersonId(uuid4()), relation, has_authority=True, language="nl")
    for relation in (Relation.MOTHER, Relation.FATHER)
)
YARA, FENNA = PersonId(uuid4()), PersonId(uuid4())

#                          10   11   12   15   16   17   18   not known
WHO = {
    "discuss_team":           "G    G    A    A    P    P    P    B",
    "share_expert":           "G    G    A    A    P    P    P    B",
    "discuss_external_table": "G    G    A    A    P    P    P    B",
    "request_info":           "G    G    A    A    P    P    P    B",
    "transfer":               "G    G    A    A    P    P    P    B",
    "research":               "G    G    B    B    P    P    P    B",
    "observation":            "G    G    B    B    P    P    P    B",
    "recording":              "G    G    B    B    P    P    P    B",
    "instemming_opp":         "G    G    G    G    G    G    P    B",
    "contact_channel":        "E    E    E    E    E    E    E    E",
}  # fmt: skip
AGES = (10, 11, 12, 15, 16, 17, 18, None)
ANSWERS = ("none", "yes", "no", "talk", "withdrawn")
CELLS = [
    (Purpose(purpose), age, who)
    for purpose, row in WHO.items()
    for age, who in zip(AGES, row.split(), strict=True)
]


def _aged(years: int | None) -> Pupil:
    """Return a pupil whose birthday is today, or of whom nobody knows it."""
    if years is None:
        return Pupil(YARA)
    return Pupil(YARA, born=TODAY.replace(year=TODAY.year - years))


def _said(giver: PersonId, answer: str, purpose: Purpose) -> list[Consent]:
    """Return what stands written of somebody who said that: a withdrawal is a yes and a no."""
    given = {"none": (), "withdrawn": ("yes", "no")}.get(answer, (answer,))
    return [
        Consent(
            id=ConsentId(uuid4()),
            case=CASE,
            giver=giver,
            purpose=purpose,
            recipient=None if RULES[purpose].about is About.NOBODY else FENNA,
            answer=ConsentAnswer(each),
            route=Route.PHONE,
            given_on=TODAY,
            recorded_at=NOW + timedelta(minutes=minute),
            recorded_by=None,
            text_version="1",
            language="nl",
        )
        for minute, each in enumerate(given)
    ]


def _expected(who: str, parents: tuple[str, str], pupil: str) -> str:
    """Return what it comes to, by the sentences of domain 2.4.4, in the order of weight."""
    if who == "E":
        return _each_alone(parents, pupil)
    counting = {"G": parents, "A": (*parents, pupil), "B": (*parents, pupil), "P": (pupil,)}[who]
    needed = {"G": parents, "A": parents, "B": (*parents, pupil), "P": (pupil,)}[who]
    said = set(counting) - {"none"}
    if not said:
        return "no_response"
    if {"yes", "no"} <= said:
        return "conflict"
    if "withdrawn" in said:
        return "withdrawn"
    if "talk" in said:
        return "talk_requested"
    if "none" in needed:
        return "partial"
    return "granted" if said == {"yes"} else "refused"


def _each_alone(parents: tuple[str, str], pupil: str) -> str:
    """Return what answers come to where nobody's says anything about another's.

    A pupil who says nothing does not leave it open.
    """
    said = {*parents, pupil} - {"none"}
    if not said:
        return "no_response"
    if "yes" in said:
        return "granted" if said == {"yes"} and "none" not in parents else "partial"
    for answer, status in (("withdrawn", "withdrawn"), ("talk", "talk_requested")):
        if answer in said:
            return status
    return "partial" if "none" in parents else "refused"


@pytest.mark.parametrize(("purpose", "age", "who"), CELLS)
def test_every_combination_of_answers_at_every_age(
    purpose: Purpose, age: int | None, who: str
) -> None:
    family = Family(Authority.BOTH, [MOTHER, FATHER], _aged(age))
    about = (purpose, None if RULES[purpose].about is About.NOBODY else FENNA)
    for mother, father, pupil in product(ANSWERS, repeat=3):
        consents = [
            *_said(MOTHER.id, mother, purpose),
            *_said(FATHER.id, father, purpose),
            *_said(YARA, pupil, purpose),
        ]
        status = consent_status(family, consents, about, TODAY)
        assert status == _expected(who, (mother, father), pupil), (mother, father, pupil)


def test_what_a_pupil_is_told_of_their_say_follows_from_their_age() -> None:
    told = [weight_of(_aged(age), TODAY).value for age in AGES]
    assert told == [
        *["decides_not"] * 2,
        *["decides_too"] * 2,
        *["decides"] * 2,
        "of_age",
        "decides_too",
    ]


def test_the_table_knows_every_purpose() -> None:
    assert set(WHO) == set(Purpose) == RULES.keys()
    assert {purpose for purpose, rule in RULES.items() if not rule.is_consent} == {
        Purpose.INSTEMMING_OPP
    }


def test_an_age_nobody_knows_asks_everybody() -> None:
    for purpose in set(Purpose) - {Purpose.CONTACT_CHANNEL}:
        assert deciding(None, purpose, TODAY).who is Deciders.BOTH
        assert deciding(Pupil(YARA), purpose, TODAY).who is Deciders.BOTH
    family = Family(Authority.ONE, [MOTHER], None)
    yes = _said(MOTHER.id, "yes", Purpose.DISCUSS_TEAM)
    status = consent_status(family, yes, (Purpose.DISCUSS_TEAM, None), TODAY)
    assert status is ConsentStatus.PARTIAL


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2010, 11, 23), date(2026, 11, 22), 15),
        (date(2010, 11, 23), date(2026, 11, 23), 16),
        (date(2012, 2, 29), date(2028, 2, 28), 15),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2010, 12, 31), date(2027, 1, 1), 16),
    ],
)
def test_on_the_birthday_itself_somebody_is_a_year_older(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age
    assert Pupil(YARA, born=born).age_on(day) == age


@given(st.dates(date(1990, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_somebody_turns_an_age_on_the_first_day_they_have_it(born: date, day: date) -> None:
    age = age_on(born, day)
    assert turns(born, age) <= day < turns(born, age + 1)
    assert age_on(born, turns(born, age) - timedelta(days=1)) == age - 1


def _on(day: date, giver: PersonId, purpose: Purpose, answer: str = "yes") -> list[Consent]:
    return [replace(one, given_on=day) for one in _said(giver, answer, purpose)]


@pytest.mark.parametrize(
    ("purpose", "years", "still"),
    [
        (Purpose.SHARE_EXPERT, 16, ConsentStatus.NO_RESPONSE),
        (Purpose.RESEARCH, 12, ConsentStatus.PARTIAL),
        (Purpose.RESEARCH, 16, ConsentStatus.NO_RESPONSE),
        (Purpose.SHARE_EXPERT, 12, ConsentStatus.GRANTED),
        (Purpose.INSTEMMING_OPP, 16, ConsentStatus.GRANTED),
        (Purpose.INSTEMMING_OPP, 18, ConsentStatus.NO_RESPONSE),
    ],
)
def test_a_birthday_opens_the_question_again(
    purpose: Purpose, years: int, still: ConsentStatus
) -> None:
    family = Family(Authority.BOTH, [MOTHER, FATHER], _aged(years))
    about = (purpose, None if RULES[purpose].about is About.NOBODY else FENNA)
    yesterday = TODAY - timedelta(days=1)
    everybody = (MOTHER.id, FATHER.id, YARA)
    before = [one for giver in everybody for one in _on(yesterday, giver, purpose)]
    assert consent_status(family, before, about, yesterday) is ConsentStatus.GRANTED
    assert consent_status(family, before, about, TODAY) is still
    anew = [*before, *_on(TODAY, YARA, purpose)]
    assert consent_status(family, anew, about, TODAY) is ConsentStatus.GRANTED


def test_a_yes_to_recording_holds_for_its_day() -> None:
    family = Family(Authority.BOTH, [MOTHER, FATHER], _aged(11))
    said = [_said(giver, "yes", Purpose.RECORDING) for giver in (MOTHER.id, FATHER.id)]
    yes = [one for each in said for one in each]
    about = (Purpose.RECORDING, None)
    assert consent_status(family, yes, about, TODAY) is ConsentStatus.GRANTED
    tomorrow = TODAY + timedelta(days=1)
    assert consent_status(family, yes, about, tomorrow) is ConsentStatus.NO_RESPONSE


@pytest.mark.parametrize(
    ("answers", "purpose", "status"),
    [
        (("yes", "none"), Purpose.SHARE_EXPERT, ConsentStatus.GRANTED),
        (("yes", "yes"), Purpose.SHARE_EXPERT, ConsentStatus.GRANTED),
        (("yes", "no"), Purpose.SHARE_EXPERT, ConsentStatus.CONFLICT),
        (("yes", "talk"), Purpose.SHARE_EXPERT, ConsentStatus.TALK_REQUESTED),
        (("yes", "withdrawn"), Purpose.SHARE_EXPERT, ConsentStatus.WITHDRAWN),
        (("no", "none"), Purpose.SHARE_EXPERT, ConsentStatus.PARTIAL),
        (("yes", "none"), Purpose.RESEARCH, ConsentStatus.PARTIAL),
    ],
)
def test_a_school_may_take_one_signature_unless_the_other_objects(
    answers: Sequence[str], purpose: Purpose, status: ConsentStatus
) -> None:
    pupil = Pupil(YARA, born=date(2016, 5, 4), guardians_asked=GuardiansAsked.ONE_UNLESS_OBJECTION)
    family = Family(Authority.BOTH, [MOTHER, FATHER], pupil)
    said = [
        one
        for giver, answer in zip((MOTHER.id, FATHER.id), answers, strict=True)
        for one in _said(giver, answer, purpose)
    ]
    assert consent_status(family, said, (purpose, FENNA), TODAY) is status


def test_a_school_may_ask_pupils_from_a_later_age() -> None:
    pupil = Pupil(YARA, born=TODAY.replace(year=TODAY.year - 14), asked_from=15)
    assert deciding(pupil, Purpose.SHARE_EXPERT, TODAY).who is Deciders.GUARDIANS
    assert deciding(pupil, Purpose.RESEARCH, TODAY).who is Deciders.BOTH
    never = Pupil(YARA, born=TODAY.replace(year=TODAY.year - 15), asked_from=16)
    assert deciding(never, Purpose.SHARE_EXPERT, TODAY).who is Deciders.GUARDIANS


def test_who_cannot_be_reached_is_told_apart_from_who_is_silent() -> None:
    family = Family(Authority.BOTH, [MOTHER, FATHER], _aged(10), frozenset({FATHER.id}))
    about = (Purpose.SHARE_EXPERT, FENNA)
    assert consent_status(family, [], about, TODAY) is ConsentStatus.NO_CONTACT
    yes = _said(MOTHER.id, "yes", Purpose.SHARE_EXPERT)
    assert consent_status(family, yes, about, TODAY) is ConsentStatus.PARTIAL
    older = Family(Authority.BOTH, [MOTHER, FATHER], _aged(16), frozenset({FATHER.id}))
    assert consent_status(older, yes, about, TODAY) is ConsentStatus.NO_RESPONSE
