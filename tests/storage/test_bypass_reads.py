"""Reading past the rules: raw SQL through the bot's own login, by everybody, of every table.

This is what an injection anywhere in the bot could do. Only what is expected shows.
"""

import asyncpg
import pytest

from storage.tables import METADATA
from tests.seeds import School
from tests.storage.full_case import World, build_world
from tests.storage.intruder import Intruder, Session

CASE_TABLES = sorted(
    name.removeprefix("aantafel.")
    for name, table in METADATA.tables.items()
    if "case_id" in table.columns
)
EVERYBODY = (
    "coordinator",
    "seated",
    "invited",
    "left",
    "in_channel",
    "elsewhere",
    "unknown",
    "abroad",
    "same_id_abroad",
    "guest",
    "expired_guest",
    "reading_guest",
    "guest_abroad",
    "guessing_guest",
    "courier",
    "operator",
    "roster_sync",
    "roster_sync_abroad",
)

# How many rows of the case each may see; everything that is not here must show nothing.
SHOWN = {
    "coordinator": {
        "agreement_changes": 1,
        "agreements": 1,
        "case_keys": 1,
        "cases": 1,
        "consents": 1,
        "guardians": 1,
        "invitations": 2,
        "links": 3,
        "meeting_answers": 1,
        "meetings": 1,
        "offered_times": 2,
        "outbox": 4,
        "participants": 4,
        "time_answers": 1,
        "words": 4,
    },
    "seated": {
        "agreement_changes": 1,
        "agreements": 1,
        "case_keys": 1,
        "cases": 1,
        "meeting_answers": 1,
        "meetings": 1,
        "offered_times": 2,
        "outbox": 2,
        "participants": 4,
        "words": 1,
    },
    "invited": {
        "case_keys": 1,
        "invitations": 1,
        "offered_times": 2,
        "outbox": 2,
        "participants": 1,
    },
    "left": {"invitations": 1},
    "guest": {
        "case_keys": 1,
        "cases": 1,
        "consents": 1,
        "guardians": 1,
        "meeting_answers": 1,
        "meetings": 1,
        "offered_times": 2,
        "outbox": 2,
        "words": 2,
    },
    "courier": {"case_keys": 1, "outbox": 4, "seat_news": 6},
    "operator": {"audit_heads": 1, "audit_log": 3},
}

# Ways to ask for the rows of a table that somebody might hope to slip past a policy.
WAYS = {
    "by id": "SELECT count(tenant_id) FROM aantafel.{table} WHERE case_id = '{case}'",
    "all": "SELECT count(tenant_id) FILTER (WHERE case_id = '{case}') FROM aantafel.{table}",
    "in a subquery": "SELECT count(*) FROM (SELECT case_id FROM aantafel.{table}) AS t"
    " WHERE t.case_id = '{case}'",
    "by a join": "SELECT count(b.case_id) FROM (VALUES ('{case}'::uuid)) AS a (id)"
    " LEFT JOIN LATERAL (SELECT case_id FROM aantafel.{table} AS t WHERE t.case_id = a.id)"
    " AS b ON true",
    "in a common table": "WITH t AS MATERIALIZED (SELECT case_id FROM aantafel.{table})"
    " SELECT count(*) FROM t WHERE case_id = '{case}'",
}


@pytest.fixture
async def world(school: School) -> World:
    return await build_world(school)


async def _count(intruder: Intruder, sql: str) -> int:
    try:
        return int(await intruder.login.fetchval(sql))
    except asyncpg.InsufficientPrivilegeError:
        return 0


@pytest.mark.parametrize("who", EVERYBODY)
async def test_nobody_sees_more_than_is_theirs(who: str, world: World, intruder: Intruder) -> None:
    shown = {}
    for way, sql in WAYS.items():
        for table in CASE_TABLES:
            async with intruder.within(world[who]):
                count = await _count(intruder, sql.format(table=table, case=world.case))
                shown[table, way] = count
    expected = SHOWN.get(who, {})
    assert shown == {key: expected.get(key[0], 0) for key in shown}


async def test_the_login_itself_sees_nothing(school: School, intruder: Intruder) -> None:
    await school.case()
    for table in METADATA.tables:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await intruder.login.fetchval(f"SELECT count(*) FROM {table}")


async def test_a_condition_that_fails_on_hidden_rows_does_not_see_them(
    world: World, intruder: Intruder
) -> None:
    """Were it evaluated before the policy, its error would tell that the row exists."""
    conditions = ("(label || 'x')::integer > 0", "1 / (version - version) > 0")
    for who in ("in_channel", "elsewhere", "abroad", "unknown", "invited", "guest_abroad"):
        for condition in conditions:
            async with intruder.within(world[who]) as login:
                sql = f"SELECT count(*) FROM aantafel.cases WHERE {condition} AND case_id = $1"
                assert await login.fetchval(sql, world.case) == 0


async def test_a_seated_expert_reads_no_content_whatever_the_words_are_about(
    world: World, intruder: Intruder
) -> None:
    async with intruder.within(world["seated"]) as login:
        audiences = await login.fetch("SELECT DISTINCT audience FROM aantafel.words")
        assert [row["audience"] for row in audiences] == ["table"]


async def test_a_guest_reads_of_words_the_table_and_their_own(
    world: World, intruder: Intruder
) -> None:
    async with intruder.within(world["guest"]) as login:
        about = {row["about"] for row in await login.fetch("SELECT about FROM aantafel.words")}
        assert about == {world.full.meeting, world.full.guardian}


HIDDEN_COLUMNS = {
    "seated": ("people.conversation_id", "people.service_url", "links.hash", "outbox.sealed"),
    "guest": ("people.teams_user_id", "links.hash", "outbox.sealed", "drafts.sealed"),
    "courier": ("people.name", "drafts.sealed", "inbox.sealed", "actions.sealed", "words.about"),
    "operator": ("outbox.sealed", "outbox.receiver_id", "outbox.case_id", "people.name"),
    "roster_sync": ("cases.label", "words.about", "outbox.state", "case_keys.wrapped"),
}


@pytest.mark.parametrize("who", sorted(HIDDEN_COLUMNS))
async def test_columns_that_are_not_granted_cannot_be_named(
    who: str, world: World, intruder: Intruder
) -> None:
    for column in (*HIDDEN_COLUMNS[who], "proof_key.inner_pad", "label_counters.last"):
        table, name = column.split(".")
        async with intruder.within(world[who]) as login:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await login.fetch(f"SELECT {name} FROM aantafel.{table}")


async def test_statistics_and_the_catalogue_hold_no_rows(
    world: World, intruder: Intruder, owner: Session
) -> None:
    await owner.execute("ANALYZE aantafel.cases, aantafel.people")
    async with intruder.within(world["elsewhere"]) as login:
        seen = await login.fetchval("SELECT count(*) FROM pg_stats WHERE schemaname = 'aantafel'")
        assert seen == 0
        for relation in ("pg_statistic", "pg_authid", "pg_shadow"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with login.transaction():
                    await login.fetchval(f"SELECT count(*) FROM pg_catalog.{relation}")
