"""The pages of experts from outside: a code at the door, and no further than their part goes."""

import pytest

from cases.model.consents import ConsentAnswer
from cases.operations.agreements import RecordAgreement
from cases.operations.invitations import WithdrawInvitation
from tests.pages.doors import Client, answer, open_door, open_second_door, said
from tests.pages.forms import Answer, hidden_fields, post, see, send
from tests.pages.outsiders import Fatima, invite_fatima
from tests.pages.table import Table

ASKS = "Stuur mij een code"
GONE = "A" * 32


@pytest.fixture
async def fatima(table: Table) -> Fatima:
    return await invite_fatima(table)


async def accepts(client: Client, fatima: Fatima) -> None:
    await fatima.opens_door(client)
    sent = await send(client, fatima.path("antwoord"), answer="accept")
    assert (sent.status, sent.location) == (303, fatima.path("klaar", "accept"))
    assert "De school weet nu dat u meedoet." in (await see(client, str(sent.location))).words


async def reads(client: Client, fatima: Fatima) -> Answer:
    return await post(client, fatima.path("lezen"), said(fatima.token))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "antwoord",
        "antwoord/nee",
        "gesprek/1",
        "afspraak/1",
        "afspraak/1/dag",
        "tijden",
        "klaar/accept",
        "niet-voor-mij",
    ],
)
async def test_before_the_door_nothing_says_what_it_is_about(
    stranger: Client, fatima: Fatima, path: str
) -> None:
    page = await see(stranger, fatima.path(*filter(None, [path])))
    assert page.status == 200
    assert "De Wilgenroos" in page.words
    told = ("Fatima", "Sem", "WR-001", "Anna", "december", "GGD")
    assert [word for word in told if word in page.page] == []


async def test_a_code_leads_in_to_the_invitation(stranger: Client, fatima: Fatima) -> None:
    assert ASKS in (await see(stranger, fatima.path())).words
    await fatima.opens_door(stranger)
    page = await see(stranger, fatima.path())
    assert "Anna Bakker van De Wilgenroos vraagt u mee te denken bij WR-001." in page.words
    assert "U bent gevraagd als jeugdverpleegkundige." in page.words
    assert "8 december" in page.words
    assert "Sem" not in page.page


async def test_yes_opens_her_page_and_consent_the_case(stranger: Client, fatima: Fatima) -> None:
    await accepts(stranger, fatima)
    page = await see(stranger, fatima.path())
    assert "U doet mee bij WR-001." in page.words
    assert "Daar is eerst toestemming voor nodig" in page.words
    assert (await reads(stranger, fatima)).status == 409

    await fatima.may_read()
    file = await reads(stranger, fatima)

    assert file.status == 200
    assert "Sem de Vries" in file.words
    assert "Een rustplek en pictogrammen." in file.words
    await fatima.may_read(ConsentAnswer.NO)
    assert (await reads(stranger, fatima)).status == 409


async def test_no_needs_a_reason_and_ends_it(stranger: Client, fatima: Fatima) -> None:
    await fatima.opens_door(stranger)
    path = fatima.path("antwoord")
    empty = await send(stranger, path, answer="decline")
    assert (empty.status, empty.words.count("Kies één antwoord")) == (422, 2)
    bsn = await send(stranger, path, answer="decline", reason="no_time", suggests="bsn 111222333")
    assert (bsn.status, "burgerservicenummer" in bsn.words) == (422, True)
    told = await send(stranger, path, answer="decline", reason="not_fitting", suggests="Wim")
    assert (told.status, "De school weet nu dat u niet meedoet." in told.words) == (200, True)
    assert await fatima.table.told("expert_declined") == 1
    assert (await see(stranger, fatima.path())).status == 404


async def test_another_time_is_a_time(stranger: Client, fatima: Fatima) -> None:
    await fatima.opens_door(stranger)
    path = fatima.path("antwoord")
    for fields in ({}, {"day": "2026-12-09"}, {"day": "2020-01-01", "time": "10:00"}):
        assert (await send(stranger, path, answer="other_time", **fields)).status == 422
    sent = await send(stranger, path, answer="other_time", day="2026-12-09", time="10:00")
    assert sent.status == 303
    assert "9 december" in (await see(stranger, fatima.path())).words
    assert await fatima.table.told("expert_proposes_time") == 1


