"""What a browser is shown when a form is refused, and that nothing of it is lost by that."""

from collections.abc import Iterable
from functools import partial
from itertools import product

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.pages.forms import LARGEST_FORM
from bot.pages.house import House
from bot.pages.information import privacy_page, static_files
from bot.pages.rendering import Pages
from storage.database import Database
from storage.errors import DatabaseAway
from tests.pages.browser import SCREENS, chromium
from tests.pages.doors import Client, walk_in
from tests.pages.looked import noticing
from tests.pages.readers import faults_of
from tests.pages.states import go_away, send
from tests.pages.table import SEALS, Table
from tests.pages.test_every_page import ALL_LANGUAGES, Check, arrive, browsing

REFUSALS = {
    "400": web.HTTPBadRequest(),
    "403": web.HTTPForbidden(),
    "405": web.HTTPMethodNotAllowed("PUT", ["GET"]),
    "409": web.HTTPConflict(),
    "413": web.HTTPRequestEntityTooLarge(LARGEST_FORM, LARGEST_FORM),
    "415": web.HTTPUnsupportedMediaType(),
    "429": web.HTTPTooManyRequests(),
    "500": ValueError(),
    "503": DatabaseAway(),
}


async def _refuse(request: web.Request) -> web.Response:
    raise REFUSALS[request.match_info["kind"]]


async def _faults(house: House, languages: Iterable[str], look: Check) -> dict[str, list[str]]:
    """Return what is wrong with any refusal, by its status and language."""
    refusing = house.application("guest")
    refusing.router.add_get("/{kind}", _refuse)
    app = web.Application(middlewares=[noticing])
    app.add_subapp("/refused", refusing)
    app.add_subapp("/privacy", privacy_page(house))
    app.add_subapp("/static", static_files(house))
    found = {}
    async with TestServer(app) as server, browsing() as page:
        for language, kind in product(languages, REFUSALS):
            await page.goto(str(server.make_url(f"/refused/{kind}?taal={language}")))
            name = f"refused-{kind}-{language}"
            found[name] = await look(page, name)
    return {name: wrong for name, wrong in found.items() if wrong}


async def test_every_refusal_is_fit(database: Database, pages: Pages, table: Table) -> None:
    house = House(database, pages, SEALS, table.clock)
    assert await _faults(house, ["nl"], partial(faults_of, screens=SCREENS[:1])) == {}


@pytest.mark.deep
async def test_every_refusal_is_fit_in_every_language(
    database: Database, pages: Pages, table: Table
) -> None:
    house = House(database, pages, SEALS, table.clock)
    assert await _faults(house, ALL_LANGUAGES, partial(faults_of, thorough=True)) == {}


async def test_who_says_that_a_link_is_not_theirs_reads_that_it_ended(
    stranger: Client, table: Table
) -> None:
    async with browsing() as page:
        await arrive(page, stranger, f"/g/{table.token}/niet-voor-mij", "nl")
        await send(page)
        assert await faults_of(page, "disowned-nl", SCREENS[:1]) == []


async def test_who_leaves_reads_that_the_page_is_closed(stranger: Client, table: Table) -> None:
    address = str(stranger.make_url(f"/g/{table.token}?taal=nl"))
    async with browsing() as page:
        await walk_in(page, address)
        await go_away(page)
        assert await faults_of(page, "left-nl", SCREENS[:1]) == []
        await page.goto(address)
        assert await page.query_selector("#year")


SPOILT = {
    "another site's": "document.querySelector('[name=seal]').value = 'x'",
    "too large": f"document.querySelector('[name=seal]').value = 'x'.repeat({LARGEST_FORM})",
    "no form of ours": "document.querySelector('main form').enctype = 'multipart/form-data'",
}


@pytest.mark.parametrize("spoilt", SPOILT)
async def test_what_was_typed_stands_there_after_a_refusal(
    client: Client, table: Table, spoilt: str
) -> None:
    async with chromium() as browser:
        page = await browser.new_page()
        await walk_in(page, str(client.make_url(f"/g/{table.token}/voorbereiden?taal=nl")))
        await page.fill("textarea", "Hij tekent graag.")
        await page.evaluate(SPOILT[spoilt])
        await send(page)
        assert "Er is niets opgeslagen." in await page.inner_text("main")
        await page.go_back(wait_until="commit")
        assert await page.input_value("textarea") == "Hij tekent graag."
