"""The door: nothing about anybody before it, five tries, and the way back for a wrong address."""

import asyncio
from datetime import date, timedelta
from hashlib import sha256

import pytest
from aiohttp import ClientSession, DummyCookieJar

from bot.pages.guests.passes import IDLE
from cases.operations.parents import InviteParent
from cases.principals import Guest
from tests.pages.doors import Client, answer, open_door, open_second_door
from tests.pages.forms import Answer, hidden_fields, post, see
from tests.pages.table import BORN, Table
from tests.postgres import connect

UNKNOWN = "A" * 32
WRONG = date(2016, 3, 1)
PERSONAL = ("Samira", "Sem", "Bakker", "Marit", "Kamer 3", "december", "Fenna", "14.30", "Komt u")


async def outbox(table: Table) -> list[tuple[str, str, str]]:
    owner = await connect(table.owner_url)
    rows = await owner.fetch("SELECT kind, road, state FROM aantafel.outbox ORDER BY kind")
    await owner.close()
    return [(row["kind"], row["road"], row["state"]) for row in rows]


async def knock(client: Client, token: str, born: date = WRONG, **changes: str) -> Answer:
    return await post(client, f"/g/{token}", answer(token, born, **changes))


@pytest.mark.parametrize(
    "path", ["", "/vraag/gesprek", "/klaar/gesprek", "/team", "/niet-voor-mij"]
)
async def test_before_the_door_nothing_says_who_it_is_for(
    stranger: Client, table: Table, path: str
) -> None:
    page = await see(stranger, f"/g/{table.token}{path}")

    assert page.status == 200
    assert "De Wilgenroos" in page.words
    assert [word for word in PERSONAL if word in page.page] == []


async def test_who_comes_after_another_gets_the_door_of_their_own_link(
    stranger: Client, table: Table
) -> None:
    """It is rendered once for a school, so nothing of the first visitor may stay in it."""
    second = await table.invite()
    first = await see(stranger, f"/g/{table.token}")
    other = await see(stranger, f"/g/{second}")

    assert table.token in first.page
    assert other.page.replace(second, table.token) != first.page  # the seal is another one too
    assert table.token not in other.page
    assert hidden_fields(first.page)["seal"] not in other.page
    await open_door(stranger, second)


async def test_the_right_date_opens_it_and_leads_to_where_one_was_going(
    stranger: Client, table: Table
) -> None:
    door = await see(stranger, f"/g/{table.token}/vraag/gesprek")
    assert "Wanneer is uw kind geboren?" in door.words

    fields = hidden_fields(door.page) | {"day": "1", "month": "03", "year": "2017"}
    opened = await post(stranger, f"/g/{table.token}", fields)

    assert (opened.status, opened.location) == (303, f"/g/{table.token}/vraag/gesprek")
    assert "Komt u naar het gesprek?" in (await see(stranger, opened.location)).words


@pytest.mark.parametrize(
    "born", [{"day": ""}, {"month": "maart"}, {"year": "17.5"}, {"day": "31", "month": "2"}]
)
async def test_what_is_no_date_is_asked_again_and_is_no_try(
    stranger: Client, table: Table, born: dict[str, str]
) -> None:
    for _ in range(6):
        again = await knock(stranger, table.token, BORN, **born)
        assert again.status == 422
        assert again.words.count("Vul de dag, de maand en het jaar in, met cijfers") == 2
    await open_door(stranger, table.token)


async def test_five_wrong_dates_lock_every_link_and_tell_the_coordinator(
    stranger: Client, table: Table
) -> None:
    second = await table.invite()
    answers = [await knock(stranger, token) for token in (table.token, second, table.token, second)]
    assert [one.status for one in answers] == [422] * 4
    assert "Na vijf keer fout werkt de link niet meer" in answers[0].words
    assert await table.told("link_locked") == 0

    gone = await see(stranger, f"/g/{UNKNOWN}")
    assert await knock(stranger, table.token) == gone
    assert await knock(stranger, table.token, BORN) == gone
    assert await see(stranger, f"/g/{second}") == gone
    assert await table.told("link_locked") == 1
    assert await table.told("parent_answered") == 0


