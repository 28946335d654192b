"""The pages as people meet them: on a phone, in the dark, with a keyboard, without a script."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page

from tests.pages.browser import NARROW, SCREENS, WIDER_TEXT, Screen, chromium, look, violations
from tests.pages.doors import Client, walk_in, walk_through
from tests.pages.table import Table

Walk = Callable[[Page], Awaitable[None]]


async def nothing(page: Page) -> None:
    """Leave the page as it opens."""


async def send(page: Page) -> None:
    await page.click("main button")


async def share(page: Page) -> None:
    await page.click("main button[value=share]")


async def half_a_moment(page: Page) -> None:
    await page.check("[value=other_time]")
    await page.fill("#day", "2026-12-10")
    await send(page)


async def come(page: Page) -> None:
    await page.check("[value=coming]")
    await send(page)


async def refuse(page: Page) -> None:
    await page.check("[value=no]")
    await send(page)


async def first_consent(page: Page) -> None:
    await page.click("main li:nth-child(2) a")


async def refuse_first_consent(page: Page) -> None:
    await first_consent(page)
    await refuse(page)


async def empty_first_consent(page: Page) -> None:
    await first_consent(page)
    await send(page)


STATES: dict[str, tuple[str, Walk]] = {
    "start": ("", nothing),
    "meeting": ("/vraag/gesprek", nothing),
    "meeting-empty": ("/vraag/gesprek", send),
    "meeting-half": ("/vraag/gesprek", half_a_moment),
    "meeting-done": ("/vraag/gesprek", come),
    "consent": ("", first_consent),
    "consent-empty": ("", empty_first_consent),
    "consent-done": ("", refuse_first_consent),
    "company": ("/meebrengen", nothing),
    "company-empty": ("/meebrengen", send),
    "preparation": ("/voorbereiden", nothing),
    "preparation-nothing": ("/voorbereiden", share),
    "check": ("/nakijken", nothing),
    "finished": ("/klaar", nothing),
    "rights": ("/rechten", nothing),
    "rights-empty": ("/rechten", send),
}


async def open_file(page: Page) -> None:
    await page.click("main button")


async def used_up(page: Page) -> None:
    await page.click("main button")
    await page.reload()


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_pages_of_staff_have_no_violations(
    client: Client, table: Table, language: str
) -> None:
    await table.fill()
    found = {}
    async with chromium() as browser:
        page = await browser.new_page()
        for name, walk in {"door": nothing, "file": open_file}.items():
            await page.goto(str(client.make_url(f"/l/{await table.reading()}?taal={language}")))
            await walk(page)
            assert await page.get_attribute("html", "lang") == language
            for screen in SCREENS:
                await look(page, screen, f"staff-{name}-{language}")
                found[name, screen] = await violations(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_pages_for_everybody_have_no_violations(client: Client, language: str) -> None:
    found = {}
    paths = {"gone": "/g/" + "x" * 32, "privacy": "/privacy", "terms": "/voorwaarden"}
    async with chromium() as browser:
        page = await browser.new_page()
        for name, path in paths.items():
            await page.goto(str(client.make_url(f"{path}?taal={language}")))
            assert await page.get_attribute("html", "lang") == language
            for screen in SCREENS:
                await look(page, screen, f"{name}-{language}")
                found[name, screen] = await violations(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_guest_pages_have_no_violations(client: Client, table: Table, language: str) -> None:
    found: dict[tuple[str, Screen | None], list[str]] = {}
    async with chromium() as browser:
        page = await browser.new_page()
        for name, (path, walk) in STATES.items():
            address = str(client.make_url(f"/g/{table.token}{path}?taal={language}"))
            await walk_in(page, address)
            await walk_through(page, table)
            await page.goto(address)
            await walk(page)
            assert await page.get_attribute("html", "lang") == language
            for screen in SCREENS:
                await look(page, screen, f"{name}-{language}")
                found[name, screen] = await violations(page)
            await look(page, NARROW, f"{name}-{language}")
            await page.evaluate(WIDER_TEXT)
            found[name, None] = await violations(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


async def wrong_date(page: Page) -> None:
    for field, part in (("#day", "2"), ("#month", "3"), ("#year", "2017")):
        await page.fill(field, part)
    await send(page)


OUTSIDE: dict[str, tuple[str, Walk]] = {
    "door": ("", nothing),
    "door-empty": ("", send),
    "door-wrong": ("", wrong_date),
    "team": ("/team", nothing),
    "not-me": ("/niet-voor-mij", nothing),
}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_pages_before_the_door_have_no_violations(
    stranger: Client, table: Table, language: str
) -> None:
    found: dict[tuple[str, Screen | None], list[str]] = {}
    async with chromium() as browser:
        page = await browser.new_page()
        for name, (path, walk) in OUTSIDE.items():
            await page.goto(str(stranger.make_url(f"/g/{table.token}{path}?taal={language}")))
            await walk(page)
            assert await page.get_attribute("html", "lang") == language
            for screen in SCREENS:
                await look(page, screen, f"{name}-{language}")
                found[name, screen] = await violations(page)
            await page.evaluate(WIDER_TEXT)
            found[name, None] = await violations(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


async def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until this is where the keyboard is; every stop on the way must be seen."""
    for _ in range(30):
        await page.keyboard.press("Tab")
        here = page.locator(":focus")
        outline = await here.evaluate("it => getComputedStyle(it).outlineStyle")
        assert outline == "solid", await here.evaluate("it => it.outerHTML")
        if await here.evaluate("(it, wanted) => it.matches(wanted)", wanted):
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


