"""A turn, from Teams' request to our answer, over HTTP."""

import asyncio
from collections.abc import Awaitable, Callable

from botbuilder.core import BotAdapter, CardFactory, MessageFactory, TurnContext
from botbuilder.schema import Activity

from bot.teams.adapter import new_reference, raw_of
from bot.teams.connector import Connector
from tests.teams.conftest import Bot
from tests.teams.microsoft import BOT, CHANNEL, THREAD, Answer

Next = Callable[[], Awaitable[object]]


async def test_the_answer_goes_to_the_thread_as_a_reply(bot: Bot) -> None:
    reply = await bot.post(bot.microsoft.message())

    assert (reply.status, reply.text) == (200, "")
    (asked,) = bot.microsoft.asked
    assert asked.path.endswith("%3Bmessageid%3D1732183530123/activities/1732183530124")
    assert asked.body["conversation"]["id"] == THREAD
    assert asked.body["replyToId"] == "1732183530124"
    assert asked.body["from"] == {"id": BOT, "name": "Aan tafel"}
    assert asked.body["recipient"]["id"] == "29:anna"
    assert asked.body["type"] == "message"
    assert "id" not in asked.body


async def test_the_raw_activity_is_at_hand_in_the_turn(bot: Bot) -> None:
    seen: list[str] = []

    async def look(context: TurnContext) -> None:
        seen.append(raw_of(context)["channelData"]["team"]["aadGroupId"])

    bot.logic = look
    await bot.post(bot.microsoft.message())
    assert seen == ["5b1f-group"]


async def test_a_message_can_be_changed_and_removed(bot: Bot) -> None:
    async def change(context: TurnContext) -> None:
        sent = await context.send_activity("eerst")
        changed = MessageFactory.text("daarna")
        changed.id = sent.id
        await context.update_activity(changed)
        await context.delete_activity(sent.id)

    bot.logic = change
    assert (await bot.post(bot.microsoft.message())).status == 200

    _, put, delete = bot.microsoft.asked
    assert (put.method, put.path.rpartition("/")[2], put.body["text"]) == ("PUT", "new-1", "daarna")
    assert (delete.method, delete.path.rpartition("/")[2]) == ("DELETE", "new-1")


async def test_several_answers_keep_their_order_and_the_caller_keeps_his_activities(
    bot: Bot,
) -> None:
    mine = [MessageFactory.text("een"), Activity(type="typing"), MessageFactory.text("twee")]
    ids: list[str] = []

    async def answer(context: TurnContext) -> None:
        ids.extend(sent.id for sent in await context.send_activities(mine))
        assert context.responded

    bot.logic = answer
    bot.microsoft.answers.extend(Answer(body={"id": f"m-{n}"}) for n in range(3))
    await bot.post(bot.microsoft.message())

    assert [asked.body.get("text", "…") for asked in bot.microsoft.asked] == ["een", "…", "twee"]
    assert ids == ["m-0", "m-1", "m-2"]
    assert [activity.conversation for activity in mine] == [None, None, None]


async def test_an_event_is_not_answered_as_a_message(bot: Bot) -> None:
    event = bot.microsoft.message(type="conversationUpdate", membersAdded=[{"id": BOT}])
    await bot.post(event)
    assert bot.microsoft.asked[0].path.endswith("/activities")
    assert "replyToId" not in bot.microsoft.asked[0].body


async def test_a_card_can_be_sent(bot: Bot) -> None:
    card = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "x"}]}

    async def show(context: TurnContext) -> None:
        await context.send_activity(MessageFactory.attachment(CardFactory.adaptive_card(card)))

    bot.logic = show
    await bot.post(bot.microsoft.message())
    (attachment,) = bot.microsoft.asked[0].body["attachments"]
    assert attachment == {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "content": card,
    }


async def test_botbuilders_hooks_and_middleware_still_work(bot: Bot) -> None:
    seen: list[str] = []

    async def on_send(_: TurnContext, activities: list[Activity], go_on: Next) -> None:
        seen.append(activities[0].text)
        await go_on()

    class Noted:
        async def on_turn(self, context: TurnContext, go_on: Next) -> object:
            context.on_send_activities(on_send)
            return await go_on()

    bot.adapter.use(Noted())
    await bot.post(bot.microsoft.message())
    assert seen == [bot.microsoft.asked[0].body["text"]]


async def test_proactive_messages_answer_nothing(bot: Bot) -> None:
    references = []

    async def remember(context: TurnContext) -> None:
        references.append(TurnContext.get_conversation_reference(context.activity))

    async def remind(context: TurnContext) -> None:
        await context.send_activity("Denk aan de afspraak")

    bot.logic = remember
    await bot.post(bot.microsoft.message())
    await bot.adapter.continue_conversation(references[0], remind)

    (asked,) = bot.microsoft.asked
    assert asked.path.endswith(f"messageid%3D{THREAD.rpartition('=')[2]}/activities")
    assert "replyToId" not in asked.body
    assert asked.body["from"]["id"] == BOT
    assert asked.body["locale"] == "nl-NL"


async def test_many_turns_at_once_stay_apart(bot: Bot) -> None:
    async def slow_echo(context: TurnContext) -> None:
        await asyncio.sleep(0)
        await context.send_activity(context.activity.text)

    bot.logic = slow_echo
    raws = []
    for number in range(30):
        raw = bot.microsoft.message(id=str(number), text=f"nr {number}")
        raw["conversation"] = raw["conversation"] | {"id": f"a:{number}"}
        raws.append(raw)
    replies = await asyncio.gather(*map(bot.post, raws))

    assert {reply.status for reply in replies} == {200}
    for asked in bot.microsoft.asked:
        number = asked.body["text"].rpartition(" ")[2]
        assert asked.path.endswith(f"a%3A{number}/activities/{number}")


def test_it_is_a_botbuilder_adapter(connector: Connector, bot: Bot) -> None:
    assert isinstance(bot.adapter, BotAdapter)


def test_reference_numbers_can_be_read_out() -> None:
    numbers = {new_reference() for _ in range(100)}
    assert len(numbers) == 100
    assert all(len(number) == 9 and number[4] == "-" for number in numbers)


def test_the_channel_of_the_tests_is_the_thread_s() -> None:
    assert THREAD.startswith(CHANNEL)
