"""What a pupil reads of the report: what was written for them, and from sixteen all of it."""

from datetime import date

from bot.pages.visitors import visitor_with
from cases.model.reports import Part
from cases.operations.pupil_pages import PupilView
from tests.pages.browser import chromium
from tests.pages.doors import Client
from tests.pages.forms import see
from tests.pages.pupil import aged, invited_pupil, open_pupils_door
from tests.pages.readers import faults_of
from tests.pages.reported import SAID, agreed, says, sent
from tests.pages.table import BORN, Table

SIXTEEN = date(2010, 11, 23)
FOR_THE_CHILD = "We letten samen op de pauze."


async def _reports(table: Table, token: str) -> list[tuple[str | None, bool]]:
    guest = visitor_with(token)
    assert guest
    async with table.school.database.work_as(guest) as work:
        view = await work.desk.execute(PupilView())
        words = await work.desk.store.all_words(table.case)
    assert not any("says" in one and "marks" in one for one in words.values())
    return [(one.says, one.text is not None) for one in view.reports]


async def test_a_child_reads_what_was_written_for_them(stranger: Client, table: Table) -> None:
    token = await invited_pupil(table)
    version = await sent(table, **SAID, child=FOR_THE_CHILD)
    await says(table, table.token, version, "alleen voor school", share=True)
    await open_pupils_door(stranger, token)
    start = await see(stranger, f"/j/{token}")
    assert FOR_THE_CHILD in start.words
    assert SAID["hard"] not in start.words
    assert await _reports(table, token) == [(FOR_THE_CHILD, False)]


async def test_without_a_text_for_them_a_child_is_shown_nothing(
    stranger: Client, table: Table
) -> None:
    token = await invited_pupil(table)
    await sent(table)
    await open_pupils_door(stranger, token)
    assert "Het verslag van school" not in (await see(stranger, f"/j/{token}")).words
    assert await _reports(table, token) == []


async def test_from_sixteen_they_read_all_of_it_but_not_what_parents_said(
    stranger: Client, table: Table
) -> None:
    await aged(table, SIXTEEN)
    token = await invited_pupil(table)
    await agreed(table)
    version = await sent(table, **SAID, child=FOR_THE_CHILD)
    await says(table, table.token, version, "alleen voor school", marks={Part.HARD: ["too_much"]})
    assert await _reports(table, token) == [(FOR_THE_CHILD, True)]
    await open_pupils_door(stranger, token)
    start = await see(stranger, f"/j/{token}")
    assert SAID["hard"] not in start.words
    assert f"/j/{token}/verslag" in start.page
    assert SAID["hard"] not in (await see(stranger, f"/j/{token}/verslag")).words


async def test_the_pupils_page_with_a_report_is_fit(stranger: Client, table: Table) -> None:
    token = await invited_pupil(table)
    await sent(table, **SAID, child=FOR_THE_CHILD)
    async with chromium() as browser:
        page = await browser.new_page()
        await page.goto(str(stranger.make_url(f"/j/{token}?taal=nl")))
        for field, part in (("#day", BORN.day), ("#month", BORN.month), ("#year", BORN.year)):
            await page.fill(field, str(part))
        await page.click("main button")
        await page.wait_for_selector(".panel.good")
        assert FOR_THE_CHILD in await page.inner_text("main")
        found = await faults_of(page, "pupil-report-nl")

    assert found == []
