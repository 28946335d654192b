"""What the page asks of the playground: wishes, each a POST of JSON."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiohttp import web
from pydantic import ValidationError

from playground import wishes
from playground.clock import MovableClock
from playground.envelopes import Place
from playground.people_side import NotThere
from playground.state import Conversation, ConversationKind
from playground.teams import TeamsInABox
from playground.world import Channel, ChannelType

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
AWish = TypeVar("AWish", bound=wishes.Wish)


class WishesOfThePage:
    """Carries out what visitors of the page wish.

    ``start_over`` is called when they want to begin again with an empty school.
    """

    def __init__(
        self, teams: TeamsInABox, clock: MovableClock, start_over: Callable[[], None]
    ) -> None:
        self._teams = teams
        self._clock = clock
        self._start_over = start_over

    def app(self) -> web.Application:
        """Return the routes."""
        app = web.Application(middlewares=[_explain])
        app.router.add_post("/say", self._say)
        app.router.add_post("/unsay", self._unsay)
        app.router.add_post("/press", self._press)
        app.router.add_post("/seat", self._seat)
        app.router.add_post("/follow", self._follow)
        app.router.add_post("/channel", self._channel)
        app.router.add_post("/meeting", self._meeting)
        app.router.add_post("/app", self._app)
        app.router.add_post("/language", self._language)
        app.router.add_post("/clock", self._jump)
        app.router.add_post("/reset", self._reset)
        return app

    async def _say(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Say)
        place = Place(self._room(wish.conversation), wish.thread)
        write = self._teams.people.addresses if wish.to_bot else self._teams.people.says
        message = await write(wish.person, place, wish.text)
        return web.json_response({"id": message.id})

    async def _unsay(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Unsay)
        room = self._room(wish.conversation)
        await self._teams.people.unsays(wish.person, room, wish.message)
        return _done()

    async def _press(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Press)
        place = Place(self._room(wish.conversation))
        executes = wish.action.get("type") == "Action.Execute"
        press = self._teams.people.executes if executes else self._teams.people.submits
        answer = await press(wish.person, place, wish.message, wish.action, wish.inputs)
        return web.json_response({"status": answer.status})

    async def _seat(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Seat)
        room = self._room(wish.conversation)
        membership, meetings = self._teams.membership, self._teams.meetings
        if room.kind is ConversationKind.MEETING:
            await (meetings.join if wish.present else meetings.leave)(wish.person, room)
        elif room.channel_type is ChannelType.STANDARD:
            change = membership.add_to_team if wish.present else membership.remove_from_team
            await change(wish.person)
        else:
            add, remove = membership.add_to_channel, membership.remove_from_channel
            await (add if wish.present else remove)(wish.person, room)
        return _done()

    async def _follow(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Follow)
        room = self._teams.meetings.behind(wish.link)
        if room is None:
            raise KeyError(wish.link)
        await self._teams.meetings.join(wish.person, room)
        return web.json_response({"conversation": room.id})

    async def _channel(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Room)
        count = len(self._teams.state.conversations)
        channel = Channel(f"made-{count}", wish.name, ChannelType.SHARED, (wish.person,))
        room = await self._teams.membership.create_channel(channel)
        return web.json_response({"conversation": room.id})

    async def _meeting(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Room)
        room = await self._teams.meetings.create(wish.name, wish.person)
        return web.json_response({"conversation": room.id})

    async def _app(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.App)
        installing = self._teams.installing
        await (installing.install_for if wish.installed else installing.remove_for)(wish.person)
        return _done()

    async def _language(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Language)
        self._teams.world.person(wish.person)
        self._teams.state.locales[wish.person] = wish.locale
        self._teams.scene.bulletin.tell("people", {})
        return _done()

    async def _jump(self, request: web.Request) -> web.Response:
        wish = await _read(request, wishes.Jump)
        if wish.by is not None:
            self._clock.advance(wish.by)
        if wish.to is not None:
            self._clock.move_to(wish.to)
        self._teams.scene.bulletin.tell("clock", {"now": self._clock().isoformat()})
        return _done()

    async def _reset(self, request: web.Request) -> web.Response:
        await _read(request, wishes.Wish)
        self._start_over()
        return _done()

    def _room(self, conversation_id: str) -> Conversation:
        return self._teams.state.conversations[conversation_id]


async def _read(request: web.Request, kind: type[AWish]) -> AWish:
    return kind.model_validate_json(await request.read())


def _done() -> web.Response:
    return web.json_response({})


@web.middleware
async def _explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a wish that cannot be fulfilled with a sentence."""
    try:
        return await handler(request)
    except ValidationError:
        return web.json_response({"error": "This wish is not understood."}, status=400)
    except KeyError:
        return web.json_response({"error": "That is not in this playground."}, status=404)
    except (NotThere, ValueError) as refusal:
        return web.json_response({"error": str(refusal)}, status=409)
