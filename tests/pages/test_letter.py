"""The letter on paper: what stands in it, where its square and its code lead."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.printing import qr_code
from cases.operations.reaching import TakeLinkIn
from cases.short_codes import ALPHABET, LENGTH, new_code, read_code, token_of
from tests.pages.doors import Client
from tests.pages.forms import post, see, send
from tests.pages.of_staff import letter
from tests.pages.qr_reading import modules_of, read_qr
from tests.pages.readers import faults_of
from tests.pages.states import send as press
from tests.pages.table import Table
from tests.pages.test_every_page import arrive, browsing

_SEAL = re.compile(r'name="seal" value="([^"]+)"')


async def _letter(client: Client, table: Table) -> str:
    answer = await send(client, await letter(table))
    assert answer.status == 200
    return answer.page


def _code_in(page: str) -> str:
    found = re.search(r'class="code">([^<]+)<', page)
    assert found
    return found[1]


async def test_it_holds_what_an_invitation_holds_and_nothing_of_the_pupil(
    stranger: Client, table: Table
) -> None:
    page = await _letter(stranger, table)
    for part in ("Samira Bakker", "dinsdag 8 december 2026", "Kamer 3", "zorg.example/b"):
        assert part in page
    for part in ("Sem", "groep 6", "rustplek", "orthopedagoog", "samira@mail.example"):
        assert part not in page


async def test_it_is_shown_once(stranger: Client, table: Table) -> None:
    path = await letter(table)
    assert (await send(stranger, path)).status == 200
    again = await see(stranger, path)
    seal = _SEAL.search(again.page)
    assert seal
    assert (await post(stranger, path, {"seal": seal[1]})).status == 404


async def test_who_does_not_lead_gets_no_letter(stranger: Client, table: Table) -> None:
    path = await letter(table)
    other = path.rpartition("/")[0] + "/" + str(table.school.expert)
    assert (await send(stranger, other)).status == 404
    assert (await send(stranger, path.rpartition("/")[0] + "/x")).status == 404


async def test_the_square_leads_to_the_parents_own_page(stranger: Client, table: Table) -> None:
    page = await _letter(stranger, table)
    address = read_qr(modules_of(page))
    assert address.startswith("https://zorg.example/g/")
    door = await see(stranger, address.removeprefix("https://zorg.example"))
    assert door.status == 200
    assert 'role="img"' in page
    assert "<title>Vierkant met de link" in page


async def test_the_code_leads_there_too_however_it_is_typed(stranger: Client, table: Table) -> None:
    code = _code_in(await _letter(stranger, table))
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        answer = await send(stranger, "/b/" if typed == code else "/b", code=typed)
        assert answer.status == 303
        assert (await see(stranger, answer.location)).status == 200


async def test_a_wrong_code_gives_what_an_unknown_link_gives(
    stranger: Client, table: Table
) -> None:
    answer = await send(stranger, "/b", code=new_code())
    assert answer.status == 303
    wrong, unknown = await see(stranger, answer.location), await see(stranger, f"/g/{'x' * 32}")
    assert (wrong.status, wrong.words) == (404, unknown.words)


async def test_a_code_ends_with_its_link_and_with_time(stranger: Client, table: Table) -> None:
    first = _code_in(await _letter(stranger, table))
    async with table.school.database.work_as(table.coordinator) as work:
        (guardian,) = await work.desk.store.guardians(table.case)
        await work.desk.execute(TakeLinkIn(case=table.case, parent=guardian.id))
    taken_in = await send(stranger, "/b", code=first)
    assert (await see(stranger, taken_in.location)).status == 404

    second = _code_in(await _letter(stranger, table))
    table.clock.forward(timedelta(days=200))
    expired = await send(stranger, "/b", code=second)
    assert (await see(stranger, expired.location)).status == 404


async def test_what_is_no_code_is_said_and_kept(stranger: Client) -> None:
    answer = await send(stranger, "/b", code="BCD23-FGH46-JKM0O")
    assert answer.status == 422
    assert 'value="BCD23-FGH46-JKM0O"' in answer.page
    assert 'id="code-fault"' in answer.page


async def test_guessing_is_stopped_for_a_while(stranger: Client, table: Table) -> None:
    for _ in range(20):
        assert (await send(stranger, "/b", code="x")).status == 422
    assert (await send(stranger, "/b", code="x")).status == 429
    table.clock.forward(timedelta(minutes=11))
    assert (await send(stranger, "/b", code="x")).status == 422


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_pages_are_fit(stranger: Client, table: Table, language: str) -> None:
    found = {}
    async with browsing() as page:
        await arrive(page, stranger, "/b", language)
        found["code"] = await faults_of(page, f"code-{language}")
        await press(page)
        found["code-wrong"] = await faults_of(page, f"code-wrong-{language}")
        await page.goto(str(stranger.make_url(await letter(table))))
        await page.click("main button")
        found["letter"] = await faults_of(page, f"letter-{language}")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-_/.:", min_size=40, max_size=120))
def test_any_address_is_read_back_from_its_square(address: str) -> None:
    whole = f"https://{address}"
    assert read_qr(modules_of(str(qr_code(whole, "x")))) == whole


def test_codes_are_long_and_hold_no_look_alikes() -> None:
    assert len(ALPHABET) ** LENGTH > 2**60
    assert not set(ALPHABET) & set("01OIL5SUZAEBG")
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(read_code(code) for code in codes)


def test_a_digit_that_was_taken_for_a_letter_is_read_as_the_digit() -> None:
    assert read_code("CDF83-HJK46-MPQ78") == read_code("cdfb3 hjk4g mpq78") == "CDF83HJK46MPQ78"


@given(st.text(max_size=40))
def test_no_words_break_the_reading_of_a_code(typed: str) -> None:
    signs = read_code(typed)
    assert signs is None or set(signs) <= set(ALPHABET)


def test_a_token_of_a_code_looks_like_any_other() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", token_of("B" * LENGTH))
