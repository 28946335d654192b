"""Getting what is held on somebody, as its reader does."""

import re
from typing import Any

import aiohttp

from tests.our_pages import reads_once
from tests.school_in_a_box import Someone

_SEAL = re.compile(r'name="seal" value="([^"]+)"')


async def reads_page(reader: Someone) -> str:
    """Return the page behind the newest answer."""
    return await reads_once(reader)


async def gets_file(reader: Someone) -> dict[str, Any]:
    """Return the file behind the newest answer."""
    link = str(reader.action("Haal het bestand")["url"])
    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as door:
            seal = _SEAL.search(await door.text())
        assert seal
        async with browser.post(link, data={"seal": seal[1]}) as answer:
            assert answer.status == 200
            assert answer.content_type == "application/json"
            assert answer.headers["Content-Disposition"].endswith('"gegevens.json"')
            held: dict[str, Any] = await answer.json()
            return held


async def status_behind(link: str) -> int:
    """Return with what status a link's door opens when its button is pressed."""
    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as door:
            seal = _SEAL.search(await door.text())
        assert seal
        async with browser.post(link, data={"seal": seal[1]}) as answer:
            return answer.status


def kinds(held: dict[str, Any]) -> set[str]:
    """Return the kinds of records in a file."""
    return {record["kind"] for record in held["held"]}
