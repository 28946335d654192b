"""The page for writing a report: saved, gone on with, and never lost."""

from datetime import timedelta

import pytest

from tests.pages.doors import Client
from tests.pages.forms import Answer, hidden_fields, post, see
from tests.pages.reported import SAID, agreed, says, sent, writing, written
from tests.pages.table import Rosters, Table


async def _open(client: Client, table: Table) -> Answer:
    path = f"/v/{await writing(table)}"
    door = await see(client, path)
    assert SAID["hard"] not in door.page
    return await post(client, f"{path}?taal=nl", hidden_fields(door.page))


async def _save(client: Client, page: Answer, **typed: str) -> Answer:
    action = page.page.split('action="')[1].split('"')[0]
    return await post(client, action, hidden_fields(page.page) | typed)


async def test_it_is_written_saved_and_gone_on_with(client: Client, table: Table) -> None:
    await agreed(table)
    page = await _open(client, table)
    assert (page.status, "Verslag schrijven: WR-001" in page.words) == (200, True)
    assert "Elke ochtend de dag doornemen" in page.words
    assert "Wat is er anders dan" not in page.words
    saved = await _save(client, page, hard="Eerst <dit>")
    assert "Bewaard om" in saved.words
    again = await _save(client, saved, hard="Eerst <dit>, toen dat", goes_well="De ochtend")
    assert "Bewaard om" in again.words
    assert "meldcode" not in again.words
    later = await _open(client, table)
    assert "Eerst &lt;dit&gt;, toen dat" in later.page
    assert "De ochtend" in later.page


async def test_violence_is_answered_with_the_meldcode_and_saved(
    client: Client, table: Table
) -> None:
    saved = await _save(client, await _open(client, table), hard="Vader slaat hem thuis.")
    assert "Bewaard om" in saved.words
    assert "Dit kan onder de meldcode vallen" in saved.words
    assert "De meldcode heeft vijf stappen" in saved.words
    assert (await written(table)).text.hard == "Vader slaat hem thuis."


async def test_each_link_works_once(client: Client, table: Table) -> None:
    page = await _open(client, table)
    await _save(client, page, hard="een")
    twice = await _save(client, page, hard="wat ik nu typte")
    assert twice.status == 409
    assert "wat ik nu typte" in twice.words
    assert "verlopen of al gebruikt" in twice.words
    token = await writing(table)
    table.clock.forward(timedelta(hours=4))
    late = await see(client, f"/v/{token}")
    assert (await post(client, f"/v/{token}", hidden_fields(late.page))).status == 404
    reading = await table.reading()
    door = await see(client, f"/v/{reading}")
    assert (await post(client, f"/v/{reading}", hidden_fields(door.page))).status == 404


async def test_two_writers_are_told_of_each_other(client: Client, table: Table) -> None:
    mine = await _open(client, table)
    await written(table, hard="van een ander", goes_well="ook van een ander")
    conflict = await _save(client, mine, hard="van mij")
    assert conflict.status == 409
    assert "Anna Bakker bewaarde om" in conflict.words
    assert "Nu bewaard: van een ander" in conflict.words
    assert ">van mij</textarea>" in conflict.page
    kept = await _save(client, conflict, hard="van mij")
    assert "Bewaard om" in kept.words
    assert (await written(table)).text.hard == "van mij"


async def test_what_was_sent_meanwhile_becomes_a_next_version(client: Client, table: Table) -> None:
    await written(table, hard="eerst")
    mine = await _open(client, table)
    await sent(table, goes_well="alles")
    conflict = await _save(client, mine, hard="van mij")
    assert conflict.status == 409
    assert "Dit verslag is intussen verstuurd." in conflict.words
    assert "Wat is er anders dan in de vorige versie, en waarom?" in conflict.words


@pytest.mark.parametrize(("typed", "said"), [("x" * 4001, "te lang"), ("123456782", "BSN")])
async def test_what_cannot_be_kept_is_shown_again(
    client: Client, table: Table, typed: str, said: str
) -> None:
    wrong = await _save(client, await _open(client, table), hard=typed, goes_well="blijft staan")
    assert wrong.status == 422
    assert said in wrong.words
    assert typed in wrong.page
    assert (await _save(client, wrong, hard="kort", goes_well="blijft staan")).status == 200


async def test_who_may_no_longer_write_keeps_their_words(
    client: Client, table: Table, rosters: Rosters
) -> None:
    page = await _open(client, table)
    table.clock.forward(timedelta(minutes=1))
    rosters.away = True
    gone = await _save(client, page, hard="wat ik typte")
    assert gone.status == 409
    assert "wat ik typte" in gone.words


async def test_the_case_file_shows_it_with_the_responses(client: Client, table: Table) -> None:
    version = await sent(table)
    await says(table, table.token, version, "Het was de gang.", marks={"hard": ["not_right"]})
    path = f"/l/{await table.reading()}?taal=nl"
    door = await see(client, path)
    file = await post(client, path, hidden_fields(door.page))
    assert SAID["goes_well"] in file.words
    for where in (file.words, file.page.split("<pre")[1]):
        assert "Het was de gang." in where
        assert "Is lastig: klopt niet" in where
    assert "Reactie van Samira Bakker op woensdag 9 december 2026, op versie 1" in file.words
