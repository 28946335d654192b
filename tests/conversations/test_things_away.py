"""When Teams does not tell who is where, or the database does not answer."""

import re
from datetime import timedelta

import pytest

from playground.faults import Fault
from playground.refusals import Refused
from storage.errors import DatabaseAway
from tests.case_steps import comes_to_the_table, opens_a_case
from tests.database_door import CLOSED, NO_ROOM, away
from tests.school_in_a_box import SchoolInABox

_REFERENCE = re.compile(r"nummer [0-9A-F]{4}-[0-9A-F]{4}")


def _roster_breaks(school: SchoolInABox, times: int = 100) -> None:
    refused = Refused(500, "ServiceError", "no")
    fault = Fault(refusal=refused, times=times, at="pagedmembers")
    school.life.teams.faults.plan(fault)


async def test_a_roster_that_cannot_be_read_opens_nothing(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    school.life.clock.advance(timedelta(minutes=6))
    _roster_breaks(school)
    said = await marit.tells("overzicht", "talk.roster_unread")
    assert label not in said
    await marit.tells(f"afspraak {label} ik bel morgen", "talk.roster_unread")
    assert not await school.rows("SELECT 1 FROM agreements")

    school.life.teams.faults.clear()
    await marit.tells("overzicht", "overview.done", label)


async def test_a_stranger_hears_the_usual_when_rosters_break(school: SchoolInABox) -> None:
    label = await opens_a_case(school.person("marit"))
    school.life.clock.advance(timedelta(minutes=6))
    _roster_breaks(school)
    await school.person("sanne").tells(f"hoe staat het met {label}", "error.case_not_found")


@pytest.mark.parametrize("ways", [NO_ROOM, CLOSED])
@pytest.mark.parametrize("press", [False, True])
async def test_without_a_database_there_is_an_apology_and_the_turn_can_be_repeated(
    school: SchoolInABox, caplog: pytest.LogCaptureFixture, ways: tuple[str, str], *, press: bool
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik bel de buurt, 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    async with away(school.owner_url, ways):
        if press:
            answer = await marit.clicks("Klopt")
            assert answer.status == 200
            said = str(answer.body)
        else:
            said = await marit.tells("ja", "talk.broken")
    reference = _REFERENCE.search(said)
    assert reference
    assert reference[0].removeprefix("nummer ") in caplog.text
    assert "buurt" not in caplog.text

    assert not await school.rows("SELECT 1 FROM agreements")
    repeated = await school.life.teams.doorway.repeat_last()
    assert repeated.status == 200
    assert len(await school.rows("SELECT 1 FROM agreements")) == 1


async def test_deliveries_go_on_when_the_database_is_back(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await marit.tells("nodig Fenna uit", "invite_expert.part.ask")
    await marit.tells("overslaan", "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")
    fenna.turns_back()
    async with away(school.owner_url):
        with pytest.raises(DatabaseAway):
            await school.deliver()
    await school.deliver()
    await fenna.told("push.expert_invited")
    assert len(fenna.heard()) == 1


@pytest.mark.parametrize("lost", ["leaves", "channel deleted", "app removed"])
async def test_an_event_that_cannot_be_kept_is_asked_for_again_and_no_roster_is_trusted(
    school: SchoolInABox, lost: str
) -> None:
    await opens_a_case(school.person("marit"))
    fenna = await comes_to_the_table(school, "fenna")
    teams = school.life.teams
    rosters = "SELECT count(*) FROM channels WHERE synced_at IS NOT NULL"
    assert (await school.one(rosters))[0] > 0
    async with away(school.owner_url):
        if lost == "leaves":
            await school.leaves("fenna", "wr1")
        elif lost == "channel deleted":
            await teams.membership.delete_channel(teams.channel("wr1"))
        else:
            await teams.installing.remove_from_team()
        assert teams.doorway.delivered[-1].answer.status == 503

    await school.sweep.rosters.catch_up()
    assert (await school.one(rosters))[0] == 0
    await fenna.says("overzicht")
    assert "WR-001" not in fenna.reads(await fenna.sees(bool))


async def test_what_was_missed_is_caught_up_with_before_anybody_is_answered(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    async with away(school.owner_url):
        await school.leaves("thijs", "wr1")
        with pytest.raises(DatabaseAway):
            await school.sweep.rosters.catch_up()
    await marit.says("help")
    await marit.sees(bool)
    stale = await school.rows("SELECT 1 FROM channels WHERE synced_at IS NULL")
    assert len(stale) == len(await school.rows("SELECT 1 FROM channels"))
    assert school.sweep.rosters.missed == set()
