import json
from typing import Any

import pytest

from playground.directory import Directory
from playground.envelopes import team_data
from playground.world import Channel, ChannelType, World, de_wilgenroos
from tests.playground.conftest import School

Json = dict[str, Any]


def events(school: School) -> list[Json]:
    return [a for a in school.bot.heard if a["type"] == "conversationUpdate"]


async def test_who_is_added_to_a_channel_is_announced_without_a_name(school: School) -> None:
    channel = school.teams.channel("wr1")

    await school.teams.membership.add_to_channel("kim", channel)

    [event] = school.bot.heard
    kim = school.teams.directory.account("kim")
    assert event["membersAdded"] == [{"id": kim.id, "aadObjectId": kim.object_id}]
    assert event["channelData"] == {
        "eventType": "channelMemberAdded",
        "channel": {"id": channel.id, "name": "WR ondersteuning 1", "type": "shared"},
        "team": team_data(school.teams.scene),
        "tenant": {"id": school.teams.directory.tenant_id},
    }
    assert "name" not in event["from"]
    assert "Kim" not in json.dumps(event)
    assert channel.members == ["marit", "thijs", "kim"]


async def test_who_leaves_a_channel_is_announced(school: School) -> None:
    channel = school.teams.channel("wr1")

    await school.teams.membership.remove_from_channel("thijs", channel)

    [event] = events(school)
    assert event["channelData"]["eventType"] == "channelMemberRemoved"
    assert [who["id"] for who in event["membersRemoved"]] == [
        school.teams.directory.account("thijs").id
    ]


async def test_an_event_can_be_lost(school: School) -> None:
    channel = school.teams.channel("wr1")

    await school.teams.membership.remove_from_channel("thijs", channel, told=False)
    await school.teams.membership.add_to_channel("kim", channel, told=False)

    assert channel.members == ["marit", "kim"]
    assert school.bot.heard == []


async def test_coming_twice_or_leaving_twice_changes_nothing(school: School) -> None:
    membership, channel = school.teams.membership, school.teams.channel("wr1")

    await membership.add_to_channel("thijs", channel)
    await membership.remove_from_channel("kim", channel)
    await membership.add_to_team("marit")
    await membership.remove_from_team("kim")

    assert school.bot.heard == []


async def test_leaving_the_team_is_leaving_all_its_channels(school: School) -> None:
    await school.teams.membership.remove_from_team("sanne")

    [event] = events(school)
    assert event["channelData"]["eventType"] == "teamMemberRemoved"
    assert event["conversation"]["id"] == school.teams.channel("general").id
    assert "sanne" not in school.teams.channel("wr2").members
    assert "sanne" not in school.teams.state.members_of(school.teams.channel("general"))


async def test_who_joins_the_team_is_in_its_standard_channels_only(school: School) -> None:
    await school.teams.membership.add_to_team("kim")

    [event] = events(school)
    assert event["channelData"]["eventType"] == "teamMemberAdded"
    assert "kim" in school.teams.state.members_of(school.teams.channel("general"))
    assert "kim" not in school.teams.channel("wr1").members


async def test_the_members_of_a_standard_channel_cannot_be_chosen(school: School) -> None:
    general = school.teams.channel("general")

    with pytest.raises(ValueError, match="chosen"):
        await school.teams.membership.add_to_channel("kim", general)


async def test_who_has_no_account_is_added_nowhere(school: School) -> None:
    with pytest.raises(ValueError, match="account"):
        await school.teams.membership.add_to_channel("moeder", school.teams.channel("wr1"))
    with pytest.raises(ValueError, match="account"):
        await school.teams.membership.add_to_team("moeder")
    with pytest.raises(ValueError, match="account"):
        await school.teams.installing.install_for("moeder")


async def test_the_life_of_a_channel_is_told(school: School) -> None:
    membership = school.teams.membership

    room = await membership.create_channel(Channel("wr3", "WR 3", ChannelType.SHARED, ("marit",)))
    await membership.rename_channel(room, "WR ondersteuning 3")
    await membership.delete_channel(room)

    told = [
        (e["channelData"]["eventType"], e["channelData"]["channel"]["name"]) for e in events(school)
    ]
    assert told == [
        ("channelCreated", "WR 3"),
        ("channelRenamed", "WR ondersteuning 3"),
        ("channelDeleted", "WR ondersteuning 3"),
    ]


