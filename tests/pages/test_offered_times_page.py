"""The page on which a parent says which of the offered times suit."""

from datetime import timedelta

import pytest
from playwright.async_api import Page

from cases.model.time_offers import TimeOffer
from cases.operations.time_offers import OfferTimes, WithdrawTimes
from cases.operations.time_totals import TimeTotals
from tests.pages.doors import Client
from tests.pages.forms import hidden_fields, post, see, send
from tests.pages.outsiders import invite_fatima
from tests.pages.states import State
from tests.pages.states import send as press
from tests.pages.table import MEETING, Table
from tests.pages.test_every_page import ALL_LANGUAGES, browsing, faults_in, open_both_doors

TIMES = (MEETING + timedelta(days=1), MEETING + timedelta(days=2))


async def offered(table: Table, *times: object) -> TimeOffer:
    """Let the coordinator offer times for the meeting."""
    async with table.school.database.work_as(table.coordinator) as work:
        return await work.desk.execute(
            OfferTimes.model_validate(
                {"case": table.case, "times": times or TIMES, "where": "school"}
            )
        )


async def _choose(page: Page) -> None:
    await page.check("[name=first][value=no]")
    await page.check("[name=second][value=yes]")
    await press(page)


STATES = {
    "times": State("/vraag/tijden"),
    "times-empty": State("/vraag/tijden", press),
    "times-done": State("/vraag/tijden", _choose),
    "times-again": State("/vraag/tijden"),
    "start-times": State(""),
}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_page_is_fit(client: Client, table: Table, language: str) -> None:
    await offered(table)
    async with browsing() as page:
        await open_both_doors(page, client, table)
        found = await faults_in(page, client, table, STATES, [language])
    assert found == {}


@pytest.mark.deep
async def test_the_page_is_fit_in_every_language(client: Client, table: Table) -> None:
    await offered(table)
    async with browsing() as page:
        await open_both_doors(page, client, table)
        assert await faults_in(page, client, table, STATES, ALL_LANGUAGES, thorough=True) == {}


async def test_what_was_chosen_is_kept_and_shown_again(client: Client, table: Table) -> None:
    await offered(table)
    path = f"/g/{table.token}/vraag/tijden"
    answered = await send(client, path, first="yes", second="no", otherwise="vrijdag na drieën")
    assert answered.status == 303
    done = await see(client, answered.location)
    assert "een tijd die zo veel mogelijk mensen past" in done.words
    again = await see(client, path)
    assert again.chosen == ["yes", "no"]
    assert "vrijdag na drieën" in again.page
    async with table.school.database.work_as(table.coordinator) as work:
        totals = await work.desk.execute(TimeTotals(case=table.case))
    assert totals is not None
    assert [(len(one.can), len(one.cannot)) for one in totals.times] == [(1, 0), (0, 1)]


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"first": "yes"}, "second-fault"),
        ({"first": "yes", "second": "maybe"}, "second-fault"),
        ({"first": "no", "second": "no", "otherwise": "x" * 121}, "otherwise-fault"),
        ({"first": "no", "second": "no", "otherwise": "BSN 123456782"}, "otherwise-fault"),
        ({"first": "no", "second": "no", "seen": "0" * 32}, "first-fault"),
    ],
)
async def test_what_is_not_right_is_said_and_kept(
    client: Client, table: Table, sent: dict[str, str], fault: str
) -> None:
    await offered(table)
    path = f"/g/{table.token}/vraag/tijden"
    answer = await send(client, path, **sent)
    assert answer.status == 422
    assert f'id="{fault}"' in answer.page
    assert answer.chosen[:1] == [sent["first"]]


async def test_times_that_were_replaced_meanwhile_are_not_answered(
    client: Client, table: Table
) -> None:
    await offered(table)
    path = f"/g/{table.token}/vraag/tijden"
    hidden = hidden_fields((await see(client, path)).page)
    await offered(table, MEETING + timedelta(days=3))
    answer = await post(client, path, {**hidden, "first": "yes", "second": "yes"})
    assert answer.status == 422
    assert "Deze tijden gelden niet meer" in answer.words
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(WithdrawTimes(case=table.case))
    for withdrawn in (await see(client, path), await post(client, path, hidden)):
        assert withdrawn.status == 409
        assert "Over deze tijden hoeft u niets meer te zeggen." in withdrawn.words


async def test_an_expert_from_outside_says_which_time_suits(stranger: Client, table: Table) -> None:
    fatima = await invite_fatima(table)
    await offered(table)
    await fatima.opens_door(stranger)
    path = fatima.path("tijden")
    assert path in (await see(stranger, fatima.path())).page
    assert (await send(stranger, path, first="yes")).status == 422
    assert (await send(stranger, path, first="yes", second="no")).status == 303
    assert (await see(stranger, path)).chosen == ["yes", "no"]
    assert await table.told("times_answered") == 1
    hidden = hidden_fields((await see(stranger, path)).page)
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(WithdrawTimes(case=table.case))
    for withdrawn in (await see(stranger, path), await post(stranger, path, hidden)):
        assert withdrawn.status == 409
        assert "Over deze tijden hoeft u niets meer te zeggen." in withdrawn.words
