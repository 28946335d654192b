"""Opening the door of a parent's pages, as the parent does."""

from datetime import date

from aiohttp import CookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Page

from bot.pages.visitors import visitor_with
from tests.pages.table import BORN, SEALS

Client = TestClient[web.Request, web.Application]


def answer(token: str, born: date = BORN, **changes: str) -> dict[str, str]:
    """Return what the door's form sends when this date is filled in."""
    guest = visitor_with(token)
    assert guest
    parts = {"day": born.day, "month": born.month, "year": born.year}
    sent = {name: str(part) for name, part in parts.items()}
    return {"seal": SEALS.seal(guest.link), **sent, **changes}


def safe_jar(server: TestServer) -> CookieJar:
    """Return what keeps cookies as browsers do: what is on this machine counts as safe."""
    return CookieJar(unsafe=True, treat_as_secure_origin=server.make_url("/"))


async def open_door(client: Client, token: str) -> None:
    """Fill in the right date."""
    async with client.post(f"/g/{token}", data=answer(token), allow_redirects=False) as got:
        assert got.status == 303, got.status


async def walk_in(page: Page, address: str) -> None:
    """Open the door in a real browser, and go on to where one was going."""
    await page.goto(address)
    if await page.query_selector("#year"):
        await page.fill("#day", str(BORN.day))
        await page.fill("#month", str(BORN.month))
        await page.fill("#year", str(BORN.year))
        await page.click("main button")
