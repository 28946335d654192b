"""What every test may ask for: the run's PostgreSQL and an empty database on it."""

import gc
from collections.abc import AsyncIterator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from storage.server import Server
from tests.postgres import TestRun, clone_of, server_of_this_run

# Others may be at work on this machine; where speed is the point, a test measures its own work.
settings.register_profile(
    "at any speed", settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
)
settings.load_profile("at any speed")

_run = pytest.StashKey[TestRun]()
_LONG = ("walk", "setup", "benchmarks", "machine", "agents_playground")
"""Folders of tests that take many seconds each."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones: in the end no worker waits for the other's last test."""
    items.sort(key=lambda item: item.path.parent.name not in _LONG)


def pytest_collection_finish() -> None:
    """Leave what was collected out of the search for garbage, which it makes slow."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # a worker of pytest-xdist belongs to its main's run
        config.stash[_run] = TestRun()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _run in config.stash:
        config.stash[_run].end()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The run's server, shared by all workers; it forgets everything with the run."""
    embedded = server_of_this_run()
    yield embedded.start()
    embedded.stop()


@pytest.fixture
async def empty_database(postgres: Server) -> AsyncIterator[str]:
    """The owner's URL of a database with nothing in it, for this test alone."""
    async with clone_of(postgres) as url:
        yield url
