"""Two parents of one pupil, each with a link: neither learns of the other."""

from datetime import timedelta
from uuid import uuid4

import pytest

from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Audience
from cases.model.consents import ConsentAnswer
from cases.model.people import Guardian, Relation
from cases.principals import Guest
from cases.store import LinkKind
from storage.links import link_hash
from tests.seeds import School
from tests.storage.full_case import FullCase, consent, consent_of, fill
from tests.storage.intruder import Intruder

OF_PARENTS = (
    "SELECT guardian_id FROM aantafel.guardians",
    "SELECT giver_id FROM aantafel.consents",
    "SELECT person_id FROM aantafel.meeting_answers",
    "SELECT about FROM aantafel.words WHERE audience = 'coordination'",
    "SELECT subject FROM aantafel.outbox WHERE kind LIKE 'parent%'",
)


async def _father(full: FullCase) -> tuple[PersonId, Guest]:
    """Add a second parent, with an answer, words about them and a link."""
    school, father = full.school, PersonId(uuid4())
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        known = Guardian(father, Relation.FATHER, has_authority=True, language="nl")
        await store.save_guardian(full.case.id, known)
        await store.keep_words(full.case.id, father, Audience.COORDINATION, {"name": "vader"})
        until = school.clock() + timedelta(days=30)
        token = await store.mint_link(LinkKind.GUEST, full.case.id, father, until)
    return father, Guest(link_hash(token))


@pytest.mark.parametrize("sql", OF_PARENTS)
async def test_a_parent_finds_nothing_of_the_other_parent(
    school: School, intruder: Intruder, sql: str
) -> None:
    full = await fill(school)
    await consent(full, ConsentAnswer.YES, school.expert)
    father, his_link = await _father(full)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        said = consent_of(full, ConsentAnswer.NO, None)
        await work.desk.store.add_consent(said)
    for link, own in ((full.guest, full.guardian), (his_link, father)):
        async with intruder.within(link) as login:
            found = {row[0] for row in await login.fetch(sql)}
        assert found <= {own}


async def test_a_parent_takes_nothing_back_that_is_about_the_other(
    school: School, intruder: Intruder
) -> None:
    """Not blindly either: what names no column is held by the policy for changes alone."""
    full = await fill(school)
    father, his_link = await _father(full)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        for guardian in (full.guardian, father):
            said = Message(
                "parent_answered", full.case.id, guardian, school.coordinator, school.clock()
            )
            await work.desk.store.post(said)
    async with intruder.within(his_link) as login:
        await login.execute("UPDATE aantafel.outbox SET state = 'called_back', next_at = NULL")
        async with intruder.within(school.member(school.coordinator)) as led:
            rows = await led.fetch("SELECT subject, state FROM aantafel.outbox")
    kept = {row["subject"] for row in rows if row["state"] == "pending"}
    assert kept == {full.agreement, full.guardian}


_NOTE = (
    "SELECT aantafel.note($1, '{read}', '{look}', '{case}', ARRAY[$2::uuid], '{NULL}', '{NULL}', "
    "'{NULL}', '{own_data}')"
)


async def test_a_link_that_ended_writes_nothing_into_the_log(
    school: School, intruder: Intruder
) -> None:
    full = await fill(school)
    _, his_link = await _father(full)
    for link, noted in ((full.guest, 1), (full.expired, 0), (his_link, 1)):
        async with intruder.within(link) as login:
            assert await login.fetchval(_NOTE, school.clock(), full.case.id) == noted
    async with school.database.work_as(his_link) as work:
        await work.desk.store.close_door()
    school.clock.forward(timedelta(seconds=1))
    async with intruder.within(his_link) as login:
        assert await login.fetchval(_NOTE, school.clock(), full.case.id) == 0
