"""The drill: what was backed up comes back, and what was erased does not."""

import shutil
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from cases.errors import CaseNotFound
from storage.backups.files import BackupRefused, Part
from storage.backups.restoring import restore_backup
from storage.backups.taking import take_backup
from storage.errors import DatabaseClosed, RosterStale
from storage.migrations import prepare
from storage.migrations.closing import ClosedFor
from storage.server import EmbeddedServer
from tests.backups.drill import Drill, counts, on, opened
from tests.postgres import connect
from tests.seeds import MASTER_KEY, HandClock, bot_url, seed_school
from tests.storage.full_case import fill


async def test_everything_comes_back_and_can_be_read(drill: Drill) -> None:
    full = await fill(drill.school)
    data, _ = await drill.back_up()
    before = await counts(drill.owner)
    assert {"words", "case keys"} <= set(drill.told)
    assert data.description.counts["words"] == before["words"]

    restored = await drill.restore()

    assert (restored.cases, restored.unreadable, restored.destroyed) == (1, 0, 0)
    assert await counts(drill.copy) == before
    coordinator = drill.school.member(drill.school.coordinator)
    async with drill.restored() as database, database.work_as(coordinator) as work:
        words = await work.desk.store.words(full.case.id, full.case.id)
    assert words == {"pupil": "Sem de Vries", "worry": "rekenen"}


async def test_what_was_erased_since_stays_erased(drill: Drill) -> None:
    kept, erased = await drill.school.case(), await drill.school.case()
    await drill.back_up()
    await drill.erase(erased)
    later, _ = await drill.back_up()
    later.path.with_name(f"{later.path.name}.json").unlink()  # only the older data is left

    restored = await drill.restore()

    assert (restored.cases, restored.destroyed) == (1, 1)
    assert restored.data.description.taken_at < restored.keys.description.taken_at
    coordinator = drill.school.member(drill.school.coordinator)
    async with drill.restored() as database, database.work_as(coordinator) as work:
        assert await work.desk.store.cases() == [kept]
        with pytest.raises(CaseNotFound):
            await work.desk.store.case(erased.id)


async def test_a_case_whose_key_is_gone_stays_sealed(drill: Drill) -> None:
    case = await drill.school.case()
    await drill.owner.execute("DELETE FROM aantafel.case_keys")
    await drill.back_up()

    restored = await drill.restore()

    assert (restored.cases, restored.unreadable) == (1, 1)
    coordinator = drill.school.member(drill.school.coordinator)
    async with drill.restored() as database, database.work_as(coordinator) as work:
        assert await work.desk.store.words(case.id, case.id) is None


async def test_the_files_tell_nothing_and_are_the_operators_alone(drill: Drill) -> None:
    await drill.school.case()
    data, keys = await drill.back_up()
    assert "case_keys" not in data.description.counts
    assert "proof_key" not in {*data.description.counts, *keys.description.counts}
    written = data.path.read_bytes() + keys.path.read_bytes()
    assert b"Sem de Vries" not in written
    assert MASTER_KEY not in written
    assert _modes(drill.folder) == {
        "data": 0o700,
        "keys": 0o700,
        "aantafel-20261123-100100.data": 0o600,
        "aantafel-20261123-100100.data.json": 0o600,
        "aantafel-20261123-100100.keys": 0o600,
        "aantafel-20261123-100100.keys.json": 0o600,
    }


def _modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


async def test_no_roster_and_no_message_is_trusted_after_a_restore(drill: Drill) -> None:
    full = await fill(drill.school)
    await drill.back_up()
    await drill.restore()
    coordinator = drill.school.member(drill.school.coordinator)
    since = drill.clock() - timedelta(minutes=5)
    async with drill.restored() as database:
        with pytest.raises(RosterStale):
            async with database.work_as(coordinator, rosters_since=since) as work:
                await work.desk.store.case(full.case.id)
    rows = await drill.copy.fetch("SELECT state, doubtful FROM aantafel.outbox")
    assert [tuple(row) for row in rows] == [("unsure", True)]


async def test_the_wall_stands_after_a_restore(drill: Drill) -> None:
    await drill.back_up()
    await drill.restore()
    open_tables = await drill.copy.fetch(
        "SELECT relname FROM pg_class WHERE relnamespace = 'aantafel'::regnamespace "
        "AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)"
    )
    assert open_tables == []
    bot = await connect(bot_url(drill.copy_url))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await bot.execute("SET ROLE aantafel_keeper")
    await bot.close()


