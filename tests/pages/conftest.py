"""A school with a case and its pages, served to a real client from a real database."""

from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from jinja2 import Template

from bot.pages.access_log import RouteLogger
from bot.pages.code_page import code_page
from bot.pages.guests.pages import guest_pages
from bot.pages.house import House
from bot.pages.information import privacy_page, static_files, terms_page
from bot.pages.outside.pages import outside_pages
from bot.pages.protection import show_strays
from bot.pages.pupil.pages import pupil_pages
from bot.pages.rendering import Pages
from bot.pages.staff.inspection import inspection_pages
from bot.pages.staff.letter import letter_pages
from bot.pages.staff.pages import staff_pages
from bot.pages.staff.report_paper import report_paper_pages
from bot.pages.staff.writing import writing_pages
from dialogs.language.texts import Catalogues
from storage.database import Database
from tests.our_databases import clock, database, migrated, owner_url
from tests.pages.doors import Client, open_door, safe_jar
from tests.pages.looked import KNOWN, LOOKS, noticing, rendering
from tests.pages.table import SEALS, Rosters, Table, lay_table
from tests.seeds import HandClock, seed_school

__all__ = ["clock", "database", "migrated", "owner_url"]


@pytest.fixture(autouse=True)
def looked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold what a test looks at in a browser against the table of every page."""
    LOOKS.begin()
    monkeypatch.setattr(Template, "render", rendering)
    yield
    if request.node.get_closest_marker("deep") is None:
        assert LOOKS.taken == KNOWN.get(request.node.name, {}), "see tests/pages/every_page.toml"


@pytest.fixture
async def table(database: Database, clock: HandClock, owner_url: str) -> Table:
    return await lay_table(await seed_school(database, clock), clock, owner_url)


@pytest.fixture(scope="session")
def catalogues() -> Catalogues:
    return Catalogues.load(strict=True, drafts=True)


@pytest.fixture
def pages(catalogues: Catalogues) -> Pages:
    """Pages that keep nothing of an earlier test, so that each template is seen rendered."""
    return Pages.load(catalogues)


@pytest.fixture
def rosters(table: Table) -> Rosters:
    return Rosters(table)


@pytest.fixture
async def stranger(
    database: Database, clock: HandClock, pages: Pages, rosters: Rosters
) -> AsyncIterator[Client]:
    """Somebody with a browser who did not open any door yet."""
    house = House(database, pages, SEALS, clock)
    app = web.Application(middlewares=[noticing, show_strays(pages)])
    app.add_subapp("/g", guest_pages(house))
    app.add_subapp("/j", pupil_pages(house))
    app.add_subapp("/x", outside_pages(house))
    app.add_subapp("/l", staff_pages(house, rosters.refresh))
    app.add_subapp("/i", inspection_pages(house, rosters.refresh))
    app.add_subapp("/v", writing_pages(house, rosters.refresh))
    app.add_subapp("/brief", letter_pages(house, rosters.refresh, "https://zorg.example"))
    app.add_subapp("/afdruk", report_paper_pages(house, rosters.refresh))
    app.add_subapp("/b", code_page(house))
    app.add_subapp("/privacy", privacy_page(house))
    app.add_subapp("/voorwaarden", terms_page(house))
    app.add_subapp("/static", static_files(house))
    server = TestServer(app)
    await server.start_server(access_log_class=RouteLogger)
    async with TestClient(server, cookie_jar=safe_jar(server)) as opened:
        yield opened


@pytest.fixture
async def client(stranger: Client, table: Table) -> Client:
    """A mother who opened the door of her pages."""
    await open_door(stranger, table.token)
    return stranger
