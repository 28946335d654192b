"""Chains outlive restores and new master keys; of what was destroyed only the end stays."""

import asyncio
import base64
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from typer.testing import CliRunner, Result

from bot.auditing import HeadsOdd, line_of, read_heads
from bot.cli import app
from cases.model.auditing import TENANTS_OWN, Chain, Fault, Head
from cases.model.case import Case
from cases.principals import Operator
from storage.backups.files import Part
from storage.chains import Checked
from storage.database import Database
from storage.migrations import prepare
from storage.rotating import Rotation, rotate
from tests.audit.logbook import A_WHILE
from tests.backups.conftest import drill
from tests.backups.drill import Drill, opened
from tests.seeds import MASTER_KEY

__all__ = ["drill"]

NEW_KEY = bytes(reversed(range(32)))


async def _checked(database: Database, *kept: Head) -> Checked:
    async with database.work_as(Operator()) as work:
        return await work.chains.check(kept)


async def _heads(drill: Drill) -> list[Head]:
    async with drill.school.database.work_as(Operator()) as work:
        return [head async for head in work.chains.heads()]


async def _look(drill: Drill, case: Case) -> None:
    school = drill.school
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.words(case.id, case.id)


async def test_chains_are_whole_after_a_restore_and_go_on(drill: Drill) -> None:
    case = await drill.school.case()
    await _look(drill, case)
    kept = await _heads(drill)
    await drill.back_up()
    await drill.restore()
    coordinator = drill.school.member(drill.school.coordinator)
    async with drill.restored() as database:
        assert (await _checked(database, *kept)).broken == []
        drill.clock.forward(A_WHILE)
        async with database.work_as(coordinator) as work:
            await work.desk.store.words(case.id, case.id)
        checked = await _checked(database, *kept)
    assert (checked.chains, checked.rows, checked.broken) == (1, 3, [])


async def test_what_was_written_after_the_backup_is_missed_beside_kept_heads(
    drill: Drill,
) -> None:
    case = await drill.school.case()
    await drill.back_up()
    await _look(drill, case)
    kept = await _heads(drill)
    await drill.restore()
    async with drill.restored() as database:
        faults = [(one.number, one.fault) for one in (await _checked(database, *kept)).broken]
    assert faults == [(2, Fault.GONE)]


async def test_of_a_destroyed_case_only_the_end_of_its_chain_stays(drill: Drill) -> None:
    case, tenant = await drill.school.case(), drill.school.tenant
    await _look(drill, case)
    kept = await _heads(drill)
    await drill.back_up()
    await drill.erase(case)
    assert (await _checked(drill.school.database, *kept)).broken == []
    ends = await drill.owner.fetch("SELECT chain_length, chain_hash FROM aantafel.destructions")
    assert [tuple(row) for row in ends] == [(2, kept[0].hash)]
    assert [head.chain for head in await _heads(drill)] == [Chain(tenant, TENANTS_OWN)]
    another = replace(kept[0], hash=b"x")
    checked = await _checked(drill.school.database, another)
    assert [(one.number, one.fault) for one in checked.broken] == [(2, Fault.REWRITTEN)]
    later = kept[0].number + 5
    checked = await _checked(drill.school.database, Head(Chain(tenant, case.id), later, b"x"))
    assert [(one.number, one.fault) for one in checked.broken] == [(later, Fault.GONE)]


async def test_a_restore_does_not_bring_the_chain_of_a_destroyed_case_back(
    drill: Drill,
) -> None:
    case = await drill.school.case()
    kept = await _heads(drill)
    await drill.back_up()
    await drill.erase(case)
    drill.clock.forward(timedelta(minutes=1))
    later, _ = await drill.back_up()
    later.path.with_name(f"{later.path.name}.json").unlink()  # only the older data is left
    await drill.restore()
    assert await drill.copy.fetchval("SELECT count(*) FROM aantafel.audit_log") == 0
    async with drill.restored() as database:
        assert (await _checked(database, *kept)).broken == []


async def test_the_key_of_the_chains_outlives_a_new_master_key(drill: Drill) -> None:
    case = await drill.school.case()
    kept = await _heads(drill)
    await drill.school.database.close()
    url = drill.source.owner_url
    await rotate(Rotation(url, MASTER_KEY, NEW_KEY, drill.told.append))
    await prepare(url, NEW_KEY)
    coordinator = drill.school.member(drill.school.coordinator)
    async with opened(url, drill.clock, NEW_KEY) as database:
        async with database.work_as(coordinator) as work:
            await work.desk.store.words(case.id, case.id)
        checked = await _checked(database, *kept)
    assert (checked.rows, checked.broken) == (2, [])


