"""Another language is chosen with what was typed in hand: nothing of it is lost."""

import re

import pytest

from cases.operations.agreements import RecordAgreement
from tests.pages.browser import chromium
from tests.pages.doors import Client, codes_sent, open_door, open_second_door, said, walk_in
from tests.pages.forms import Answer, consent_path, hidden_fields, post, see, send
from tests.pages.outsiders import Fatima, invite_fatima
from tests.pages.pupil import aged, invited_pupil, open_pupils_door
from tests.pages.reported import SAID, sent
from tests.pages.table import Table
from tests.pages.test_offered_times_page import offered
from tests.pages.test_pupil_pages import SIXTEEN

# What is filled in on each page: what is chosen, and what is typed.
OF_PARENTS = {
    "vraag/gesprek": ({"attendance": "other_time"}, {"day": "2026-12-10", "time": "11:11"}),
    "meebrengen": ({"alone": "no"}, {"brings": "Amal Haddad", "relation": "mijn zus"}),
    "tolk": ({"needed": "needed"}, {"language": "Tigrinya"}),
    "voorbereiden/lastig": ({}, {"hard": "De ochtend."}),
    "rechten/vraag": ({"kind": "erasure"}, {}),
    "rechten/vraag/correction/child": ({}, {"says": "Hij slaapt wel."}),
}
OF_PUPILS = {
    "vertel": ({"form": "somebody"}, {"somebody": "mijn oma"}),
    "vertel/lastig": ({"chosen.tired": "yes"}, {}),
    "vertel/eigen-woorden": ({}, {"own_words": "Ik wil naast Bram."}),
    "vertel/lezen": ({"shared_with": "table"}, {}),
    "ouders": ({"hear": "first_me"}, {}),
}


OF_EXPERTS = {
    "antwoord/nee": ({"reason": "no_time"}, {"suggests": "Wim Bos"}),
    "antwoord/tijd": ({}, {"day": "2026-12-10", "time": "11:11"}),
    "gesprek/1": ({"attendance": "other_time"}, {"day": "2026-12-10", "time": "11:11"}),
    "afspraak/1/dag": ({}, {"day": "2026-12-17"}),
    "afspraak/1/lukt-niet": ({}, {"why": "Het gezin is op reis."}),
    "tijden": ({"first": "no", "second": "yes"}, {"otherwise": "Alleen op maandag."}),
}


async def in_english(client: Client, link: str, place: str, fields: dict[str, str]) -> Answer:
    """Choose English on a page on which something was filled in, and return what is shown."""
    page = (await see(client, f"{link}/{place}?taal=nl")).page
    assert f'formaction="{link}/taal?taal=en" name="place" value="{place}"' in page
    sent = hidden_fields(page) | fields | {"place": place}
    answer = await post(client, f"{link}/taal?taal=en", sent)
    assert (answer.status, '<html lang="en"' in answer.page) == (200, True)
    at = place.partition("/")[0] if place.startswith("antwoord") else place
    assert f'action="{link}/{at}?taal=en"' in answer.page
    assert f'name="place" value="{place}"' in answer.page
    return answer


@pytest.mark.parametrize("place", [*OF_PARENTS, "vraag"])
async def test_what_a_parent_filled_in_stays(client: Client, table: Table, place: str) -> None:
    await open_second_door(client, table, table.token)
    link = f"/g/{table.token}"
    chosen, typed = OF_PARENTS.get(place, ({"answer": "talk"}, {}))
    if place not in OF_PARENTS:
        place = (await consent_path(client, table.token)).removeprefix(f"{link}/")
    shown = await in_english(client, link, place, chosen | typed)

    assert set(shown.chosen) == set(chosen.values())
    assert [text for text in typed.values() if text not in shown.page] == []
    assert await table.consents() == []


async def test_a_response_to_a_report_stays(client: Client, table: Table) -> None:
    await sent(table, **SAID)
    await open_door(client, table.token)
    await open_second_door(client, table, table.token)
    link, place = f"/g/{table.token}", "verslag/1"
    page = await in_english(client, link, place, {"says": "Niet zo.", "hard.not_right": "on"})

    assert ">Niet zo.</textarea>" in page.page
    assert 'name="hard.not_right" checked' in page.page
    assert "Fout" not in (await in_english(client, link, place, {})).page


@pytest.mark.parametrize("place", OF_PUPILS)
async def test_what_a_pupil_filled_in_stays(stranger: Client, table: Table, place: str) -> None:
    await aged(table, SIXTEEN)
    token = await invited_pupil(table)
    await open_pupils_door(stranger, token)
    chosen, typed = OF_PUPILS[place]
    shown = await in_english(stranger, f"/j/{token}", place, chosen | typed)

    assert set(shown.chosen) == set(chosen.values())
    assert [text for text in typed.values() if text not in shown.page] == []


@pytest.fixture
async def fatima(table: Table) -> Fatima:
    return await invite_fatima(table)


async def with_tasks(client: Client, fatima: Fatima) -> None:
    """Let her accept, and give her an agreement and times to choose from."""
    assert (await send(client, fatima.path("antwoord"), answer="accept")).status == 303
    table = fatima.table
    agreed = {"case": table.case, "who": fatima.person, "what": "bellen", "by": "2026-12-18"}
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(RecordAgreement.model_validate(agreed))
    await offered(table)