async def test_what_was_typed_is_kept_at_the_door(stranger: Client, fatima: Fatima) -> None:
    await fatima.opens_door(stranger)
    path = fatima.path("antwoord")
    fields = hidden_fields((await see(stranger, path)).page)
    typed = fields | {"answer": "decline", "reason": "no_time", "suggests": "Wim Bos"}
    stranger.session.cookie_jar.clear()

    door = await post(stranger, path, typed)
    assert ASKS in door.words
    assert 'value="Wim Bos"' in door.page
    assert await fatima.table.told("expert_declined") == 0


async def test_she_answers_for_the_meeting_and_her_agreement(
    stranger: Client, fatima: Fatima
) -> None:
    table = fatima.table
    await accepts(stranger, fatima)
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(
            RecordAgreement.model_validate(
                {
                    "case": table.case,
                    "who": fatima.person,
                    "what": "met het gezin bellen",
                    "by": "2026-12-18",
                }
            )
        )
    sent = await send(stranger, fatima.path("gesprek", "1"), attendance="not_coming")
    assert sent.status == 303
    assert await table.told("outside_answered") == 1
    agreed = fatima.path("afspraak", "1")
    assert "met het gezin bellen" not in (await see(stranger, agreed)).words
    await fatima.may_read()
    assert "met het gezin bellen" in (await see(stranger, agreed)).words
    assert (await send(stranger, f"{agreed}/dag", day="x")).status == 422
    assert (await send(stranger, agreed, do="confirm")).status == 303
    moved = await send(stranger, f"{agreed}/dag", day="2026-12-17")
    assert moved.location == fatima.path("klaar", "move")
    assert "17 december" in (await see(stranger, fatima.path())).words
    assert (await send(stranger, f"{agreed}/lukt-niet", why="ziek")).status == 303
    assert (await send(stranger, agreed, do="done")).status == 303
    assert "U heeft nu geen afspraken." in (await see(stranger, fatima.path())).words


async def test_a_withdrawn_link_gives_what_an_unknown_one_gives(
    stranger: Client, fatima: Fatima
) -> None:
    table = fatima.table
    await accepts(stranger, fatima)
    async with table.school.database.work_as(table.coordinator) as work:
        (invitation,) = [
            one
            for one in await work.desk.store.invitations(table.case)
            if one.person == fatima.person
        ]
        await work.desk.execute(WithdrawInvitation(invitation=invitation.id))
    gone = await see(stranger, f"/x/{GONE}")
    assert gone.status == 404
    assert await see(stranger, fatima.path()) == gone
    assert await reads(stranger, fatima) == gone


async def test_a_parents_link_and_hers_open_no_page_of_the_other(
    stranger: Client, fatima: Fatima
) -> None:
    token = fatima.table.token
    gone = await see(stranger, f"/x/{GONE}")
    assert await see(stranger, f"/x/{token}") == gone
    for fields in ({"do": "send"}, {"do": "open", "code": "123456"}):
        assert await post(stranger, f"/x/{token}/code", said(token, **fields)) == gone
    parents = await see(stranger, f"/g/{GONE}")
    assert await see(stranger, f"/g/{fatima.token}") == parents
    assert await post(stranger, f"/g/{fatima.token}", answer(fatima.token)) == parents
    await open_door(stranger, token)
    await open_second_door(stranger, fatima.table, token)
    assert await see(stranger, f"/x/{token}") == gone
    assert await post(stranger, f"/x/{token}/lezen", said(token)) == gone


async def test_forms_of_another_link_are_refused(stranger: Client, fatima: Fatima) -> None:
    await fatima.opens_door(stranger)
    wrong = said(fatima.table.token, answer="accept")
    assert (await post(stranger, fatima.path("antwoord"), wrong)).status == 403
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    own = said(fatima.token, answer="accept")
    assert (await post(stranger, fatima.path("antwoord"), own, elsewhere)).status == 403


async def test_this_is_not_me_ends_it(stranger: Client, fatima: Fatima) -> None:
    told = await send(stranger, fatima.path("niet-voor-mij"))
    assert told.status == 200
    assert await fatima.table.told("outside_disowned") == 1
    assert (await see(stranger, fatima.path())).status == 404
