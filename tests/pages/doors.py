"""Opening the door of a parent's pages, as the parent does."""

from datetime import date

from aiohttp import CookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Page

from bot.pages.visitors import visitor_with
from cases.operations.kinds import Kind
from cases.principals import Courier
from tests.pages.table import BORN, SEALS, Table

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


async def codes_sent(table: Table) -> list[str]:
    """Return the codes that were to be sent and had not been looked at, the oldest first."""
    async with table.school.database.work_as(Courier()) as work:
        due = await work.outbox.claim(table.clock(), limit=100)
    sent = [one.message for one in due if one.message.kind == Kind.DOOR_CODE_MAIL]
    return [str(message.values["code"]) for message in sorted(sent, key=lambda one: one.at)]


def said(token: str, **fields: str) -> dict[str, str]:
    """Return what the second door's form sends."""
    guest = visitor_with(token)
    assert guest
    return {"seal": SEALS.seal(guest.link), **fields}


async def open_second_door(client: Client, table: Table, token: str) -> None:
    """Ask for a code, and fill in the one that comes."""
    path = f"/g/{token}/code"
    async with client.post(path, data=said(token, do="send")) as got:
        assert got.status == 200, got.status
    (code,) = await codes_sent(table)
    fields = said(token, do="open", code=code)
    async with client.post(path, data=fields, allow_redirects=False) as got:
        assert got.status == 303, got.status


async def walk_in(page: Page, address: str) -> None:
    """Open the door in a real browser, and go on to where one was going."""
    await page.goto(address)
    if await page.query_selector("#year"):
        await page.fill("#day", str(BORN.day))
        await page.fill("#month", str(BORN.month))
        await page.fill("#year", str(BORN.year))
        await page.click("main button")


async def walk_through(page: Page, table: Table) -> None:
    """Open the second door in a real browser, if one stands before it."""
    if await page.query_selector("main button[value=have]"):
        await page.click("main button[value=send]")
        (code,) = await codes_sent(table)
        await page.fill("#code", code)
        await page.click("main button[value=open]")
