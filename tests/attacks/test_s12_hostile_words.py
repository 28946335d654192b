"""S12, S13 and S14: words that want to be a link, a picture, a ping or another message."""

import json
import re
from collections.abc import Iterator

import aiohttp
import pytest
from aiohttp import web

from playground.cards import card_of, elements
from playground.directory import Json
from tests.attacks.guarded_school import PUBLIC_URL, GuardedSchool
from tests.case_steps import invites_an_expert
from tests.school_in_a_box import Someone

HOSTILE = (
    "[Klik hier](https://evil.example/a)",
    "![](https://evil.example/pixel.png)",
    "<at>Marit de Boer</at>",
    '<img src="https://evil.example/x">',
    "<script>alert(1)</script>",
    "**Bot:** je wachtwoord is verlopen",
    "# Melding van de directie",
    "> geciteerd",
    "| a | b |",
    "`code`",
    "\u202eelloT\u202c",
    "S\u200be\u200bm",
    "{{7*7}}${7*7}%s{0}",
    "=HYPERLINK(1)",
)
_LINK = re.compile(r"(?<!\\)\]\(|<\s*(?:img|script|at|a)\b", re.IGNORECASE)
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SEAL = re.compile(r'name="seal" value="([^"]+)"')


async def _tells_everything_hostile(marit: Someone, words: str) -> None:
    """Answer every question with such words, wherever words may be typed."""
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    for said, then in (
        ("WR ondersteuning 1", "new_request.pupil.ask"),
        ("Sem", "new_request.born.ask"),
        ("3 mei 2017", "new_request.group.ask"),
        ("groep 6", "new_request.reason.ask"),
        ("Zorgen", "new_request.tried.ask"),
        (f"eerst {words}", "new_request.works.ask"),
        (f"dan {words}", "new_request.wish.ask"),
        (f"graag {words}", "new_request.authority.ask"),
        ("beide, gescheiden", "new_request.pupil_asked.ask"),
        ("nog niet", "new_request.wanted.ask"),
        (f"Fenna en {words}", "new_request.deadline.ask"),
        ("voor de kerstvakantie", "new_request.confirm"),
    ):
        await marit.tells(said, then)
    await marit.tells("ja", "new_request.done")


def _written(guarded: GuardedSchool) -> Iterator[str]:
    """Return all text that Teams would read as markup: of messages and on cards."""
    for activity in guarded.sent():
        yield str(activity.get("text", ""))
        yield str(activity.get("summary", ""))
    for room in guarded.teams.state.conversations.values():
        for message in room.messages:
            for element in elements(card_of(message) or {}):
                if element.get("type") in {"TextBlock", "FactSet"}:
                    yield json.dumps(element, ensure_ascii=False)


def _addresses(value: object) -> Iterator[str]:
    """Return every address that a client would load or open, wherever it stands."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name in {"url", "iconUrl", "backgroundImage"} and isinstance(part, str):
                yield part
            yield from _addresses(part)
    elif isinstance(value, list):
        for part in value:
            yield from _addresses(part)


@pytest.mark.parametrize("words", HOSTILE)
async def test_s12_words_stay_words_in_every_message_card_and_page(
    guarded: GuardedSchool, words: str
) -> None:
    marit = guarded.person("marit")
    await _tells_everything_hostile(marit, words)
    await marit.tells("afspraak ik bel, 18 december", "record_agreement.how.ask")
    await marit.says(f"met {words}")
    await marit.sees(bool)
    await marit.tells("ja", "record_agreement.done")
    await marit.says("wat was het")
    await marit.sees(bool)

    for text in _written(guarded):
        assert not _LINK.search(text), text
        assert not _UNSEEN.search(text), text
    for activity in guarded.sent():
        assert not activity.get("entities")
        for address in _addresses(activity.get("attachments")):
            assert address.startswith(f"{PUBLIC_URL}/")
    page = await _case_page(guarded, marit)
    assert "<script" not in page
    assert "<img" not in page
    assert "evil.example" not in re.sub(r">[^<]*<", "><", page)  # only ever as a text


async def test_s13_nobody_is_pinged_by_what_was_typed(guarded: GuardedSchool) -> None:
    marit = guarded.person("marit")
    await _tells_everything_hostile(marit, "<at>Thijs Vos</at> <at id='0'>x</at>")
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    marit.looks_at(guarded.teams.channel("wr1"))
    await marit.tells("hoe staat het met WR-001", "case_overview.done")

    sent = guarded.sent()
    assert sent
    for activity in sent:
        assert "<at" not in json.dumps(activity)
        assert not activity.get("entities")


async def test_s14_an_address_in_words_is_never_asked_for(guarded: GuardedSchool) -> None:
    """Not by the bot, not for a preview, not on the page: it would tell that somebody reads."""
    asked: list[str] = []

    async def listening(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response()

    outside = web.Application()
    outside.router.add_route("*", "/{rest:.*}", listening)
    runner = web.AppRunner(outside)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        address = f"http://127.0.0.1:{runner.addresses[0][1]}/pixel.png"
        await _shows_it_everywhere(guarded, address)
    finally:
        await runner.cleanup()
    assert not asked


async def _shows_it_everywhere(guarded: GuardedSchool, address: str) -> None:
    marit = guarded.person("marit")
    await _tells_everything_hostile(marit, address)
    said = guarded.last_activity()
    picture: Json = {"contentType": "image/png", "contentUrl": address, "name": "x.png"}
    attached: Json = {**said, "id": "1799999999980", "attachments": [picture]}
    assert (await guarded.sends(attached, guarded.token())).status == 200
    unfurl: Json = {
        **said,
        "id": "f:1",
        "type": "invoke",
        "name": "composeExtension/queryLink",
        "value": {"url": address},
    }
    assert (await guarded.sends(unfurl, guarded.token())).body == b"{}"
    await _case_page(guarded, marit)


async def _case_page(guarded: GuardedSchool, marit: Someone) -> str:
    """Open the case's page as its coordinator, and return it."""
    marit.turns_back()
    await marit.tells("lees", "read_case.done")
    link = str(marit.action("Open de pagina")["url"]).replace(PUBLIC_URL, guarded.url)
    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as door:
            seal = _SEAL.search(await door.text())
        assert seal
        async with browser.post(link, data={"seal": seal[1]}) as page:
            assert page.status == 200
            return await page.text()
