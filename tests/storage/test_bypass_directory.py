"""Reading past the rules what belongs to no case: rosters, the directory, drafts and buttons."""

import asyncpg
import pytest

from cases.principals import Member
from tests.seeds import School
from tests.storage.full_case import World, build_world, keep_personal
from tests.storage.intruder import Intruder

TABLES = (
    "actions",
    "channel_members",
    "channels",
    "coordinators",
    "day_keys",
    "draft_keys",
    "drafts",
    "inbox",
    "label_counters",
    "people",
    "proof_key",
    "teams",
)

# How many rows each can tell apart in all, of two schools in two tenants; the rest is nothing.
# Drafts and buttons have the coordinators of both schools and the seated expert.
SHOWN = {
    "coordinator": {
        "actions": 2,
        "channel_members": 2,
        "channels": 2,
        "day_keys": 1,
        "draft_keys": 1,
        "drafts": 1,
        "inbox": 1,
        "people": 5,
        "teams": 1,
    },
    "seated": {
        "actions": 2,
        "channel_members": 1,
        "channels": 1,
        "day_keys": 1,
        "draft_keys": 1,
        "drafts": 1,
        "inbox": 1,
        "people": 4,
        "teams": 1,
    },
    "invited": {
        "actions": 1,
        "channel_members": 1,
        "channels": 1,
        "day_keys": 1,
        "people": 4,
        "teams": 1,
    },
    "left": {"actions": 1, "day_keys": 1, "people": 1},
    "in_channel": {
        "actions": 1,
        "channel_members": 1,
        "channels": 1,
        "day_keys": 1,
        "people": 4,
        "teams": 1,
    },
    "elsewhere": {
        "actions": 1,
        "channel_members": 1,
        "channels": 1,
        "day_keys": 1,
        "people": 2,
        "teams": 1,
    },
    "unknown": {"actions": 1, "day_keys": 1},
    "same_id_abroad": {"day_keys": 1},
    "abroad": {
        "actions": 1,
        "channel_members": 2,
        "channels": 2,
        "day_keys": 1,
        "draft_keys": 1,
        "drafts": 1,
        "inbox": 1,
        "people": 5,
        "teams": 1,
    },
    "guest": {"people": 2},
    "guest_abroad": {"people": 2},
    "courier": {"draft_keys": 3, "drafts": 3, "people": 10},
    "roster_sync": {
        "channel_members": 6,
        "channels": 2,
        "coordinators": 1,
        "people": 5,
        "teams": 1,
    },
    "roster_sync_abroad": {"channel_members": 6, "channels": 2, "people": 5, "teams": 1},
}


@pytest.fixture
async def world(school: School) -> World:
    world = await build_world(school)
    await keep_personal(world)
    return world


async def test_everybody_sees_what_is_theirs_and_nothing_else(
    world: World, intruder: Intruder
) -> None:
    shown: dict[str, dict[str, int]] = {}
    for who in world.everybody:
        for table in TABLES:
            async with intruder.within(world[who]) as login:
                try:
                    count = await login.fetchval(f"SELECT count(tenant_id) FROM aantafel.{table}")
                except asyncpg.InsufficientPrivilegeError:
                    count = 0
            if count:
                shown.setdefault(who, {})[table] = count
    assert shown == SHOWN


@pytest.mark.parametrize("table", ["drafts", "draft_keys"])
async def test_drafts_of_others_can_be_neither_changed_nor_dropped(
    world: World, intruder: Intruder, table: str
) -> None:
    column = "sealed" if table == "drafts" else "wrapped"
    for who in ("seated", "in_channel", "same_id_abroad"):
        member = world[who]
        assert isinstance(member, Member)
        async with intruder.within(member):
            mine = f"person_id = '{member.person}' AND tenant_id = '{member.tenant}'"
            change = f"UPDATE aantafel.{table} SET {column} = 'x' WHERE NOT ({mine})"
            assert await intruder.refused(change)
            assert await intruder.refused(f"DELETE FROM aantafel.{table} WHERE NOT ({mine})")


async def test_buttons_of_others_cannot_be_used_up(world: World, intruder: Intruder) -> None:
    expert = world["seated"]
    assert isinstance(expert, Member)
    async with intruder.within(world["in_channel"]):
        use = f"UPDATE aantafel.actions SET used_at = now() WHERE person_id = '{expert.person}'"
        assert await intruder.refused(use)
    async with intruder.within(world["abroad"]):
        use = "UPDATE aantafel.actions SET used_at = now() WHERE person_id IS NULL"
        assert await intruder.refused(use)


async def test_the_courier_drops_no_more_than_it_may_see_is_over(
    world: World, intruder: Intruder
) -> None:
    """It may sweep, and can read of what it sweeps only when it ends."""
    for table in ("drafts", "inbox", "actions"):
        async with intruder.within(world["courier"]) as login:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await login.execute(f"DELETE FROM aantafel.{table} RETURNING sealed")
