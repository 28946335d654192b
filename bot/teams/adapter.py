"""Our own botbuilder adapter: one turn for one activity, answers through our connector.

Why not the stock one: docs/decisions/0002-own-adapter.md.
"""

import json
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Protocol

from aiohttp import web
from botbuilder.core import BotAdapter, InvokeResponse, TurnContext
from botbuilder.schema import (
    Activity,
    ActivityEventNames,
    ActivityTypes,
    ConversationReference,
    InputHints,
    ResourceResponse,
)

from bot.teams.codec import encode
from bot.teams.connector import Address, Connector
from bot.teams.gate import Admitted
from bot.teams.invokes import nothing_done
from bot.teams.json_body import JsonObject
from storage.errors import DatabaseAway

RAW = "aantafel.raw"
_EVENTS = frozenset({ActivityTypes.conversation_update, ActivityTypes.installation_update})
_RETRY_AFTER = "30"
_NOT_SENT = frozenset({ActivityTypes.trace, ActivityTypes.invoke_response, "delay"})

_log = logging.getLogger(__name__)

Logic = Callable[[TurnContext], Awaitable[InvokeResponse | None]]


class Apology(Protocol):
    """Tells a person that something broke, in their language."""

    async def __call__(self, context: TurnContext, reference: str) -> InvokeResponse | None:
        """Show the reference number; return the answer if the activity is an invoke."""


def new_reference() -> str:
    """Return a number that a person can read out, such as ``7F3A-91C2``."""
    digits = secrets.token_hex(4).upper()
    return f"{digits[:4]}-{digits[4:]}"


def raw_of(context: TurnContext) -> JsonObject:
    """Return the JSON that the turn's activity was read from, with all that Teams sent."""
    raw: JsonObject = context.turn_state[RAW]
    return raw


# botbuilder carries no types, so mypy sees its classes as Any.
class Turn(TurnContext):  # type: ignore[misc]
    """botbuilder's context, which copies an answer's outermost layer only.

    The stock one copies all of it, a card with hundreds of parts too, and four accounts.
    """

    async def send_activities(self, activities: list[Activity]) -> list[ResourceResponse]:
        """Address the activities to where the turn's own came from, and send them."""
        addressed = [self._addressed(activity) for activity in activities]
        sending = self.adapter.send_activities(self, addressed)
        responses: list[ResourceResponse] = await self._emit(
            self._on_send_activities, addressed, sending
        )
        self.responded = True
        return responses

    def _addressed(self, activity: Activity) -> Activity:
        came = self.activity
        answer = Activity()
        vars(answer).update(vars(activity))
        answer.id = None
        answer.type = activity.type or ActivityTypes.message
        answer.input_hint = activity.input_hint or InputHints.accepting_input
        answer.channel_id, answer.service_url = came.channel_id, came.service_url
        answer.conversation, answer.locale = came.conversation, came.locale
        answer.from_property, answer.recipient = came.recipient, came.from_property
        if came.id and came.type == ActivityTypes.message:
            answer.reply_to_id = came.id
        return answer


class TeamsAdapter(BotAdapter):  # type: ignore[misc]
    """Runs turns.

    Whatever breaks in one, Teams gets 200: it would send the activity again, and do what was
    done already a second time. The exception is an event that could not be kept because the
    database is away: that one is asked for again with 503, for it changes nothing twice.
    """

    def __init__(
        self,
        connector: Connector,
        apologise: Apology,
        reference: Callable[[], str] = new_reference,
    ) -> None:
        super().__init__()
        self._connector = connector
        self._apologise = apologise
        self._reference = reference

    async def process(self, admitted: Admitted, logic: Logic) -> web.Response:
        """Run the logic once for the activity and return what to answer Teams."""
        context = Turn(self, admitted.activity)
        context.turn_state[RAW] = admitted.raw
        try:
            return _response(context, await self.run_pipeline(context, logic))
        except Exception as error:  # noqa: BLE001 - the one place where a turn's bugs end
            return await self._break_off(context, error)

    async def continue_conversation(
        self, reference: ConversationReference, callback: Callable[[TurnContext], Awaitable[None]]
    ) -> None:
        """Run a turn that nobody's message began; what it sends answers no message.

        What breaks in it is the caller's to deal with.
        """
        activity = Activity(
            type=ActivityTypes.event,
            name=ActivityEventNames.continue_conversation,
            channel_id=reference.channel_id,
            service_url=reference.service_url,
            conversation=reference.conversation,
            recipient=reference.bot,
            from_property=reference.user,
            locale=reference.locale,
        )
        await self.run_pipeline(Turn(self, activity), callback)

    async def send_activities(
        self, _context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        """Send the activities one after the other; those not meant for people are left out."""
        return [ResourceResponse(id=await self._send(activity)) for activity in activities]

    async def update_activity(self, _context: TurnContext, activity: Activity) -> ResourceResponse:
        """Put the activity in the place of the one with its id."""
        await self._connector.update(_address(activity), activity.id, encode(activity))
        return ResourceResponse(id=activity.id)

    async def delete_activity(
        self, _context: TurnContext, reference: ConversationReference
    ) -> None:
        """Remove the message the reference points at."""
        await self._connector.delete(_address(reference), reference.activity_id)

    async def _send(self, activity: Activity) -> str | None:
        if activity.type in _NOT_SENT:
            return None
        if activity.reply_to_id:
            return await self._connector.reply(
                _address(activity), activity.reply_to_id, encode(activity)
            )
        return await self._connector.send(_address(activity), encode(activity))

    async def _break_off(self, context: TurnContext, error: Exception) -> web.Response:
        """Log what kind of thing broke, tell the person, and answer Teams all the same."""
        reference = self._reference()
        _log.error("turn %s broke: %s", reference, type(error).__name__)
        try:
            if isinstance(error, DatabaseAway) and context.activity.type in _EVENTS:
                return web.Response(status=503, headers={"Retry-After": _RETRY_AFTER})
            return _response(context, await self._apologise(context, reference))
        except Exception as second:  # noqa: BLE001 - the apology travels the same broken road
            _log.error("turn %s: no apology either: %s", reference, type(second).__name__)
            return _response(context, None)


def _address(of: Activity | ConversationReference) -> Address:
    return Address(of.service_url, of.conversation.id)


def _response(context: TurnContext, answer: InvokeResponse | None) -> web.Response:
    if context.activity.type != ActivityTypes.invoke:
        return web.Response()
    answer = answer or nothing_done(context.activity.name)
    return web.json_response(answer.body, status=answer.status or 200, dumps=_dumps)


def _dumps(body: object) -> str:
    return json.dumps(body, separators=(",", ":"))
