"""Only who leads a case changes it, and nothing of who asked stays behind in the pool."""

import pytest

from storage.database import Database
from tests.seeds import School
from tests.storage.full_case import World, build_world
from tests.storage.intruder import Intruder

CHANGES = (
    "state = 'closed'",
    "deadline = now()",
    "coordinator_id = (SELECT aantafel.person())",
    "deputy_id = (SELECT aantafel.person())",
    "authority = 'one'",
    "version = version + 1",
)


@pytest.fixture
async def world(school: School) -> World:
    """A case with everybody who might want to change it."""
    return await build_world(school)


@pytest.mark.parametrize("change", CHANGES)
async def test_who_sits_at_a_table_without_leading_it_changes_nothing_of_the_case(
    world: World, intruder: Intruder, change: str
) -> None:
    update = f"UPDATE aantafel.cases SET {change} WHERE case_id = $1"
    for who in ("seated", "invited", "in_channel", "elsewhere"):
        async with intruder.within(world[who]):
            assert await intruder.refused(update, world.case), who
    async with intruder.within(world["coordinator"]):
        assert not await intruder.refused(
            "UPDATE aantafel.cases SET version = version + 1 WHERE case_id = $1", world.case
        )


async def test_a_connection_of_the_pool_forgets_who_used_it(
    school: School, database: Database
) -> None:
    await school.case()
    for person in (school.coordinator, school.outsider):
        async with database.work_as(school.member(person)) as work:
            await work.desk.store.cases()
        async with database._pool.transaction() as connection:
            left = await connection.fetchrow(
                "SELECT current_user = session_user AS is_login,"
                " coalesce(current_setting('aantafel.principal', true), '') AS claim,"
                " coalesce(current_setting('aantafel.proof', true), '') AS proof"
            )
        assert left is not None
        assert (left["is_login"], left["claim"], left["proof"]) == (True, "", "")
