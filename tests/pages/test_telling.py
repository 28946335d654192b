"""Whom a parent brings, what they want to say, and who reads it when."""

import pytest

from cases.identities import PersonId
from cases.operations.reading import CaseFile, ReadCase
from tests.pages.doors import Client, answer, open_door
from tests.pages.forms import consent_path, hidden_fields, post, see, send
from tests.pages.table import Table
from tests.postgres import connect

SAID = {"goes_well": "Hij tekent graag.", "hard": "De ochtend.", "to_tell": "Wij zijn verhuisd."}


async def read_by(table: Table, person: PersonId) -> CaseFile:
    async with table.school.database.work_as(table.school.member(person)) as work:
        return await work.desk.execute(ReadCase(case=table.case))


async def audiences(table: Table) -> list[str]:
    owner = await connect(table.owner_url)
    rows = await owner.fetch("SELECT audience, author_id FROM aantafel.words ORDER BY kept_at")
    staff = table.school.coordinator
    await owner.close()
    return [row["audience"] for row in rows if row["author_id"] != staff]


async def test_whom_one_brings_is_shown_to_the_coordinator(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/meebrengen"
    brings = {"alone": "no", "brings": "Amal Haddad", "relation": "mijn zus"}
    sent = await send(client, path, **brings, interpreter="Arabisch")
    await send(client, path, **brings, interpreter="Arabisch")

    assert (sent.status, sent.location) == (303, f"/g/{table.token}/nakijken")
    shown = (await see(client, sent.location)).words
    assert "U neemt mee: Amal Haddad, mijn zus. Een tolk voor: Arabisch" in shown
    assert await table.told("parent_answered") == 1
    assert await audiences(table) == ["coordination"]
    async with client.post(f"/l/{await table.reading()}", data={}) as refused:
        assert refused.status == 403
    page = (await send(client, f"/l/{await table.reading()}")).words
    assert "Neemt mee Amal Haddad, mijn zus" in page
    assert "Tolk nodig Arabisch" in page


async def test_coming_alone_is_an_answer_too(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/meebrengen"
    await send(client, path, alone="yes", brings="Amal", relation="zus", interpreter="")
    again = await see(client, path)

    assert again.chosen == ["yes"]
    assert "Amal" not in again.page
    assert "U komt alleen" in (await see(client, f"/g/{table.token}/nakijken")).words


@pytest.mark.parametrize(
    ("filled", "fault"),
    [
        ({}, "Kies één antwoord"),
        ({"alone": "no"}, "Vul de naam in van wie u meeneemt"),
        ({"alone": "no", "brings": "x" * 101}, "Dit is te lang"),
        ({"alone": "yes", "interpreter": "x" * 101}, "Dit is te lang"),
        ({"alone": "no", "brings": "Amal 111222333"}, "nummer"),
    ],
)
async def test_what_is_not_right_about_company_is_said_and_kept_typed(
    client: Client, table: Table, filled: dict[str, str], fault: str
) -> None:
    sent = await send(client, f"/g/{table.token}/meebrengen", **filled)

    assert sent.status == 422
    assert sent.words.count(fault) >= 2
    for name in filled.keys() - {"alone"}:
        assert f'name="{name}" value="{filled[name]}"' in sent.page
    assert await audiences(table) == []


async def test_what_one_writes_is_private_until_it_is_shared(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/voorbereiden"
    await send(client, path, **SAID, do="keep")
    assert "Alleen voor uzelf" in (await see(client, f"/g/{table.token}/nakijken")).words
    assert await audiences(table) == ["own"]
    assert await table.told("parent_answered") == 0
    before = await read_by(table, table.school.coordinator)
    assert all(told.preparation.is_empty for told in before.told.values())

    await send(client, path, **SAID, do="share")

    assert await audiences(table) == ["own", "content"]
    assert await table.told("parent_answered") == 1
    (told,) = (await read_by(table, table.school.coordinator)).told.values()
    assert told.preparation.hard == "De ochtend."
    page = (await send(client, f"/l/{await table.reading()}")).words
    assert "Wat gaat goed Hij tekent graag." in page
    assert "U heeft dit gedeeld met de school." in (await see(client, path)).words


async def test_what_one_writes_later_for_oneself_stays_with_oneself(
    client: Client, table: Table
) -> None:
    path = f"/g/{table.token}/voorbereiden"
    await send(client, path, **SAID, do="share")
    await send(client, path, **SAID | {"hard": "Iets anders."}, do="keep")

    mine = await see(client, path)
    assert "De school ziet nog wat u eerder deelde." in mine.words
    assert "Iets anders." in mine.page
    (told,) = (await read_by(table, table.school.coordinator)).told.values()
    assert told.preparation.hard == "De ochtend."


async def test_the_same_again_changes_nothing(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/voorbereiden"
    for do in ("keep", "keep", "share", "share", "keep"):
        assert (await send(client, path, **SAID, do=do)).status == 303
    assert await audiences(table) == ["own", "content"]


async def test_the_other_parent_sees_none_of_it(client: Client, table: Table) -> None:
    await send(client, f"/g/{table.token}/voorbereiden", **SAID, do="share")
    await send(client, f"/g/{table.token}/meebrengen", alone="no", brings="Amal")
    father = await table.invite(name="Jan", relation="father", email="jan@mail.example")
    await open_door(client, father)

    for page in ("", "/voorbereiden", "/meebrengen", "/nakijken", "/klaar"):
        shown = (await see(client, f"/g/{father}{page}")).page
        assert [word for word in (*SAID.values(), "Amal") if word in shown] == []


async def test_what_is_too_long_or_a_number_is_refused_and_stays_typed(
    client: Client, table: Table
) -> None:
    long = await send(client, f"/g/{table.token}/voorbereiden", hard="é" * 2001, do="keep")
    number = await send(client, f"/g/{table.token}/voorbereiden", hard="BSN 111222333", do="keep")
    empty = await send(client, f"/g/{table.token}/voorbereiden", do="share")

    assert [one.status for one in (long, number, empty)] == [422] * 3
    assert "é" * 2001 in long.page
    assert "BSN 111222333" in number.page
    assert empty.words.count("Vul eerst iets in om te delen") == 2
    assert await audiences(table) == []


async def test_checking_shows_every_answer_and_what_happens_next(
    client: Client, table: Table
) -> None:
    await send(client, f"/g/{table.token}/vraag/gesprek", attendance="coming")
    await send(client, await consent_path(client, table.token), answer="no")
    check = await see(client, f"/g/{table.token}/nakijken")

    assert "Komt u naar het gesprek? Ja, ik kom" in check.words
    assert "Nee, dat mag niet" in check.words
    assert check.words.count("Nog geen antwoord") == 3
    done = await see(client, f"/g/{table.token}/klaar")
    assert "Er is nog 1 vraag open." in done.words
    assert "Wat gebeurt er nu?" in done.words
    assert "dinsdag 8 december 2026, 14.30–15.15 uur" in done.words


async def test_what_was_typed_comes_through_the_door(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/voorbereiden"
    page = await see(client, path)
    client.session.cookie_jar.clear()

    door = await post(client, path, hidden_fields(page.page) | SAID | {"do": "share"})
    again = await post(client, f"/g/{table.token}", hidden_fields(door.page) | answer(table.token))

    assert again.status == 200
    assert all(text in again.page for text in SAID.values())
    assert await audiences(table) == []
