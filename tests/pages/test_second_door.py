"""The second door: a code to one's own mailbox, for one time, for ten minutes, for one link."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.bundles import newest
from bot.pages.guests.levels import SECOND_LEVEL, needs_code
from bot.pages.guests.passes import IDLE
from cases.messages import Urgency
from cases.model.case import Audience
from cases.principals import Courier
from tests.pages.doors import Client, answer, codes_sent, open_door, open_second_door, said
from tests.pages.forms import Answer, hidden_fields, post, see
from tests.pages.table import Table
from tests.postgres import connect

ASKS = "Stuur mij een code"
TAKES = "Welke code staat in de mail?"
REQUEST = {"says": "Wilt u dit weghalen?"}
WRONG = ("000000", "111111")


def other(code: str) -> str:
    """Return a code that is not this one."""
    return WRONG[code == WRONG[0]]


async def say(client: Client, token: str, **fields: str) -> Answer:
    return await post(client, f"/g/{token}/code", said(token, **fields))


async def a_code(client: Client, table: Table, token: str) -> str:
    asked = await say(client, token, do="send")
    assert (asked.status, TAKES in asked.words) == (200, True)
    (code,) = await codes_sent(table)
    return code


def test_what_asks_for_a_code_is_named_in_one_place() -> None:
    assert {"rechten", "gekeken"} <= SECOND_LEVEL
    assert needs_code("rechten")
    assert needs_code("gekeken/alles")
    assert not needs_code("vraag/gesprek")
    assert not needs_code("")


@pytest.mark.parametrize("page", sorted(SECOND_LEVEL))
async def test_looking_sends_no_code(client: Client, table: Table, page: str) -> None:
    for path in (f"/g/{table.token}/{page}", f"/g/{table.token}/code"):
        asked = await see(client, path)
        assert ASKS in asked.words
    assert await codes_sent(table) == []


async def test_a_code_opens_it_and_leads_to_where_one_was_going(
    client: Client, table: Table
) -> None:
    asked = await see(client, f"/g/{table.token}/rechten")
    fields = hidden_fields(asked.page)
    sent = await post(client, f"/g/{table.token}/code", fields | {"do": "send"})
    (code,) = await codes_sent(table)
    spaced = f" {code[:3]} {code[3:]}\u00a0"

    opened = await post(
        client, f"/g/{table.token}/code", hidden_fields(sent.page) | {"do": "open", "code": spaced}
    )

    assert (opened.status, opened.location) == (303, f"/g/{table.token}/rechten")
    assert TAKES not in (await see(client, opened.location)).words
    assert "Wie heeft gekeken?" in (await see(client, f"/g/{table.token}/gekeken")).words


async def test_what_was_typed_is_kept_through_both_doors(client: Client, table: Table) -> None:
    await open_second_door(client, table, table.token)
    path = f"/g/{table.token}/rechten/vraag/erasure/child"
    fields = hidden_fields((await see(client, path)).page) | REQUEST
    table.clock.forward(IDLE)

    first = await post(client, path, fields)
    assert "Wanneer is uw kind geboren?" in first.words
    born = {name: answer(table.token)[name] for name in ("day", "month", "year")}
    second = await post(client, f"/g/{table.token}", hidden_fields(first.page) | born)
    assert ASKS in second.words
    sent = await post(client, f"/g/{table.token}/code", hidden_fields(second.page) | {"do": "send"})
    (code,) = await codes_sent(table)
    again = await post(
        client, f"/g/{table.token}/code", hidden_fields(sent.page) | {"do": "open", "code": code}
    )

    assert again.status == 200
    assert REQUEST["says"] in again.page
    assert await table.told("rights_asked") == 0
    sent = await post(client, path, hidden_fields(again.page) | REQUEST | {"do": "send"})
    assert (sent.status, sent.location) == (303, f"/g/{table.token}/rechten/klaar")
    assert await table.told("rights_asked") == 1


async def test_a_request_sent_twice_is_one_request(client: Client, table: Table) -> None:
    await open_second_door(client, table, table.token)
    path = f"/g/{table.token}/rechten/vraag/correction/child"
    says = hidden_fields((await see(client, path)).page) | {"says": REQUEST["says"]}
    for number in (1, 2):
        sending = hidden_fields((await post(client, path, says)).page) | {"do": "send"}
        pressed = [post(client, path, sending) for _ in range(3)]
        sent = [*await asyncio.gather(*pressed), await post(client, path, sending)]
        assert {one.location for one in sent} == {f"/g/{table.token}/rechten/klaar"}
        assert await table.told("rights_asked") == number


async def test_without_the_first_door_there_is_no_second(stranger: Client, table: Table) -> None:
    for fields in ({"do": "send"}, {"do": "open", "code": "123456"}):
        shown = await say(stranger, table.token, **fields)
        assert "Wanneer is uw kind geboren?" in shown.words
    assert "Wanneer is uw kind geboren?" in (await see(stranger, f"/g/{table.token}/code")).words
    assert await codes_sent(table) == []


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "12345a", "\u0661\u0662\u0663\u0664\u0665\u0666"]
)
async def test_what_is_no_code_is_asked_again_and_is_no_try(
    client: Client, table: Table, typed: str
) -> None:
    code = await a_code(client, table, table.token)
    for _ in range(6):
        again = await say(client, table.token, do="open", code=typed)
        assert (again.status, again.words.count("Vul de zes cijfers van de code in")) == (422, 2)
    assert (await say(client, table.token, do="open", code=code)).status == 303


async def test_a_code_opens_once(client: Client, table: Table) -> None:
    code = await a_code(client, table, table.token)
    assert (await say(client, table.token, do="open", code=code)).status == 303
    again = await say(client, table.token, do="open", code=code)
    assert (again.status, "Deze code werkt niet meer" in again.words) == (422, True)


async def test_a_code_ends_after_ten_minutes_and_late_guesses_are_no_tries(
    client: Client, table: Table
) -> None:
    code = await a_code(client, table, table.token)
    table.clock.forward(timedelta(minutes=9, seconds=59))
    assert (
        "Deze code klopt niet"
        in (await say(client, table.token, do="open", code=other(code))).words
    )
    table.clock.forward(timedelta(seconds=1))
    for _ in range(6):
        late = await say(client, table.token, do="open", code=code)
        assert "Deze code werkt niet meer" in late.words
    assert await table.told("link_locked") == 0


async def test_one_code_a_minute_and_the_newest_counts(client: Client, table: Table) -> None:
    first = await a_code(client, table, table.token)
    table.clock.forward(timedelta(seconds=59))
    soon = await say(client, table.token, do="send")
    assert (soon.status, "Wacht een minuut" in soon.words) == (422, True)
    assert await codes_sent(table) == []
    table.clock.forward(timedelta(seconds=1))
    newest = await a_code(client, table, table.token)
    if first != newest:
        assert (await say(client, table.token, do="open", code=first)).status == 422
    assert (await say(client, table.token, do="open", code=newest)).status == 303


async def test_five_wrong_codes_lock_every_link_and_tell_the_coordinator(
    client: Client, table: Table
) -> None:
    second = await table.invite()
    code = await a_code(client, table, table.token)
    for _ in range(2):
        assert (await say(client, table.token, do="open", code=other(code))).status == 422
    # Neither the date nor a new code gives tries back: both are known to who guesses.
    await open_door(client, table.token)
    table.clock.forward(timedelta(minutes=1))
    code = await a_code(client, table, table.token)
    for _ in range(2):
        assert (await say(client, table.token, do="open", code=other(code))).status == 422
    assert await table.told("link_locked") == 0

    gone = await see(client, f"/g/{'A' * 32}")
    assert await say(client, table.token, do="open", code=other(code)) == gone
    assert await say(client, table.token, do="open", code=code) == gone
    assert await see(client, f"/g/{second}") == gone
    assert await table.told("link_locked") == 1


async def test_many_codes_at_once_are_no_more_than_five(client: Client, table: Table) -> None:
    code = await a_code(client, table, table.token)
    guesses = [f"{number:06}" for number in range(12) if f"{number:06}" != code]
    answers = await asyncio.gather(
        *(say(client, table.token, do="open", code=guess) for guess in guesses)
    )
    told = [one.status for one in answers]
    assert set(told) <= {404, 422}
    assert told.count(422) <= 4
    assert await table.told("link_locked") == 1


async def test_a_right_code_gives_all_tries_back(client: Client, table: Table) -> None:
    for _ in range(2):
        code = await a_code(client, table, table.token)
        for _ in range(4):
            assert (await say(client, table.token, do="open", code=other(code))).status == 422
        assert (await say(client, table.token, do="open", code=code)).status == 303
        table.clock.forward(timedelta(minutes=1))


async def test_the_code_of_one_link_opens_no_other(client: Client, table: Table) -> None:
    again = await table.invite()
    father = await table.invite(name="Jan", relation="father", email="jan@mail.example")
    code = await a_code(client, table, table.token)
    for token in (again, father):
        await open_door(client, token)
        shown = await say(client, token, do="open", code=code)
        assert "Deze code werkt niet meer" in shown.words
        assert ASKS in (await see(client, f"/g/{token}/rechten")).words
    assert (await say(client, table.token, do="open", code=code)).status == 303


async def test_the_second_pass_ends_and_lasts_as_long_as_somebody_is_at_it(
    client: Client, table: Table
) -> None:
    await open_second_door(client, table, table.token)
    path = f"/g/{table.token}/rechten"
    for _ in range(3):
        table.clock.forward(IDLE - timedelta(minutes=1))
        assert ASKS not in (await see(client, path)).words
    table.clock.forward(IDLE)
    await open_door(client, table.token)
    assert ASKS in (await see(client, path)).words


async def test_a_first_pass_is_no_second_one(client: Client, table: Table) -> None:
    cookies = {each.key: each.value for each in client.session.cookie_jar}
    (name,) = cookies
    forged = name.replace("-pas-", "-code-")
    headers = {"Cookie": f"{name}={cookies[name]}; {forged}={cookies[name]}"}
    client.session.cookie_jar.clear()
    async with client.get(f"/g/{table.token}/rechten", headers=headers) as got:
        assert ASKS in await got.text()


async def test_a_code_waits_for_no_morning_and_is_not_sent_when_it_is_dead(
    client: Client, table: Table
) -> None:
    table.clock.forward(timedelta(hours=12))
    await open_door(client, table.token)
    await say(client, table.token, do="send")
    async with table.school.database.work_as(Courier()) as work:
        due = await work.outbox.claim(table.clock(), limit=100)
    (mail,) = [one for one in due if one.message.kind == "door_code_mail"]
    assert (mail.message.urgency, mail.message.address) == (Urgency.NOW, "samira@mail.example")
    assert mail in newest(due, table.clock() + timedelta(minutes=9))[0]
    assert mail in newest(due, table.clock() + timedelta(minutes=10))[1]


async def test_somebody_without_a_mailbox_is_told_to_call(client: Client, table: Table) -> None:
    async with table.school.database.work_as(table.coordinator) as work:
        (mother,) = await work.desk.store.guardians(table.case)
        words = await work.desk.store.words(table.case, mother.id)
        await work.desk.store.keep_words(
            table.case, mother.id, Audience.COORDINATION, {**(words or {}), "email": None}
        )
    asked = await say(client, table.token, do="send")
    assert (asked.status, "Bel de school" in asked.words) == (422, True)
    assert await codes_sent(table) == []


async def test_the_code_itself_is_kept_nowhere(client: Client, table: Table) -> None:
    code = await a_code(client, table, table.token)
    owner = await connect(table.owner_url)
    kept = await owner.fetch("SELECT code FROM aantafel.links WHERE code IS NOT NULL")
    sealed = await owner.fetch("SELECT sealed FROM aantafel.outbox WHERE kind = 'door_code_mail'")
    await owner.close()
    assert [len(row["code"]) for row in kept] == [32]
    assert [row for row in (*kept, *sealed) if code.encode() in bytes(row[0])] == []
