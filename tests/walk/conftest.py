"""A school with the bot in it, and a visitor who looks at it in a real browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.pages.browser import chromium
from tests.school_fixtures import closed_school, migrated, school
from tests.school_in_a_box import SchoolInABox
from tests.walk.visitor import Visitor

__all__ = ["closed_school", "migrated", "school"]


@pytest.fixture
async def visitor(school: SchoolInABox, tmp_path: Path) -> AsyncIterator[Visitor]:
    """Somebody who has just opened the address that was printed, on a wide screen."""
    async with chromium() as browser:
        yield await Visitor.arrive(browser, school, tmp_path)
