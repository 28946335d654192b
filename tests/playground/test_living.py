import asyncio
import json
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from playground.people import Person
from playground.running import Living, PortTaken, Wanted, living
from tests.playground.living_school import BotHouse, life_of

Json = dict[str, Any]


@pytest.fixture
def house() -> BotHouse:
    return BotHouse()


@pytest.fixture
async def life(house: BotHouse, tmp_path: Path) -> AsyncIterator[Living]:
    async with life_of(house, tmp_path) as alive:
        yield alive


async def wish(life: Living, what: str, particulars: Json) -> tuple[int, Json]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{life.address}/playground/wishes/{what}", json=particulars) as response,
    ):
        return response.status, await response.json()


async def fetch(url: str) -> aiohttp.ClientResponse:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        await response.read()
        return response


async def test_a_new_world_is_introduced_to_its_bot(life: Living, house: BotHouse) -> None:
    [told] = house.told

    assert told.tenant_id == life.teams.directory.tenant_id
    assert told.address == life.address
    assert told.smtp_url == life.mailbox.url
    assert house.bot.heard[1]["type"] == "installationUpdate"
    assert all(room.messages == [] for room in life.teams.state.conversations.values())


async def test_it_goes_on_where_it_was(house: BotHouse, tmp_path: Path) -> None:
    async with life_of(house, tmp_path) as life:
        await Person(life.teams, "marit").says("hoi")
        life.clock.advance(timedelta(days=3))
        life.mailbox.take("moeder@thuis.example", b"Subject: hoi\r\n\r\nhoi\r\n")
        tenant = life.teams.directory.tenant_id
    async with life_of(house, tmp_path) as life:
        assert life.teams.directory.tenant_id == tenant
        assert [m.text for m in life.teams.chat("marit").messages] == ["hoi", "Echo: hoi"]
        assert life.clock.ahead == timedelta(days=3)
        assert life.mailbox.latest("moeder@thuis.example").subject == "hoi"
        assert house.bot.heard == []


async def test_starting_over_gives_a_tenant_in_which_nothing_happened(
    house: BotHouse, tmp_path: Path
) -> None:
    async with life_of(house, tmp_path) as life:
        await Person(life.teams, "marit").says("hoi")
        tenant = life.teams.directory.tenant_id
        status, _ = await wish(life, "reset", {})
        assert (status, life.again.is_set()) == (200, True)
    async with life_of(house, tmp_path) as life:
        assert life.teams.directory.tenant_id != tenant
        assert life.teams.chat("marit").messages == []


async def test_a_taken_port_is_told_or_the_next_is_taken(house: BotHouse, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match="AANTAFEL_PORT"):
            async with life_of(house, tmp_path, port=port):
                pass
        wanted = Wanted(house.open, tmp_path / "world.json", port, or_next=True)
        async with living(wanted) as life:
            assert int(life.address.rpartition(":")[2]) > port


async def test_people_do_what_the_page_wishes(life: Living, house: BotHouse) -> None:
    chat, channel = life.teams.chat("marit"), life.teams.channel("wr1")
    said = {"person": "marit", "conversation": chat.id, "text": "kaart"}

    status, answer = await wish(life, "say", said)
    card = chat.messages[-1]
    action = {**card.attachments[0]["content"]["actions"][0]}  # type: ignore[index,call-overload,dict-item]
    pressed = {"person": "marit", "conversation": chat.id, "message": card.id, "action": action}
    outcome = await wish(life, "press", {**pressed, "inputs": {"what": "bellen"}})
    await wish(life, "say", {**said, "conversation": channel.id, "to_bot": False})

    assert (status, answer) == (200, {"id": chat.messages[0].id})
    assert outcome == (200, {"status": 200})
    assert "Afgesproken: bellen" in json.dumps(card.views["marit"])
    assert channel.messages[0].text == "kaart"
    assert house.bot.heard[-1]["type"] == "invoke"


async def test_seats_are_taken_and_left(life: Living) -> None:
    general, channel = life.teams.channel("general"), life.teams.channel("wr1")
    meeting = life.teams.meeting("overleg")
    rooms = (general, channel, meeting)
    members = life.teams.state.members_of

    for room in rooms:
        await wish(life, "seat", {"person": "kim", "conversation": room.id, "present": True})
    assert all("kim" in members(room) for room in rooms)
    for room in reversed(rooms):
        await wish(life, "seat", {"person": "kim", "conversation": room.id, "present": False})
    assert not any("kim" in members(room) for room in rooms)


async def test_rooms_are_made_and_links_followed(life: Living) -> None:
    _, channel = await wish(life, "channel", {"person": "marit", "name": "WR ondersteuning 3"})
    _, meeting = await wish(life, "meeting", {"person": "marit", "name": "Vervolg"})
    room = life.teams.state.conversations[meeting["conversation"]]
    link = life.teams.meetings.link(room)

    followed = await wish(life, "follow", {"person": "vader", "link": link})
    lost = await wish(life, "follow", {"person": "vader", "link": "https://elders.example"})

    assert life.teams.state.conversations[channel["conversation"]].members == ["marit"]
    assert followed == (200, {"conversation": room.id})
    assert lost == (404, {"error": "That is not in this playground."})
    assert room.members == ["marit", "vader"]


