"""The pages of experts from outside in a real browser: fit for every reader, and walked through."""

from collections.abc import Sequence
from itertools import product

from playwright.async_api import Page

from cases.operations.agreements import RecordAgreement
from cases.operations.time_offers import WithdrawTimes
from tests.pages.doors import Client, codes_sent
from tests.pages.outsiders import Fatima, invite_fatima
from tests.pages.readers import faults_of
from tests.pages.states import State, send
from tests.pages.table import Table
from tests.pages.test_every_page import arrive, browsing
from tests.pages.test_offered_times_page import offered


async def have_code(page: Page) -> None:
    await page.click("main button[value=have]")


async def half_a_code(page: Page) -> None:
    await have_code(page)
    await page.click("main button[value=open]")


async def no_button(page: Page) -> None:
    await page.evaluate("document.querySelector('main form').submit()")
    await page.wait_for_selector(".panel.wrong")


async def dead_code(page: Page) -> None:
    await have_code(page)
    await page.fill("#code", "123456")
    await page.click("main button[value=open]")


async def half_a_moment(page: Page) -> None:
    await page.fill("#day", "2026-12-10")
    await send(page)


async def half_another_time(page: Page) -> None:
    await page.check("[value=other_time]")
    await half_a_moment(page)


async def a_number_as_reason(page: Page) -> None:
    await page.fill("#why", "bsn 111222333")
    await send(page)


async def leave(page: Page) -> None:
    await page.check("main input[type=radio] >> nth=0")
    await send(page)


async def reading(page: Page) -> None:
    await page.click("main form button")


DOOR = {
    "outside-door": State(""),
    "outside-door-code": State("", have_code),
    "outside-door-half": State("", half_a_code),
    "outside-door-dead": State("", dead_code),
    "outside-not-me": State("/niet-voor-mij"),
}
INVITED = {
    "outside-start": State(""),
    "outside-answer": State("/antwoord"),
    "outside-answer-empty": State("/antwoord", no_button),
    "outside-decline": State("/antwoord/nee"),
    "outside-decline-empty": State("/antwoord/nee", send),
    "outside-other-time": State("/antwoord/tijd"),
    "outside-other-time-half": State("/antwoord/tijd", half_a_moment),
    "outside-times": State("/tijden"),
    "outside-times-empty": State("/tijden", send),
}
SEATED = {
    "outside-seated": State(""),
    "outside-meeting": State("/gesprek/1"),
    "outside-meeting-half": State("/gesprek/1", half_another_time),
    "outside-agreement": State("/afspraak/1"),
    "outside-agreement-day": State("/afspraak/1/dag"),
    "outside-agreement-day-empty": State("/afspraak/1/dag", send),
    "outside-agreement-block": State("/afspraak/1/lukt-niet"),
    "outside-agreement-block-number": State("/afspraak/1/lukt-niet", a_number_as_reason),
    "outside-kept": State("/klaar/meeting"),
    "outside-leave": State("/antwoord"),
    "outside-leave-empty": State("/antwoord", send),
    "outside-case": State("", reading),
}
GONE = {
    "outside-times-gone": State("/tijden"),
    "outside-declined": State("/antwoord", leave),
}


async def _faults(
    page: Page,
    client: Client,
    fatima: Fatima,
    states: dict[str, State],
    languages: Sequence[str] = ("nl",),
) -> dict[str, list[str]]:
    """Return what is wrong with these pages; held to every rule where there are more languages."""
    found = {}
    for language, (name, state) in product(languages, states.items()):
        await arrive(page, client, f"{fatima.path()}{state.path}", language)
        await state.walk(page)
        thorough = len(languages) > 1
        found[f"{name}-{language}"] = await faults_of(page, f"{name}-{language}", thorough=thorough)
    return {name: wrong for name, wrong in found.items() if wrong}


async def _walk_in(page: Page, client: Client, fatima: Fatima) -> None:
    await page.goto(str(client.make_url(fatima.path())))
    await page.click("main button[value=send]")
    (code,) = await codes_sent(fatima.table)
    await page.fill("#code", f"{code[:3]} {code[3:]}")
    await page.press("#code", "Enter")
    await page.wait_for_selector("main a.button")


async def faults_of_experts(
    stranger: Client, table: Table, languages: Sequence[str] = ("nl",)
) -> dict[str, list[str]]:
    """Return what is wrong with any page of an expert from outside."""
    fatima = await invite_fatima(table)
    await offered(table)
    async with browsing() as page:
        found = await _faults(page, stranger, fatima, DOOR, languages)
        await _walk_in(page, stranger, fatima)
        found |= await _faults(page, stranger, fatima, INVITED, languages)
        await page.goto(str(stranger.make_url(fatima.path("antwoord"))))
        await page.click("[value=accept]")
        await page.wait_for_selector("main .good")
        await table.agree("met het gezin bellen", who=fatima.person)
        await fatima.may_read()
        found |= await _faults(page, stranger, fatima, SEATED, languages)
        async with table.school.database.work_as(table.coordinator) as work:
            await work.desk.execute(WithdrawTimes(case=table.case))
        found |= await _faults(page, stranger, fatima, GONE, languages[:1])
    return found


async def test_every_page_of_an_expert_is_fit(stranger: Client, table: Table) -> None:
    assert await faults_of_experts(stranger, table) == {}


async def test_an_expert_takes_part_without_script(stranger: Client, table: Table) -> None:
    fatima = await invite_fatima(table)
    async with browsing() as plain:
        browser = plain.context.browser
        assert browser
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await _walk_in(page, stranger, fatima)
        await page.click("main a.button")
        await page.click("[value=accept]")
        await page.wait_for_selector("main .good")
        async with table.school.database.work_as(table.coordinator) as work:
            record = RecordAgreement.model_validate(
                {"case": table.case, "who": fatima.person, "what": "bellen", "by": "2026-12-18"}
            )
            await work.desk.execute(record)
        await fatima.may_read()
        await page.reload()
        await page.click("main form button")
        file = await page.inner_text("main")
        await page.goto(str(stranger.make_url(fatima.path("afspraak", "1"))))
        await page.click("main button[value=done]")
        await page.wait_for_selector("main .good")
        left = await page.inner_text("main")

    assert "Sem de Vries" in file
    assert "U heeft nu geen afspraken." in left
