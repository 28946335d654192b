"""Whom a parent brings, what they want to say, and who reads it when."""

import pytest

from cases.identities import PersonId
from cases.operations.reading import CaseFile, ReadCase
from tests.pages.doors import Client, answer, open_door
from tests.pages.forms import Answer, consent_path, hidden_fields, post, see, send
from tests.pages.table import Table
from tests.postgres import connect

STORIES = {"goes_well": "", "hard": "/lastig", "to_tell": "/vertellen"}
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


async def write(client: Client, token: str, do: str, **texts: str) -> Answer:
    """Write about each question on its page, and say whether the school may read it."""
    path = f"/g/{token}/voorbereiden"
    for name, text in texts.items():
        assert (await send(client, f"{path}{STORIES[name]}", **{name: text})).status == 303
    return await send(client, f"{path}/delen", do=do)


async def test_whom_one_brings_is_shown_to_the_coordinator(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/meebrengen"
    brings = {"alone": "no", "brings": "Amal Haddad", "relation": "mijn zus"}
    first = await send(client, path, **brings)
    assert (first.status, first.location) == (303, f"/g/{table.token}/tolk")
    then = await send(client, first.location, needed="needed", language="Arabisch")
    assert (then.status, then.location) == (303, f"/g/{table.token}/voorbereiden")
    again = await send(client, path, **brings)  # what was told is not asked once more
    assert (again.status, again.location) == (303, f"/g/{table.token}/nakijken")
    shown = (await see(client, again.location)).words
    assert "U neemt mee: Amal Haddad, mijn zus" in shown
    assert "Een tolk voor: Arabisch" in shown
    assert await audiences(table) == ["coordination"] * 2
    assert await table.told("parent_answered") == 1
    async with client.post(f"/l/{await table.reading()}", data={}) as refused:
        assert refused.status == 403
    page = (await send(client, f"/l/{await table.reading()}")).words
    assert "Neemt mee Amal Haddad, mijn zus" in page
    assert "Tolk nodig Arabisch" in page


async def test_coming_alone_is_an_answer_too(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/meebrengen"
    await send(client, path, alone="yes", brings="Amal", relation="zus")
    again = await see(client, path)

    assert again.chosen == ["yes"]
    assert "Amal" not in again.page
    shown = (await see(client, f"/g/{table.token}/nakijken")).words
    assert "Wie neemt u mee? U komt alleen" in shown
    assert "Heeft u een tolk nodig? Nog geen antwoord" in shown
    assert (await see(client, f"/g/{table.token}/tolk")).chosen == []


async def test_who_only_spoke_of_an_interpreter_did_not_say_who_comes(
    client: Client, table: Table
) -> None:
    await send(client, f"/g/{table.token}/tolk", needed="not")

    shown = (await see(client, f"/g/{table.token}/nakijken")).words
    assert "Wie neemt u mee? Nog geen antwoord" in shown
    assert "Heeft u een tolk nodig? Geen tolk" in shown
    assert (await see(client, f"/g/{table.token}/tolk")).chosen == ["not"]
    assert (await see(client, f"/g/{table.token}/meebrengen")).chosen == []


async def test_an_interpreter_is_taken_back_and_whom_one_brings_stays(
    client: Client, table: Table
) -> None:
    path = f"/g/{table.token}"
    await send(client, f"{path}/meebrengen", alone="no", brings="Amal")
    await send(client, f"{path}/tolk", needed="needed", language="Tigrinya")
    assert (await see(client, f"{path}/tolk")).chosen == ["needed"]
    await send(client, f"{path}/tolk", needed="not", language="Tigrinya")

    shown = (await see(client, f"{path}/nakijken")).words
    assert "U neemt mee: Amal" in shown
    assert "Geen tolk" in shown


@pytest.mark.parametrize(
    ("place", "filled", "fault"),
    [
        ("meebrengen", {}, "Kies één antwoord"),
        ("meebrengen", {"alone": "no"}, "Vul de naam in van wie u meeneemt"),
        ("meebrengen", {"alone": "no", "brings": "x" * 101}, "Dit is te lang"),
        ("meebrengen", {"alone": "no", "brings": "Amal 111222333"}, "nummer"),
        ("tolk", {}, "Kies één antwoord"),
        ("tolk", {"needed": "needed"}, "Vul in welke taal u spreekt"),
        ("tolk", {"needed": "needed", "language": "x" * 101}, "Dit is te lang"),
    ],
)
async def test_what_is_not_right_about_company_is_said_and_kept_typed(
    client: Client, table: Table, place: str, filled: dict[str, str], fault: str
) -> None:
    sent = await send(client, f"/g/{table.token}/{place}", **filled)

    assert sent.status == 422
    assert sent.words.count(fault) >= 2
    for name in filled.keys() & {"brings", "language"}:
        assert f'name="{name}" value="{filled[name]}"' in sent.page
    assert await audiences(table) == []


async def test_what_one_writes_is_private_until_it_is_shared(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/voorbereiden"
    kept = await write(client, table.token, "keep", **SAID)
    assert (kept.status, kept.location) == (303, f"/g/{table.token}/nakijken")
    assert "Alleen voor uzelf" in (await see(client, f"/g/{table.token}/nakijken")).words
    assert set(await audiences(table)) == {"own"}
    assert await table.told("parent_answered") == 0
    before = await read_by(table, table.school.coordinator)
    assert all(told.preparation.is_empty for told in before.told.values())

    await send(client, f"{path}/delen", do="share")

    assert [one for one in await audiences(table) if one != "own"] == ["content"]
    assert await table.told("parent_answered") == 1
    (told,) = (await read_by(table, table.school.coordinator)).told.values()
    assert told.preparation.hard == "De ochtend."
    page = (await send(client, f"/l/{await table.reading()}")).words
    assert "Wat gaat goed Hij tekent graag." in page
    assert "U heeft dit gedeeld met de school." in (await see(client, f"{path}/delen")).words


async def test_what_one_writes_later_for_oneself_stays_with_oneself(
    client: Client, table: Table
) -> None:
    await write(client, table.token, "share", **SAID)
    await write(client, table.token, "keep", hard="Iets anders.")

    mine = await see(client, f"/g/{table.token}/voorbereiden/delen")
    assert "De school ziet nog wat u eerder deelde." in mine.words
    assert "Iets anders." in mine.page
    (told,) = (await read_by(table, table.school.coordinator)).told.values()
    assert told.preparation.hard == "De ochtend."


async def test_the_same_again_changes_nothing(client: Client, table: Table) -> None:
    await write(client, table.token, "keep", **SAID)
    for do in ("keep", "share", "share", "keep"):
        assert (await write(client, table.token, do, **SAID)).status == 303
    assert await audiences(table) == ["own", "own", "own", "content"]


async def test_each_question_has_its_page_and_leads_to_the_next(
    client: Client, table: Table
) -> None:
    path = f"/g/{table.token}/voorbereiden"
    pages, place = [], path
    while place.startswith(path):
        pages.append(place.removeprefix(path))
        place = (await send(client, place, goes_well="Hij tekent graag.")).location

    assert pages == ["", "/lastig", "/vertellen", "/delen"]
    assert "Vraag 2 van 3" in (await see(client, f"{path}/lastig")).words
    asked = (await see(client, f"{path}/delen")).words
    assert "Wat gaat goed? Hij tekent graag. Verander" in asked
    assert "Wat is lastig? Niets ingevuld Verander" in asked


async def test_who_wrote_nothing_is_not_asked_to_share_it(client: Client, table: Table) -> None:
    shown = await see(client, f"/g/{table.token}/voorbereiden/delen")
    shared = await post(client, shown.location, {})
    assert (shown.status, shown.location) == (303, f"/g/{table.token}/nakijken")
    assert shared.status == 405
    assert await audiences(table) == []


async def test_the_other_parent_sees_none_of_it(client: Client, table: Table) -> None:
    await write(client, table.token, "share", **SAID)
    await send(client, f"/g/{table.token}/meebrengen", alone="no", brings="Amal")
    father = await table.invite(name="Jan", relation="father", email="jan@mail.example")
    await open_door(client, father)

    preparing = [f"/voorbereiden{place}" for place in STORIES.values()]
    for page in ("", *preparing, "/meebrengen", "/nakijken", "/klaar"):
        shown = (await see(client, f"/g/{father}{page}")).page
        assert [word for word in (*SAID.values(), "Amal") if word in shown] == []


async def test_what_is_too_long_or_a_number_is_refused_and_stays_typed(
    client: Client, table: Table
) -> None:
    path = f"/g/{table.token}/voorbereiden/lastig"
    long = await send(client, path, hard="é" * 2001)
    number = await send(client, path, hard="BSN 111222333")

    assert [one.status for one in (long, number)] == [422] * 2
    assert "é" * 2001 in long.page
    assert "BSN 111222333" in number.page
    assert await audiences(table) == []


async def test_checking_shows_every_answer_and_what_happens_next(
    client: Client, table: Table
) -> None:
    await send(client, f"/g/{table.token}/vraag/gesprek", attendance="coming")
    await send(client, await consent_path(client, table.token), answer="no")
    check = await see(client, f"/g/{table.token}/nakijken")

    assert "Komt u naar het gesprek? Ja, ik kom" in check.words
    assert "Nee, dat mag niet" in check.words
    assert check.words.count("Nog geen antwoord") == 4
    done = await see(client, f"/g/{table.token}/klaar")
    assert "Er is nog 1 vraag open." in done.words
    assert "Wat gebeurt er nu?" in done.words
    assert "dinsdag 8 december 2026, 14.30–15.15 uur" in done.words


async def test_what_was_typed_comes_through_the_door(client: Client, table: Table) -> None:
    typed = {
        "voorbereiden/lastig": {"hard": "De ochtend."},
        "meebrengen": {"alone": "no", "brings": "Amal"},
        "tolk": {"needed": "needed", "language": "Arabisch"},
    }
    for place, fields in typed.items():
        path = f"/g/{table.token}/{place}"
        page = await see(client, path)
        client.session.cookie_jar.clear()
        door = await post(client, path, hidden_fields(page.page) | fields)
        born = hidden_fields(door.page) | answer(table.token)
        again = await post(client, f"/g/{table.token}", born)
        assert again.status == 200
        assert list(fields.values())[-1] in again.page
    assert await audiences(table) == []
