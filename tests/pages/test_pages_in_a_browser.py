"""The pages as people use them: by keyboard, without a script, on a phone."""

import pytest
from playwright.async_api import Page

from tests.pages.browser import chromium
from tests.pages.doors import Client, codes_sent, walk_in
from tests.pages.table import Table

# Where the keyboard is: whether that is seen, whether it is what was looked for, and what it is.
HERE = """wanted => {
    const here = document.activeElement;
    const seen = getComputedStyle(here).outlineStyle === 'solid';
    return [seen, here.matches(wanted), here.outerHTML.slice(0, 80)];
}"""


async def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until this is where the keyboard is; every stop on the way must be seen."""
    for _ in range(40):
        await page.keyboard.press("Tab")
        seen, is_there, what = await page.evaluate(HERE, wanted)
        assert seen, what
        if is_there:
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


async def press(page: Page, wanted: str) -> None:
    """Go to a link or a button by keyboard, press it, and wait for the page behind it."""
    await tab_to(page, wanted)
    async with page.expect_navigation():
        await page.keyboard.press("Enter")


async def choose(page: Page, wanted: str, presses: int) -> None:
    """Choose one of several answers by keyboard."""
    await tab_to(page, "main input[type=radio]")
    await page.keyboard.press("Space")
    for _ in range(presses - 1):
        await page.keyboard.press("ArrowDown")
    _, is_chosen, what = await page.evaluate(HERE, f"[value={wanted}]:checked")
    assert is_chosen, what


async def write(page: Page, field: str, text: str) -> None:
    """Type into a field by keyboard."""
    await tab_to(page, field)
    await page.keyboard.type(text)


async def through_the_doors(page: Page, table: Table) -> None:
    """Ask for a code, and fill it in, by keyboard."""
    await press(page, "main button[value=send]")
    (code,) = await codes_sent(table)
    await write(page, "#code", code)
    async with page.expect_navigation():
        await page.keyboard.press("Enter")


async def answer_what_is_asked(page: Page) -> None:
    for presses, chosen in ((1, "coming"), (2, "no"), (3, "talk")):
        await press(page, "main a.button")
        await choose(page, chosen, presses)
        await press(page, "main button")
        if chosen != "coming":
            await press(page, "main button[value=sure]")
    assert "U heeft alles beantwoord. Dank u wel." in await page.inner_text("main")


async def tell_who_comes_and_what_there_is_to_say(page: Page) -> None:
    await press(page, "main a[href$=meebrengen]")
    await choose(page, "no", 2)
    await write(page, "#brings", "Amal")
    await press(page, "main button")
    await choose(page, "needed", 2)
    await write(page, "#language", "Arabisch")
    await press(page, "main button")
    for text in ("Hij tekent graag.", "De ochtend.", "Wij zijn verhuisd."):
        await write(page, "main textarea", text)
        await press(page, "main button")
    await press(page, "main button[value=share]")
    await press(page, "main a.button")
    assert await page.inner_text("h1") == "Dank u wel"
    await press(page, "main a.plain")


async def ask_for_a_right(page: Page, table: Table) -> None:
    await press(page, "main a[href$=rechten]")
    await through_the_doors(page, table)
    await press(page, "main a.button")
    await choose(page, "correction", 2)
    await press(page, "main button")
    await choose(page, "child", 2)
    await press(page, "main button")
    await write(page, "#says", "Hij slaapt wel.")
    await press(page, "main button")
    await press(page, "main button[value=send]")
    assert await page.inner_text("h1") == "De vraag is verstuurd"
    await press(page, "main p:last-child a")


async def look_around(page: Page) -> list[str]:
    """Open what there is to read, and return the headings."""
    headings = []
    for place in ("gekeken", "team", "niet-voor-mij"):
        await press(page, f"main a[href$={place}]")
        headings.append(await page.inner_text("h1"))
        await press(page, "main a.back")
    return headings


async def test_a_parent_does_everything_by_keyboard_and_without_script(
    client: Client, table: Table
) -> None:
    async with chromium() as browser:
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await page.goto(str(client.make_url(f"/g/{table.token}")))
        for field, part in (("#day", "1"), ("#month", "3"), ("#year", "2017")):
            await write(page, field, part)
        async with page.expect_navigation():
            await page.keyboard.press("Enter")
        await answer_what_is_asked(page)
        await tell_who_comes_and_what_there_is_to_say(page)
        await ask_for_a_right(page, table)
        read = await look_around(page)

    assert read == [
        "Wie heeft gekeken?",
        "Wat is een ondersteuningsteam?",
        "Is deze link niet voor u?",
    ]
    assert [one.attendance for one in await table.answers()] == ["coming"]
    assert [one.answer for one in await table.consents()] == ["no", "talk"]
    assert await table.told("rights_asked") == 1


async def test_what_was_typed_stands_there_again_on_going_back(
    client: Client, table: Table
) -> None:
    async with chromium() as browser:
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await walk_in(page, str(client.make_url(f"/g/{table.token}/voorbereiden")))
        await page.fill("textarea", "Hij tekent graag.")
        await page.click(".bottom a")
        await page.go_back(wait_until="commit")
        typed = await page.input_value("textarea")
        await page.click("main button")
        await page.go_back(wait_until="commit")
        sent = await page.input_value("textarea")

    assert (typed, sent) == ("Hij tekent graag.", "Hij tekent graag.")


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