async def test_a_right_date_gives_all_tries_back(stranger: Client, table: Table) -> None:
    for _ in range(3):
        for _ in range(4):
            assert (await knock(stranger, table.token)).status == 422
        await open_door(stranger, table.token)
    assert await table.told("link_locked") == 0


async def test_many_guesses_at_once_are_no_more_than_five(stranger: Client, table: Table) -> None:
    guesses = [WRONG + timedelta(days=number) for number in range(24)]
    answers = await asyncio.gather(*(knock(stranger, table.token, guess) for guess in guesses))
    told = [one.status for one in answers]
    # Who guessed before the fifth may only hear of it after: the page is gone by then.
    assert set(told) <= {404, 422}
    assert told.count(422) <= 4
    assert await table.told("link_locked") == 1
    assert (await see(stranger, f"/g/{table.token}")).status == 404


async def test_a_pass_ends_and_what_was_typed_stays(client: Client, table: Table) -> None:
    path = f"/g/{table.token}/vraag/gesprek"
    fields = hidden_fields((await see(client, path)).page) | {"attendance": "other_time"}
    typed = fields | {"day": "2026-12-10", "time": "15:30"}
    table.clock.forward(IDLE)

    door = await post(client, path, typed)
    assert "Wanneer is uw kind geboren?" in door.words
    assert await table.answers() == []
    born = {"day": str(BORN.day), "month": str(BORN.month), "year": str(BORN.year)}
    again = await post(client, f"/g/{table.token}", hidden_fields(door.page) | born)

    assert again.status == 200
    assert again.chosen == ["other_time"]
    assert 'name="day" value="2026-12-10"' in again.page
    assert (await post(client, path, typed)).status == 303
    assert len(await table.answers()) == 1


async def test_a_pass_lasts_as_long_as_somebody_is_at_it(client: Client, table: Table) -> None:
    for _ in range(4):
        table.clock.forward(IDLE - timedelta(minutes=1))
        assert "Komt u naar het gesprek?" in (await see(client, f"/g/{table.token}")).words


@pytest.mark.parametrize("value", ["", "x", "1.2", "9999999999.0", "²." + "0" * 64, "0." * 9])
async def test_a_pass_of_ones_own_making_opens_nothing(
    stranger: Client, table: Table, value: str
) -> None:
    await open_door(stranger, table.token)
    (name,) = {cookie.key for cookie in stranger.session.cookie_jar}
    stranger.session.cookie_jar.clear()
    async with stranger.get(f"/g/{table.token}", headers={"Cookie": f"{name}={value}"}) as got:
        assert "Wanneer is uw kind geboren?" in await got.text()


async def test_a_pass_under_another_name_opens_nothing_else(client: Client, table: Table) -> None:
    father = await table.invite(name="Piet", relation="father", email="piet@mail.example")
    names = {token: sha256(token.encode()).hexdigest()[:8] for token in (table.token, father)}
    await open_second_door(client, table, table.token)
    passes = {one.key: one.value for one in client.session.cookie_jar}
    his = [(key.replace(names[table.token], names[father]), passes[key]) for key in passes]
    raised = [(key.replace("pas-", "code-"), passes[key]) for key in passes if "pas-" in key]
    assert len(his) == 2
    for forged, link in ((his, father), (raised, table.token)):
        sent = {"Cookie": "; ".join(f"{key}={value}" for key, value in forged)}
        async with (
            ClientSession(cookie_jar=DummyCookieJar()) as thief,
            thief.get(client.make_url(f"/g/{link}/rechten"), headers=sent) as got,
        ):
            assert "Wanneer is uw kind geboren?" in await got.text()


