"""The worker throws away what has had its time, every hour, one replica at a time."""

from datetime import timedelta

from cases.practices.practice import Practice
from cases.principals import Courier
from storage.database import Database
from storage.vault import Vault
from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox
from tests.seeds import MASTER_KEY, bot_url

COUNTS = (
    "SELECT (SELECT count(*) FROM inbox) AS kept, (SELECT count(*) FROM actions) AS actions,"
    " (SELECT count(*) FROM drafts) AS drafts, (SELECT count(*) FROM links) AS links"
)


async def test_what_has_had_its_time_is_thrown_away_within_the_hour(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await marit.tells(f"lees {label}", "read_case.done")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    before = await school.one(COUNTS)
    assert min(before.values()) > 0

    assert set((await school.worker.sweep_due()).values()) == {0}
    school.life.clock.advance(timedelta(minutes=59))
    assert await school.worker.sweep_due() == {}
    school.life.clock.advance(timedelta(days=61))
    swept = await school.worker.sweep_due()
    assert swept["kept_answers"] > 0
    assert swept["drafts"] == 1
    assert swept["links"] == 1
    assert set((await school.one(COUNTS)).values()) == {0}


async def test_while_one_sweeps_another_leaves_it(school: SchoolInABox) -> None:
    clock = school.life.clock
    other = Database(bot_url(school.owner_url), Vault(MASTER_KEY), clock, Practice())
    await other.connect()
    try:
        async with other.work_as(Courier()) as work:
            assert await work.sweeping.sweep() != {}
            assert await school.worker.sweep_due() == {}
    finally:
        await other.close()
