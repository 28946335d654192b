"""A migrated database with a school in it, and an empty one to restore into."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.server import Server
from tests.backups.drill import Drill, on, opened
from tests.our_databases import migrated
from tests.postgres import clone_of, connect
from tests.seeds import HandClock, seed_school

__all__ = ["drill", "migrated"]


@pytest.fixture
async def drill(postgres: Server, migrated: str, tmp_path: Path) -> AsyncIterator[Drill]:
    """A school, the empty database its backup goes into, and folders."""
    clock = HandClock()
    told: list[str] = []
    async with clone_of(postgres, migrated) as url, clone_of(postgres) as copy_url:
        owner, copy = await connect(url), await connect(copy_url)
        async with opened(url, clock) as database:
            school = await seed_school(database, clock)
            source = on(postgres, url, clock, told)
            yield Drill(school, clock, source, copy_url, owner, copy, tmp_path, told)
        await owner.close()
        await copy.close()
