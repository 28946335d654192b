"""Rosters: leaving ends access at the next statement, and old ones are not trusted."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from cases.errors import CaseNotFound, NotAllowed
from cases.identities import PersonId, TenantId
from cases.model.case import CaseId
from cases.model.people import Person
from cases.principals import RosterSync
from storage.directory import ChannelKind, RosterMember, Team, TeamChannel
from storage.errors import RosterStale
from storage.wire import Statement, Wire
from tests.seeds import School
from tests.storage.full_case import fill
from tests.storage.intruder import Intruder

MINUTES = timedelta(minutes=1)


async def test_leaving_the_channel_ends_access_at_the_next_statement(school: School) -> None:
    case = await school.case(seated=[school.expert])
    async with school.database.work_as(school.member(school.expert)) as work:
        assert await work.desk.store.case(case.id) == case
        await school.leave(school.expert)
        with pytest.raises(CaseNotFound):
            await work.desk.store.case(case.id)
        assert await work.desk.store.participants(case.id) == []


async def test_the_coordinator_who_left_leads_no_more(school: School) -> None:
    case = await school.case()
    await school.leave(school.coordinator)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert await work.desk.store.cases() == []
        assert await work.desk.store.all_words(case.id) == {}


@pytest.mark.parametrize("who", ["teacher", "coordinator"])
async def test_who_led_it_and_left_leads_and_sees_it_no_more(
    school: School, intruder: Intruder, who: str
) -> None:
    """With SQL of their own, for what the store asks for would hide a hole in either."""
    case = await school.case()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.save_case(replace(case, deputy=school.teacher))

    leader: PersonId = getattr(school, who)

    async def finds() -> list[int]:
        async with intruder.within(school.member(leader)) as login:
            return [
                len(await login.fetch(f"SELECT FROM aantafel.{table}"))
                for table in ("cases", "participants", "words")
            ]

    assert await finds() == [1, 1, 1]
    await school.leave(leader)
    assert await finds() == [0, 0, 0]


@pytest.mark.parametrize("whole_team", [True, False])
async def test_a_frozen_channel_is_closed_until_it_is_thawed(
    school: School, *, whole_team: bool
) -> None:
    case = await school.case()
    me = school.member(school.coordinator)
    async with school.database.work_as(school.sync) as work:
        if whole_team:
            await work.rosters.freeze_team(school.team)
        else:
            await work.rosters.freeze_channel(school.channel)
    async with school.database.work_as(me) as work:
        with pytest.raises(CaseNotFound):
            await work.desk.store.case(case.id)
    async with school.database.work_as(school.sync) as work:
        await work.rosters.unfreeze_channel(school.channel)
    async with school.database.work_as(me) as work:
        assert await work.desk.store.case(case.id) == case
    with pytest.raises(RosterStale):  # what was known before the freeze must be read again
        async with school.database.work_as(me, rosters_since=school.clock()) as work:
            await work.desk.store.case(case.id)


async def test_an_old_roster_is_read_again_before_a_case_is_shown(school: School) -> None:
    case = await school.case(seated=[school.expert])
    since = school.clock() + MINUTES
    me = school.member(school.expert)
    with pytest.raises(RosterStale) as stale:
        async with school.database.work_as(me, rosters_since=since) as work:
            await work.desk.store.case(case.id)
    assert stale.value.channels == {school.channel}
    with pytest.raises(RosterStale):
        async with school.database.work_as(me, rosters_since=since) as work:
            await work.desk.store.cases()
    async with school.database.work_as(me, rosters_since=school.clock()) as work:
        assert await work.desk.store.case(case.id) == case


async def test_every_method_that_shows_or_changes_a_case_asks_for_a_fresh_roster(
    school: School,
) -> None:
    full = await fill(school)
    case, since = full.case, school.clock() + MINUTES
    me = school.coordinator
    calls = {
        "participants": (case.id,),
        "standings": (case.id,),
        "invitations": (case.id,),
        "invitation": (full.invitation,),
        "guardians": (case.id,),
        "consents": (case.id,),
        "meeting": (full.meeting,),
        "meetings": (case.id,),
        "meeting_answers": (case.id,),
        "time_offer": (full.offer,),
        "open_time_offers": (case.id,),
        "time_answers": (case.id, full.offer),
        "call_back_mails": (case.id, full.guardian),
        "lost_mails": (case.id,),
        "agreement": (full.agreement,),
        "agreements": (case.id,),
        "my_agreements": (),
        "next_agreement_number": (case.id,),
        "words": (case.id, case.id),
        "all_words": (case.id,),
        "save_case": (case,),
        "call_back": (case.id, full.agreement),
        "revoke_links": (case.id, full.guardian),
        "extend_links": (case.id, full.guardian, since),
        "add_case": (case,),
    }
    for name, arguments in calls.items():
        with pytest.raises(RosterStale):
            async with school.database.work_as(school.member(me), rosters_since=since) as work:
                await getattr(work.desk.store, name)(*arguments)


async def test_somebody_who_sees_nothing_is_asked_for_the_same_statements(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not one statement more or fewer tells them whether the case exists."""
    full = await fill(school)
    asked: list[object] = []
    rows, change = Wire.rows, Wire.change

    async def noting_rows(wire: Wire, statement: Statement, values: dict[str, object]) -> object:
        asked.append(statement)
        return await rows(wire, statement, values)

    async def noting_change(wire: Wire, statement: Statement, values: dict[str, object]) -> object:
        asked.append(statement)
        return await change(wire, statement, values)

    monkeypatch.setattr(Wire, "rows", noting_rows)
    monkeypatch.setattr(Wire, "change", noting_change)
    since = school.clock() + MINUTES
    notes = []
    for who in (school.outsider, school.teacher, PersonId(uuid4())):
        for case in (full.case.id, CaseId(uuid4())):
            asked.clear()
            async with school.database.work_as(school.member(who), rosters_since=since) as work:
                store = work.desk.store
                with pytest.raises(CaseNotFound):
                    await store.case(case)
                assert await store.participants(case) == []
                assert await store.agreements(case) == []
                assert await store.words(case, case) is None
                assert await store.standings(case) == {}
                assert await store.call_back(case, case) == 0
            notes.append(list(asked))
    assert all(note == notes[0] for note in notes)


