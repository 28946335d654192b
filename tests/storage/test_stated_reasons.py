"""Why a director read: nobody says it for another, for longer, or takes it away."""

from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest

from cases.model.case import Participant, Seat
from cases.model.consents import ConsentAnswer
from cases.model.people import Role
from cases.model.reasons import ReasonId, ReasonToRead, StatedReason
from tests.seeds import School
from tests.storage.full_case import consent_of, fill
from tests.storage.intruder import Intruder, Session

_STATE = (
    "INSERT INTO aantafel.stated_reasons"
    " (tenant_id, case_id, reason_id, person_id, kind, stated_at, lasts)"
    " VALUES ($1, $2, gen_random_uuid(), $3, 'complaint', {at}, '{lasts}')"
)
_NOW = "aantafel.moment()"


async def _directed(school: School) -> Participant:
    """Let a teacher sit as the director of a case, and say in their own words why they read."""
    case = await school.case(seated=[school.expert])
    place = Participant(case.id, school.teacher, Role.DIRECTOR, Seat.SEATED, school.clock())
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.seat(place)
    reason = ReasonToRead.of("de inspectie belde")
    stated = StatedReason(ReasonId(uuid4()), case.id, reason, timedelta(minutes=10))
    async with school.database.work_as(school.member(school.teacher)) as work:
        await work.desk.store.state_reason(stated)
    return place


async def test_the_wall_opens_to_a_director_for_as_long_as_a_reason_lasts(school: School) -> None:
    full = await fill(school)
    place = Participant(full.case.id, school.teacher, Role.DIRECTOR, Seat.SEATED, school.clock())
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.seat(place)
        await work.desk.store.add_consent(consent_of(full, ConsentAnswer.YES, None))
    reason = ReasonToRead.of("complaint")
    stated = StatedReason(ReasonId(uuid4()), full.case.id, reason, timedelta(minutes=10))
    read = []
    for said_and_waited in (False, True):
        if said_and_waited:
            school.clock.forward(timedelta(minutes=10))
        async with school.database.work_as(school.member(school.teacher)) as work:
            read.append(await work.desk.store.words(full.case.id, full.case.id) is not None)
            if not said_and_waited:
                await work.desk.store.state_reason(stated)
        async with school.database.work_as(school.member(school.teacher)) as work:
            read.append(await work.desk.store.words(full.case.id, full.case.id) is not None)
    assert read == [False, True, False, False]


async def test_a_reason_is_said_now_by_oneself_and_for_a_while(
    school: School, intruder: Intruder
) -> None:
    place = await _directed(school)
    async with intruder.within(school.member(school.teacher)):
        for sql, who in (
            (_STATE.format(at=f"{_NOW} + interval '1 day'", lasts="10 minutes"), school.teacher),
            (_STATE.format(at=_NOW, lasts="10 minutes"), school.expert),
        ):
            assert await intruder.refused(sql, school.tenant, place.case, who)
    longer = _STATE.format(at=_NOW, lasts="1 day")
    async with intruder.within(school.member(school.teacher)) as login:
        with pytest.raises(asyncpg.CheckViolationError):
            await login.execute(longer, school.tenant, place.case, school.teacher)


@pytest.mark.parametrize("who", ["expert", "other_expert", "outsider"])
async def test_who_does_not_answer_for_the_case_neither_says_nor_sees_one(
    school: School, intruder: Intruder, who: str
) -> None:
    place = await _directed(school)
    somebody = getattr(school, who)
    sql = _STATE.format(at=_NOW, lasts="10 minutes")
    async with intruder.within(school.member(somebody)) as login:
        assert await login.fetch("SELECT FROM aantafel.stated_reasons") == []
        assert await login.fetch("SELECT FROM aantafel.words WHERE audience = 'account'") == []
        assert await intruder.refused(sql, school.tenant, place.case, somebody)


async def test_nobody_changes_or_takes_away_what_was_said(
    school: School, intruder: Intruder, owner: Session
) -> None:
    await _directed(school)
    for who in (school.coordinator, school.teacher):
        async with intruder.within(school.member(who)) as login:
            gone = "DELETE FROM aantafel.words WHERE audience = 'account'"
            assert await login.execute(gone) == "DELETE 0"
            for sql in (
                "DELETE FROM aantafel.stated_reasons",
                "UPDATE aantafel.stated_reasons SET kind = 'decision'",
            ):
                assert await intruder.refused(sql)
    said = "SELECT count(*) FROM aantafel.words WHERE audience = 'account'"
    assert await owner.fetchval(said) == 1
    assert await owner.fetchval("SELECT count(*) FROM aantafel.stated_reasons") == 1
