"""The pages as people use them: by keyboard, without a script, on a phone."""

import pytest
from playwright.async_api import Page

from tests.pages.browser import chromium
from tests.pages.doors import Client, walk_in
from tests.pages.table import Table


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
