"""A reported breach: its reporter's and the privacy officer's, and nobody else's."""

from datetime import timedelta

import pytest

from cases.errors import NotFoundHere
from cases.model.breaches import Breach
from cases.operations.breaches import EndBreach, ReportBreach
from tests.seeds import School
from tests.storage.intruder import Intruder, Session


async def _report(school: School) -> Breach:
    async with school.database.work_as(school.member(school.expert)) as work:
        reported = await work.desk.execute(ReportBreach(what="een map op straat"))
    return reported.breach


async def test_it_is_sealed_and_opens_for_two(
    school: School, intruder: Intruder, owner: Session
) -> None:
    async with school.database.work_as(school.sync) as work:
        await work.rosters.name_officer(school.outsider, None)
    await _report(school)
    assert b"straat" not in await owner.fetchval("SELECT sealed FROM aantafel.breaches")
    for who, seen in (
        (school.expert, 1),
        (school.outsider, 1),
        (school.coordinator, 0),
        (school.teacher, 0),
    ):
        async with intruder.within(school.member(who)) as login:
            assert await login.fetchval("SELECT count(*) FROM aantafel.breaches") == seen


async def test_nobody_but_the_officer_ends_it(school: School, intruder: Intruder) -> None:
    await school.case(seated=[school.expert])
    breach = await _report(school)
    assert breach.frozen == 1
    for who in (school.expert, school.coordinator):
        with pytest.raises(NotFoundHere):
            async with school.database.work_as(school.member(who)) as work:
                await work.desk.execute(EndBreach(breach=breach.id))
    name = "UPDATE aantafel.privacy_officers SET person_id = $1"
    async with intruder.within(school.member(school.expert)):
        assert await intruder.refused(name, school.expert)
        thawed = await intruder.login.fetchval("SELECT aantafel.thaw($1, now())", breach.id)
        assert thawed == 0


async def test_its_messages_stay_when_a_case_is_destroyed(school: School, owner: Session) -> None:
    await school.case(seated=[school.expert])
    breach = await _report(school)
    await owner.execute("DELETE FROM aantafel.cases")
    rows = await owner.fetch("SELECT case_id, due_at FROM aantafel.outbox ORDER BY due_at")
    assert {row["case_id"] for row in rows} == {breach.id}
    after = [row["due_at"] - breach.reported_at for row in rows]
    assert after == [timedelta(hours=48), timedelta(hours=72)]
