"""What the bot asks of Teams: posting, changing and removing messages, chats and rosters."""

import json
from collections import OrderedDict
from contextlib import nullcontext
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.teams.clock import Timing
from bot.teams.credentials import Credentials
from bot.teams.failures import ConnectorFailure, TooLarge, Unreadable
from bot.teams.hosts import ForeignHost, ServiceHosts
from bot.teams.http_pool import HttpPool
from bot.teams.json_body import JsonObject
from bot.teams.members import ListedTeam, TeamsMember, listed_team, member, members
from bot.teams.order import Order
from bot.teams.pacing import TEAMS, Limits, Pace
from bot.teams.patience import IN_A_TURN, Patience
from bot.teams.places import channel_of
from bot.teams.wire import Request, Wire, escaped

LARGEST_ACTIVITY = 80 * 1024  # bytes, counted as UTF-16; Teams refuses at about 100 KB
PAGE = 500
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
MOST_PAGES = 200
MOST_CHATS = 4096


class ForeignService(ConnectorFailure):
    """The service address is not on the list; nothing was sent, and no token was shown."""


@dataclass(frozen=True, slots=True)
class Address:
    """A conversation: where its service is and its id there.

    An id with ``;messageid=`` is one thread of a channel; without it, a message to a channel
    begins a new thread.
    """

    service_url: str
    conversation_id: str


@dataclass(frozen=True, slots=True)
class NewChat:
    """A 1:1 chat to be opened; ``person_id`` is how this bot addresses the person."""

    service_url: str
    bot_id: str
    person_id: str
    tenant_id: str


@dataclass(frozen=True, slots=True)
class Service:
    """With whom the bot speaks, how it shows who it is, and how much it may ask."""

    hosts: ServiceHosts
    credentials: Credentials
    limits: Limits = TEAMS


