"""What rests is out of reach for everybody but who leads the case, whatever the rules say."""

from dataclasses import replace

import pytest

from cases.model.case import CaseState
from cases.model.consents import ConsentAnswer
from cases.model.restrictions import Restriction, Why
from tests.seeds import School
from tests.storage.full_case import FullCase, consent, fill
from tests.storage.intruder import Intruder

TABLES = ("words", "agreements", "agreement_changes", "meetings", "meeting_answers", "guardians")


@pytest.fixture
async def full(school: School) -> FullCase:
    filled = await fill(school)
    await consent(filled, ConsentAnswer.YES, school.expert)
    return filled


async def _rest(full: FullCase, item: object) -> None:
    school = full.school
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        assert item in {full.case.id, full.agreement}
        whole = item == full.case.id
        await store.let_rest(
            Restriction(
                full.case.id,
                full.case.id if whole else full.agreement,
                Why.REQUEST,
                full.case.state,
                school.coordinator,
                school.clock(),
            )
        )
        if whole:
            case = await store.case(full.case.id)
            await store.save_case(replace(case, state=CaseState.RESTING))


async def _seen(full: FullCase, intruder: Intruder, who: object) -> dict[str, int]:
    school = full.school
    person = school.expert if who == "expert" else school.coordinator
    found = {}
    for table in TABLES:
        async with intruder.within(school.member(person)) as login:
            found[table] = await login.fetchval(
                f"SELECT count(*) FROM aantafel.{table} WHERE case_id = '{full.case.id}'"
            )
    return found


async def test_a_whole_case(full: FullCase, intruder: Intruder) -> None:
    before = await _seen(full, intruder, "expert")
    assert before["words"] > 0
    leader = await _seen(full, intruder, "coordinator")
    await _rest(full, full.case.id)
    assert await _seen(full, intruder, "expert") == dict.fromkeys(TABLES, 0)
    assert await _seen(full, intruder, "coordinator") == leader


async def test_a_part_of_it(full: FullCase, intruder: Intruder) -> None:
    before = await _seen(full, intruder, "expert")
    await _rest(full, full.agreement)
    less = {"words": before["words"] - 1, "agreements": 0, "agreement_changes": 0}
    assert await _seen(full, intruder, "expert") == before | less


async def test_who_does_not_lead_it_can_neither_rest_nor_resume_it(
    full: FullCase, intruder: Intruder
) -> None:
    school = full.school
    await _rest(full, full.agreement)
    add = (
        "INSERT INTO aantafel.restrictions (tenant_id, case_id, item_id, reason, was, "
        "restricted_by, restricted_at) VALUES ($1, $2, $2, 'request', 'open', $3, now())"
    )
    lift = "UPDATE aantafel.restrictions SET lifted_at = now(), lifted_by = $1"
    for person in (school.expert, school.other_expert, school.outsider):
        async with intruder.within(school.member(person)):
            assert await intruder.refused(add, school.tenant, full.case.id, person)
            assert await intruder.refused(lift, person)


async def test_a_guest_sees_no_meeting_of_it(full: FullCase, intruder: Intruder) -> None:
    async with intruder.within(full.guest) as login:
        assert await login.fetchval("SELECT count(*) FROM aantafel.meetings") == 1
    await _rest(full, full.case.id)
    async with intruder.within(full.guest) as login:
        assert await login.fetchval("SELECT count(*) FROM aantafel.meetings") == 0