async def test_the_app_and_the_language_can_be_changed(life: Living, house: BotHouse) -> None:
    await wish(life, "app", {"person": "kim", "installed": False})
    await wish(life, "language", {"person": "marit", "locale": "en-GB"})
    await Person(life.teams, "marit").says("help")

    assert "kim" not in life.teams.state.with_app
    assert house.bot.heard[-1]["locale"] == "en-GB"


async def test_the_clock_jumps_and_never_back(life: Living) -> None:
    before = life.clock()
    hour = await wish(life, "clock", {"by": 3600})
    back = await wish(life, "clock", {"to": before.isoformat()})

    assert hour == (200, {})
    assert back == (409, {"error": "this clock only goes forward"})
    assert life.clock() - before >= timedelta(hours=1)


@pytest.mark.parametrize(
    ("what", "particulars", "status"),
    [
        ("say", {"person": "marit"}, 400),
        ("say", {"person": "marit", "conversation": "19:x", "text": "hoi"}, 404),
        ("app", {"person": "niemand", "installed": True}, 404),
        ("app", {"person": "moeder", "installed": True}, 409),
        ("language", {"person": "marit", "locale": "<script>"}, 400),
        ("reset", {"really": True}, 400),
    ],
)
async def test_a_wish_that_cannot_be_gets_a_sentence(
    life: Living, what: str, particulars: Json, status: int
) -> None:
    answered, answer = await wish(life, what, particulars)

    assert (answered, list(answer)) == (status, ["error"])


async def test_who_is_not_there_cannot_speak_there(life: Living) -> None:
    said = {"person": "sanne", "conversation": life.teams.channel("wr1").id, "text": "hoi"}

    status, answer = await wish(life, "say", said)

    assert status == 409
    assert "sanne" not in json.dumps(answer)


async def test_the_page_is_told_the_world_and_then_the_news(life: Living) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{life.address}/playground/events") as stream,
    ):
        what, world = await _next(stream)
        await Person(life.teams, "marit").says("hoi")
        life.mailbox.take("moeder@thuis.example", b"Subject: hoi\r\n\r\nhttps://x.example/a\r\n")
        await life.teams.membership.add_to_channel("kim", life.teams.channel("wr1"))
        await wish(life, "clock", {"by": 60})
        await wish(life, "language", {"person": "kim", "locale": "en-GB"})
        news = [await _next(stream) for _ in range(6)]

    assert what == "world"
    assert world["school"] == "obs De Wilgenroos"
    assert len(world["people"]) == 10
    kinds = [kind for kind, _ in news]
    assert kinds == ["message", "message", "mail", "roster", "clock", "people"]
    assert (news[0][1]["message"]["sender"], news[0][1]["message"]["text"]) == ("marit", "hoi")
    assert news[1][1]["message"]["sender"] is None
    assert news[2][1]["mail"]["links"] == ["https://x.example/a"]
    assert news[3][1]["conversation"]["members"] == ["marit", "thijs", "kim"]
    assert news[5][1]["people"][7]["locale"] == "en-GB"


async def test_it_stops_while_a_page_listens(house: BotHouse, tmp_path: Path) -> None:
    async with aiohttp.ClientSession() as session:
        async with life_of(house, tmp_path) as life:
            stream = await session.get(f"{life.address}/playground/events")
            await _next(stream)
            stopping = asyncio.get_running_loop().time()
        took = asyncio.get_running_loop().time() - stopping
        stream.close()

    assert took < 2


async def test_the_page_and_its_parts_are_served(life: Living, tmp_path: Path) -> None:
    page = await fetch(f"{life.address}/")
    script = await fetch(f"{life.address}/playground/page/main.js")
    odd = await fetch(f"{life.address}/playground/cards/package.json")

    assert page.content_type == "text/html"
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert script.content_type in ("text/javascript", "application/javascript")
    assert odd.status == 404


async def test_without_the_card_library_a_sentence_says_what_to_do(
    house: BotHouse, tmp_path: Path
) -> None:
    async with (
        life_of(house, tmp_path, cards=tmp_path / "nowhere") as life,
        aiohttp.ClientSession() as session,
        session.get(f"{life.address}/playground/cards/adaptivecards.min.js") as response,
    ):
        assert response.status == 404
        assert "make install" in await response.text()


async def test_the_html_of_a_mail_runs_nothing(life: Living) -> None:
    source = b'Content-Type: text/html\r\n\r\n<p onclick="x()">hoi</p><script>x()</script>\r\n'
    life.mailbox.take("moeder@thuis.example", source)

    shown = await fetch(f"{life.address}/playground/mails/mail-1")
    gone = await fetch(f"{life.address}/playground/mails/mail-2")

    assert shown.headers["Content-Security-Policy"].startswith("sandbox allow-popups")
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert gone.status == 404


async def _next(stream: aiohttp.ClientResponse) -> tuple[str, Json]:
    async with asyncio.timeout(5):
        what = (await stream.content.readline()).decode().removeprefix("event: ").strip()
        data = (await stream.content.readline()).decode().removeprefix("data: ")
        await stream.content.readline()
    return what, json.loads(data)