async def test_a_reading_that_began_before_somebody_was_removed_is_not_taken(
    school: School,
) -> None:
    began = school.clock()
    school.clock.forward(MINUTES)
    await school.leave(school.expert)
    everybody = [RosterMember(school.coordinator), RosterMember(school.expert)]
    async with school.database.work_as(school.sync) as work:
        assert not await work.rosters.replace_roster(school.channel, everybody, began)
        assert not await work.rosters.replace_roster("19:unknown", everybody, began)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert not await work.desk.store.is_in_channel(school.expert, school.channel)
        assert await work.desk.store.is_in_channel(school.teacher, school.channel)


async def test_an_older_reading_does_not_undo_a_newer_one(school: School) -> None:
    began = school.clock()
    school.clock.forward(MINUTES)
    await school.roster(school.channel, [school.coordinator])
    async with school.database.work_as(school.sync) as work:
        old = [RosterMember(school.expert)]
        assert await work.rosters.replace_roster(school.channel, old, began)
        known = await work.rosters.channel(school.channel)
    assert known is not None
    assert known.synced_at == school.clock()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert not await work.desk.store.is_in_channel(school.expert, school.channel)


async def test_a_roster_marked_stale_is_not_trusted_however_old_it_may_be(school: School) -> None:
    case = await school.case()
    async with school.database.work_as(school.sync) as work:
        await work.rosters.mark_stale(school.channel)
    me = school.member(school.coordinator)
    with pytest.raises(RosterStale):
        async with school.database.work_as(me, rosters_since=school.clock() - MINUTES) as work:
            await work.desk.store.case(case.id)


async def test_people_leave_all_channels_of_a_team_at_once(school: School) -> None:
    async with school.database.work_as(school.sync) as work:
        await work.rosters.remove_from_team(school.team, [school.coordinator])
        assert await work.rosters.channels_of(school.team) == [
            school.other_channel,
            school.channel,
        ]
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert await work.desk.store.channels_to_coordinate() == []


async def test_owners_and_appointed_people_coordinate(school: School) -> None:
    teacher = school.member(school.teacher)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        channels = await work.desk.store.channels_to_coordinate()
        assert [channel.name for channel in channels] == ["2A", "3B"]
        assert await work.rosters.coordinates(school.team)
    async with school.database.work_as(teacher) as work:
        assert await work.desk.store.channels_to_coordinate() == []
        assert not await work.rosters.coordinates(school.team)
    async with school.database.work_as(school.sync) as work:
        await work.rosters.appoint(school.teacher, school.team)
        await work.rosters.appoint(school.teacher, school.team)
    async with school.database.work_as(teacher) as work:
        channels = await work.desk.store.channels_to_coordinate()
        assert [channel.name for channel in channels] == ["3B"]
        assert await work.rosters.coordinates(school.team)


async def test_owning_a_shared_channel_is_not_owning_the_team(school: School) -> None:
    async with school.database.work_as(school.sync) as work:
        shared = TeamChannel("19:shared", school.team, "Sem", ChannelKind.SHARED)
        await work.rosters.remember_channel(shared)
        owner = [RosterMember(school.expert, is_owner=True)]
        assert await work.rosters.replace_roster("19:shared", owner, school.clock())
    async with school.database.work_as(school.member(school.expert)) as work:
        assert await work.desk.store.channels_to_coordinate() == []


async def test_the_directory_shows_colleagues_and_to_a_coordinator_everybody(
    school: School,
) -> None:
    async with school.database.work_as(school.member(school.expert)) as work:
        names = [person.name for person in await work.desk.store.people()]
        assert names == ["Anna Bakker", "Bas Visser", "Carla Smit", "Dirk Mulder"]
        assert await work.desk.store.person(school.outsider) is None
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert len(await work.desk.store.people()) == 5
        found = await work.desk.store.person(school.outsider)
        assert found == Person(school.outsider, "Eva Jansen", "", "De Wilgenroos")


async def test_the_roster_sync_writes_in_its_own_tenant_only(school: School) -> None:
    async def write_elsewhere() -> None:
        async with school.database.work_as(RosterSync(TenantId(uuid4()))) as work:
            work.rosters._scope.tenant = school.tenant
            await work.rosters.remember_team(Team("19:x", "x", "x", "X"))

    with pytest.raises(NotAllowed):
        await write_elsewhere()


async def test_a_chosen_language_and_a_chat_are_kept_for_people_who_are_known(
    school: School,
) -> None:
    async with school.database.work_as(school.sync) as work:
        assert await work.rosters.remember_language(school.expert, "en")
        assert not await work.rosters.remember_language(PersonId(uuid4()), "en")
