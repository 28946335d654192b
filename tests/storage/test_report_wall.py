"""Reports past the rules: what PostgreSQL itself shows and takes, whoever asks with SQL."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from cases.identities import PersonId
from cases.model.case import Participant, Seat
from cases.model.consents import ConsentAnswer
from cases.model.people import Role
from cases.model.pupils import Pupil
from cases.model.reasons import ReasonId, ReasonKind, ReasonToRead, StatedReason
from tests.seeds import School
from tests.storage.full_case import consent
from tests.storage.intruder import Intruder, Session
from tests.storage.reported_case import Reported, report


@pytest.fixture
async def reported(school: School) -> Reported:
    """A case with a report."""
    return await report(school)


_VERSIONS = "SELECT version_id FROM aantafel.report_versions"
_RESPONSES = "SELECT response_id FROM aantafel.report_responses"
_WORDS = "SELECT about FROM aantafel.words WHERE audience IN ('report', 'response')"


async def _seen(session: Session, query: str) -> set[UUID]:
    return {row[0] for row in await session.fetch(query)}


async def test_who_leads_sees_all_of_it(reported: Reported, intruder: Intruder) -> None:
    school = reported.full.school
    async with intruder.within(school.member(school.coordinator)) as session:
        assert await _seen(session, _VERSIONS) == {reported.sent.id, reported.draft.id}
        assert await _seen(session, _RESPONSES) == {reported.his.id, reported.shared.id}
        assert len(await _seen(session, _WORDS)) == 6


async def test_an_expert_with_consent_sees_what_parents_have(
    reported: Reported, intruder: Intruder
) -> None:
    school = reported.full.school
    async with intruder.within(school.member(school.expert)) as session:
        assert await _seen(session, _VERSIONS) == {reported.sent.id}
        words = {reported.sent.id, reported.sent.child, reported.his.id, reported.shared.id}
        assert await _seen(session, _WORDS) == words


async def test_an_expert_sees_nothing_before_parents_have_it(
    reported: Reported, intruder: Intruder, owner: Session
) -> None:
    school = reported.full.school
    await owner.execute("UPDATE aantafel.report_versions SET parents_at = parents_at + '1 hour'")
    async with intruder.within(school.member(school.expert)) as session:
        assert await _seen(session, _VERSIONS) == set()
        assert await _seen(session, _WORDS) == set()


async def test_without_consent_nobody_at_the_table_sees_it(
    reported: Reported, intruder: Intruder
) -> None:
    school = reported.full.school
    await consent(reported.full, ConsentAnswer.NO, school.expert)
    async with intruder.within(school.member(school.expert)) as session:
        assert await _seen(session, _VERSIONS) == set()
        assert await _seen(session, _RESPONSES) == set()
        assert await _seen(session, _WORDS) == set()


async def test_who_came_later_sees_what_was_shared_with_them(
    reported: Reported, intruder: Intruder
) -> None:
    full, school = reported.full, reported.full.school
    later = school.clock() + timedelta(minutes=1)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        place = Participant(full.case.id, school.expert, Role.EXPERT, Seat.SEATED, later)
        await work.desk.store.seat(place)
    async with intruder.within(school.member(school.expert)) as session:
        assert await _seen(session, _VERSIONS) == set()
        assert await _seen(session, _WORDS) == set()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.share_report_version(reported.sent, school.expert, later)
    async with intruder.within(school.member(school.expert)) as session:
        assert await _seen(session, _VERSIONS) == {reported.sent.id}


@pytest.mark.parametrize("who", ["outsider", "teacher", "other_expert"])
async def test_strangers_see_nothing(reported: Reported, intruder: Intruder, who: str) -> None:
    school = reported.full.school
    async with intruder.within(school.member(getattr(school, who))) as session:
        for query in (
            _VERSIONS,
            _RESPONSES,
            _WORDS,
            "SELECT person_id FROM aantafel.report_shares",
        ):
            assert await _seen(session, query) == set()


async def test_a_parent_sees_what_was_sent_and_not_what_the_other_said(
    reported: Reported, intruder: Intruder
) -> None:
    async with intruder.within(reported.full.guest) as session:
        assert await _seen(session, _VERSIONS) == {reported.sent.id}
        assert await _seen(session, _RESPONSES) == {reported.shared.id}
        assert await _seen(session, _WORDS) == {
            reported.sent.id,
            reported.sent.child,
            reported.shared.id,
        }
    async with intruder.within(reported.father) as session:
        assert await _seen(session, _RESPONSES) == {reported.his.id, reported.shared.id}


async def test_a_parent_without_authority_sees_nothing(
    reported: Reported, intruder: Intruder, owner: Session
) -> None:
    await owner.execute("UPDATE aantafel.guardians SET has_authority = false")
    async with intruder.within(reported.father) as session:
        for query in (
            _VERSIONS,
            _RESPONSES,
            "SELECT agreement_id FROM aantafel.guest_agreements()",
        ):
            assert await _seen(session, query) == set()


async def test_a_director_says_why_before_a_report_is_there(
    reported: Reported, intruder: Intruder
) -> None:
    full, school = reported.full, reported.full.school
    expert = school.member(school.expert)
    place = Participant(full.case.id, school.expert, Role.DIRECTOR, Seat.SEATED, school.clock())
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.seat(place)
    async with intruder.within(expert) as session:
        assert await _seen(session, _VERSIONS) == await _seen(session, _WORDS) == set()
    why = StatedReason(
        ReasonId(uuid4()), full.case.id, ReasonToRead(ReasonKind.COMPLAINT), timedelta(minutes=10)
    )
    async with school.database.work_as(expert) as work:
        await work.desk.store.state_reason(why)
    async with intruder.within(expert) as session:
        assert await _seen(session, _VERSIONS) == {reported.sent.id}


@pytest.mark.parametrize("days", [0, 1])
async def test_parents_read_until_the_pupil_is_eighteen(
    reported: Reported, intruder: Intruder, days: int
) -> None:
    full, school = reported.full, reported.full.school
    born = date(2008, 11, 23) + timedelta(days=days)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        pupil = Pupil(PersonId(uuid4()), born=born)
        await work.desk.store.save_pupil(full.case.id, pupil)
    async with intruder.within(reported.father) as session:
        assert await _seen(session, _VERSIONS) == ({reported.sent.id} if days else set())
        looks = await session.fetch("SELECT * FROM aantafel.looks_at($1, 9)", full.case.id)
        assert bool(looks) is bool(days)


async def test_what_was_sent_is_never_changed(reported: Reported, intruder: Intruder) -> None:
    school, sent = reported.full.school, reported.sent
    async with intruder.within(school.member(school.coordinator)) as session:
        assert await intruder.refused(
            "UPDATE aantafel.report_versions SET due_on = now() WHERE version_id = $1", sent.id
        )
        assert not await intruder.refused(
            "UPDATE aantafel.report_versions SET edition = 9 WHERE version_id = $1",
            reported.draft.id,
        )
        for about in (sent.id, sent.child, reported.his.id):
            assert await intruder.refused("DELETE FROM aantafel.words WHERE about = $1", about)
            for audience in ("report", "response", "content", "table"):
                assert await intruder.refused(*_forged(reported, about, audience))
        assert not await intruder.refused(*_forged(reported, reported.draft.id, "report"))
        assert await intruder.refused("DELETE FROM aantafel.report_versions")
        assert await session.fetchval(f"SELECT count(*) FROM ({_VERSIONS}) AS kept") == 2


async def test_nobody_else_puts_words_before_those_of_a_report(
    reported: Reported, intruder: Intruder
) -> None:
    school = reported.full.school
    async with intruder.within(school.member(school.expert)):
        for about in (reported.sent.id, reported.draft.id, reported.his.id):
            for audience in ("report", "content", "table"):
                forged = _forged(reported, about, audience, school.expert)
                assert await intruder.refused(*forged)


async def test_a_parent_writes_a_response_once_and_in_their_own_name(
    reported: Reported, intruder: Intruder
) -> None:
    full = reported.full
    add = (
        "INSERT INTO aantafel.report_responses (tenant_id, case_id, response_id, version_id, "
        "guardian_id, responded_at, shared) VALUES ($1, $2, $3, $4, $5, now(), false)"
    )
    tenant, case = full.school.tenant, full.case.id
    async with intruder.within(full.guest):
        assert await intruder.refused(
            add, tenant, case, uuid4(), reported.sent.id, reported.his.guardian
        )
        assert await intruder.refused(add, tenant, case, uuid4(), reported.draft.id, full.guardian)
        mine = uuid4()
        assert not await intruder.refused(add, tenant, case, mine, reported.sent.id, full.guardian)
        first = _forged(reported, mine, "response", full.guardian)
        assert not await intruder.refused(*first)
        for audience in ("response", "content", "own"):
            assert await intruder.refused(*_forged(reported, mine, audience, full.guardian))
        theirs = _forged(reported, reported.shared.id, "response", full.guardian)
        assert await intruder.refused(*theirs)


async def test_a_response_is_answered_once_by_who_leads(
    reported: Reported, intruder: Intruder
) -> None:
    school = reported.full.school
    answer = (
        "UPDATE aantafel.report_responses SET answer_id = gen_random_uuid(), answered_by = $2 "
        "WHERE response_id = $1"
    )
    his = reported.his.id
    async with intruder.within(school.member(school.expert)):
        assert await intruder.refused(answer, his, school.expert)
    async with intruder.within(school.member(school.coordinator)):
        assert await intruder.refused(answer, his, school.expert)
        assert not await intruder.refused(answer, his, school.coordinator)
        assert await intruder.refused(answer, his, school.coordinator)


async def test_only_who_leads_writes_sends_and_shares(
    reported: Reported, intruder: Intruder
) -> None:
    school, case = reported.full.school, reported.full.case.id
    write = (
        "INSERT INTO aantafel.report_versions (tenant_id, case_id, version_id, report_id, "
        "child_id, number, written_by, written_at, edition) VALUES "
        "($1, $2, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, $3, now(), 1)"
    )
    share = (
        "INSERT INTO aantafel.report_shares (tenant_id, case_id, version_id, person_id, "
        "shared_by, shared_at) VALUES ($1, $2, $4, $3, $3, now())"
    )
    for who, expected in ((school.expert, True), (school.coordinator, False)):
        async with intruder.within(school.member(who)):
            assert await intruder.refused(write, school.tenant, case, who) is expected
            sent = reported.sent.id
            assert await intruder.refused(share, school.tenant, case, who, sent) is expected


async def test_a_link_for_writing_is_ones_own_and_of_who_leads(
    reported: Reported, intruder: Intruder
) -> None:
    school, case = reported.full.school, reported.full.case.id
    mint = (
        "INSERT INTO aantafel.links (tenant_id, hash, kind, case_id, person_id, expires_at) "
        "VALUES ($1, sha256(gen_random_uuid()::text::bytea), 'writing', $2, $3, now())"
    )
    async with intruder.within(school.member(school.expert)):
        assert await intruder.refused(mint, school.tenant, case, school.expert)
    async with intruder.within(school.member(school.coordinator)):
        assert await intruder.refused(mint, school.tenant, case, school.expert)
        assert not await intruder.refused(mint, school.tenant, case, school.coordinator)


def _forged(
    reported: Reported, about: UUID, audience: str, author: PersonId | None = None
) -> tuple[str, UUID, UUID, UUID, str, UUID]:
    """Return a statement that puts words about something in front of those that are there."""
    full = reported.full
    return (
        (
            "INSERT INTO aantafel.words (tenant_id, case_id, words_id, about, audience, author_id, "
            "sealed) VALUES ($1, $2, gen_random_uuid(), $3, $4, $5, '\\x00')"
        ),
        full.school.tenant,
        full.case.id,
        about,
        audience,
        author or full.school.coordinator,
    )