async def test_installing_for_a_person_is_told_in_their_chat(school: School) -> None:
    await school.teams.installing.remove_for("kim")
    await school.teams.installing.install_for("kim")

    removed, update, added = school.bot.heard
    kim = school.teams.directory.account("kim")
    assert (removed["type"], removed["action"]) == ("installationUpdate", "remove")
    assert (added["type"], added["action"]) == ("installationUpdate", "add")
    assert update["membersAdded"] == [
        {"id": school.teams.directory.bot_id},
        {"id": kim.id, "aadObjectId": kim.object_id},
    ]
    assert {a["conversation"]["id"] for a in school.bot.heard} == {school.teams.chat("kim").id}


async def test_a_bot_without_its_app_hears_nothing_from_the_team(school: School) -> None:
    await school.teams.installing.remove_from_team()
    [removal] = school.bot.heard
    await school.teams.membership.add_to_channel("kim", school.teams.channel("wr1"))
    await school.person("thijs").looks_at(school.teams.channel("wr1")).says("hallo?")

    assert (removal["type"], removal["action"]) == ("installationUpdate", "remove")
    assert school.bot.heard == [removal]

    await school.teams.installing.install_in_team()
    assert school.bot.heard[2]["action"] == "add"


async def test_a_new_world_introduces_the_bot_everywhere_and_once(school: School) -> None:
    await school.teams.installing.introduce()
    await school.teams.installing.introduce()

    installed = [
        a["conversation"]["id"] for a in school.bot.heard if a["type"] == "installationUpdate"
    ]
    staff = [p.key for p in school.teams.world.people if p.account]
    assert installed == [
        school.teams.channel("general").id,
        *(school.teams.chat(key).id for key in staff),
        school.teams.meeting("overleg").id,
    ]
    bot_added = [
        e["channelData"]["channel"]["name"]
        for e in events(school)
        if e["channelData"].get("eventType") == "channelMemberAdded"
    ]
    assert bot_added == ["WR ondersteuning 1", "WR ondersteuning 2"]


async def test_a_join_link_leads_to_its_meeting(school: School) -> None:
    meeting = await school.teams.meetings.create("Vervolggesprek", "marit")
    link = school.teams.meetings.link(meeting)

    assert link.startswith("https://teams.microsoft.com/l/meetup-join/19%3Ameeting_")
    assert school.teams.meetings.behind(link) is meeting
    assert school.teams.meetings.behind("https://elders.example/") is None


async def test_joining_and_leaving_a_meeting_is_told(school: School) -> None:
    meetings, room = school.teams.meetings, school.teams.meeting("overleg")

    for _ in range(2):
        await meetings.join("moeder", room)
    for _ in range(2):
        await meetings.leave("moeder", room)

    joined, left = school.bot.heard
    guest = school.teams.directory.account("moeder")
    assert joined["membersAdded"] == [{"id": guest.id}]
    assert left["membersRemoved"] == [{"id": guest.id}]
    assert joined["conversation"]["conversationType"] == "groupChat"
    assert room.members == ["marit"]


def test_another_seed_is_another_tenant_with_the_same_people() -> None:
    one, other = de_wilgenroos("een"), de_wilgenroos("twee")

    assert one.people == other.people
    assert _ids(one).isdisjoint(_ids(other))
    assert _ids(one) == _ids(de_wilgenroos("een"))


def test_a_world_names_only_people_who_live_in_it() -> None:
    world = de_wilgenroos()
    marit = world.person("marit")

    with pytest.raises(ValueError, match="nobody"):
        World("x", world.school, (marit,), world.team)


def _ids(world: World) -> set[str]:
    directory = Directory(world)
    accounts = [directory.account(person.key) for person in world.people]
    return {
        directory.tenant_id,
        directory.bot_id,
        *(account.id for account in accounts),
        *(account.object_id for account in accounts if account.object_id),
    }


async def test_a_group_chat_hears_the_bot_when_it_is_mentioned(school: School) -> None:
    group = await school.teams.meetings.gather("Voorbereiding", ["marit", "fenna"])
    await school.person("fenna").looks_at(group).says("help")

    added, installed, asked = school.bot.heard
    assert added["membersAdded"][0]["id"] == school.teams.directory.bot_id
    assert installed["action"] == "add"
    assert asked["conversation"] == {
        "tenantId": school.teams.directory.tenant_id,
        "id": group.id,
        "isGroup": True,
        "conversationType": "groupChat",
    }
    assert group.id.endswith("@thread.v2")
    assert group.messages[-1].text == "Echo: <at>Aan tafel</at> help"
