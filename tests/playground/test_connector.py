import pytest

from playground.cards import card_of
from playground.world import Channel, ChannelType
from tests.playground.conftest import School
from tests.playground.connector_client import Client, activities, text
from tests.playground.echo_bot import card


@pytest.fixture
def call(school: School) -> Client:
    return Client(school.teams)


async def test_a_chat_begins_by_either_id_and_is_the_same_chat(
    school: School, call: Client
) -> None:
    fenna = school.teams.directory.account("fenna")
    tenant = school.teams.directory.tenant_id
    answers = [
        await call("POST", "v3/conversations", {"members": [{"id": i}], "tenantId": tenant})
        for i in (fenna.id, fenna.object_id)
    ]

    assert answers == [(201, {"id": school.teams.chat("fenna").id})] * 2


async def test_a_chat_may_begin_with_a_message(school: School, call: Client) -> None:
    wanted = {
        "bot": {"id": school.teams.directory.bot_id},
        "isGroup": False,
        "members": [{"id": school.teams.directory.account("fenna").id}],
        "channelData": {"tenant": {"id": school.teams.directory.tenant_id}},
        "activity": text("Dag Fenna"),
    }

    status, body = await call("POST", "v3/conversations", wanted)

    [message] = school.teams.chat("fenna").messages
    assert (status, body["activityId"], message.text) == (201, message.id, "Dag Fenna")


async def test_who_removed_the_app_cannot_be_written_to(school: School, call: Client) -> None:
    await school.teams.installing.remove_for("fatma")
    fatma = school.teams.directory.account("fatma")
    wanted = {"members": [{"id": fatma.id}], "tenantId": school.teams.directory.tenant_id}

    begun = await call("POST", "v3/conversations", wanted)
    posted = await call("POST", activities(school.teams.chat("fatma").id), text("hoi"))

    refusal = {
        "error": {
            "code": "BotNotInConversationRoster",
            "message": "The bot is not part of the conversation roster.",
        }
    }
    assert begun == posted == (403, refusal)


async def test_nobody_begins_a_chat_with_an_anonymous_guest(school: School, call: Client) -> None:
    guest = school.teams.directory.account("moeder")
    wanted = {"members": [{"id": guest.id}], "tenantId": school.teams.directory.tenant_id}

    status, body = await call("POST", "v3/conversations", wanted)

    assert (status, body["error"]["code"]) == (400, "BadArgument")


@pytest.mark.parametrize("members", [[], ["marit", "fenna"], ["nobody"]])
async def test_a_chat_is_of_exactly_one_known_person(
    school: School, call: Client, members: list[str]
) -> None:
    ids = [
        "29:1stranger" if key == "nobody" else school.teams.directory.account(key).id
        for key in members
    ]
    wanted = {"members": [{"id": i} for i in ids], "tenantId": school.teams.directory.tenant_id}

    status, body = await call("POST", "v3/conversations", wanted)

    assert (status, body["error"]["code"]) == (400, "BadSyntax")


async def test_a_chat_needs_the_tenant(school: School, call: Client) -> None:
    members = [{"id": school.teams.directory.account("marit").id}]

    status, _ = await call("POST", "v3/conversations", {"members": members})

    assert status == 400


async def test_a_thread_begins_in_a_channel(school: School, call: Client) -> None:
    channel = school.teams.channel("wr1")
    wanted = {
        "isGroup": True,
        "channelData": {"channel": {"id": channel.id}},
        "activity": text("Nieuwe casus"),
    }

    status, body = await call("POST", "v3/conversations", wanted)
    await call("POST", activities(body["id"]), text("antwoord"))

    first, reply = channel.messages
    assert status == 201
    assert body == {"id": f"{channel.id};messageid={first.id}", "activityId": first.id}
    assert (first.root, reply.root) == (None, first.id)


async def test_a_reply_without_a_thread_goes_to_that_of_its_message(
    school: School, call: Client
) -> None:
    channel = school.teams.channel("wr1")
    _, begun = await call("POST", activities(channel.id), text("begin"))
    _, reply = await call("POST", activities(channel.id, begun["id"]), text("antwoord"))
    _, deeper = await call("POST", activities(channel.id, reply["id"]), text("nog een"))

    assert [m.root for m in channel.messages] == [None, begun["id"], begun["id"]]
    assert channel.messages[-1].id == deeper["id"]


