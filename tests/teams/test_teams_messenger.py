"""What becomes of a message that nobody's message asked for, by what Teams answers."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.messenger import Arrived, ChatOutcome, ChatTarget, NotHere, NotNow, Unsure
from bot.teams.connector import Connector
from bot.teams.messenger import ReadyForTeams, TeamsMessenger
from cases.identities import PersonId, TenantId
from dialogs.language.texts import Catalogues
from tests.teams.microsoft import BOT, TENANT, Answer, FakeMicrosoft

ACTIVITY = {"type": "message", "text": "Dag"}


@pytest.fixture
def messenger(connector: Connector) -> TeamsMessenger:
    return TeamsMessenger(connector, Catalogues.load(strict=True), BOT, "{}/{}".format)


@pytest.fixture
def target(microsoft: FakeMicrosoft) -> ChatTarget:
    return ChatTarget(
        tenant=TenantId(UUID(TENANT)),
        person=PersonId(UUID(int=1)),
        language="nl",
        service_url=microsoft.url,
        conversation="a:anna",
        teams_user_id=None,
        own_chat=True,
    )


async def test_a_known_chat_gets_the_message(
    messenger: TeamsMessenger, target: ChatTarget, microsoft: FakeMicrosoft
) -> None:
    assert await ReadyForTeams(messenger, target, ACTIVITY).send() == Arrived("new-1")
    (asked,) = microsoft.asked
    assert (asked.path, asked.body) == ("/v3/conversations/a%3Aanna/activities", ACTIVITY)


async def test_a_chat_that_is_not_known_yet_is_opened_first(
    messenger: TeamsMessenger, target: ChatTarget, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.append(Answer(201, {"id": "a:new"}))
    unknown = replace(target, conversation=None, teams_user_id="29:anna")

    assert isinstance(await ReadyForTeams(messenger, unknown, ACTIVITY).send(), Arrived)
    assert [asked.path for asked in microsoft.asked] == [
        "/v3/conversations",
        "/v3/conversations/a%3Anew/activities",
    ]


@pytest.mark.parametrize(
    "unreached", [{"service_url": None}, {"conversation": None, "teams_user_id": None}]
)
async def test_who_never_met_the_bot_cannot_be_reached(
    messenger: TeamsMessenger,
    target: ChatTarget,
    microsoft: FakeMicrosoft,
    unreached: dict[str, Any],
) -> None:
    nowhere = replace(target, **unreached)
    assert await ReadyForTeams(messenger, nowhere, ACTIVITY).send() == NotHere(uninstalled=True)
    assert microsoft.asked == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer(403, {"error": {"code": "MessageWritesBlocked"}}), NotHere(uninstalled=False)),
        (Answer(403, {"error": {"code": "BotNotInConversationRoster"}}), NotHere(uninstalled=True)),
        (Answer(404), NotHere(uninstalled=True)),
        (Answer(401), NotNow(timedelta(minutes=15))),
    ],
)
async def test_a_refusal_says_when_to_come_back(
    messenger: TeamsMessenger,
    target: ChatTarget,
    microsoft: FakeMicrosoft,
    answer: Answer,
    outcome: ChatOutcome,
) -> None:
    microsoft.answers.append(answer)
    assert await ReadyForTeams(messenger, target, ACTIVITY).send() == outcome


@pytest.mark.parametrize(
    ("headers", "rest"),
    [({"Retry-After": "600"}, timedelta(minutes=10)), ({}, timedelta(minutes=1))],
)
async def test_a_busy_teams_is_left_alone_as_long_as_it_asks(
    messenger: TeamsMessenger,
    target: ChatTarget,
    microsoft: FakeMicrosoft,
    headers: dict[str, str],
    rest: timedelta,
) -> None:
    microsoft.answers.extend([Answer(429, headers=headers)] * 5)
    assert await ReadyForTeams(messenger, target, ACTIVITY).send() == NotNow(rest)


async def test_where_nobody_listens_nothing_arrived(
    messenger: TeamsMessenger, target: ChatTarget
) -> None:
    nobody = replace(target, service_url="http://127.0.0.1:1/")
    sent = await ReadyForTeams(messenger, nobody, ACTIVITY).send()
    assert sent == NotNow(timedelta(minutes=1))


async def test_a_connection_that_breaks_leaves_us_unsure(
    messenger: TeamsMessenger, target: ChatTarget
) -> None:
    async def hang_up(request: web.Request) -> web.Response:
        await request.read()
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    app = web.Application()
    app.router.add_post("/v3/{rest:.*}", hang_up)
    async with TestServer(app, host="127.0.0.1") as teams:
        broken = replace(target, service_url=str(teams.make_url("/")))
        assert await ReadyForTeams(messenger, broken, ACTIVITY).send() == Unsure()
