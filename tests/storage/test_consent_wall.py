"""Who may read: the rule that explains it and the rule that is the wall say the same."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.identities import PersonId
from cases.model import consent_texts
from cases.model.case import Audience, CaseId, Participant, Seat
from cases.model.consents import (
    Consent,
    ConsentAnswer,
    ConsentId,
    ConsentStatus,
    Purpose,
    Route,
)
from cases.model.disclosing import Allow, may_disclose
from cases.model.grounds import STAFF_OF_THE_SCHOOL
from cases.model.people import Authority, Guardian, Relation, Role
from cases.model.pupils import GuardiansAsked, Pupil, turns
from cases.model.statuses import Family, consent_status
from cases.practices.practice import Practice
from storage.database import Database
from storage.server import Server
from storage.vault import Vault
from tests.postgres import clone_of, connect
from tests.seeds import MASTER_KEY, HandClock, School, bot_url, seed_school

# Who answers (3: the pupil), about whom (0: the team, 1: the reader, 2: somebody else), what, how
# many minutes after the start, how many days before it was said, to which text: so few of each
# that they often meet, ties included.
OLD = "old"
ANSWERS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.integers(0, 2),
        st.sampled_from([ConsentAnswer.YES, ConsentAnswer.YES, *ConsentAnswer]),
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from(["1", "1", OLD]),
    ),
    max_size=12,
)
TODAY = date(2026, 11, 23)
# The day a pupil turns an age that matters, one before and one after, and some other ages.
BIRTHDAYS = [
    turns(TODAY, -years) + timedelta(days=days) for years in (12, 14, 16, 18) for days in (-1, 0, 1)
]
PUPILS = st.tuples(
    st.sampled_from([None, date(2016, 5, 4), date(2016, 5, 4), date(2008, 2, 29), *BIRTHDAYS]),
    st.sampled_from([12, 12, 14, 16]),
    st.sampled_from(GuardiansAsked),
)
FAMILIES = st.tuples(
    st.sampled_from(Authority),
    st.lists(st.sampled_from([True, True, False]), max_size=3),
    PUPILS,
)
ROLES = st.sampled_from([Role.TEACHER, Role.DIRECTOR, Role.EXPERT, Role.COORDINATOR])
SEATS = st.sampled_from([Seat.SEATED, Seat.SEATED, Seat.SEATED, *Seat])

# How many minutes ago somebody said why they read, if they did; a reason opens a case for ten.
_LASTS = 10
SAID = st.none() | st.integers(0, 2 * _LASTS)

YES, CHILD, SIXTEEN = ConsentAnswer.YES, date(2016, 5, 4), turns(TODAY, -16)
TEACHER = (Role.TEACHER, Seat.SEATED, None)
EXPERT = (Role.EXPERT, Seat.SEATED, None)
# A no of today, and a yes of two days ago that is written down after it.
LATE_PAPER = [(0, 1, ConsentAnswer.NO, 0, 0, "1"), (0, 1, YES, 1, 2, "1")]

Answers = list[tuple[int, int, ConsentAnswer, int, int, str]]
Drawn = tuple[Authority, list[bool], tuple[date | None, int, GuardiansAsked]]
PlaceAndReason = tuple[Role, Seat, int | None]


def may_read(family: Family, consents: list[Consent], place: Participant, said: int | None) -> bool:
    person, role = place.person, place.role
    if role is Role.DIRECTOR and (said is None or said >= _LASTS):
        return False
    grounds = [(Purpose.SHARE_EXPERT, person), (Purpose.DISCUSS_TEAM, None)]
    about = grounds if role in STAFF_OF_THE_SCHOOL else grounds[:1]
    return any(
        consent_status(family, consents, (purpose, recipient), TODAY) is ConsentStatus.GRANTED
        for purpose, recipient in about
    )


def _one_parent(born: date | None) -> Drawn:
    """Return a family of one parent, with a pupil who was born then."""
    return Authority.ONE, [True], (born, 12, GuardiansAsked.ALL)


def family_of(drawn: Drawn) -> Family:
    authority, known, (born, asked_from, guardians_asked) = drawn
    guardians = [
        Guardian(PersonId(uuid4()), Relation.OTHER, has_authority=has, language="nl")
        for has in known
    ]
    pupil = Pupil(PersonId(uuid4()), "nl", born, None, asked_from, guardians_asked)
    return Family(authority, guardians, pupil)


def consents_of(
    school: School, case: CaseId, family: Family, answers: Answers, *, reader: PersonId
) -> list[Consent]:
    people = (reader, school.other_expert)
    givers = {place: guardian.id for place, guardian in enumerate(family.guardians)}
    assert family.pupil
    return [
        Consent(
            id=ConsentId(uuid4()),
            case=case,
            giver=family.pupil.id if giver == 3 else givers.get(giver, PersonId(uuid4())),
            purpose=Purpose.SHARE_EXPERT if about else Purpose.DISCUSS_TEAM,
            recipient=people[about - 1] if about else None,
            answer=answer,
            route=Route.PAPER,
            given_on=school.clock().date() - timedelta(days=days),
            recorded_at=school.clock() + timedelta(minutes=minutes),
            recorded_by=school.coordinator,
            text_version=text,
            language="nl",
        )
        for giver, about, answer, minutes, days, text in answers
    ]


async def _state(owner_url: str, school: School, case: CaseId, minutes_ago: int) -> None:
    """Let the expert say, so long ago, why they read; past the rules of who has to."""
    owner = await connect(owner_url)
    await owner.execute(
        "INSERT INTO aantafel.stated_reasons VALUES ($1, $2, $3, $4, 'complaint', $5, $6)",
        school.tenant,
        case,
        uuid4(),
        school.expert,
        school.clock() - timedelta(minutes=minutes_ago),
        timedelta(minutes=_LASTS),
    )
    await owner.close()


def _as_director(pupil: Pupil, place: Participant, said: int | None) -> Pupil | None:
    """Return the pupil as who directs knows them: how old, after saying why, and no more."""
    gathers = place.role is Role.DIRECTOR and place.seat is Seat.SEATED
    if not (gathers and said is not None and said < _LASTS):
        return None
    return replace(pupil, born=None)


async def _compare(
    at: tuple[str, School], drawn: Drawn, answers: Answers, place_and_reason: PlaceAndReason
) -> None:
    owner_url, school = at
    role, seat, said = place_and_reason
    family = family_of(drawn)
    assert family.pupil
    case = await school.case(authority=family.authority, pupil=family.pupil)
    place = Participant(case.id, school.expert, role, seat, school.clock())
    consents = consents_of(school, case.id, family, answers, reader=school.expert)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        await store.seat(place)
        for guardian in family.guardians:
            await store.save_guardian(case.id, guardian)
        for consent in consents:
            await store.add_consent(consent)
    if said is not None:
        await _state(owner_url, school, case.id, said)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        standings = await work.desk.store.standings(case.id)
        kept = await work.desk.store.pupil(case.id)
    assert kept
    assert replace(kept, age=None) == family.pupil
    async with school.database.work_as(school.member(school.expert)) as work:
        words = await work.desk.store.words(case.id, case.id)
        seen = await work.desk.store.pupil(case.id)
    expected = seat is Seat.SEATED and may_read(family, consents, place, said)
    assert (words is not None) == expected
    assert seen == (kept if expected else _as_director(kept, place, said))
    verdict = may_disclose(standings[school.expert], Audience.CONTENT)
    assert isinstance(verdict, Allow) == expected
    assert isinstance(may_disclose(standings[school.coordinator], Audience.COORDINATION), Allow)


async def _outdate(owner_url: str) -> frozenset[str]:
    """Let one version of all questions be outdated, and return which ones were before."""
    owner = await connect(owner_url)
    before = await owner.fetchval("SELECT aantafel.outdated_texts()")
    await owner.execute(
        "CREATE OR REPLACE FUNCTION aantafel.outdated_texts() RETURNS text[] "
        f"LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY['{OLD}'] $$"
    )
    await owner.close()
    return frozenset(before)


def test_the_rule_in_sql_is_the_rule_in_python(
    postgres: Server, migrated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outdated = consent_texts.OUTDATED_TEXTS
    monkeypatch.setattr(consent_texts, "OUTDATED_TEXTS", frozenset({OLD}))
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def begin() -> tuple[str, School]:
            owner_url = await stack.enter_async_context(clone_of(postgres, migrated))
            assert await _outdate(owner_url) == outdated
            clock = HandClock()
            database = Database(bot_url(owner_url), Vault(MASTER_KEY), clock, Practice())
            await database.connect()
            stack.push_async_callback(database.close)
            return owner_url, await seed_school(database, clock)

        at = runner.run(begin())

        @settings(max_examples=150, deadline=None)
        @given(family=FAMILIES, answers=ANSWERS, place=st.tuples(ROLES, SEATS, SAID))
        @example(family=_one_parent(SIXTEEN), answers=[(3, 0, YES, 0, 0, "1")], place=TEACHER)
        @example(family=_one_parent(SIXTEEN), answers=[(3, 0, YES, 0, 1, "1")], place=TEACHER)
        @example(family=_one_parent(CHILD), answers=[(0, 1, YES, 0, 0, OLD)], place=EXPERT)
        @example(family=_one_parent(CHILD), answers=LATE_PAPER, place=EXPERT)
        @example(family=_one_parent(None), answers=[(0, 0, YES, 0, 0, "1")], place=TEACHER)
        def check(family: Drawn, answers: Answers, place: PlaceAndReason) -> None:
            runner.run(_compare(at, family, answers, place))

        check()
        runner.run(stack.aclose())