async def test_a_restore_does_not_mix(drill: Drill) -> None:
    await drill.back_up()
    with pytest.raises(BackupRefused, match="not empty"):
        await restore_backup(drill.source, drill.folders)
    assert await counts(drill.owner) != {}


async def test_a_restore_that_was_cut_off_is_not_served_and_can_be_repeated(drill: Drill) -> None:
    await drill.back_up()
    await prepare(drill.copy_url, MASTER_KEY)
    await drill.copy.execute(ClosedFor.RESTORING.statement)
    with pytest.raises(DatabaseClosed, match="aantafel restore"):
        await prepare(drill.copy_url, MASTER_KEY)
    await drill.restore()
    await prepare(drill.copy_url, MASTER_KEY)


async def test_a_restore_that_fails_leaves_an_empty_database(drill: Drill) -> None:
    data, _ = await drill.back_up()
    told = data.path.with_name(f"{data.path.name}.json")
    told.write_text(told.read_text().replace('"people": 5', '"people": 6'))
    with pytest.raises(BackupRefused, match="6 rows of people and gave 5"):
        await drill.restore()
    assert await drill.copy.fetchval("SELECT to_regnamespace('aantafel') IS NULL")


async def test_a_file_that_was_cut_off_is_refused(drill: Drill) -> None:
    data, _ = await drill.back_up()
    data.path.write_bytes(data.path.read_bytes()[:-1])
    with pytest.raises(BackupRefused, match="cut off"):
        await drill.restore()


async def test_without_keys_there_is_nothing_to_restore(drill: Drill) -> None:
    await drill.back_up()
    shutil.rmtree(drill.folder / "keys")
    with pytest.raises(BackupRefused, match="holds no backup of the keys"):
        await drill.restore()


async def test_what_another_release_wrote_is_refused(drill: Drill) -> None:
    data, _ = await drill.back_up()
    told = data.path.with_name(f"{data.path.name}.json")
    whole = told.read_text()
    told.write_text(whole.replace(f'"revision": "{data.description.revision}"', '"revision": "z"'))
    with pytest.raises(BackupRefused, match="newer release"):
        await drill.restore()
    told.write_text(whole.replace('"format": 1', '"format": 2'))
    with pytest.raises(BackupRefused, match="another release"):
        await drill.restore()
    told.write_text("{}")
    with pytest.raises(BackupRefused, match="does not describe"):
        await drill.restore()


async def test_keys_under_another_master_key_are_refused(drill: Drill) -> None:
    await drill.back_up()
    with pytest.raises(BackupRefused, match="another master key"):
        await restore_backup(replace(drill.target, master_key=bytes(32)), drill.folders)


async def test_an_empty_database_has_nothing_to_back_up(drill: Drill) -> None:
    with pytest.raises(BackupRefused, match="empty"):
        await take_backup(drill.target, drill.folders)
    assert _modes(drill.folder) == {}


async def test_a_folder_that_cannot_be_made_is_said(drill: Drill) -> None:
    (drill.folder / "data").write_text("a file where a folder should be")
    with pytest.raises(BackupRefused, match="cannot be written"):
        await drill.back_up()


async def test_two_backups_in_one_second_do_not_overwrite(drill: Drill) -> None:
    await drill.back_up()
    with pytest.raises(BackupRefused, match="wait a second"):
        await take_backup(drill.source, drill.folders)


async def test_an_owner_who_is_no_superuser_can_do_it(tmp_path: Path) -> None:
    """As with a hosted PostgreSQL, with the programs that are found on this machine."""
    embedded = EmbeddedServer(tmp_path / "server", durable=False)
    server, clock = embedded.start(), HandClock()
    try:
        superuser = await connect(server.owner_url)
        await superuser.execute("CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'key'")
        await superuser.execute("CREATE DATABASE house OWNER landlord")
        await superuser.execute("CREATE DATABASE copy OWNER landlord")
        await superuser.close()
        host = server.owner_url.partition("?")[2]
        house, copy = (f"postgresql://landlord:key@/{name}?{host}" for name in ("house", "copy"))
        await prepare(house, MASTER_KEY)
        async with opened(house, clock) as database:
            await (await seed_school(database, clock)).case()
        source = replace(on(server, house, clock, []), programs=None)
        folders = {part: tmp_path / part for part in Part}
        await take_backup(source, folders)
        target = replace(source, owner_url=copy)
        restored = await restore_backup(target, folders)
        assert (restored.cases, restored.unreadable) == (1, 0)
    finally:
        embedded.stop()
        embedded.remove()
