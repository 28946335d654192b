"""The page in a real browser: what a visitor sees and does, with and without a mouse."""

import json
import os
import shutil
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from playground.envelopes import Place
from playground.running import Living
from tests.playground.living_school import BotHouse, life_of

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP, PHONE = (1440, 900), (360, 740)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    program = os.environ.get("AANTAFEL_CHROMIUM") or shutil.which("chromium")
    assert program, "set AANTAFEL_CHROMIUM to the path of a Chromium, or run make test"
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield opened
        await opened.close()


@pytest.fixture
async def life(tmp_path: Path) -> AsyncIterator[Living]:
    async with life_of(BotHouse(), tmp_path) as alive:
        yield alive


async def visit(browser: Browser, life: Living, size: tuple[int, int] = DESKTOP) -> Page:
    """Open the page; any error in its scripts fails the test at the next step."""
    page = await browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.on("pageerror", _fail)
    await page.goto(life.address)
    await expect(page.locator(".column").first).to_be_visible()
    return page


def _fail(error: Exception) -> None:
    raise AssertionError(str(error))


def screen(page: Page, key: str) -> Locator:
    return page.locator(f'[data-person="{key}"]')


async def write(where: Locator, text: str) -> None:
    field = where.locator(".writer textarea").last
    await field.fill(text)
    await field.press("Enter")


async def test_a_card_is_drawn_filled_in_and_replaced(browser: Browser, life: Living) -> None:
    page = await visit(browser, life)
    marit = screen(page, "marit")

    await write(marit, "kaart")
    await expect(marit.get_by_role("heading", name="Wat is er afgesproken?")).to_be_visible()
    await marit.get_by_role("button", name="Bewaar").click()
    await expect(marit.get_by_text("Vul de afspraak in.")).to_be_visible()
    await marit.get_by_role("textbox", name="Afspraak").fill("observatie")
    await marit.get_by_role("button", name="Bewaar").click()

    await expect(marit.get_by_text("Afgesproken: observatie, 2026-12-18")).to_be_visible()
    await expect(marit.get_by_role("button", name="Bewaar")).to_have_count(0)


async def test_what_is_longer_than_the_screen_is_shown_from_its_beginning(
    browser: Browser, life: Living
) -> None:
    marit = screen(await visit(browser, life, (1440, 420)), "marit")

    await write(marit, "kaart")

    await expect(marit.get_by_text("Wat is er afgesproken?")).to_be_in_viewport()
    await marit.get_by_role("button", name="Bewaar").focus()
    await expect(marit.locator(".column-head")).to_be_in_viewport()


async def test_the_newest_stays_in_view_when_there_is_less_room(
    browser: Browser, life: Living
) -> None:
    page = await visit(browser, life)
    marit = screen(page, "marit")
    for number in range(6):
        await write(marit, f"bericht {number}")
    await expect(marit.get_by_text("Echo: bericht 5")).to_be_in_viewport()

    await page.set_viewport_size({"width": 1440, "height": 500})

    await expect(marit.get_by_text("Echo: bericht 5")).to_be_in_viewport()


async def test_a_word_in_answer_to_a_button_stands_beside_the_card(
    browser: Browser, life: Living
) -> None:
    marit = screen(await visit(browser, life), "marit")

    await write(marit, "kaart")
    await marit.get_by_role("textbox", name="Afspraak").fill("alleen een woord")
    await marit.get_by_role("button", name="Bewaar").click()

    await expect(marit.locator(".notice")).to_have_text("Bewaard.")


async def test_what_people_write_is_text_whatever_it_holds(browser: Browser, life: Living) -> None:
    page = await visit(browser, life)
    marit = screen(page, "marit")
    wicked = '<img src=x onerror="document.title=1"> [x](javascript:alert(1)) **dik** <b>nee</b>'

    await write(marit, wicked)

    answer = marit.locator(".message:not(.is-mine) .bubble")
    await expect(answer).to_have_text(
        'Echo: <img src=x onerror="document.title=1"> [x](javascript:alert(1)) dik <b>nee</b>'
    )
    await expect(answer.locator("img, b, a")).to_have_count(0)
    await expect(answer.locator("strong")).to_have_text("dik")


async def test_people_delete_their_own_words(browser: Browser, life: Living) -> None:
    marit = screen(await visit(browser, life), "marit")

    await write(marit, "Sem loopt weg")
    await marit.get_by_role("button", name="Verwijder").click()

    await expect(marit.get_by_text("Dit bericht is verwijderd.")).to_be_visible()
    assert life.teams.chat("marit").messages[0].text == ""


async def test_a_thread_is_answered_where_it_is(browser: Browser, life: Living) -> None:
    page = await visit(browser, life)
    marit = screen(page, "marit")
    await marit.get_by_role("button", name="WR ondersteuning 1").click()

    await write(marit, "afspraak met @Fenna Postma")
    await marit.get_by_role("button", name="Beantwoord").click()
    await marit.locator(".thread textarea").fill("en nog iets")
    await marit.locator(".thread textarea").press("Enter")

    await expect(marit.locator(".thread")).to_have_count(1)
    await expect(marit.locator(".thread .message")).to_have_count(4)
    await expect(marit.locator(".mention").first).to_have_text("Aan tafel")
    first, *rest = life.teams.channel("wr1").messages
    assert [message.root for message in rest] == [first.id] * 3


