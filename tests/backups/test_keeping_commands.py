"""The operator's commands for copies, from the command line."""

import asyncio
import base64
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from tests.backups.drill import Drill
from tests.seeds import MASTER_KEY


async def _run(*arguments: str) -> Result:
    return await asyncio.to_thread(lambda: CliRunner().invoke(app, list(arguments)))


@pytest.fixture
def source(drill: Drill, monkeypatch: pytest.MonkeyPatch) -> Drill:
    """The drill, with the settings of its school's installation."""
    key = base64.urlsafe_b64encode(MASTER_KEY).decode()
    monkeypatch.setenv("AANTAFEL_MASTER_KEY", key)
    monkeypatch.setenv("AANTAFEL_HOME", str(drill.folder / "home"))
    monkeypatch.setenv("AANTAFEL_DATABASE_URL", drill.source.owner_url)
    return drill


async def test_back_up_and_restore(source: Drill, monkeypatch: pytest.MonkeyPatch) -> None:
    await source.school.case()
    folder = source.folder / "copies"
    taken = await _run("backup", str(folder), "--keys", str(source.folder / "elsewhere"))
    assert taken.exit_code == 0, taken.output
    assert "rows of" in taken.stdout
    assert "words …" in taken.stderr
    monkeypatch.setenv("AANTAFEL_DATABASE_URL", source.copy_url)
    put_back = await _run("restore", str(folder), "--keys", str(source.folder / "elsewhere"))
    assert put_back.exit_code == 0, put_back.output
    assert "Restored 1 cases" in put_back.stdout
    assert "must be withdrawn again" in put_back.stdout
    assert (await _run("outbox")).exit_code == 0


async def test_what_goes_wrong_is_one_sentence(source: Drill, tmp_path: Path) -> None:
    refused = await _run("restore", str(tmp_path / "nothing"))
    assert refused.exit_code == 1
    assert "holds no backup of the data" in refused.output
    assert "Traceback" not in refused.output
    assert len(refused.output.strip().splitlines()) == 1


async def test_a_new_master_key(source: Drill, monkeypatch: pytest.MonkeyPatch) -> None:
    await source.school.case()
    await source.school.database.close()
    new = base64.urlsafe_b64encode(bytes(range(32, 64))).decode()
    file = source.folder / "new.key"
    file.write_text(new)
    monkeypatch.setenv("AANTAFEL_NEW_MASTER_KEY_FILE", str(file))
    rotated = await _run("rotate-key")
    assert rotated.exit_code == 0, rotated.output
    assert "2 keys were given to it" in rotated.stdout
    with_the_old_one = await _run("outbox")
    assert with_the_old_one.exit_code == 1
    assert "not the master key of this database" in with_the_old_one.output
    monkeypatch.setenv("AANTAFEL_MASTER_KEY", new)
    assert (await _run("outbox")).exit_code == 0
    same = await _run("rotate-key")
    assert same.exit_code == 1
    assert "holds the master key that there is" in same.output
