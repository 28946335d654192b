"""A pupil with a link of their own, as a test makes one."""

from dataclasses import replace
from datetime import date

from playwright.async_api import Page

from bot.pages.visitors import visitor_with
from cases.model.pupils import Pupil
from cases.operations.codes_by_hand import TellCode
from cases.operations.pupil_pages import PupilView
from cases.operations.pupils import InvitePupil
from tests.pages.doors import Client, answer
from tests.pages.table import BORN, Table


async def aged(table: Table, born: date) -> Pupil:
    """Let the pupil of this table be born on another day."""
    store_member = table.coordinator
    async with table.school.database.work_as(store_member) as work:
        store = work.desk.store
        known = await store.pupil(table.case)
        assert known
        await store.save_pupil(table.case, replace(known, born=born))
        pupil = await store.pupil(table.case)
    assert pupil
    return pupil


async def invited_pupil(table: Table, **changes: object) -> str:
    """Let the coordinator invite the pupil, and return the token of their link."""
    given: dict[str, object] = {"case": table.case, "ask_for": (table.school.expert,)}
    async with table.school.database.work_as(table.coordinator) as work:
        invited = await work.desk.execute(InvitePupil.model_validate(given | changes))
    assert invited.token
    return invited.token


async def open_pupils_door(client: Client, token: str, born: date = BORN) -> None:
    """Fill in the right date."""
    sent = answer(token, born)
    async with client.post(f"/j/{token}", data=sent, allow_redirects=False) as got:
        assert got.status == 303, got.status


async def told_by_hand(table: Table, token: str) -> str:
    """Let the coordinator tell the pupil a code that they asked for."""
    guest = visitor_with(token)
    assert guest
    async with table.school.database.work_as(guest) as work:
        pupil = (await work.desk.execute(PupilView())).pupil
    async with table.school.database.work_as(table.coordinator) as work:
        return await work.desk.execute(TellCode(case=table.case, person=pupil.id))


async def opens_both_doors(page: Page, table: Table, token: str) -> None:
    """Fill in the date on the first door, and a code that was told by hand on the second."""
    for field, part in (("#day", BORN.day), ("#month", BORN.month), ("#year", BORN.year)):
        await page.fill(field, str(part))
    await page.click("main button")
    await page.goto(page.url.partition("?")[0] + "/rechten")
    await page.click("main button[value=ask]")
    await page.fill("#code", await told_by_hand(table, token))
    await page.click("main button[value=open]")
