"""The page behind [Lees] was in the browser's language, whatever the chat was in."""

import aiohttp
import pytest

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


@pytest.mark.parametrize(("browser_asks", "chat"), [("en-GB", "nl"), ("nl-NL", "en")])
async def test_the_page_speaks_as_the_chat_does(
    school: SchoolInABox, browser_asks: str, chat: str
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    marit.speaks(chat)
    await marit.tells("lees", "read_case.done")
    link = str(marit.action({"nl": "Open de pagina", "en": "Open the page"}[chat])["url"])

    headers = {"Accept-Language": browser_asks}
    async with aiohttp.ClientSession() as browser, browser.get(link, headers=headers) as page:
        assert f'<html lang="{chat}"' in await page.text()