@pytest.mark.parametrize("place", OF_EXPERTS)
async def test_what_an_expert_filled_in_stays(stranger: Client, fatima: Fatima, place: str) -> None:
    await fatima.opens_door(stranger)
    if not place.startswith("antwoord"):
        await with_tasks(stranger, fatima)
    chosen, typed = OF_EXPERTS[place]
    shown = await in_english(stranger, fatima.path(), place, chosen | typed)

    assert shown.chosen == list(chosen.values())
    assert [text for text in typed.values() if text not in shown.page] == []
    assert "Error" not in shown.words


async def test_an_expert_reads_on_in_another_language(stranger: Client, fatima: Fatima) -> None:
    await fatima.opens_door(stranger)
    await with_tasks(stranger, fatima)
    await fatima.may_read()
    dutch = await post(stranger, fatima.path("lezen"), said(fatima.token))
    link = fatima.path()
    assert f'formaction="{link}/taal?taal=en" name="place" value="lezen"' in dutch.page
    fields = hidden_fields(dutch.page) | {"place": "lezen"}
    english = await post(stranger, f"{link}/taal?taal=en", fields)

    assert (english.status, '<html lang="en"' in english.page) == (200, True)
    assert "Een rustplek en pictogrammen." in english.words
    for gone in ("taal", "lezen"):
        again = await see(stranger, f"{link}/{gone}?taal=en")
        assert (again.status, again.location) == (303, f"{link}?taal=en")


async def test_before_the_door_what_an_expert_typed_waits_in_the_other_language(
    stranger: Client, fatima: Fatima
) -> None:
    link, (chosen, typed) = fatima.path(), OF_EXPERTS["antwoord/nee"]
    waiting = said(fatima.token, place="antwoord/nee", **chosen, **typed)
    door = await post(stranger, f"{link}/taal?taal=en", waiting)
    assert (door.status, 'name="kept.suggests" value="Wim Bos"' in door.page) == (200, True)
    fields = hidden_fields(door.page) | {"do": "language", "code": "12"}
    shown = await post(stranger, f"{link}/code?taal=nl", fields)

    assert (shown.status, '<html lang="nl"' in shown.page) == (200, True)
    assert 'name="kept.suggests" value="Wim Bos"' in shown.page
    assert 'name="code"' in shown.page
    assert await codes_sent(fatima.table) == []


async def test_beside_the_buttons_of_an_agreement_enter_presses_none(
    stranger: Client, fatima: Fatima
) -> None:
    await fatima.opens_door(stranger)
    await with_tasks(stranger, fatima)
    page = (await see(stranger, fatima.path("afspraak", "1"))).page
    assert 'name="do" value="done"' in page
    assert re.findall(r'<textarea|<input type="(?!hidden)', page) == []


async def test_a_code_of_a_letter_stays(stranger: Client) -> None:
    fields = hidden_fields((await see(stranger, "/b?taal=nl")).page)
    shown = await post(stranger, "/b?taal=en", fields | {"do": "language", "code": "2K7Q"})

    assert (shown.status, '<html lang="en"' in shown.page) == (200, True)
    assert 'value="2K7Q"' in shown.page
    assert "aria-invalid" not in shown.page


async def test_at_the_door_it_waits_in_the_other_language(stranger: Client, table: Table) -> None:
    link = f"/g/{table.token}"
    page = (await see(stranger, f"{link}/voorbereiden")).page
    waiting = hidden_fields(page) | {"kept.goes_well": "Hij tekent graag.", "day": "7"}
    shown = await post(stranger, f"{link}?taal=en", waiting | {"do": "language"})

    assert (shown.status, '<html lang="en"' in shown.page) == (200, True)
    assert 'name="kept.goes_well" value="Hij tekent graag."' in shown.page
    assert 'name="place" value="voorbereiden"' in shown.page
    assert 'name="day" value="7"' in shown.page


async def test_at_the_second_door_a_code_is_still_asked_for(client: Client, table: Table) -> None:
    link = f"/g/{table.token}/code"
    waiting = hidden_fields((await see(client, f"/g/{table.token}/rechten")).page)
    await post(client, link, waiting | {"do": "send"})
    shown = await post(client, f"{link}?taal=en", waiting | {"do": "language", "code": "12"})

    assert (shown.status, '<html lang="en"' in shown.page) == (200, True)
    assert 'name="place" value="rechten"' in shown.page
    assert 'name="code"' in shown.page
    assert len(await codes_sent(table)) == 1


async def test_who_comes_back_to_a_language_begins_anew(client: Client, table: Table) -> None:
    again = await see(client, f"/g/{table.token}/taal?taal=en")
    assert (again.status, again.location) == (303, f"/g/{table.token}?taal=en")


async def test_without_a_script_a_language_is_a_button_and_enter_is_not(
    client: Client, table: Table
) -> None:
    async with chromium() as browser:
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await walk_in(page, str(client.make_url(f"/g/{table.token}/meebrengen?taal=nl")))
        await page.check("[value=no]")
        await page.fill("#brings", "Amal Haddad")
        await page.click("nav button[lang=en]")
        tongue = await page.get_attribute("html", "lang")
        typed = await page.input_value("#brings")
        async with page.expect_navigation():
            await page.press("#brings", "Enter")
        after = page.url.rpartition("/")[2]

    assert (tongue, typed, after) == ("en", "Amal Haddad", "tolk?taal=en")
    assert "Amal" in (await see(client, f"/g/{table.token}/nakijken")).words