async def test_an_answer_to_an_event_begins_a_thread(school: School, call: Client) -> None:
    channel = school.teams.channel("wr1")

    status, body = await call("POST", activities(channel.id, "f%3Aevent"), text("Welkom"))

    assert status == 201
    assert [(m.id, m.root) for m in channel.messages] == [(body["id"], None)]


async def test_a_card_can_be_replaced_for_everybody(school: School, call: Client) -> None:
    chat = school.teams.chat("marit")
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card("oud")}
    _, begun = await call(
        "POST", activities(chat.id), {"type": "message", "attachments": [attachment]}
    )
    [message] = chat.messages
    message.views["marit"] = card("alleen voor Marit")
    attachment = {**attachment, "content": card("nieuw")}

    status, body = await call(
        "PUT",
        activities(chat.id, begun["id"]),
        {"type": "message", "attachments": [attachment]},
    )

    assert (status, body) == (200, {"id": begun["id"]})
    assert card_of(message, "marit") == card("nieuw")
    assert (message.edited, message.version) == (True, 2)


async def test_a_message_can_be_taken_away_once(school: School, call: Client) -> None:
    chat = school.teams.chat("marit")
    _, begun = await call("POST", activities(chat.id), text("vergissing"))

    first = await call("DELETE", activities(chat.id, begun["id"]))
    status, body = await call("DELETE", activities(chat.id, begun["id"]))

    assert first == (200, None)
    assert (status, body["error"]["code"]) == (404, "ActivityNotFoundInConversation")


async def test_a_bot_changes_its_own_messages_only(school: School, call: Client) -> None:
    written = await school.person("marit").says("van mij")

    status, _ = await call(
        "PUT", activities(school.teams.chat("marit").id, written.id), text("niet")
    )

    assert (status, written.text) == (403, "van mij")


async def test_a_private_channel_takes_no_posts(school: School, call: Client) -> None:
    private = await school.teams.membership.create_channel(
        Channel("besloten", "Besloten", ChannelType.PRIVATE, ("marit",))
    )

    status, _ = await call("POST", activities(private.id), text("hoi"))

    assert status == 403


async def test_what_is_deleted_is_gone(school: School, call: Client) -> None:
    channel = school.teams.channel("wr2")
    await school.teams.membership.delete_channel(channel)

    status, body = await call("POST", activities(channel.id), text("hoi"))

    assert (status, body["error"]["code"]) == (404, "ConversationNotFound")


async def test_a_thread_that_does_not_exist_takes_no_replies(school: School, call: Client) -> None:
    channel = school.teams.channel("wr1")

    status, _ = await call("POST", activities(f"{channel.id};messageid=1"), text("hoi"))

    assert status == 404


@pytest.mark.parametrize("body", ["{", "[]", '{"attachments": 3}'])
async def test_what_is_not_an_activity_is_refused(school: School, call: Client, body: str) -> None:
    status, answer = await call("POST", activities(school.teams.chat("marit").id), body)

    assert (status, answer["error"]["code"]) == (400, "BadSyntax")


async def test_an_empty_message_is_refused(school: School, call: Client) -> None:
    status, _ = await call("POST", activities(school.teams.chat("marit").id), text(""))

    assert status == 400


async def test_a_message_of_more_than_teams_takes_is_refused(school: School, call: Client) -> None:
    status, body = await call("POST", activities(school.teams.chat("marit").id), text("a" * 60_000))

    assert (status, body["error"]["code"]) == (413, "MessageSizeTooBig")


async def test_a_typing_sign_leaves_no_message(school: School, call: Client) -> None:
    chat = school.teams.chat("marit")

    with school.teams.scene.bulletin.listening() as news:
        status, _ = await call("POST", activities(chat.id), {"type": "typing"})

    assert (status, chat.messages) == (201, [])
    assert news.get_nowait() == ("typing", {"conversation": chat.id})
