"""Times, reports, experts and codes past the rules: what PostgreSQL takes, and from whom."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from cases.identities import PersonId
from cases.model.case import Participant, Seat
from cases.model.people import OutsideExpert, Role
from cases.model.pupils import Pupil
from cases.principals import Courier, Guest, Member
from cases.store import LinkKind
from storage.links import link_hash
from tests.seeds import School
from tests.storage.full_case import FullCase, fill
from tests.storage.intruder import Intruder, Session

_OFFER = (
    "INSERT INTO aantafel.offered_times (tenant_id, case_id, offer_id, starts_at, online, "
    "offered_by, offered_at) VALUES ($1, $2, gen_random_uuid(), $4, false, $3, $4)"
)
_ANSWER = (
    "INSERT INTO aantafel.time_answers SELECT $1, $2, offer_id, starts_at, $3, true, now() "
    "FROM aantafel.offered_times"
)
_BEGIN = (
    "INSERT INTO aantafel.report_versions (tenant_id, case_id, version_id, report_id, child_id, "
    "number, written_by, written_at, edition) VALUES ($1, $2, gen_random_uuid(), "
    "gen_random_uuid(), gen_random_uuid(), 1, $3, now(), 1)"
)
_LINK = (
    "INSERT INTO aantafel.links (tenant_id, hash, kind, case_id, person_id, expires_at) "
    "VALUES ($1, $2, 'guest', $3, $4, $5)"
)


@pytest.fixture
async def full(school: School) -> FullCase:
    """A case with something in every table."""
    return await fill(school)


def _others(school: School) -> list[PersonId]:
    """Return who sits at the table, is in its channel or in another one, and leads nothing."""
    return [school.expert, school.teacher, school.outsider]


async def test_only_who_leads_offers_times_and_begins_reports(
    full: FullCase, intruder: Intruder
) -> None:
    school, at = full.school, full.school.clock() + timedelta(days=9)
    about = (school.tenant, full.case.id)
    for who in _others(school):
        async with intruder.within(school.member(who)):
            assert await intruder.refused(_OFFER, *about, who, at)
            assert await intruder.refused(_BEGIN, *about, who)
    async with intruder.within(school.member(school.coordinator)):
        assert not await intruder.refused(_OFFER, *about, school.coordinator, at)
        assert not await intruder.refused(_BEGIN, *about, school.coordinator)


async def test_nobody_answers_for_another(full: FullCase, intruder: Intruder) -> None:
    school = full.school
    about = (school.tenant, full.case.id)
    async with intruder.within(school.member(school.expert)):
        assert await intruder.refused(_ANSWER, *about, school.other_expert)
        assert not await intruder.refused(_ANSWER, *about, school.expert)


async def test_mails_are_taken_back_by_who_leads(
    full: FullCase, intruder: Intruder, owner: Session
) -> None:
    school = full.school
    await owner.execute("UPDATE aantafel.outbox SET road = 'mail'")
    take_back = "SELECT aantafel.call_back_mails($1, $2)"
    for who, state in ((school.expert, "pending"), (school.coordinator, "called_back")):
        async with intruder.within(school.member(who)) as login:
            await login.execute(take_back, full.case.id, school.coordinator)
            async with intruder.within(school.member(school.coordinator)) as led:
                assert await led.fetchval("SELECT state FROM aantafel.outbox") == state


async def test_who_leads_alone_sees_which_mails_were_lost(
    full: FullCase, intruder: Intruder, owner: Session
) -> None:
    school = full.school
    await owner.execute("UPDATE aantafel.outbox SET road = 'mail', state = 'gave_up'")
    lost, by = "SELECT * FROM aantafel.lost_mails($1, $2)", school.clock() + timedelta(days=90)
    for who, seen in ((school.expert, []), (school.coordinator, [school.coordinator])):
        async with intruder.within(school.member(who)) as login:
            rows = await login.fetch(lost, full.case.id, by)
            assert [row["lost_mails"] for row in rows] == seen


async def test_a_report_is_shared_by_who_leads(
    full: FullCase, intruder: Intruder, owner: Session
) -> None:
    school = full.school
    about = (school.tenant, full.case.id)
    await owner.execute(_BEGIN, *about, school.coordinator)
    version = await owner.fetchval("SELECT version_id FROM aantafel.report_versions")
    share = "INSERT INTO aantafel.report_shares VALUES ($1, $2, $3, $4, $4, now())"
    for who, refused in ((school.expert, True), (school.coordinator, False)):
        async with intruder.within(school.member(who)):
            assert await intruder.refused(share, *about, version, who) is refused


@pytest.mark.parametrize(("born", "rows"), [(date(2010, 1, 4), True), (date(2012, 1, 4), False)])
async def test_a_pupil_looks_back_from_sixteen(
    school: School, intruder: Intruder, born: date, *, rows: bool
) -> None:
    pupil = Pupil(PersonId(uuid4()), born=born)
    case = await school.case(pupil=pupil)
    until = school.clock() + timedelta(days=1)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        token = await work.desk.store.mint_link(LinkKind.GUEST, case.id, pupil.id, until)
    async with intruder.within(Guest(link_hash(token))) as login:
        looks = await login.fetch("SELECT * FROM aantafel.looks_at($1, 10)", case.id)
        assert bool(looks) is rows


async def test_who_coordinates_nothing_knows_no_addresses_and_adds_nobody(
    full: FullCase, intruder: Intruder
) -> None:
    school, person = full.school, PersonId(uuid4())
    expert = OutsideExpert(person, "Fatima", "arts", "GGD", "fatima@ggd.example")
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.keep_outside_expert(expert)
    known = "SELECT count(*) FROM aantafel.people WHERE person_id = $1"
    keep = "SELECT aantafel.keep_outsider($1, 'x', 'arts', 'GGD', 'x')"
    for who, sees in ((school.expert, False), (school.coordinator, True)):
        async with intruder.within(school.member(who)) as login:
            addresses = await login.fetch("SELECT 1 FROM aantafel.outside_addresses")
            assert bool(addresses) is sees
            added = uuid4()
            await login.execute(keep, added)
            async with intruder.within(school.member(school.coordinator)):
                assert bool(await login.fetchval(known, added)) is sees


async def test_a_link_goes_by_mail_to_who_has_a_seat_or_an_invitation(
    full: FullCase, intruder: Intruder
) -> None:
    school, person = full.school, PersonId(uuid4())
    expert = OutsideExpert(person, "Fatima", "arts", "GGD", "fatima@ggd.example")
    until = school.clock() + timedelta(days=1)
    for seat, refused in ((Seat.SEATED, False), (Seat.LEFT, True)):
        async with school.database.work_as(school.member(school.coordinator)) as work:
            store = work.desk.store
            await store.keep_outside_expert(expert)
            await store.seat(Participant(full.case.id, person, Role.EXPERT, seat, school.clock()))
            await store.mint_link(LinkKind.GUEST, full.case.id, person, until)
        values = (school.tenant, uuid4().bytes, full.case.id, person, until)
        async with intruder.within(Courier()):
            assert await intruder.refused(_LINK, *values) is refused


async def test_a_code_is_handed_over_by_who_leads(full: FullCase, intruder: Intruder) -> None:
    school = full.school
    async with school.database.work_as(full.guest) as work:
        await work.desk.store.want_code()
    wanted = "SELECT aantafel.wanting_link($1, $2)"
    everybody: list[tuple[Member, bool]] = [
        *((school.member(who), False) for who in _others(school)),
        (school.member(school.coordinator), True),
    ]
    for who, gets in everybody:
        async with intruder.within(who) as login:
            found = await login.fetchval(wanted, full.case.id, full.guardian)
            assert (found is not None) is gets
