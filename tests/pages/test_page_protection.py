"""What holds for every answer: headers, size, no scripts, and a page even when all is broken."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.pages.forms import Seals
from bot.pages.guests.pages import guest_pages
from bot.pages.house import House
from bot.pages.rendering import Pages
from cases.door_store import Door
from cases.errors import ChangedMeanwhile
from cases.principals import Guest, Principal
from storage.database import Database, Work
from storage.errors import DatabaseAway
from tests.pages.doors import Client, open_door, safe_jar
from tests.pages.forms import consent_path, hidden_fields, post, see
from tests.pages.table import SEALS, Table
from tests.seeds import HandClock

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


async def every_kind_of_answer(client: Client, table: Table) -> dict[str, int]:
    consent = await consent_path(client, table.token)
    return {
        f"/g/{table.token}": 200,
        f"/g/{table.token}/vraag/gesprek": 200,
        consent: 200,
        f"/g/{table.token}/vraag/000000000000": 409,
        "/g/" + "A" * 32: 404,
        "/g/nowhere/at/all": 404,
        f"/l/{await table.reading()}": 200,
        "/l/short": 404,
        "/privacy": 200,
        "/voorwaarden": 200,
        "/static/nothing.css": 404,
    }


async def test_every_answer_has_its_headers_and_a_cookie_only_behind_the_door(
    client: Client, table: Table
) -> None:
    for path, status in (await every_kind_of_answer(client, table)).items():
        async with client.get(path) as got:
            assert (path, got.status) == (path, status)
            headers = got.headers
            assert headers["Content-Security-Policy"] == POLICY
            assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["X-Robots-Tag"] == "noindex, nofollow"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert headers["Permissions-Policy"].startswith("camera=()")
            assert headers["Cache-Control"] == "no-store"
            assert headers["Server"] == "aan-tafel"
            is_inside = path.startswith(f"/g/{table.token}")
            assert ("Set-Cookie" in headers) == is_inside


async def test_every_page_is_small_and_holds_no_script_nor_style_of_its_own(
    client: Client, table: Table
) -> None:
    for path in await every_kind_of_answer(client, table):
        page = (await see(client, path)).page
        assert len(page.encode()) <= 15_000
        assert not re.search(r"<script|javascript:|\son\w+=|\sstyle=|<style|<iframe|<img", page)


async def test_the_style_sheet_is_small_mirrors_and_is_kept_for_ever(
    client: Client, pages: Pages
) -> None:
    async with client.get(f"/static/{pages.stylesheet.name}") as got:
        sheet = await got.text()

    assert got.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert got.headers["Content-Type"] == "text/css; charset=utf-8"
    assert len(sheet.encode()) <= 6_000
    physical = r"\b(left|right|(margin|padding|border)-(top|bottom)|[^-]width|[^-]height)\s*:"
    assert re.findall(physical, sheet) == []


async def test_an_error_is_told_in_the_readers_language(client: Client) -> None:
    for asked, told in {
        "en-GB,en;q=0.9,nl;q=0.8": "en",
        "ar,de;q=0.9": "nl",
        "ar, en;q=0.5": "en",
        "": "nl",
        ";;;,,,": "nl",
    }.items():
        async with client.get("/g/" + "A" * 32, headers={"Accept-Language": asked}) as got:
            assert f'<html lang="{told}" dir="ltr">' in await got.text()


async def test_where_nothing_of_ours_is_there_is_a_page_that_says_so(client: Client) -> None:
    for path in ("/nowhere", "/G/" + "A" * 32, "/robots.txt", "/.env", "/g/../api"):
        async with client.get(path) as got:
            page, headers = await got.text(), got.headers
        assert got.status == 404
        assert "Deze pagina is er niet" in page
        assert (headers["Server"], headers["Cache-Control"]) == ("aan-tafel", "no-store")


class BrokenDatabase(Database):
    """A database that is away, or that breaks in an unforeseen way."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def work_as(self, *_: object, **__: object) -> "Broken":  # type: ignore[override]
        return Broken(self.error)

    async def door(self, guest: Guest) -> Door | None:
        raise self.error


class Broken:
    """A transaction that never begins."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def __aenter__(self) -> None:
        raise self.error

    async def __aexit__(self, *_: object) -> None: ...


@pytest.mark.parametrize(
    ("error", "status"), [(DatabaseAway(), 503), (ValueError("Samira Bakker"), 500)]
)
async def test_when_all_is_broken_there_is_a_page_with_a_number_and_a_log_without_words(
    pages: Pages, caplog: pytest.LogCaptureFixture, error: Exception, status: int
) -> None:
    app = web.Application()
    app.add_subapp("/g", guest_pages(House(BrokenDatabase(error), pages, SEALS, HandClock())))
    async with TestClient(TestServer(app)) as client:
        answer = await see(client, "/g/" + "A" * 32)

    (record,) = [one for one in caplog.records if one.name.startswith("bot")]
    assert answer.status == status
    assert f"Nummer: {vars(record)['reference']}" in answer.words
    assert "Er is niets opgeslagen." in answer.words
    assert record.levelno == logging.ERROR
    assert "Samira" not in f"{record.getMessage()}{vars(record)}"
    assert "A" * 32 not in f"{record.getMessage()}{vars(record)}"
    assert vars(record)["cause"] == type(error).__name__
    assert vars(record)["places"]


async def test_a_restart_and_another_replica_take_forms_of_the_one_before() -> None:
    link = b"0" * 32

    assert Seals(b"key").holds(link, Seals(b"key").seal(link))
    assert not Seals(b"key").holds(link, Seals(b"other key").seal(link))
    assert not Seals(b"key").holds(link, Seals(b"key").seal(b"1" * 32))


async def test_the_playground_may_show_the_pages_beside_its_chats(
    database: Database, pages: Pages, table: Table
) -> None:
    house = House(database, pages, SEALS, table.clock, frame_ancestors="'self'")
    app = web.Application()
    app.add_subapp("/g", guest_pages(house))
    async with TestClient(TestServer(app)) as client, client.get(f"/g/{table.token}") as got:
        assert "frame-ancestors 'self'" in got.headers["Content-Security-Policy"]


class OvertakenDatabase(Database):
    """A database in which somebody else changes the same thing first, some times."""

    def __init__(self, real: Database, times: int) -> None:
        self.real = real
        self.times = times

    @asynccontextmanager
    async def work_as(self, principal: Principal, **_: object) -> AsyncIterator[Work]:
        async with self.real.work_as(principal) as work:
            yield work
            if self.times > 0:
                self.times -= 1
                raise ChangedMeanwhile


@pytest.mark.parametrize(("times", "status"), [(1, 303), (2, 409)])
async def test_an_answer_that_was_overtaken_is_tried_once_more(
    database: Database, pages: Pages, table: Table, times: int, status: int
) -> None:
    overtaken = OvertakenDatabase(database, 0)
    app = web.Application()
    app.add_subapp("/g", guest_pages(House(overtaken, pages, SEALS, table.clock)))
    path = f"/g/{table.token}/vraag/gesprek"
    server = TestServer(app)
    await server.start_server()
    async with TestClient(server, cookie_jar=safe_jar(server)) as client:
        await open_door(client, table.token)
        fields = hidden_fields((await see(client, path)).page)
        overtaken.times = times
        answer = await post(client, path, fields | {"attendance": "coming"})

    assert answer.status == status
    assert len(await table.answers()) == (1 if status == 303 else 0)
