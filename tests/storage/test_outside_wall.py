"""An expert from outside reads by a valid link, a seat and consent: in the rule and in SQL."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from enum import Enum, auto
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.identities import PersonId
from cases.model.case import Audience, Case, Participant, Seat
from cases.model.disclosing import Allow, may_disclose
from cases.model.people import OutsideExpert, Role
from cases.practices.practice import Practice
from cases.principals import Guest, Outsider
from cases.store import LinkKind
from storage.database import Database
from storage.links import link_hash
from storage.server import Server
from storage.vault import Vault
from tests.postgres import clone_of
from tests.seeds import MASTER_KEY, HandClock, School, bot_url, seed_school
from tests.storage.test_consent_wall import (
    ANSWERS,
    FAMILIES,
    SEATS,
    Answers,
    Drawn,
    consents_of,
    family_of,
    may_read,
)


class Link(Enum):
    """What became of the link of the expert."""

    VALID = auto()
    EXPIRED = auto()
    REVOKED = auto()
    LOCKED = auto()
    OF_ANOTHER_CASE = auto()


LINKS = st.sampled_from([Link.VALID, Link.VALID, Link.VALID, *Link])


async def _expert(school: School) -> PersonId:
    person = PersonId(uuid4())
    expert = OutsideExpert(person, "Fatima", "leerkracht", "GGD", f"{person}@ggd.example")
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.keep_outside_expert(expert)
    return person


async def _token(school: School, case: Case, place: Participant, link: Link) -> str:
    """Make out a link, and let become of it what is drawn."""
    other = await school.case()
    lasts = timedelta(hours=-1 if link is Link.EXPIRED else 1)
    about = other if link is Link.OF_ANOTHER_CASE else case
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        for one in (case, other):
            await store.seat(
                Participant(one.id, place.person, place.role, place.seat, school.clock())
            )
        until = school.clock() + lasts
        token = await store.mint_link(LinkKind.GUEST, about.id, place.person, until)
        if link is Link.REVOKED:
            await store.revoke_links(case.id, place.person)
    if link is Link.LOCKED:
        async with school.database.work_as(Guest(link_hash(token))) as work:
            for _ in range(5):
                await work.desk.store.count_code(is_right=False)
    return token


async def _compare(school: School, drawn: Drawn, answers: Answers, seat: Seat, link: Link) -> None:
    family = family_of(drawn)
    assert family.pupil
    case = await school.case(authority=family.authority, pupil=family.pupil)
    place = Participant(case.id, await _expert(school), Role.EXPERT, seat, school.clock())
    consents = consents_of(school, case.id, family, answers, reader=place.person)
    token = await _token(school, case, place, link)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        for guardian in family.guardians:
            await store.save_guardian(case.id, guardian)
        for consent in consents:
            await store.add_consent(consent)
        standing = (await store.standings(case.id))[place.person]
    async with school.database.work_as(Outsider(link_hash(token))) as work:
        words = await work.desk.store.words(case.id, case.id)
    expected = (
        link is Link.VALID and seat is Seat.SEATED and may_read(family, consents, place, None)
    )
    assert (words is not None) == expected
    assert isinstance(may_disclose(standing, Audience.CONTENT), Allow) == expected


def test_what_a_link_lets_read_is_what_the_rule_says(postgres: Server, migrated: str) -> None:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def begin() -> School:
            owner_url = await stack.enter_async_context(clone_of(postgres, migrated))
            clock = HandClock()
            database = Database(bot_url(owner_url), Vault(MASTER_KEY), clock, Practice())
            await database.connect()
            stack.push_async_callback(database.close)
            return await seed_school(database, clock)

        school = runner.run(begin())

        @settings(max_examples=60, deadline=None)
        @given(family=FAMILIES, answers=ANSWERS, seat=SEATS, link=LINKS)
        def check(family: Drawn, answers: Answers, seat: Seat, link: Link) -> None:
            runner.run(_compare(school, family, answers, seat, link))

        check()
        runner.run(stack.aclose())
