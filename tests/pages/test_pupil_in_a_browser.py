"""A pupil's pages in a real browser: fit for every reader, on a phone and without a script."""

from collections.abc import Iterable
from functools import partial

import pytest
from playwright.async_api import Page

from cases.model.consents import ConsentAnswer, Purpose
from cases.model.voices import Form
from cases.operations.pupil_pages import Tell
from tests.pages.browser import chromium
from tests.pages.doors import Client
from tests.pages.pupil import aged, invited_pupil, opens_both_doors
from tests.pages.readers import faults_of
from tests.pages.states import go_away
from tests.pages.table import BORN, Table
from tests.pages.test_every_page import (
    ALL_LANGUAGES,
    Check,
    arrive,
    browsing,
    faults_in_words,
)
from tests.pages.test_pupil_pages import SIXTEEN, as_guest, read_by

PAGES = (
    "vertel",
    "vertel/lastig",
    "vertel/eigen-woorden",
    "vertel/lezen",
    "vertel/klaar",
    "ouders",
)
READ_ONLY = {"start", "vertel/lastig", "vertel/klaar"}
RIGHTS = ("rechten", "gegevens", "gekeken", "niet-voor-mij")
ASKED = ("rechten/vraag", "rechten/vraag/correction", "rechten/vraag/correction/child")


async def wrong_answer(page: Page) -> None:
    """Send a page with something missing on it."""
    if await page.query_selector("[value=somebody]"):
        await page.check("[value=somebody]")
    await page.click("main button")


async def faults_behind_the_doors(
    page: Page, client: Client, token: str, language: str, check: Check
) -> dict[str, list[str]]:
    """Return what is wrong with the pages behind the doors, as they open and as they say no."""
    found = {}
    for place in ("start", "vraag", *PAGES, *RIGHTS, *ASKED):
        behind = f"/{place}" if place not in {"start", "vraag"} else ""
        await arrive(page, client, f"/j/{token}{behind}", language)
        if place == "vraag":
            await page.click("main .tasks li:nth-child(1) a")
        name = f"pupil-{place.replace('/', '-')}-{language}"
        found[name] = await check(page, name)
        if place not in {*READ_ONLY, *RIGHTS}:
            await wrong_answer(page)
            found[f"{name}-sent"] = await check(page, f"{name}-sent")
    await page.fill("#says", "Ik slaap wel.")
    await page.click("main button")
    await page.click("main button[value=send]")
    name = f"pupil-right-sent-{language}"
    return found | {name: await check(page, name)}


async def faults_of_pages(
    client: Client, table: Table, languages: Iterable[str], *, thorough: bool = False
) -> dict[str, list[str]]:
    """Return what is wrong with a pupil's pages, by page and language.

    In English, where that is not among the languages, only words left in Dutch and the like.
    """
    await aged(table, SIXTEEN)
    token = await invited_pupil(table)
    await as_guest(table, token, Tell(form=Form.JOIN, own_words="Ik wil naast Bram."))
    thoroughly = partial(faults_of, thorough=thorough)
    found: dict[str, list[str]] = {}
    async with browsing() as page:
        for language in languages:
            await arrive(page, client, f"/j/{token}", language)
            name = f"pupil-door-{language}"
            found[name] = await thoroughly(page, name)
            await page.click("main button")
            name = f"pupil-door-empty-{language}"
            found[name] = await thoroughly(page, name)
        await opens_both_doors(page, table, token)
        for language in dict.fromkeys((*languages, "en")):
            check = thoroughly if language in languages else faults_in_words
            found |= await faults_behind_the_doors(page, client, token, language, check)
        await arrive(page, client, f"/j/{token}", "nl")
        await go_away(page)
        found["left"] = await thoroughly(page, "pupil-left-nl")
    return {name: wrong for name, wrong in found.items() if wrong}


async def test_every_page_of_a_pupil_is_fit(stranger: Client, table: Table) -> None:
    assert await faults_of_pages(stranger, table, ["nl"]) == {}


@pytest.mark.deep
async def test_every_page_of_a_pupil_is_fit_in_every_language(
    stranger: Client, table: Table
) -> None:
    assert await faults_of_pages(stranger, table, ALL_LANGUAGES, thorough=True) == {}


async def test_a_pupil_answers_on_a_phone_without_script(stranger: Client, table: Table) -> None:
    await aged(table, SIXTEEN)
    token = await invited_pupil(table)
    async with chromium() as browser:
        context = await browser.new_context(
            java_script_enabled=False, viewport={"width": 390, "height": 844}
        )
        page = await context.new_page()
        await page.goto(str(stranger.make_url(f"/j/{token}")))
        for field, part in (("#day", BORN.day), ("#month", BORN.month), ("#year", BORN.year)):
            await page.fill(field, str(part))
        await page.click("main button")
        await page.click("main .tasks li:nth-child(2) a")
        await page.check("[value=yes]")
        await page.click("main button")
        await page.click("main button[value=sure]")
        await page.click("main a.button")
        for chosen in ("[value=talk]", None, "[name='chosen.tired']", None, None, "[value=table]"):
            if chosen:
                await page.check(chosen)
            await page.click("main button")
        kept = await page.inner_text("main")
        await page.click("main a.button")
        start = await page.inner_text("main")
    for words in (kept, start):
        assert "en de mensen die meedenken kunnen dit lezen" in words
    (given,) = await table.consents()
    assert (given.purpose, given.answer) == (Purpose.SHARE_EXPERT, ConsentAnswer.YES)
    shared = await read_by(table, table.school.coordinator)
    assert shared
    assert (shared.form, shared.chosen) == (Form.TALK, ("tired",))