async def test_a_parent_can_answer_everything_by_keyboard_and_without_script(
    client: Client, table: Table
) -> None:
    async with chromium() as browser:
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await page.goto(str(client.make_url(f"/g/{table.token}")))
        for field, part in (("#day", "1"), ("#month", "3"), ("#year", "2017")):
            await tab_to(page, field)
            await page.keyboard.type(part)
        await page.keyboard.press("Enter")
        await page.wait_for_selector(".tasks")
        for presses, chosen in ((1, "coming"), (2, "no"), (3, "talk")):
            await tab_to(page, "main a.button")
            await page.keyboard.press("Enter")
            await page.wait_for_url("**/vraag/**")
            await tab_to(page, "main input[type=radio]")
            await page.keyboard.press("Space")
            for _ in range(presses - 1):
                await page.keyboard.press("ArrowDown")
            assert await page.locator(":focus").get_attribute("value") == chosen
            await tab_to(page, "main button")
            await page.keyboard.press("Enter")
            await page.wait_for_url("**/klaar/**")
        thanks = await page.inner_text("main")

    assert "U heeft alles beantwoord. Dank u wel." in thanks
    assert [one.attendance for one in await table.answers()] == ["coming"]
    assert [one.answer for one in await table.consents()] == ["no", "talk"]


async def test_another_time_is_asked_for_only_when_it_is_wanted(
    client: Client, table: Table
) -> None:
    async with chromium() as browser:
        page = await browser.new_page()
        await walk_in(page, str(client.make_url(f"/g/{table.token}/vraag/gesprek")))
        shown = []
        for chosen in ("coming", "other_time", "not_coming"):
            await page.check(f"[value={chosen}]")
            shown.append(await page.is_visible("#day"))

    assert shown == [False, True, False]


async def test_one_click_chooses_all_of_the_text_to_copy(client: Client, table: Table) -> None:
    async with chromium() as browser:
        page = await browser.new_page()
        await page.goto(str(client.make_url(f"/l/{await table.reading()}?taal=nl")))
        await page.click("main button")
        await page.click("pre", position={"x": 40, "y": 20})
        chosen = await page.evaluate("getSelection().toString()")
        whole = await page.inner_text("pre")

    assert chosen.strip() == whole.strip()
    assert chosen.startswith("Hulpvraag WR-001, De Wilgenroos\n")
