"""Consent, one question a page: free, per person, and as easy to refuse as to give."""

from cases.model.consents import ANSWERS, ConsentAnswer, Purpose, Route
from tests.pages.doors import Client, open_door
from tests.pages.forms import consent_path, hidden_fields, post, see, send
from tests.pages.table import Table


def meeting_path(table: Table) -> str:
    return f"/g/{table.token}/vraag/gesprek"


async def test_consent_is_asked_with_nothing_chosen_and_kept_per_question(
    client: Client, table: Table
) -> None:
    team, expert = [await consent_path(client, table.token, number) for number in (1, 2)]
    assert (await see(client, team)).chosen == []

    await send(client, team, answer="yes")
    sent = await send(client, expert, answer="no")

    given = [(one.purpose, one.recipient, one.answer, one.route) for one in await table.consents()]
    assert given == [
        (Purpose.DISCUSS_TEAM, None, ConsentAnswer.YES, Route.LINK),
        (Purpose.SHARE_EXPERT, table.school.expert, ConsentAnswer.NO, Route.LINK),
    ]
    assert "Wij delen niets met Carla Smit." in (await see(client, sent.location)).words


async def test_each_answer_can_be_changed_and_the_newest_stands(
    client: Client, table: Table
) -> None:
    path = await consent_path(client, table.token)
    for answer in ("yes", "talk", "no"):
        await send(client, path, answer=answer)

    assert [one.answer for one in await table.consents()] == ["yes", "talk", "no"]
    again = await see(client, path)
    assert again.chosen == ["no"]
    said = "U zei op maandag 23 november 2026: Nee, dat mag niet. Dat ging over versie 1"
    assert said in again.words
    assert "Uw antwoord: Nee, dat mag niet" in (await see(client, f"/g/{table.token}")).words


async def test_a_choice_is_read_back_before_it_is_kept(client: Client, table: Table) -> None:
    path = await consent_path(client, table.token, 2)
    fields = hidden_fields((await see(client, path)).page)
    read_back = await post(client, path, fields | {"answer": "no"})

    assert read_back.status == 200
    for words in ("Klopt uw keuze?", "Carla Smit", "U zegt: Nee, dat mag niet", "nog niets"):
        assert words in read_back.words
    assert await table.consents() == []
    again = await post(client, path, hidden_fields(read_back.page) | {"do": "change"})
    assert (again.chosen, await table.consents()) == (["no"], [])

    sure = hidden_fields(read_back.page) | {"do": "sure", "interpreter": "on"}
    sent = await post(client, path, sure)
    assert sent.status == 303
    (given,) = await table.consents()
    assert (given.answer, given.interpreter, given.translated_by) == (ConsentAnswer.NO, True, None)
    nothing = await post(client, path, hidden_fields(read_back.page) | {"do": "sure", "answer": ""})
    assert nothing.status == 422


async def test_refusing_takes_no_more_than_agreeing(client: Client, table: Table) -> None:
    page = (await see(client, await consent_path(client, table.token))).page

    assert [page.count(f'name="answer" value="{each}"') for each in ANSWERS] == [1, 1, 1]
    assert page.count("<button>") == 1


async def test_without_an_answer_consent_is_asked_again(client: Client, table: Table) -> None:
    answer = await send(client, await consent_path(client, table.token))

    assert answer.status == 422
    assert answer.words.count("Kies één antwoord") == 2
    assert await table.consents() == []


async def test_after_the_last_answer_the_page_says_thanks(client: Client, table: Table) -> None:
    await send(client, meeting_path(table), attendance="coming")
    await send(client, await consent_path(client, table.token, 1), answer="yes")
    sent = await send(client, await consent_path(client, table.token, 2), answer="talk")

    assert "U heeft alles beantwoord. Dank u wel." in (await see(client, sent.location)).words
    assert "Geef antwoord" not in (await see(client, f"/g/{table.token}")).words


async def test_each_person_asked_about_has_a_question_of_their_own(
    client: Client, table: Table
) -> None:
    school = table.school
    token = await table.invite(ask_for=(school.expert, school.other_expert))
    await open_door(client, token)
    for number, answer in ((2, "no"), (3, "yes")):
        await send(client, await consent_path(client, token, number), answer=answer)

    given = [(one.recipient, one.answer) for one in await table.consents()]
    assert given == [(school.expert, "no"), (school.other_expert, "yes")]


async def test_a_parent_without_authority_is_asked_nothing_but_to_come(
    client: Client, table: Table
) -> None:
    token = await table.invite(
        name="Jan", relation="father", email="jan@mail.example", has_authority=False
    )
    await open_door(client, token)
    start = await see(client, f"/g/{token}")

    assert "Een vraag voor u" in start.words
    assert "Mogen wij" not in start.words


async def test_neither_parent_sees_what_the_other_said(client: Client, table: Table) -> None:
    father = await table.invite(name="Jan", relation="father", email="jan@mail.example")
    await send(client, meeting_path(table), attendance="not_coming")
    await send(client, await consent_path(client, table.token), answer="no")
    await open_door(client, father)
    start = await see(client, f"/g/{father}")

    assert start.words.count("Nog geen antwoord") == 3
    assert "Uw antwoord:" not in start.words


async def test_the_language_that_was_read_is_kept_with_the_answer(
    client: Client, table: Table
) -> None:
    path = await consent_path(client, table.token)

    await send(client, f"{path}?taal=en", answer="yes")
    await send(client, path, answer="no")

    assert [one.language for one in await table.consents()] == ["en", "nl"]