async def test_the_key_lies_with_the_keys_and_never_open(drill: Drill) -> None:
    await drill.school.case()
    data, keys = await drill.back_up()
    pads = await drill.owner.fetchrow("SELECT audit_inner_pad FROM aantafel.proof_key")
    assert pads is not None
    assert keys.description.counts["audit_key"] == 1
    assert "audit_key" not in data.description.counts
    assert {"audit_log", "audit_heads"} <= data.description.counts.keys()
    wrapped = await drill.owner.fetchval("SELECT wrapped FROM aantafel.audit_key")
    assert pads["audit_inner_pad"] not in data.path.read_bytes() + keys.path.read_bytes()
    assert len(wrapped) > 32
    assert keys.description.part == Part.KEYS


async def test_cases_from_before_the_log_get_a_chain_at_the_first_start(drill: Drill) -> None:
    case = await drill.school.case()
    for table in ("audit_log", "audit_heads", "audit_key"):
        await drill.owner.execute(f"DELETE FROM aantafel.{table}")
    await prepare(drill.source.owner_url, MASTER_KEY)
    row = await drill.owner.fetchrow("SELECT case_id, kind, number FROM aantafel.audit_log")
    assert row is not None
    assert tuple(row) == (case.id, "begun", 1)
    assert (await _checked(drill.school.database)).broken == []
    await drill.owner.execute("DELETE FROM aantafel.audit_log")
    await prepare(drill.source.owner_url, MASTER_KEY)
    assert (await _checked(drill.school.database)).broken != []  # only the first start begins them


@pytest.fixture
def source(drill: Drill, monkeypatch: pytest.MonkeyPatch) -> Drill:
    """The drill, with the settings of its school's installation."""
    key = base64.urlsafe_b64encode(MASTER_KEY).decode()
    monkeypatch.setenv("AANTAFEL_MASTER_KEY", key)
    monkeypatch.setenv("AANTAFEL_HOME", str(drill.folder / "home"))
    monkeypatch.setenv("AANTAFEL_DATABASE_URL", drill.source.owner_url)
    return drill


async def _run(*arguments: str) -> Result:
    return await asyncio.to_thread(lambda: CliRunner().invoke(app, ["audit", *arguments]))


async def test_the_operator_checks_the_log_and_keeps_its_ends(source: Drill) -> None:
    case = await source.school.case()
    await _look(source, case)
    file = str(source.folder / "heads.jsonl")
    kept = await _run("heads", "--out", file)
    assert (kept.exit_code, kept.stdout) == (0, f"1 ends of chains in {file}.\n")
    shown = await _run("heads")
    assert shown.stdout.splitlines() == [line_of(one) for one in read_heads(Path(file))]
    whole = await _run("verify", "--heads", file)
    assert (whole.exit_code, whole.stdout) == (0, "2 rows in 1 chains, 0 faults.\n")

    await source.owner.execute("UPDATE aantafel.audit_log SET role = 'teacher' WHERE number = 1")
    broken = await _run("verify")
    assert broken.exit_code == 3
    where = f"{case.label} ({case.id}, tenant {source.school.tenant})"
    assert broken.stderr == f"{where}: row 1 was changed\n"
    await source.owner.execute("DELETE FROM aantafel.audit_log")
    await source.owner.execute("DELETE FROM aantafel.audit_heads")
    gone = await _run("verify", "--heads", file)
    assert gone.exit_code == 3
    assert f"{where}: row 2 was there and is gone" in gone.stderr
    assert "Sem" not in gone.output + broken.output


async def test_a_file_that_is_no_list_of_ends_is_said(source: Drill) -> None:
    file = source.folder / "odd"
    file.write_text("{}")
    refused = await _run("verify", "--heads", str(file))
    assert refused.exit_code == 1
    assert "was not written by `aantafel audit heads`" in refused.output


def test_heads_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    heads = [Head(Chain(uuid4(), uuid4()), number, bytes([number]) * 32) for number in (1, 2)]
    file = tmp_path / "heads"
    file.write_text("\n".join(line_of(head) for head in heads) + "\n\n")
    assert read_heads(file) == heads
    for odd in ("{}", "no", '{"tenant": 1}', line_of(heads[0]).replace("01", "zz")):
        file.write_text(odd)
        with pytest.raises(HeadsOdd):
            read_heads(file)