async def test_the_pass_of_one_link_does_not_open_another(client: Client, table: Table) -> None:
    father = await table.invite(name="Jan", relation="father", email="jan@mail.example")
    assert "Wanneer is uw kind geboren?" in (await see(client, f"/g/{father}")).words
    await open_door(client, father)
    for token in (table.token, father):  # both open on one phone
        assert "Komt u naar het gesprek?" in (await see(client, f"/g/{token}")).words


async def test_the_pass_is_a_cookie_for_this_site_alone(stranger: Client, table: Table) -> None:
    async with stranger.post(
        f"/g/{table.token}", data=answer(table.token), allow_redirects=False
    ) as got:
        cookie = got.headers["Set-Cookie"]
    assert cookie.startswith("__Host-pas-")
    for part in ("HttpOnly", "Secure", "SameSite=Strict", "Path=/"):
        assert part in cookie.split("; ")
    assert "Domain" not in cookie


async def test_this_is_not_me_ends_the_links_and_the_mails_and_tells_the_coordinator(
    stranger: Client, table: Table
) -> None:
    second = await table.invite()
    path = f"/g/{table.token}/niet-voor-mij"
    asked = await see(stranger, path)
    assert "Dan heeft u de link per ongeluk gekregen." in asked.words
    assert (await post(stranger, path, {})).status == 403

    told = await post(stranger, path, hidden_fields(asked.page))

    assert (told.status, "U hoeft niets meer te doen." in told.words) == (200, True)
    gone = await see(stranger, f"/g/{UNKNOWN}")
    assert await see(stranger, f"/g/{table.token}") == gone
    assert await see(stranger, f"/g/{second}/team") == gone
    assert await post(stranger, path, hidden_fields(asked.page)) == gone
    assert await table.told("link_disowned") == 1
    assert {state for _, road, state in await outbox(table) if road == "mail"} == {"called_back"}


async def test_the_other_parent_keeps_their_link_and_their_mails(
    stranger: Client, table: Table
) -> None:
    father = await table.invite(name="Jan", relation="father", email="jan@mail.example")
    asked = await see(stranger, f"/g/{table.token}/niet-voor-mij")
    await post(stranger, f"/g/{table.token}/niet-voor-mij", hidden_fields(asked.page))

    await open_door(stranger, father)
    states = [state for kind, _, state in await outbox(table) if kind == "parent_invited"]
    assert sorted(states) == ["called_back", "pending"]


async def test_a_new_invitation_opens_again_after_a_lock(stranger: Client, table: Table) -> None:
    for _ in range(5):
        await knock(stranger, table.token)
    await open_door(stranger, await table.invite())


async def test_what_opens_the_door_follows_the_case(table: Table) -> None:
    async with table.school.database.work_as(table.coordinator) as work:
        (guardian,) = await work.desk.store.guardians(table.case)
        words = await work.desk.store.words(table.case, guardian.id)
    assert words is not None
    assert words["born"] == BORN.isoformat()
    assert InviteParent.open_to.isdisjoint({Guest.visitor})


async def test_who_leaves_shuts_both_doors_for_who_uses_the_device_next(
    client: Client, table: Table
) -> None:
    link = f"/g/{table.token}"
    await open_door(client, table.token)
    await open_second_door(client, table, table.token)
    start = await see(client, link)
    assert "Komt u" in start.page

    left = await post(client, f"{link}/sluit", hidden_fields(start.page))

    assert (left.status, "Deze pagina is gesloten." in left.words) == (200, True)
    for path in (link, f"{link}/vraag/gesprek", f"{link}/gekeken"):
        assert "Wanneer is uw kind geboren?" in (await see(client, path)).words
    await open_door(client, table.token)
    assert "extra controle" in (await see(client, f"{link}/gekeken")).words


async def test_nobody_is_made_to_leave_by_another_site(client: Client, table: Table) -> None:
    await open_door(client, table.token)
    assert (await post(client, f"/g/{table.token}/sluit", {})).status == 403
    assert "Komt u" in (await see(client, f"/g/{table.token}")).page
