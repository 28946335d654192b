"""Links: whoever has one is a guest of one case, for a while; staff read once."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from cases.errors import CaseNotFound, NotAllowed
from cases.identities import PersonId
from cases.model.case import Audience
from cases.model.consents import ConsentAnswer, Route
from cases.model.meetings import Attendance, MeetingAnswer
from cases.principals import Guest
from cases.store import LinkKind
from storage.links import Reading, link_hash
from tests.seeds import School
from tests.storage.full_case import FullCase, consent_of, fill
from tests.storage.intruder import Session

DAY = timedelta(days=1)


async def _opens(school: School, guest: Guest) -> bool:
    async with school.database.work_as(guest) as work:
        try:
            await work.desk.store.guest_case()
        except CaseNotFound:
            return False
        return True


async def _mint(
    full: FullCase, kind: LinkKind = LinkKind.GUEST, *, lasts: timedelta = DAY
) -> Guest:
    school = full.school
    person = full.guardian if kind is LinkKind.GUEST else school.coordinator
    async with school.database.work_as(school.member(school.coordinator)) as work:
        until = school.clock() + lasts
        return Guest(link_hash(await work.desk.store.mint_link(kind, full.case.id, person, until)))


async def test_a_guest_sees_the_one_case_of_their_link(school: School) -> None:
    full = await fill(school)
    async with school.database.work_as(full.guest) as work:
        store = work.desk.store
        assert (await store.guest_case()).id == full.case.id
        assert await store.me() == full.guardian
        (guardian,) = await store.guardians(full.case.id)
        assert guardian.id == full.guardian
        assert len(await store.meetings(full.case.id)) == 1
        coordinator = await store.person(school.coordinator)
        assert coordinator is not None
        assert await store.person(school.teacher) is None
        assert await store.words(full.case.id, full.guardian) == {"secret": "coordination"}
        assert await store.words(full.case.id, full.case.id) is None


async def test_a_guest_answers_for_themselves_only(school: School) -> None:
    full = await fill(school)
    answer = replace(
        consent_of(full, ConsentAnswer.YES, school.expert), route=Route.LINK, recorded_by=None
    )
    async with school.database.work_as(full.guest) as work:
        store = work.desk.store
        await store.add_consent(answer)
        assert [one.answer for one in await store.consents(full.case.id)] == [
            ConsentAnswer.NO,
            ConsentAnswer.YES,
        ]
        coming = MeetingAnswer(full.meeting, full.guardian, Attendance.OTHER_TIME, school.clock())
        await store.save_meeting_answer(full.case.id, coming)
        await store.keep_words(full.case.id, uuid4(), Audience.COORDINATION, {"note": "later"})
    for wrong in (
        replace(answer, giver=PersonId(uuid4())),
        replace(answer, recorded_by=full.guardian),
        replace(answer, route=Route.PHONE),
    ):
        with pytest.raises(NotAllowed):
            async with school.database.work_as(full.guest) as work:
                await work.desk.store.add_consent(wrong)


async def test_a_guest_writes_nothing_for_the_whole_table(school: School) -> None:
    full = await fill(school)
    with pytest.raises(NotAllowed):
        async with school.database.work_as(full.guest) as work:
            await work.desk.store.keep_words(full.case.id, uuid4(), Audience.TABLE, {"note": "x"})


async def test_nobody_reads_what_a_guest_keeps_for_themselves(school: School) -> None:
    full, about = await fill(school), uuid4()
    async with school.database.work_as(full.guest) as work:
        await work.desk.store.keep_words(full.case.id, about, Audience.OWN, {"note": "x"})
        assert await work.desk.store.words(full.case.id, about) == {"note": "x"}
    for person in (school.coordinator, school.expert):
        async with school.database.work_as(school.member(person)) as work:
            assert await work.desk.store.words(full.case.id, about) is None


async def test_a_guest_puts_no_words_in_front_of_anothers(school: School) -> None:
    full = await fill(school)
    for about in (full.agreement, full.meeting):
        for audience in (Audience.CONTENT, Audience.OWN, Audience.COORDINATION):
            with pytest.raises(NotAllowed):
                async with school.database.work_as(full.guest) as work:
                    await work.desk.store.keep_words(full.case.id, about, audience, {"note": "x"})


async def test_a_link_ends_at_its_moment_and_can_live_longer(school: School) -> None:
    full = await fill(school)
    guest = await _mint(full)
    assert await _opens(school, guest)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        until = school.clock() + 3 * DAY
        await work.desk.store.extend_links(full.case.id, full.guardian, until)
        await work.desk.store.extend_links(full.case.id, full.guardian, school.clock())
    school.clock.forward(2 * DAY)
    assert await _opens(school, guest)
    school.clock.forward(DAY)
    assert not await _opens(school, guest)


async def test_revoked_links_do_not_open_and_do_not_come_back(school: School) -> None:
    full = await fill(school)
    guest = await _mint(full)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.revoke_links(full.case.id, full.guardian)
        await work.desk.store.extend_links(full.case.id, full.guardian, school.clock() + 9 * DAY)
    assert not await _opens(school, guest)
    assert not await _opens(school, full.guest)


async def test_five_wrong_second_factors_lock_a_link(school: School, owner: Session) -> None:
    full = await fill(school)
    for wrong, opens in ((4, True), (5, False)):
        await owner.execute("UPDATE aantafel.links SET wrong_factors = $1", wrong)
        assert await _opens(school, full.guest) is opens


async def test_only_the_hash_of_a_token_is_kept(school: School, owner: Session) -> None:
    full = await fill(school)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        until = school.clock() + DAY
        tokens = {
            await work.desk.store.mint_link(LinkKind.GUEST, full.case.id, full.guardian, until)
            for _ in range(50)
        }
    assert len(tokens) == 50
    assert all(len(token) == 32 for token in tokens)  # 192 bits in base64
    hashes = {row["hash"] for row in await owner.fetch("SELECT hash FROM aantafel.links")}
    assert {link_hash(token) for token in tokens} <= hashes
    assert not {token.encode() for token in tokens} & hashes


async def test_a_reading_link_opens_once_and_stands_for_one_person(school: School) -> None:
    full = await fill(school)
    async with school.database.work_as(full.reading) as work:
        with pytest.raises(CaseNotFound):  # it shows nothing by itself
            await work.desk.store.guest_case()
        reading = await work.links.open_reading()
    assert reading == Reading(school.tenant, school.coordinator, full.case.id)
    async with school.database.work_as(full.reading) as work:
        assert await work.links.open_reading() is None


async def test_a_reading_link_ends_after_its_time(school: School) -> None:
    full = await fill(school)
    reading = await _mint(full, LinkKind.READING, lasts=timedelta(minutes=10))
    school.clock.forward(timedelta(minutes=10))
    async with school.database.work_as(reading) as work:
        assert await work.links.open_reading() is None
    async with school.database.work_as(full.guest) as work:
        assert await work.links.open_reading() is None  # nor does a guest's link do this


async def test_links_are_made_out_by_who_may(school: School) -> None:
    full = await fill(school)
    until = school.clock() + DAY
    for who, kind, person in (
        (school.expert, LinkKind.GUEST, full.guardian),
        (school.expert, LinkKind.READING, school.coordinator),
        (school.coordinator, LinkKind.READING, school.expert),
        (school.coordinator, LinkKind.GUEST, PersonId(uuid4())),
        (school.teacher, LinkKind.READING, school.teacher),
    ):
        with pytest.raises(NotAllowed):
            async with school.database.work_as(school.member(who)) as work:
                await work.desk.store.mint_link(kind, full.case.id, person, until)
