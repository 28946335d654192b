"""A school with the bot in it, with the connector or with Graph telling who is where."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.server import Server
from tests.membership.graph_school import SchoolWithGraph
from tests.postgres import clone_of
from tests.school_fixtures import closed_school, migrated, school
from tests.teams.fake_graph import FakeGraph

__all__ = ["closed_school", "migrated", "school"]


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    """Microsoft Graph, with nobody in it yet."""
    async with FakeGraph().running() as running:
        yield running


@pytest.fixture
async def graph_school(
    postgres: Server, migrated: str, tmp_path: Path, graph: FakeGraph
) -> AsyncIterator[SchoolWithGraph]:
    """A school whose bot runs, and asks Graph who is in a shared channel."""
    async with clone_of(postgres, migrated) as owner_url:
        school = SchoolWithGraph(owner_url, tmp_path, graph)
        async with school.open():
            yield school
