"""A channel, a team or the app is removed: nobody sees the cases, until it is back and read."""

from datetime import timedelta

import aiohttp
import pytest

from playground.envelopes import team_data
from playground.faults import Fault
from playground.membership import ChannelEvent
from playground.refusals import throttled
from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.school_in_a_box import MONDAY, SchoolInABox


async def _told(school: SchoolInABox, event: str, channel: str = "general") -> None:
    teams = school.life.teams
    await teams.membership.tell(teams.channel(channel), ChannelEvent(event))


async def _app_removed(school: SchoolInABox) -> None:
    await school.life.teams.installing.remove_from_team()


async def _app_back(school: SchoolInABox) -> None:
    await school.life.teams.installing.install_in_team()


async def _archived(school: SchoolInABox) -> None:
    await _told(school, "teamArchived")


async def _unarchived(school: SchoolInABox) -> None:
    await _told(school, "teamUnarchived")


async def _team_deleted(school: SchoolInABox) -> None:
    await _told(school, "teamDeleted")


async def _team_restored(school: SchoolInABox) -> None:
    await _told(school, "teamRestored")


async def _channel_deleted(school: SchoolInABox) -> None:
    await school.life.teams.membership.delete_channel(school.life.teams.channel("wr1"))


async def _channel_restored(school: SchoolInABox) -> None:
    school.life.teams.channel("wr1").exists = True
    await _told(school, "channelRestored", "wr1")


async def _app_taken_out(school: SchoolInABox) -> None:
    teams = school.life.teams
    await teams.membership.tell(
        teams.channel("wr1"), ChannelEvent("channelMemberRemoved", removed=("",))
    )


async def _app_put_in(school: SchoolInABox) -> None:
    teams = school.life.teams
    await teams.membership.tell(
        teams.channel("wr1"), ChannelEvent("channelMemberAdded", added=("",))
    )


REMOVALS = {
    "app": (_app_removed, _app_back),
    "archived": (_archived, _unarchived),
    "team": (_team_deleted, _team_restored),
    "channel": (_channel_deleted, _channel_restored),
    "app in channel": (_app_taken_out, _app_put_in),
}


@pytest.mark.parametrize("what", REMOVALS)
async def test_a_removal_closes_the_cases_to_all_and_a_restoration_opens_them(
    school: SchoolInABox, what: str
) -> None:
    goes, comes_back = REMOVALS[what]
    marit = school.person("marit")
    label = await opens_a_case(marit)

    await goes(school)
    await marit.tells(f"hoe staat het met {label}", "error.case_not_found")
    leads_elsewhere = "channel" in what
    await marit.tells(
        "overzicht", "overview.nothing" if leads_elsewhere else "error.case_not_found"
    )
    frozen = await school.rows("SELECT channel_id FROM channels WHERE frozen_at IS NOT NULL")
    one = {school.life.teams.channel("wr1").id}
    assert ({row["channel_id"] for row in frozen} == one) == ("channel" in what)
    assert one <= {row["channel_id"] for row in frozen}

    await comes_back(school)
    await marit.tells(f"hoe staat het met {label}", "case_overview.done", label)


@pytest.mark.parametrize("what", REMOVALS)
async def test_who_left_while_a_channel_was_gone_is_not_there_when_it_is_back(
    school: SchoolInABox, what: str
) -> None:
    goes, comes_back = REMOVALS[what]
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.joins("fenna", "wr1")
    await fenna.tells(f"hoe staat het met {label}", "case_overview.done")

    await goes(school)
    await school.leaves("fenna", "wr1", told=False)
    await comes_back(school)

    sql = "SELECT 1 FROM channel_members WHERE person_id = $1 AND channel_id = $2"
    wr1 = school.life.teams.channel("wr1").id
    assert await school.rows(sql, school.id_of("fenna"), wr1) == []
    await fenna.tells(f"hoe staat het met {label}", "error.case_not_found")


@pytest.mark.parametrize("what", ["app", "channel"])
async def test_a_restoration_that_cannot_be_read_opens_nothing_before_it_is(
    school: SchoolInABox, what: str
) -> None:
    goes, comes_back = REMOVALS[what]
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await goes(school)
    busy = Fault(throttled(timedelta(seconds=60)), times=100, at="v3/(teams|.*pagedmembers)")
    school.life.teams.faults.plan(busy)
    await comes_back(school)
    await marit.tells(f"hoe staat het met {label}", "talk.roster_unread")
    school.life.teams.faults.clear()
    await marit.tells(f"hoe staat het met {label}", "case_overview.done", label)


async def test_a_channel_that_was_deleted_stays_closed_when_its_team_is_back(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await _channel_deleted(school)
    await _app_removed(school)
    await _app_back(school)
    await marit.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_parents_hear_and_see_nothing_while_a_channel_is_gone(school: SchoolInABox) -> None:
    marit, mother = school.person("marit"), school.person("moeder")
    await opens_a_case(marit)
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    link = next(url for url in (await mother.opens_mail()).links if "/g/" in url)

    await _app_removed(school)
    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as page:
            assert page.status == 404
        await school.move_to(MONDAY + timedelta(days=7))  # reminders come due
        assert len(school.life.mailbox.mails) == 1
        states = await school.rows("SELECT DISTINCT state FROM outbox WHERE sent_at IS NULL")
        assert [row["state"] for row in states] == ["pending"]

        await _app_back(school)
        await school.move_to(MONDAY + timedelta(days=7, hours=2))
        assert len(school.life.mailbox.mails) > 1
        async with browser.get(link) as page:
            assert page.status == 200


async def test_a_renamed_channel_is_known_by_its_new_name_and_stays_open(
    school: SchoolInABox,
) -> None:
    marit, teams = school.person("marit"), school.life.teams
    label = await opens_a_case(marit)
    await teams.membership.rename_channel(teams.channel("wr1"), "WR groen")
    row = await school.one(
        "SELECT name, frozen_at FROM channels WHERE channel_id = $1", teams.channel("wr1").id
    )
    assert tuple(row) == ("WR groen", None)
    await marit.tells(f"hoe staat het met {label}", "case_overview.done", label)


async def test_the_teams_group_is_kept_for_graph(school: SchoolInABox) -> None:
    row = await school.one("SELECT group_id FROM teams")
    assert row["group_id"] == team_data(school.life.teams.scene)["aadGroupId"]
