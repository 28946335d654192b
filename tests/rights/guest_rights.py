"""A parent's page of rights, as a browser uses it."""

import re

import aiohttp

from tests.our_pages import opens_door, safe_jar

_SEAL = re.compile(r'name="seal" value="([^"]+)"')


async def page_of_rights(link: str) -> str:
    """Return the page."""
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await opens_door(browser, link)
        async with browser.get(f"{link}/rechten") as page:
            assert page.status == 200
            return await page.text()


async def asks_for(link: str, kind: str, about: str, says: str, *, status: int = 200) -> str:
    """Send the form, and return the page that follows."""
    seal = _SEAL.search(await page_of_rights(link))
    assert seal
    form = {"seal": seal[1], "kind": kind, "about": about, "says": says}
    address = f"{link}/rechten"
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await opens_door(browser, link)
        async with browser.post(address, data=form) as page:
            assert page.status == status
            return await page.text()
