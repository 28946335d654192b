"""One turn: an activity becomes an answer, within one transaction, sent after it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from botbuilder.core import InvokeResponse, TurnContext
from pydantic import ValidationError

from bot.live_rosters import ROSTER_FRESH, RostersUnread, on_live_rosters
from bot.teams.adapter import raw_of
from bot.teams.card_actions import press_of
from bot.teams.codec import encode
from bot.teams.coming_and_going import ComingAndGoing
from bot.teams.connector import Address, Connector, NewChat
from bot.teams.events import CardAction, Installed, Message, OtherInvoke, classify
from bot.teams.hearing import heard_of, help_in, welcome_in
from bot.teams.identity import Speaking, speaking
from bot.teams.invokes import card_answer, message_answer
from bot.teams.mentioned import people_mentioned
from bot.teams.places import Channel, PersonalChat, text_at
from bot.teams.replies import Reply, Shown, reply_of
from bot.teams.roster_sync import RosterReader
from cases.desk import Clock
from dialogs.answers import ACTS, Act, Answer
from dialogs.cards import PageUrl
from dialogs.conversation import Conversation, Speaker, Turn
from dialogs.drafts import Talk
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues
from dialogs.overhearing import SILENCE, overhear
from storage.actions import AlreadyUsed, NotThere, Taken
from storage.database import Database, Work

LONGEST_TEXT = 4000

OWN_CHAT = "own"
"""The one talk that a person has with the bot, whatever place a command was typed in."""


@dataclass(frozen=True, slots=True)
class TurnParts:
    """Everything a turn needs."""

    database: Database
    conversation: Conversation
    catalogues: Catalogues
    connector: Connector
    rosters: RosterReader
    clock: Clock
    page_url: PageUrl


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a turn sends once its transaction is done: an answer here, and one apart.

    ``again``: this delivery came before, and its answer was sent then.
    """

    here: Reply | None = None
    apart: Reply | None = None
    again: bool = False


Body = Callable[[Work, Speaker], Awaitable[Outgoing]]


