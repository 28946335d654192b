"""A school where Graph makes online meetings."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.server import Server
from tests.online.online_school import OnlineSchool
from tests.postgres import clone_of
from tests.school_fixtures import closed_school, migrated, school
from tests.teams.fake_graph import FakeGraph

__all__ = ["closed_school", "migrated", "school"]


@pytest.fixture
async def online_school(
    postgres: Server, migrated: str, tmp_path: Path
) -> AsyncIterator[OnlineSchool]:
    """A school whose bot runs and puts online meetings in calendars."""
    async with (
        clone_of(postgres, migrated) as owner_url,
        FakeGraph().running() as graph,
    ):
        opened = OnlineSchool(owner_url, tmp_path, graph)
        async with opened.open():
            yield opened
