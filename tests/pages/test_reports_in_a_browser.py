"""The report as its readers meet it: a parent on a phone, and who writes it, as it opens and wrong.

The rules of axe and our own checks, in every size and colour.
"""

from playwright.async_api import Page

from tests.pages.browser import chromium
from tests.pages.doors import Client, open_door, walk_in, walk_through
from tests.pages.readers import faults_of
from tests.pages.reported import agreed, invite_father, lets_discuss, says, sent, writing, written
from tests.pages.table import Table
from tests.pages.test_report_on_paper import report_on_paper


async def enter(page: Page, client: Client, table: Table, path: str) -> None:
    """Open both doors, and the page that is behind them."""
    address = str(client.make_url(f"/g/{table.token}/{path}"))
    await walk_in(page, address)
    await page.goto(address)
    await walk_through(page, table)
    await page.goto(address)


async def full(table: Table) -> None:
    """Let there be a report with everything that can stand on its page."""
    await agreed(table)
    await lets_discuss(table)
    his = await invite_father(table)
    version = await sent(table)
    marks = {"hard": ["not_right", "may_go"]}
    await says(table, table.token, version, "De pauze is fijn.", marks=marks, share=True)
    await says(table, his, version, "Dat vind ik.", share=True)
    await written(table, hard="De gang.", changed="Moeder zei: de gang.", child="Hoi Sem!")
    await sent(table, decided="Een vaste plek.")
    await table.agree("Later afgesproken")


async def test_a_parents_page_of_the_report_is_fit(client: Client, table: Table) -> None:
    await full(table)
    found = {}
    async with chromium() as browser:
        page = await browser.new_page()
        await enter(page, client, table, "verslag?taal=nl")
        assert "Wat is er anders?" in await page.inner_text("main")
        found["report"] = await faults_of(page, "report-nl")
        await page.emulate_media(media="print")
        on_paper = await page.inner_text("body")
        await page.emulate_media(media="screen")
        await page.click("main button[value=send]")
        assert "Druk op een knop of schrijf iets." in await page.inner_text("main")
        found["report-empty"] = await faults_of(page, "report-empty-nl")
        await page.goto(str(client.make_url(f"/g/{table.token}/verslag/1?taal=en")))
        found["report-older-en"] = await faults_of(page, "report-older-en")
        await page.goto(str(client.make_url(f"/g/{table.token}/verslag?taal=ar")))
        found["report-ar"] = await faults_of(page, "report-ar")
        await page.goto(str(client.make_url(await report_on_paper(table))))
        await page.click("main button")
        found["report-paper"] = await faults_of(page, "report-paper-nl")

    for kept in ("De Wilgenroos", "De ochtenden gaan goed.", "De pauze is fijn."):
        assert kept in on_paper
    for left in ("Dit klopt niet", "Wat wilt u zeggen?", "Alle versies", "English", "Terug"):
        assert left not in on_paper
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


async def test_with_whom_is_answered_at_once_and_a_response_needs_no_script(
    client: Client, table: Table
) -> None:
    await sent(table)
    await open_door(client, table.token)
    async with chromium() as browser:
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await enter(page, client, table, "verslag?taal=nl")
        readers = page.locator("details").first
        assert not await readers.locator("li").first.is_visible()
        await readers.locator("summary").click()
        assert await readers.locator("li").first.inner_text() == "Anna Bakker: leidt het team"
        await page.check('[name="hard.not_right"]')
        await page.fill("#says", "Het is de gang.")
        await page.click("main button[value=send]")
        await page.wait_for_selector(".panel.good")
        kept = await page.inner_text(".panel.good")

    assert "Wat is lastig? Klopt niet" in kept
    assert "Het is de gang." in kept


async def test_the_page_for_writing_is_fit(client: Client, table: Table) -> None:
    await agreed(table)
    found = {}
    async with chromium() as browser:
        page = await browser.new_page()
        await page.goto(str(client.make_url(f"/v/{await writing(table)}?taal=nl")))
        await page.click("main button")
        found["writing"] = await faults_of(page, "writing-nl")
        await written(table, hard="van een ander")
        await page.fill("#hard", "BSN 123456782")
        await page.click("main button")
        found["writing-wrong"] = await faults_of(page, "writing-wrong-nl")
        await written(table, hard="weer van een ander")
        await page.fill("#hard", "vader slaat hem")
        await page.click("main button")
        assert "Nu bewaard:" in await page.inner_text("main")
        assert "meldcode" in await page.inner_text("main")
        found["writing-conflict"] = await faults_of(page, "writing-conflict-nl")
        await page.evaluate("document.forms[0].target = 'elsewhere'")
        async with page.expect_popup() as saved:
            await page.click("main button")
        await (await saved.value).wait_for_selector("main .good")
        await page.evaluate("document.forms[0].target = ''")
        await page.click("main button")
        assert "vader slaat hem" in await page.inner_text("main")
        found["writing-over"] = await faults_of(page, "writing-over-nl")

    assert {state: wrong for state, wrong in found.items() if wrong} == {}
