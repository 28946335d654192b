"""S7: a refusal says nothing: the same bytes, headers included, whatever is or is not there."""

import json
import re
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import pytest

from playground.directory import Json
from tests.attacks.guarded_school import PUBLIC_URL, GuardedSchool, Response
from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.school_in_a_box import Someone

QUESTIONS = (
    "hoe staat het met {label}",
    "overzicht {label}",
    "lees {label}",
    "wie zit er aan tafel bij {label}",
    "wat mist er nog {label}",
    "mag ik delen {label}",
    "afspraak {label} ik bel morgen",
    "plan vervolg {label} dinsdag 12 januari 14.30 uur",
    "nodig Fenna uit {label}",
    "nodig moeder uit {label}",
    "draag over aan Thijs {label}",
    "klaar {label}",
    "verzet gesprek {label}",
    "{label}",
)
NOT_THERE = "WR-002"
_OPAQUE = re.compile(r'"action": "[\w-]{24}"')


async def _a_full_case(guarded: GuardedSchool) -> str:
    """Let there be a case with an invitation, a parent, a meeting and an agreement."""
    marit = guarded.person("marit")
    label = await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await marit.tells("afspraak ik bel, 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")
    return label


async def _comes_to_sit_outside(guarded: GuardedSchool, who: str) -> Someone:
    """Let somebody be near the case in their own way, without a place at its table."""
    if who == "anouk":  # in its channel
        await guarded.joins("anouk", "wr1")
    if who == "thijs":  # in its channel until just now, and Teams did not tell
        await guarded.leaves("thijs", "wr1", told=False)
    return guarded.person(who)


@pytest.mark.parametrize("who", ["sanne", "kim", "anouk", "thijs", "fenna"])
async def test_s07_in_a_chat_a_foreign_case_and_none_are_refused_alike(
    guarded: GuardedSchool, who: str
) -> None:
    label = await _a_full_case(guarded)
    await guarded.deliver()
    asks = await _comes_to_sit_outside(guarded, who)
    for question in QUESTIONS:
        there = await _answers(guarded, asks, question, label)
        nowhere = await _answers(guarded, asks, question, NOT_THERE)
        assert there == nowhere, question


async def _answers(guarded: GuardedSchool, asks: Someone, question: str, label: str) -> list[str]:
    """Return what came back to a question, byte for byte but for its label and fresh ids."""
    await asks.says(question.format(label=label))
    await asks.sees(bool)
    heard = [dict(message.activity) for message in asks.heard()]
    taken = guarded.teams.doorway.delivered[-1].answer
    await asks.says("annuleren")
    await asks.sees(bool)
    return [f"{taken.status} {taken.body}", *(_plain(activity, label) for activity in heard)]


def _plain(activity: Json, label: str) -> str:
    activity.pop("replyToId", None)
    return _OPAQUE.sub("", json.dumps(activity, sort_keys=True)).replace(label, "…")


@dataclass(frozen=True)
class Presses:
    """A press on a card as Teams sends it, to be sent with other ids."""

    guarded: GuardedSchool
    press: Json

    async def of(self, action: str, number: int) -> Response:
        """Press the button of that id, as the person whose press this was."""
        sent = json.loads(json.dumps(self.press))
        sent["value"]["action"]["data"]["action"] = action
        sent["id"] = f"f:press-{number}"
        return await self.guarded.sends(sent, self.guarded.token())


async def test_s07_a_press_on_anything_that_is_not_ones_own_is_answered_alike(
    guarded: GuardedSchool,
) -> None:
    await _a_full_case(guarded)
    marit, sanne = guarded.person("marit"), guarded.person("sanne")
    await marit.says("hoe staat het met WR-001")
    await marit.sees(bool)
    hers = _id_of(marit.action("Wat mist er nog?"))
    marit.looks_at(guarded.teams.channel("wr2"))
    await sanne.says("hulp")
    await sanne.sees(bool)
    await sanne.clicks("Overzicht")
    presses = Presses(guarded, guarded.last_activity())
    await sanne.says("hulp")
    await sanne.sees(bool)
    expiring = _id_of(sanne.action("Overzicht"))
    await guarded.move_to(guarded.life.clock() + timedelta(days=31))

    invented = await presses.of("A" * 24, 1)
    others = await presses.of(hers, 2)
    expired = await presses.of(expiring, 3)
    empty = await presses.of("", 4)

    assert invented.status == 200
    assert _same(invented) == _same(others) == _same(expired) == _same(empty)


def _id_of(action: Json) -> str:
    data = action["data"]
    assert isinstance(data, dict)
    return str(data["action"])


def _same(answered: Response) -> tuple[int, str, dict[str, str]]:
    shown = _OPAQUE.sub("", json.dumps(json.loads(answered.body)))
    headers = {name: value for name, value in answered.headers.items() if name != "Content-Length"}
    return answered.status, shown, headers


async def test_s07_a_page_behind_a_dead_link_is_one_page(guarded: GuardedSchool) -> None:
    await _a_full_case(guarded)
    await guarded.deliver()
    mail = guarded.life.mailbox.latest("moeder@thuis.example")
    guests = next(one for one in mail.links if "/g/" in one).rpartition("/")[2]
    marit = guarded.person("marit")
    await marit.tells("lees", "read_case.done")
    reading = str(marit.action("Open de pagina")["url"]).removeprefix(f"{PUBLIC_URL}/l/")
    reading = reading.partition("?")[0]
    unknown = "A" * 32
    assert (await _got(guarded, f"/g/{guests}")).status == 200

    pages = {path: await _got(guarded, path) for path in (f"/g/{unknown}", f"/g/{reading}")}
    await guarded.rows("UPDATE links SET revoked_at = now() WHERE kind = 'guest'")
    pages["withdrawn"] = await _got(guarded, f"/g/{guests}")
    await guarded.rows("UPDATE links SET revoked_at = NULL, expires_at = '2026-11-01'")
    pages["expired"] = await _got(guarded, f"/g/{guests}")
    pages["its question"] = await _got(guarded, f"/g/{guests}/vraag/gesprek")

    assert {page.status for page in pages.values()} == {404}
    assert len({page.body for page in pages.values()}) == 1
    assert len({json.dumps(dict(page.headers)) for page in pages.values()}) == 1


async def _got(guarded: GuardedSchool, path: str) -> Response:
    async with aiohttp.ClientSession() as browser, browser.get(f"{guarded.url}{path}") as page:
        headers = {name: value for name, value in page.headers.items() if name != "Date"}
        return Response(page.status, await page.read(), headers)
