"""What the bot asks of Teams, over HTTP, and what it makes of the answers."""

from datetime import timedelta

import pytest

from bot.teams.connector import Address, Connector, NewChat, Service
from bot.teams.credentials import NoCredentials
from bot.teams.failures import (
    NotThere,
    Refused,
    Unreadable,
)
from bot.teams.hosts import LOOPBACK_HOSTS, ServiceHosts
from bot.teams.http_pool import HttpPool
from bot.teams.patience import Patience
from tests.teams.microsoft import BOT, CHANNEL, TENANT, THREAD, Answer, FakeMicrosoft, HandClock


@pytest.fixture
def thread(microsoft: FakeMicrosoft) -> Address:
    return Address(microsoft.url, THREAD)


async def test_send_posts_to_the_conversation_itself(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    assert await connector.send(thread, {"type": "message", "text": "Dag"}) == "new-1"

    (asked,) = microsoft.asked
    assert (asked.method, asked.body) == ("POST", {"type": "message", "text": "Dag"})
    assert asked.path == (
        "/v3/conversations/19%3Akanaal3b%40thread.tacv2%3Bmessageid%3D1732183530123/activities"
    )
    assert asked.authorization == "Bearer token-1"


async def test_reply_update_and_delete(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    assert await connector.reply(thread, "17/3", {"text": "a"}) == "new-1"
    await connector.update(thread, "17", {"text": "b"})
    await connector.delete(thread, "17")

    ends = [(asked.method, asked.path.rpartition("/activities")[2]) for asked in microsoft.asked]
    assert ends == [("POST", "/17%2F3"), ("PUT", "/17"), ("DELETE", "/17")]
    assert [asked.body for asked in microsoft.asked] == [{"text": "a"}, {"text": "b"}, None]


async def test_without_credentials_no_token_is_sent(
    pool: HttpPool, thread: Address, microsoft: FakeMicrosoft
) -> None:
    service = Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials())
    await Connector(pool, service).send(thread, {"text": "Dag"})
    assert microsoft.asked[0].authorization is None


async def test_an_accepted_message_without_id_is_accepted(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.extend([Answer(202), Answer(201, {})])
    assert await connector.send(thread, {"text": "a"}) is None
    assert await connector.send(thread, {"text": "a"}) is None


async def test_one_to_one_chat_is_opened(connector: Connector, microsoft: FakeMicrosoft) -> None:
    microsoft.answers.append(Answer(201, {"id": "a:1abc"}))
    chat = NewChat(microsoft.url, BOT, "29:anna", TENANT)

    assert await connector.open_chat(chat) == "a:1abc"
    assert microsoft.asked[0].path == "/v3/conversations"
    assert microsoft.asked[0].body == {
        "isGroup": False,
        "bot": {"id": BOT},
        "members": [{"id": "29:anna"}],
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }


async def test_a_chat_is_asked_for_once_for_each_person(
    connector: Connector, microsoft: FakeMicrosoft
) -> None:
    anna, bert = (NewChat(microsoft.url, BOT, f"29:{name}", TENANT) for name in ("anna", "bert"))
    microsoft.answers.extend([Answer(201, {"id": "a:anna"}), Answer(201, {"id": "a:bert"})])

    opened = [await connector.open_chat(chat) for chat in (anna, bert, anna, bert)]

    assert opened == ["a:anna", "a:bert", "a:anna", "a:bert"]
    assert len(microsoft.asked) == 2


async def test_the_chats_used_longest_ago_are_forgotten(
    connector: Connector, microsoft: FakeMicrosoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.teams.connector.MOST_CHATS", 2)
    for name in ("anna", "bert", "anna", "chris", "anna", "bert"):
        await connector.open_chat(NewChat(microsoft.url, BOT, f"29:{name}", TENANT))

    asked = [one.body["members"][0]["id"] for one in microsoft.asked]
    assert asked == ["29:anna", "29:bert", "29:chris", "29:bert"]


async def test_an_anonymous_parent_cannot_be_chatted_with(
    connector: Connector, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.append(Answer(400, {"error": {"code": "BadArgument"}}))
    with pytest.raises(Refused) as refusal:
        await connector.open_chat(NewChat(microsoft.url, BOT, "29:guest", TENANT))
    assert (refusal.value.status, refusal.value.code) == (400, "BadArgument")
    assert len(microsoft.asked) == 1


async def test_a_chat_without_id_is_no_chat(connector: Connector, microsoft: FakeMicrosoft) -> None:
    microsoft.answers.append(Answer(201, {"id": ""}))
    with pytest.raises(Unreadable):
        await connector.open_chat(NewChat(microsoft.url, BOT, "29:anna", TENANT))


async def test_roster_is_of_exactly_the_channel_page_after_page(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    anna = {"id": "29:a", "aadObjectId": "aad-a", "name": "Anna", "userRole": "user"}
    bert = {"id": "29:b", "objectId": "aad-b", "tenantId": TENANT, "email": "b@school.example"}
    guest = {"id": "29:c", "name": "Ouder (Guest)", "userRole": "anonymous"}
    microsoft.answers.extend(
        [
            Answer(body={"members": [anna, bert], "continuationToken": "a+b/c="}),
            Answer(body={"members": [guest, anna], "continuationToken": ""}),
        ]
    )
    members = await connector.members(thread)

    assert [(m.id, m.object_id, m.tenant_id, m.role, m.name) for m in members] == [
        ("29:a", "aad-a", None, "user", "Anna"),
        ("29:b", "aad-b", TENANT, None, ""),
        ("29:c", None, None, "anonymous", "Ouder (Guest)"),
    ]
    path = "/v3/conversations/19%3Akanaal3b%40thread.tacv2/pagedmembers"
    assert [asked.path for asked in microsoft.asked] == [path, path]
    assert dict(microsoft.asked[1].query) == {"pageSize": "500", "continuationToken": "a+b/c="}
    assert "Anna" not in repr(members)
    assert "school" not in repr(members)


@pytest.mark.parametrize(
    "pages",
    [
        [{"members": None}],
        [{}],
        [{"members": [{"name": "no id"}]}],
        [{"members": [], "continuationToken": 5}],
        [{"members": [], "continuationToken": "x"}, {"members": [], "continuationToken": "x"}],
        ["no json"],
        [[]],
    ],
)
async def test_half_a_roster_is_no_roster(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft, pages: list[object]
) -> None:
    microsoft.answers.extend(Answer(body=page) for page in pages)
    with pytest.raises(Unreadable):
        await connector.members(thread)


async def test_a_page_that_fails_fails_the_roster(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.extend(
        [Answer(body={"members": [{"id": "29:a"}], "continuationToken": "x"}), Answer(404)]
    )
    with pytest.raises(NotThere):
        await connector.members(thread)


async def test_a_roster_without_end_is_given_up(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.extend(
        Answer(body={"members": [{"id": f"29:{n}"}], "continuationToken": f"{n}"})
        for n in range(300)
    )
    with pytest.raises(Unreadable):
        await connector.members(thread, Patience(timedelta(minutes=10)))
    assert len(microsoft.asked) == 200


async def test_one_member_is_asked_of_the_channel(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.append(Answer(body={"id": "29:a", "aadObjectId": "aad-a"}))
    assert (await connector.member(thread, "29:a")).object_id == "aad-a"
    assert (
        microsoft.asked[0].path == "/v3/conversations/19%3Akanaal3b%40thread.tacv2/members/29%3Aa"
    )


async def test_the_pool_must_be_open(clock: HandClock) -> None:
    connector = Connector(HttpPool(), Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials()))
    with pytest.raises(RuntimeError, match="not open"):
        await connector.send(Address("http://127.0.0.1:1/", "x"), {"text": "a"})


async def test_a_team_is_read_with_its_channels(
    connector: Connector, microsoft: FakeMicrosoft
) -> None:
    listed = [
        {"id": "19:team@thread.tacv2"},
        {"id": CHANNEL, "name": "Zorg 3b", "type": "shared"},
        {"id": "19:priv@thread.tacv2", "name": "MT", "channelType": "private"},
        {"name": "no id"},
        None,
    ]
    microsoft.answers.extend(
        [
            Answer(body={"name": "Team De Wilg", "aadGroupId": "5b1f-group"}),
            Answer(body={"conversations": listed}),
        ]
    )

    team_listed = await connector.team(microsoft.url, "19:team@thread.tacv2")

    assert (team_listed.name, team_listed.group) == ("Team De Wilg", "5b1f-group")
    assert [(channel.id, channel.name, channel.kind) for channel in team_listed.channels] == [
        ("19:team@thread.tacv2", "", ""),
        (CHANNEL, "Zorg 3b", "shared"),
        ("19:priv@thread.tacv2", "MT", "private"),
    ]
    team = "/v3/teams/19%3Ateam%40thread.tacv2"
    assert [asked.path for asked in microsoft.asked] == [team, f"{team}/conversations"]


async def test_a_team_without_a_list_of_channels_is_unreadable(
    connector: Connector, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.extend([Answer(body={}), Answer(body={"conversations": None})])
    with pytest.raises(Unreadable):
        await connector.team(microsoft.url, "19:team@thread.tacv2")
