"""Reading our own pages as somebody does who pressed a button or opened a mail."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
from yarl import URL

from playground.mail import OpenedMail
from tests.school_in_a_box import SchoolInABox, Someone

_SEAL = re.compile(r'name="seal" value="([^"]+)"')
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


async def reads_once(reader: Someone, title: str = "Open de pagina") -> str:
    """Follow the newest card's button and return the page that is shown once."""
    link = str(reader.action(title)["url"])
    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as door:
            seal = _SEAL.search(await door.text())
        assert seal
        async with browser.post(link, data={"seal": seal[1]}) as page:
            assert page.status == 200, page.status
            return await page.text()


def safe_jar(link: str) -> aiohttp.CookieJar:
    """Return what keeps cookies as browsers do: what is on this machine counts as safe."""
    return aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=URL(link))


async def opens_door(browser: aiohttp.ClientSession, link: str, born: str = "3-5-2017") -> str:
    """Fill in when the pupil was born, and return the parent's first page."""
    day, month, year = born.split("-")
    async with browser.get(link) as door:
        hidden = dict(_HIDDEN.findall(await door.text()))
    sent = {**hidden, "day": day, "month": month, "year": year}
    async with browser.post(link, data=sent) as page:
        assert page.status == 200, page.status
        return await page.text()


def seal_on(page: str) -> str:
    """Return the seal of the form on a page."""
    seal = _SEAL.search(page)
    assert seal
    return seal[1]


@asynccontextmanager
async def behind_both_doors(
    school: SchoolInABox, link: str, who: str = "moeder"
) -> AsyncIterator[aiohttp.ClientSession]:
    """Open both doors of somebody's pages, with the code from their mail."""
    school.life.clock.move_to(school.life.clock() + timedelta(minutes=1))
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await opens_door(browser, link)
        async with browser.get(f"{link}/code") as page:
            seal = {"seal": seal_on(await page.text())}
        async with browser.post(f"{link}/code", data={**seal, "do": "send"}) as page:
            assert page.status == 200, page.status
        await school.deliver()
        mail = await school.person(who).opens_mail()
        while mail.subject != "Uw code":
            mail = await school.person(who).opens_mail()
        code = re.findall(r"\b\d{6}\b", mail.text)[0]
        async with browser.post(f"{link}/code", data={**seal, "code": code}) as page:
            assert page.status == 200, page.status
        yield browser


async def answers_by_link(link: str, question: str, form: dict[str, str]) -> None:
    """Answer one question on a parent's pages."""
    address = f"{link}/vraag/{question}"
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await opens_door(browser, link)
        async with browser.get(address) as page:
            hidden = dict(_HIDDEN.findall(await page.text()))
        sure = {"do": "sure"} if "answer" in form else {}  # a choice is read back first
        async with browser.post(address, data={**hidden, **form, **sure}) as answer:
            assert answer.status == 200


async def questions_behind(link: str) -> list[str]:
    """Return the names of the questions on a parent's first page, in order."""
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        page = await opens_door(browser, link)
    return list(dict.fromkeys(re.findall(r"/vraag/([a-z0-9]+)", page)))


def own_link(mail: OpenedMail) -> str:
    """Return the link in a mail that leads to the parent's own page."""
    return next(one for one in mail.links if "/g/" in one)
