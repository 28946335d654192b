"""A parent's page of the report: reading it, answering it, and what others see of that."""

import pytest

from cases.operations.report_sending import ExplainChange
from tests.pages.doors import Client, open_door, open_second_door
from tests.pages.forms import post, see, send
from tests.pages.reported import SAID, agreed, invite_father, says, sent, written
from tests.pages.table import Table


@pytest.fixture
async def mother(client: Client, table: Table) -> str:
    """The address of the report of a mother who opened both doors."""
    await agreed(table)
    await sent(table)
    await open_door(client, table.token)
    await open_second_door(client, table, table.token)
    return f"/g/{table.token}/verslag"


async def test_the_report_is_behind_the_second_door(client: Client, table: Table) -> None:
    await sent(table)
    await open_door(client, table.token)
    page = await see(client, f"/g/{table.token}/verslag")
    assert SAID["goes_well"] not in page.words
    assert f'href="/g/{table.token}/verslag"' in (await see(client, f"/g/{table.token}")).page


async def test_before_there_is_one_nothing_leads_there(client: Client, table: Table) -> None:
    await open_second_door(client, table, table.token)
    assert "verslag" not in (await see(client, f"/g/{table.token}")).page
    page = await see(client, f"/g/{table.token}/verslag")
    assert "Er is nog geen verslag." in page.words


async def test_a_parent_reads_the_report_and_how_agreements_stand(
    client: Client, mother: str
) -> None:
    page = await see(client, mother)
    assert page.status == 200
    for said in SAID.values():
        assert said in page.words
    assert "<druk>" not in page.page
    assert "Verslag van het gesprek van dinsdag 8 december" in page.words
    assert "U kunt reageren tot en met woensdag 23 december 2026." in page.words
    assert "Anna : Elke ochtend de dag doornemen Uiterlijk" in page.words
    assert "met pictogrammen Nog open" in page.words
    assert "U : Samen lezen" in page.words
    assert "Anna Bakker: leidt het team" in page.words
    assert len(page.page.encode()) < 15 * 1024


async def test_a_response_is_kept_and_shown_as_it_was_written(client: Client, mother: str) -> None:
    answered = await send(client, mother, **{"hard.not_right": "on", "says": "Niet <zo> & nooit"})
    assert (answered.status, answered.location) == (303, mother)
    page = await see(client, mother)
    assert "Uw reactie van woensdag 9 december 2026, op versie 1:" in page.words
    assert "Wat is lastig? Klopt niet" in page.words
    assert "Niet <zo> & nooit" in page.words
    assert "School heeft uw reactie. Er is nog geen antwoord." in page.words


async def test_an_empty_response_is_asked_again_and_agreeing_needs_no_words(
    client: Client, mother: str, table: Table
) -> None:
    empty = await send(client, mother)
    assert empty.status == 422
    assert "Druk op een knop of schrijf iets." in empty.words
    assert (await send(client, mother, do="agree")).status == 303
    assert "Gelezen. Het klopt." in (await see(client, mother)).words
    assert await table.told("report_response") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [("x" * 4001, "te lang"), ("BSN 123456782", "BSN")],
)
async def test_what_cannot_be_kept_is_shown_again(
    client: Client, mother: str, words: str, said: str
) -> None:
    wrong = await send(client, mother, **{"goes_well.too_much": "on", "says": words, "share": "on"})
    assert wrong.status == 422
    assert said in wrong.words
    assert words in wrong.page
    assert wrong.page.count(" checked") == 2


async def test_a_newer_version_is_shown_first_and_the_older_one_stays(
    client: Client, mother: str, table: Table
) -> None:
    before = await see(client, f"{mother}/1")
    await written(table, hard="Alleen de gang.")
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(ExplainChange(case=table.case, changed="Moeder zei de gang."))
    await sent(table, decided="Een vaste plek.")
    late = await send(client, f"{mother}/1", says="dit had ik al getypt")
    assert late.status == 409
    assert "dit had ik al getypt" in late.page
    assert "Alleen de gang." in late.words
    newest = await see(client, mother)
    assert "Moeder zei de gang." in newest.words
    assert newest.words.count("Dit deel is anders dan in de vorige versie.") == 2
    older = await see(client, f"{mother}/1")
    assert SAID["hard"] in older.words
    assert "Er is een nieuwere versie." in older.words
    assert before.status == 200
    for strange in ("3", "0", "x", "9999999"):
        assert "Er is nog geen verslag." in (await see(client, f"{mother}/{strange}")).words


async def test_the_other_parent_reads_what_is_shared_only(
    client: Client, stranger: Client, table: Table
) -> None:
    his = await invite_father(table)
    version = await sent(table)
    await says(table, table.token, version, "alleen voor school")
    await says(table, table.token, version, "ook voor vader", share=True)
    await open_door(client, his)
    await open_second_door(client, table, his)
    page = await see(client, f"/g/{his}/verslag")
    assert "ook voor vader" in page.words
    assert "alleen voor school" not in page.words


async def test_a_parent_without_authority_finds_no_report(client: Client, table: Table) -> None:
    token = await table.invite(name="Kim", email="kim@mail.example", has_authority=False)
    await sent(table)
    await open_door(client, token)
    await open_second_door(client, table, token)
    page = await see(client, f"/g/{token}/verslag")
    assert "Er is nog geen verslag." in page.words
    assert SAID["goes_well"] not in page.words
    refused = await post(client, f"/g/{token}/verslag", {"says": "x"})
    assert refused.status == 403
