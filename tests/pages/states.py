"""Every page of a parent, as it opens and when something on it is not right."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Page

Walk = Callable[[Page], Awaitable[None]]


async def nothing(page: Page) -> None:
    """Leave the page as it opens."""


async def go_away(page: Page) -> None:
    """Shut the doors, as on a device of others."""
    await page.click("main form[action*='/sluit'] button")


async def send(page: Page) -> None:
    """Press the first button, whatever was filled in."""
    await page.click("main button")


@dataclass(frozen=True)
class State:
    """A page behind a parent's link, and what is done on it."""

    path: str
    walk: Walk = nothing


async def bsn(page: Page) -> None:
    await page.fill("textarea", "BSN 111222333")
    await send(page)


async def story(page: Page) -> None:
    await page.fill("textarea", "Hij tekent graag.")
    await send(page)
    await page.goto(page.url.replace("/lastig", "/delen"))


async def half_a_moment(page: Page) -> None:
    await page.check("[value=other_time]")
    await page.fill("#day", "2026-12-10")
    await send(page)


async def come(page: Page) -> None:
    await page.check("[value=coming]")
    await send(page)


async def first_consent(page: Page) -> None:
    await page.click("main li:nth-child(2) a")


async def choose_first_consent(page: Page) -> None:
    await first_consent(page)
    await page.check("[value=no]")
    await send(page)


async def refuse_first_consent(page: Page) -> None:
    await choose_first_consent(page)
    await page.click("main button[value=sure]")


async def empty_first_consent(page: Page) -> None:
    await first_consent(page)
    await send(page)


async def somebody_without_a_name(page: Page) -> None:
    await page.check("[value=no]")
    await send(page)


async def a_language_without_a_name(page: Page) -> None:
    await page.check("[value=needed]")
    await send(page)


async def request(page: Page) -> None:
    await page.fill("#says", "Hij slaapt wel.")
    await send(page)


async def sent_request(page: Page) -> None:
    await request(page)
    await page.click("main button[value=send]")


async def wrong_date(page: Page) -> None:
    for field, part in (("#day", "2"), ("#month", "3"), ("#year", "2017")):
        await page.fill(field, part)
    await send(page)


INSIDE: dict[str, State] = {
    "start": State(""),
    "meeting": State("/vraag/gesprek"),
    "meeting-empty": State("/vraag/gesprek", send),
    "meeting-half": State("/vraag/gesprek", half_a_moment),
    "meeting-done": State("/vraag/gesprek", come),
    "consent": State("", first_consent),
    "consent-empty": State("", empty_first_consent),
    "consent-sure": State("", choose_first_consent),
    "consent-done": State("", refuse_first_consent),
    "not-asked": State("/vraag/0123456789ab"),
    "company": State("/meebrengen"),
    "company-empty": State("/meebrengen", send),
    "company-nobody": State("/meebrengen", somebody_without_a_name),
    "interpreter": State("/tolk"),
    "interpreter-empty": State("/tolk", send),
    "interpreter-half": State("/tolk", a_language_without_a_name),
    "preparation": State("/voorbereiden"),
    "preparation-bsn": State("/voorbereiden/vertellen", bsn),
    "preparation-share": State("/voorbereiden", story),
    "check": State("/nakijken"),
    "finished": State("/klaar"),
    "rights": State("/rechten"),
    "package": State("/gegevens"),
    "right-kind": State("/rechten/vraag"),
    "right-kind-empty": State("/rechten/vraag", send),
    "right-about": State("/rechten/vraag/correction"),
    "right-about-empty": State("/rechten/vraag/correction", send),
    "right-says": State("/rechten/vraag/correction/child"),
    "right-says-empty": State("/rechten/vraag/correction/child", send),
    "right-check": State("/rechten/vraag/correction/child", request),
    "right-sent": State("/rechten/vraag/correction/child", sent_request),
    "looked": State("/gekeken"),
}
"""Behind the door."""

OUTSIDE: dict[str, State] = {
    "door": State(""),
    "door-empty": State("", send),
    "door-wrong": State("", wrong_date),
    "team": State("/team"),
    "not-me": State("/niet-voor-mij"),
}
"""Before the door: for whoever has the link."""

MATRIX = ("meeting", "meeting-half", "company", "company-nobody", "consent", "consent-empty")
"""Three pages as they open and with something wrong, looked at in every way with each test."""
