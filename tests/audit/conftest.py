"""A migrated database with a school in it, and what there is to look at the log with."""

import pytest

from tests.audit.logbook import Logbook
from tests.seeds import School
from tests.storage.conftest import (
    clock,
    database,
    intruder,
    migrated,
    owner,
    owner_url,
    school,
)
from tests.storage.intruder import Session

__all__ = ["clock", "database", "intruder", "migrated", "owner", "owner_url", "school"]


@pytest.fixture
async def logbook(school: School, owner: Session) -> Logbook:
    """The log of that school."""
    return Logbook(school, owner)