class Connector:
    """Speaks to Teams over the pool.

    Everything here raises a ``ConnectorFailure``, of the kind that says what to do next.
    """

    def __init__(self, pool: HttpPool, service: Service, timing: Timing | None = None) -> None:
        self._hosts = service.hosts
        self._wire = Wire(pool, service.credentials, timing or Timing())
        self._order = Order()
        self._messages = Pace(service.limits.messages)
        self._rosters = Pace(service.limits.rosters)
        self._everything = Pace(service.limits.everything)
        self._chats: OrderedDict[NewChat, str] = OrderedDict()

    async def send(
        self, to: Address, activity: JsonObject, patience: Patience = IN_A_TURN
    ) -> str | None:
        """Post a message and return its id, if Teams tells it."""
        return _id(await self._speak(to, ("POST", "/activities"), activity, patience))

    async def reply(
        self, to: Address, message_id: str, activity: JsonObject, patience: Patience = IN_A_TURN
    ) -> str | None:
        """Post an answer to a message and return the answer's id, if Teams tells it."""
        path = f"/activities/{escaped(message_id)}"
        return _id(await self._speak(to, ("POST", path), activity, patience))

    async def update(
        self, to: Address, message_id: str, activity: JsonObject, patience: Patience = IN_A_TURN
    ) -> None:
        """Put another message in the place of one of ours."""
        path = f"/activities/{escaped(message_id)}"
        await self._speak(to, ("PUT", path), activity, patience)

    async def delete(self, to: Address, message_id: str, patience: Patience = IN_A_TURN) -> None:
        """Remove one of our messages."""
        await self._speak(to, ("DELETE", f"/activities/{escaped(message_id)}"), None, patience)

    async def open_chat(self, chat: NewChat, patience: Patience = IN_A_TURN) -> str:
        """Return the id of the 1:1 chat with a person, who sees nothing of this.

        Teams gives the same id every time, so it is asked once for as long as it is used.
        """
        if (known := self._chats.get(chat)) is None:
            known = self._chats[chat] = await self._opened(chat, patience)
        self._chats.move_to_end(chat)
        if len(self._chats) > MOST_CHATS:
            self._chats.popitem(last=False)
        return known

    async def _opened(self, chat: NewChat, patience: Patience) -> str:
        body = {
            "isGroup": False,
            "bot": {"id": chat.bot_id},
            "members": [{"id": chat.person_id}],
            "tenantId": chat.tenant_id,
            "channelData": {"tenant": {"id": chat.tenant_id}},
        }
        root = self._root(chat.service_url)
        request = Request("POST", f"{root}/v3/conversations", _serialized(body))
        paces = {self._messages: chat.person_id, self._everything: root}
        answer = await self._wire.ask(
            request, paces, patience, lambda: self._order.turn(chat.person_id)
        )
        if (conversation_id := _id(answer)) is None:
            raise Unreadable(200)
        return conversation_id

    async def members(self, of: Address, patience: Patience = IN_A_TURN) -> tuple[TeamsMember, ...]:
        """Return everybody in exactly this conversation, whole or not at all.

        In a channel this asks for the channel, never for its team; a thread's members are
        its channel's. ``patience`` is for each page.
        """
        found: dict[str, TeamsMember] = {}
        query = {"pageSize": str(PAGE)}
        for _ in range(MOST_PAGES):
            page = await self._read(of, f"/pagedmembers?{urlencode(query)}", patience)
            found.update((person.id, person) for person in members(page))
            token = page.get("continuationToken")
            if not token:
                return tuple(found.values())
            if not isinstance(token, str) or token == query.get("continuationToken"):
                raise Unreadable(200)
            query["continuationToken"] = token
        raise Unreadable(200)

    async def member(
        self, of: Address, person_id: str, patience: Patience = IN_A_TURN
    ) -> TeamsMember:
        """Return one member of exactly this conversation, by the bot's or the directory's id."""
        return member(await self._read(of, f"/members/{escaped(person_id)}", patience))

    async def team(
        self, service_url: str, team_id: str, patience: Patience = IN_A_TURN
    ) -> ListedTeam:
        """Return the team with all its channels that the bot may know of."""
        root = self._root(service_url)
        address = f"{root}/v3/teams/{escaped(team_id)}"
        paces = {self._everything: root}
        described = await self._wire.ask(Request("GET", address), paces, patience, nullcontext)
        listing = Request("GET", f"{address}/conversations")
        listed = await self._wire.ask(listing, paces, patience, nullcontext)
        return listed_team(described, listed)

    async def _speak(
        self, to: Address, what: tuple[str, str], activity: JsonObject | None, patience: Patience
    ) -> JsonObject:
        """Send within the conversation's order and limits; all threads of a channel share them."""
        root = self._root(to.service_url)
        line = channel_of(to.conversation_id)
        method, path = what
        address = f"{root}/v3/conversations/{escaped(to.conversation_id)}{path}"
        request = Request(method, address, _serialized(activity) if activity is not None else None)
        paces = {self._messages: line, self._everything: root}
        return await self._wire.ask(request, paces, patience, lambda: self._order.turn(line))

    async def _read(self, of: Address, path: str, patience: Patience) -> JsonObject:
        root = self._root(of.service_url)
        channel = channel_of(of.conversation_id)
        request = Request("GET", f"{root}/v3/conversations/{escaped(channel)}{path}")
        paces = {self._rosters: channel, self._everything: root}
        return await self._wire.ask(request, paces, patience, nullcontext)

    def _root(self, service_url: str) -> str:
        try:
            return self._hosts.root(service_url)
        except ForeignHost:
            raise ForeignService from None


def _serialized(activity: JsonObject) -> bytes:
    """Write the activity as JSON.

    Raises:
        TooLarge: Teams would refuse it.
    """
    text = _ENCODER.encode(activity)
    if 2 * len(text) > LARGEST_ACTIVITY or (
        not text.isascii() and len(text.encode("utf-16-le", "replace")) > LARGEST_ACTIVITY
    ):
        raise TooLarge(413, "OwnLimit")
    return text.encode("utf-8", "replace")


def _id(answer: JsonObject) -> str | None:
    identity = answer.get("id")
    return identity if isinstance(identity, str) and identity else None
