"""A new master key: everything opens as before, and the old one opens nothing."""

import pytest

from storage.errors import DatabaseClosed, Unreadable
from storage.migrations import prepare
from storage.migrations.logins import login_name
from storage.rotating import Rotated, Rotation, RotationRefused, rotate
from storage.vault import Vault
from tests.backups.drill import Drill, opened
from tests.seeds import MASTER_KEY, NOW
from tests.storage.full_case import fill

NEW = bytes(range(32, 64))


class Interrupted(Exception):
    """Somebody pulled the plug."""


def _rotation(drill: Drill, *, old: bytes = MASTER_KEY) -> Rotation:
    return Rotation(drill.source.owner_url, old, NEW, drill.told.append)


async def _use(drill: Drill) -> None:
    """Leave a case, a draft, a kept answer and a button behind, and go home."""
    coordinator = drill.school.member(drill.school.coordinator)
    async with drill.school.database.work_as(coordinator) as work:
        await work.inbox.first_time("one", "a:chat")
        await work.drafts.save("a:chat", {"half": "typed"})
        await work.actions.mint("a:chat", {"press": 1}, expires_at=NOW.replace(year=2027))
        await work.inbox.keep("one", {"said": "hello"})


async def test_all_that_was_sealed_opens_with_the_new_key(drill: Drill) -> None:
    full = await fill(drill.school)
    await _use(drill)
    await drill.school.database.close()

    rotated = await rotate(_rotation(drill))

    assert rotated == Rotated(rewrapped=4, already=0, unreadable=0)
    coordinator = drill.school.member(drill.school.coordinator)
    async with (
        opened(drill.source.owner_url, drill.clock, NEW) as database,
        database.work_as(coordinator) as work,
    ):
        kept = await work.inbox.first_time("one", "a:chat")
        assert kept is not None
        assert kept.answer == {"said": "hello"}
        assert await work.drafts.load("a:chat") == {"half": "typed"}
        words = await work.desk.store.words(full.case.id, full.case.id)
    assert words == {"pupil": "Sem de Vries", "worry": "rekenen"}
    assert await drill.owner.fetchval("SELECT count(*) FROM aantafel.actions") == 0


async def test_the_old_key_opens_nothing_any_more(drill: Drill) -> None:
    case = await drill.school.case()
    await drill.school.database.close()
    await rotate(_rotation(drill))
    wrapped = await drill.owner.fetchval("SELECT wrapped FROM aantafel.case_keys")
    with pytest.raises(Unreadable):
        Vault(MASTER_KEY).unwrap(wrapped, f"case|{case.id}")
    with pytest.raises(DatabaseClosed, match="not the master key"):
        await prepare(drill.source.owner_url, MASTER_KEY)
    may_enter = await drill.owner.fetchval(
        "SELECT coalesce(bool_or(has_database_privilege(rolname, current_database(), 'CONNECT')), "
        "false) FROM pg_roles WHERE rolname = $1",
        login_name(MASTER_KEY),
    )
    assert not may_enter


async def test_a_rotation_that_is_cut_off_is_run_again(
    drill: Drill, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        await drill.school.case()
    await drill.school.database.close()
    monkeypatch.setattr("storage.rotating._BATCH", 2)

    def cut_off(said: str) -> None:
        if said == "4 keys":
            raise Interrupted

    with pytest.raises(Interrupted):
        await rotate(Rotation(drill.source.owner_url, MASTER_KEY, NEW, cut_off))
    for key in (MASTER_KEY, NEW):
        with pytest.raises(DatabaseClosed, match="rotate-key"):
            await prepare(drill.source.owner_url, key)

    assert await rotate(_rotation(drill)) == Rotated(rewrapped=2, already=4, unreadable=0)
    assert await rotate(_rotation(drill)) == Rotated(rewrapped=0, already=6, unreadable=0)
    await prepare(drill.source.owner_url, NEW)


async def test_it_waits_until_the_bot_has_stopped(drill: Drill) -> None:
    await drill.school.case()
    with pytest.raises(RotationRefused, match="stop every replica"):
        await rotate(_rotation(drill))
    await prepare(drill.source.owner_url, MASTER_KEY)


async def test_a_wrong_old_key_changes_nothing(drill: Drill) -> None:
    await drill.school.case()
    await drill.school.database.close()
    before = await drill.owner.fetchval("SELECT wrapped FROM aantafel.case_keys")
    with pytest.raises(RotationRefused, match="not the master key"):
        await rotate(_rotation(drill, old=bytes(32)))
    assert await drill.owner.fetchval("SELECT wrapped FROM aantafel.case_keys") == before
    await prepare(drill.source.owner_url, MASTER_KEY)


async def test_a_key_that_nothing_opens_is_left_and_counted(drill: Drill) -> None:
    await drill.school.case()
    await drill.school.database.close()
    await drill.owner.execute(
        "INSERT INTO aantafel.case_keys VALUES ($1, $2, 'odd')",
        drill.school.tenant,
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
    )
    rotated = await rotate(_rotation(drill))
    assert rotated == Rotated(rewrapped=2, already=0, unreadable=1)
    kept = "SELECT count(*) FROM aantafel.case_keys WHERE wrapped = 'odd'"
    assert await drill.owner.fetchval(kept) == 1
