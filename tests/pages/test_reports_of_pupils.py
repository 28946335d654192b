"""What a pupil reads of the report: what was written for them, and from sixteen all of it."""

import re
from datetime import date

from bot.pages.visitors import visitor_with
from cases.model.reports import Part
from cases.operations.pupil_pages import PupilView
from tests.pages.browser import chromium
from tests.pages.doors import Client
from tests.pages.forms import hidden_fields, post, see, send
from tests.pages.pupil import aged, invited_pupil, open_pupils_door, told_by_hand
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


async def test_without_a_mailbox_a_pupil_reads_and_answers_with_a_code_told_by_hand(
    stranger: Client, table: Table
) -> None:
    await aged(table, SIXTEEN)
    token = await invited_pupil(table)
    await sent(table, **SAID, child=FOR_THE_CHILD)
    await open_pupils_door(stranger, token)
    report, code = f"/j/{token}/verslag", f"/j/{token}/code"
    door = await see(stranger, report)
    assert "We hebben geen mailadres van jou." in door.words
    asked = await post(stranger, code, hidden_fields(door.page) | {"do": "ask"})
    assert "Welke code kreeg je van school?" in asked.words
    opened = hidden_fields(asked.page) | {"do": "open", "code": await told_by_hand(table, token)}
    assert (await post(stranger, code, opened)).location == report

    seen = await see(stranger, report)
    assert SAID["hard"] in seen.words
    assert FOR_THE_CHILD in seen.words
    empty = await send(stranger, report, do="send")
    assert (empty.status, "Kruis iets aan of schrijf iets" in empty.words) == (422, True)
    said = {"hard.not_right": "on", "says": "Het is de gang.", "do": "send"}
    stale = await post(stranger, report, hidden_fields(seen.page) | said | {"version": "x"})
    assert (stale.status, "Het is de gang." in stale.page) == (409, True)
    assert (await send(stranger, report, **said)).status == 303
    after = (await see(stranger, report)).words
    assert "Dit zei jij op" in after
    assert "Dit klopt niet" in after.partition("Het is de gang.")[0]
    assert "Je ouders kunnen dit hier niet lezen." in after
    for place in ("verslag", "gekeken", "rechten", "niet-voor-mij", "code", "vertel", ""):
        words = (await see(stranger, f"/j/{token}/{place}".rstrip("/"))).words
        assert not re.search(r"\b(?:u|uw)\b", words, re.IGNORECASE), place


async def test_the_pupils_pages_with_a_report_are_fit(stranger: Client, table: Table) -> None:
    token = await invited_pupil(table)
    await sent(table, **SAID, child=FOR_THE_CHILD)
    found = {}
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        await page.goto(str(stranger.make_url(f"/j/{token}?taal=nl")))
        for field, part in (("#day", BORN.day), ("#month", BORN.month), ("#year", BORN.year)):
            await page.fill(field, str(part))
        await page.click("main button")
        await page.wait_for_selector(".panel.good")
        assert FOR_THE_CHILD in await page.inner_text("main")
        found["start"] = await faults_of(page, "pupil-report-nl")
        await page.goto(str(stranger.make_url(f"/j/{token}/verslag?taal=nl")))
        found["door"] = await faults_of(page, "pupil-code-by-hand-nl")
        await page.click("main button[value=ask]")
        found["waits"] = await faults_of(page, "pupil-code-waits-nl")
        await page.fill("#code", await told_by_hand(table, token))
        await page.click("main button[value=open]")
        await page.wait_for_selector("#says")
        found["report"] = await faults_of(page, "pupil-report-whole-nl")
        await page.click("main button[value=send]")
        found["sent"] = await faults_of(page, "pupil-report-empty-nl")

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