async def test_who_looks_elsewhere_is_notified_with_the_summary_only(
    browser: Browser, life: Living
) -> None:
    page = await visit(browser, life)
    fenna = screen(page, "fenna")
    await fenna.get_by_role("button", name="Algemeen").click()
    await life.teams.people.addresses("fenna", _chat(life, "fenna"), "kaart")

    toast = fenna.locator(".toast")
    await expect(toast).to_contain_text("Een kaart")
    await expect(fenna.locator(".count")).to_have_text("1")
    await toast.get_by_role("button").first.click()

    await expect(fenna.get_by_role("button", name="Bewaar")).to_be_visible()
    await expect(fenna.locator(".count")).to_have_count(0)


async def test_the_parent_opens_the_link_in_the_mail(browser: Browser, life: Living) -> None:
    page = await visit(browser, life)
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "school@wilgenroos.example", "Uitnodiging"
    mail.set_content(f"Open {life.address}/playground/page/table.svg\n")
    life.mailbox.take("moeder@thuis.example", mail.as_bytes())
    moeder = screen(page, "moeder")

    await moeder.get_by_role("button", name="Uitnodiging").click()
    async with page.context.expect_page() as opened:
        await moeder.get_by_role("link").click()

    assert (await opened.value).url == f"{life.address}/playground/page/table.svg"
    life.mailbox.take("moeder@thuis.example", mail.as_bytes())
    await moeder.get_by_role("button", name="Nieuwe mail").click()
    await expect(moeder.locator(".mail-line")).to_have_count(2)


async def test_members_and_the_clock_are_changed_on_the_page(
    browser: Browser, life: Living
) -> None:
    page = await visit(browser, life)
    marit = screen(page, "marit")
    await marit.get_by_role("button", name="WR ondersteuning 1").click()
    await marit.get_by_role("button", name="Leden (2)").click()
    await page.get_by_role("checkbox", name="Kim de Wit").check()
    await expect(marit.get_by_role("button", name="Leden (3)", include_hidden=True)).to_have_count(
        1
    )
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="+1 dag").click()
    await page.get_by_text("Naar datum").click()
    await page.get_by_label("Datum").fill("2030-01-07")
    await page.get_by_role("button", name="Ga erheen").click()

    await expect(page.locator(".now")).to_have_text("ma 7 jan 2030, 08:30")
    assert "kim" in life.teams.channel("wr1").members


async def test_a_join_link_brings_somebody_into_the_meeting(browser: Browser, life: Living) -> None:
    page = await visit(browser, life)
    fenna = screen(page, "fenna")
    link = life.teams.meetings.link(life.teams.meeting("overleg"))

    await write(fenna, link)
    await fenna.get_by_role("link").last.click()

    await expect(fenna.get_by_role("heading", name="Gesprek op school")).to_be_visible()
    assert life.teams.meeting("overleg").members == ["marit", "fenna"]


async def test_it_speaks_english_too_and_remembers_it(browser: Browser, life: Living) -> None:
    page = await visit(browser, life)

    await page.get_by_role("button", name="EN: Switch to English").click()
    await expect(page.get_by_role("button", name="Start over")).to_be_visible()
    await page.reload()

    await expect(page.get_by_role("button", name="Start over")).to_be_visible()
    assert await page.evaluate("document.documentElement.lang") == "en"
    locales = [life.teams.scene.locale_of(person.key) for person in life.teams.world.people]
    assert locales == ["en-GB"] * 8 + ["nl-NL"] * 2  # parents have no Teams


async def test_the_keyboard_is_enough(browser: Browser, life: Living) -> None:
    page = await visit(browser, life)
    marit = screen(page, "marit")
    await marit.locator("textarea").focus()
    await page.keyboard.type("kaart")
    await page.keyboard.press("Enter")
    await expect(marit.get_by_role("button", name="Bewaar")).to_be_visible()
    await marit.get_by_role("textbox", name="Afspraak").focus()
    await page.keyboard.type("bellen")
    for _ in range(12):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.textContent") == "Bewaar":
            break
    await page.keyboard.press("Enter")

    await expect(marit.get_by_text("Afgesproken: bellen")).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
async def test_everybody_can_read_it(browser: Browser, life: Living, size: tuple[int, int]) -> None:
    page = await visit(browser, life, size)
    marit = screen(page, "marit")
    await write(marit, "kaart")
    await expect(marit.get_by_role("button", name="Bewaar")).to_be_visible()

    assert await page.evaluate("document.documentElement.scrollWidth") == size[0]
    await page.wait_for_timeout(300)  # a notification fades in
    assert await _faults(page) == []


async def _faults(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it is now."""
    await page.evaluate(AXE.read_text())
    found = await page.evaluate("axe.run().then((result) => JSON.stringify(result.violations))")
    return [
        f"{fault['id']}: {[node['html'] for node in fault['nodes']]}" for fault in json.loads(found)
    ]


def _chat(life: Living, key: str) -> Place:
    return Place(life.teams.chat(key))
