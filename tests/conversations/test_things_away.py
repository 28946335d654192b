"""When Teams does not tell who is where, or the database does not answer."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import make_url

from playground.faults import Fault
from playground.refusals import Refused
from storage.errors import DatabaseAway
from tests.case_steps import opens_a_case
from tests.postgres import connect
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


async def _let_in(school: SchoolInABox, *, allowed: bool) -> None:
    """Open or close the bot's database, and throw everybody out of it when it closes."""
    name = make_url(school.owner_url).database
    outside = make_url(school.owner_url).set(database="postgres")
    owner = await connect(outside.render_as_string(hide_password=False))
    try:
        await owner.execute(f'ALTER DATABASE "{name}" CONNECTION LIMIT {-1 if allowed else 0}')
        if not allowed:
            await owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name
            )
    finally:
        await owner.close()


@pytest.mark.parametrize("press", [False, True])
async def test_without_a_database_there_is_an_apology_and_the_turn_can_be_repeated(
    school: SchoolInABox, caplog: pytest.LogCaptureFixture, *, press: bool
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik bel de buurt, 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    await _let_in(school, allowed=False)
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

    await _let_in(school, allowed=True)
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
    await _let_in(school, allowed=False)
    with pytest.raises(DatabaseAway):
        await school.deliver()
    await _let_in(school, allowed=True)
    await school.deliver()
    await fenna.told("push.expert_invited")
    assert len(fenna.heard()) == 1
