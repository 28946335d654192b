"""Links: what looks at them, what ends them, and that a dead one tells nothing."""

import logging
from datetime import timedelta

import pytest

from tests.pages.doors import Client, open_door
from tests.pages.forms import OWN_SITE, hidden_fields, post, see, send
from tests.pages.table import Table
from tests.postgres import connect

UNKNOWN = "A" * 32
MALFORMED = ["x", "A" * 31, "A" * 33, "A" * 31 + "!", "..%2f..%2fetc", "%00" * 32, "é" * 32]


async def revoke(table: Table) -> None:
    async with table.school.database.work_as(table.coordinator) as work:
        (guardian,) = await work.desk.store.guardians(table.case)
        await work.desk.store.revoke_links(table.case, guardian.id)


async def lock(table: Table) -> None:
    owner = await connect(table.owner_url)
    await owner.execute("UPDATE aantafel.links SET wrong_factors = 5")
    await owner.close()


async def test_every_dead_link_gets_the_same_page(client: Client, table: Table) -> None:
    unknown = await see(client, f"/g/{UNKNOWN}")

    table.clock.forward(timedelta(days=40))
    expired = await see(client, f"/g/{table.token}")
    table.clock.forward(-timedelta(days=40))
    await lock(table)
    exhausted = await see(client, f"/g/{table.token}")
    await revoke(table)
    revoked = await see(client, f"/g/{table.token}")

    assert unknown.status == 404
    assert "Deze link werkt niet" in unknown.words
    assert expired == exhausted == revoked == unknown


@pytest.mark.parametrize("token", MALFORMED)
async def test_a_malformed_link_gets_that_page_too(client: Client, token: str) -> None:
    assert await see(client, f"/g/{token}") == await see(client, f"/g/{UNKNOWN}")


async def test_every_page_behind_a_dead_link_is_that_page(client: Client, table: Table) -> None:
    page = await see(client, f"/g/{UNKNOWN}")
    await revoke(table)

    for path in ("vraag/gesprek", "vraag/000000000000", "klaar/gesprek", "vraag", "x/y/z"):
        assert await see(client, f"/g/{table.token}/{path}") == page


async def test_a_form_on_a_link_that_died_meanwhile_is_refused_with_that_page(
    client: Client, table: Table
) -> None:
    path = f"/g/{table.token}/vraag/gesprek"
    fields = hidden_fields((await see(client, path)).page) | {"attendance": "coming"}
    await revoke(table)

    assert await post(client, path, fields) == await see(client, f"/g/{UNKNOWN}")
    assert await table.answers() == []


async def test_scanners_look_and_nothing_changes(stranger: Client, table: Table) -> None:
    client = stranger
    paths = ["", "/vraag/gesprek", "/klaar/gesprek", "/team", "/niet-voor-mij"]
    for path in paths * 3:
        async with client.head(f"/g/{table.token}{path}") as looked:
            assert looked.status == 200
            assert await looked.read() == b""
        async with client.get(f"/g/{table.token}{path}") as opened:
            assert opened.status == 200
            assert "Set-Cookie" not in opened.headers

    assert await table.answers() == []
    assert await table.consents() == []
    assert await table.told("parent_answered") == 0
    await open_door(client, table.token)
    assert (
        await send(client, f"/g/{table.token}/vraag/gesprek", attendance="coming")
    ).status == 303


async def test_a_reading_link_does_not_open_a_parents_page_nor_the_other_way_round(
    client: Client, table: Table
) -> None:
    reading = await table.reading()
    crossed = await send(client, f"/l/{table.token}")

    assert await see(client, f"/g/{reading}") == await see(client, f"/g/{UNKNOWN}")
    assert crossed == await send(client, f"/l/{UNKNOWN}")
    assert crossed.status == 404
    assert (await see(client, f"/g/{table.token}")).status == 200


async def test_no_log_line_holds_a_link_or_a_name(
    stranger: Client, table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = stranger
    await open_door(client, table.token)
    reading = await table.reading()
    path = f"/g/{table.token}/vraag/gesprek"
    async with client.get(path, headers={"Referer": f"http://x/g/{table.token}"}) as opened:
        assert opened.status == 200
    await send(client, path, attendance="coming")
    await send(client, path, attendance="x" * 70_000)
    await post(client, path, {}, {"Sec-Fetch-Site": "cross-site"})
    async with client.delete(f"/g/{table.token}", headers=OWN_SITE) as refused:
        assert refused.status == 405
    await send(client, f"/l/{reading}")
    await see(client, f"/g/{table.token}/nowhere/at/all")
    told = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)

    assert "GET /g/{token}/vraag/{question} 200" in told
    assert "POST /l/{token} 200" in told
    for secret in (table.token, reading, "Samira", "Sem de Vries", "mail.example"):
        assert secret not in told