class TeamsTurns:
    """Answers activities."""

    def __init__(self, parts: TurnParts) -> None:
        self._parts = parts
        self._coming_and_going = ComingAndGoing(parts.database, parts.rosters)

    async def __call__(self, context: TurnContext) -> InvokeResponse | None:
        """Answer the activity of a turn; an invoke gets its answer as the result."""
        raw = raw_of(context)
        event = classify(raw)
        who = speaking(raw)
        await self._parts.rosters.catch_up()
        match event:
            case Message() if event.addressed:
                await self._message(event, who, context)
            case CardAction() if not event.automatic:
                return await self._press(event, who, context)
            case Message() | CardAction() | OtherInvoke():
                return None
            case Installed():
                await self._coming_and_going.note(event, who)
                await self._welcome(event, who, context)
            case _:
                await self._coming_and_going.note(event, who)
        return None

    async def apologise(self, context: TurnContext, reference: str) -> InvokeResponse | None:
        """Tell the person that something broke, with a number to name."""
        raw = raw_of(context)
        texts = self._parts.catalogues.texts(text_at(raw, "locale"))
        said = texts.render(Say("talk.broken", {"reference": reference}))
        if text_at(raw, "type") == "invoke":
            return message_answer(said)
        if text_at(raw, "type") == "message":
            await context.send_activity(Reply(said, said).activity())
        return None

    async def _message(self, event: Message, who: Speaking, context: TurnContext) -> None:
        if who.member is None:
            await self._say(help_in(event.place), who, context)
            return
        if event.edited:
            await self._say(Say("talk.edited"), who, context)
            return
        outgoing = await self._answered(event, who, context.activity.id)
        await self._send(outgoing, who, context)
        language = self._parts.catalogues.texts(who.locale).language
        await self._parts.rosters.hear_language(who.tenant, who.member.person, language)

    async def _answered(self, event: Message, who: Speaking, activity: str) -> Outgoing:
        if isinstance(event.place, Channel) and (team := event.place.team_id):
            channel = event.place.channel_id
            await self._parts.rosters.meet(who.tenant, who.service_url, team, channel)
        parts = self._parts
        mentioned = await people_mentioned(event.mentions, who, parts.connector, parts.rosters)
        heard = heard_of(event, mentioned)
        own_chat = isinstance(event.place, PersonalChat)

        async def body(work: Work, speaker: Speaker) -> Outgoing:
            if len(event.text) > LONGEST_TEXT:
                return Outgoing(await self._reply(Answer((Say("talk.too_long"),)), who, work))
            talk = await _talk(work)
            if own_chat:
                turn = await self._parts.conversation.hear(heard, talk, speaker)
                await _keep(work, turn.talk)
                return Outgoing(await self._reply(turn.answer, who, work))
            overheard = await overhear(self._parts.conversation, heard, talk, speaker)
            public = overheard.public
            here = await self._reply(public, who, work) if public.says else None
            return await self._beside(here, overheard.private, who, work)

        return await self._within(who, activity, body)

    async def _beside(
        self, here: Reply | None, private: Turn | None, who: Speaking, work: Work
    ) -> Outgoing:
        if private is None or who.member is None:
            return Outgoing(here)
        await _keep(work, private.talk)
        return Outgoing(here, await self._reply(private.answer, who, work, apart=True))

    async def _press(
        self, event: CardAction, who: Speaking, context: TurnContext
    ) -> InvokeResponse | None:
        if who.member is None:
            return message_answer(self._text(help_in(event.place), who))
        press = press_of(event.data)

        async def body(work: Work, speaker: Speaker) -> Outgoing:
            talk = await _talk(work)
            taken = await work.actions.take(press.action, _bound_to(who))
            if (act := _act(taken)) is not None:
                turn = await self._parts.conversation.press(act, press.typed, talk, speaker)
            else:
                used = isinstance(taken, AlreadyUsed)
                turn = await self._parts.conversation.expired(talk, speaker, used=used)
            await _keep(work, turn.talk)
            return Outgoing(await self._reply(turn.answer, who, work))

        outgoing = await self._within(who, _press_key(event, context), body)
        if event.invoked:
            return _as_answer(outgoing.here)
        await self._send(outgoing, who, context)
        return None

    async def _within(self, who: Speaking, key: str, body: Body) -> Outgoing:
        """Run a turn in one transaction; where a roster proves too old, read it and run again."""
        began = self._parts.clock()
        since = began if who.in_own_chat else began - ROSTER_FRESH
        try:
            return await on_live_rosters(
                lambda: self._once(who, key, body, since),
                lambda channels: self._parts.rosters.refresh(who.tenant, channels, who.service_url),
            )
        except RostersUnread:
            unread = self._plain(Say("talk.roster_unread"), who)
        # Only who sits at the table gets this far, so others may not read it.
        return Outgoing(unread) if who.in_own_chat else Outgoing(self._plain(SILENCE, who), unread)

    async def _once(self, who: Speaking, key: str, body: Body, since: datetime) -> Outgoing:
        parts = self._parts
        assert who.member is not None
        entering = parts.database.work_as(who.member, rosters_since=since, conversation=OWN_CHAT)
        async with entering as work:
            if (kept := await work.inbox.first_time(key, OWN_CHAT)) is not None:
                return Outgoing(Reply.from_json(kept.answer), again=True)
            speaker = Speaker(work.desk, parts.clock(), parts.catalogues.texts(who.locale).language)
            outgoing = await body(work, speaker)
            await work.inbox.keep(key, outgoing.here.to_json() if outgoing.here else None)
        return outgoing

    async def _own_chat(self, who: Speaking) -> Address:
        """Return the person's own chat with the bot; Teams gives the same one every time."""
        chat = NewChat(who.service_url, who.bot_id, who.teams_id, str(who.tenant))
        return Address(who.service_url, await self._parts.connector.open_chat(chat))

    async def _reply(
        self, answer: Answer, who: Speaking, work: Work, *, apart: bool = False
    ) -> Reply:
        assert who.member is not None
        shown = Shown(
            conversation=OWN_CHAT if apart else _bound_to(who),
            person=who.member.person,
            texts=self._parts.catalogues.texts(who.locale),
            now=self._parts.clock(),
            page_url=self._parts.page_url,
        )
        return await reply_of(answer, shown, work.actions)

    async def _send(self, outgoing: Outgoing, who: Speaking, context: TurnContext) -> None:
        """Send what the turn came to, after its transaction."""
        if outgoing.again:
            return
        if outgoing.here is not None:
            await context.send_activity(outgoing.here.activity())
        if outgoing.apart is not None:
            chat = await self._own_chat(who)
            await self._parts.connector.send(chat, encode(outgoing.apart.activity()))

    async def _welcome(self, event: Installed, who: Speaking, context: TurnContext) -> None:
        """Introduce the bot once where it was installed; a new version is no reason to."""
        if event.upgraded or who.member is None:
            return
        told = Answer(welcome_in(event.place))

        async def body(work: Work, _: Speaker) -> Outgoing:
            return Outgoing(await self._reply(told, who, work))

        key = f"welcome|{who.conversation}|{context.activity.id}"
        await self._send(await self._within(who, key, body), who, context)

    async def _say(self, told: Say, who: Speaking, context: TurnContext) -> None:
        await context.send_activity(self._plain(told, who).activity())

    def _plain(self, told: Say, who: Speaking) -> Reply:
        text = self._text(told, who)
        return Reply(text, text)

    def _text(self, told: Say, who: Speaking) -> str:
        return self._parts.catalogues.texts(who.locale).render(told)


def _bound_to(who: Speaking) -> str:
    """Return the place that buttons work in: one's own chat, or this conversation alone."""
    return OWN_CHAT if who.in_own_chat else who.conversation


async def _talk(work: Work) -> Talk:
    kept = await work.drafts.load(OWN_CHAT)
    try:
        return Talk() if kept is None else Talk.model_validate(kept)
    except ValidationError:  # an older release kept it in another form
        return Talk()


def _act(taken: Taken | AlreadyUsed | NotThere) -> Act | None:
    """Return what a button stands for, None if it is of an older release or stands for nothing."""
    try:
        return ACTS.validate_python(taken.act) if isinstance(taken, Taken) else None
    except ValidationError:
        return None


async def _keep(work: Work, talk: Talk) -> None:
    await work.drafts.save(OWN_CHAT, talk.model_dump(mode="json") if talk != Talk() else None)


def _press_key(event: CardAction, context: TurnContext) -> str:
    return context.activity.id or f"{event.card_id}|{event.data.get('action')}"


def _as_answer(reply: Reply | None) -> InvokeResponse:
    if reply is None or reply.instead is None:
        return message_answer(reply.text if reply else "")
    return card_answer(reply.instead)
