"""The calendars, online meetings and chats of Microsoft Graph on this machine.

Paths, status codes and the shape of answers are those of Graph v1.0; what an administrator
allows, and what Exchange does behind it, a test changes by the switches.
"""

import base64
import copy
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote
from uuid import uuid4

from aiohttp import web

Json = dict[str, Any]
MakeRoom = Callable[[str, str], Awaitable[tuple[str, str]]]

_CHANGEABLE = {"start", "end", "attendees", "hideAttendees", "subject", "body"}


async def _room_of_its_own(subject: str, organizer: str) -> tuple[str, str]:
    """Return a join link as Teams writes them, and the chat it leads to."""
    thread = f"19:meeting_{base64.b64encode(uuid4().bytes).decode().rstrip('=')}@thread.v2"
    context = json.dumps({"Tid": str(uuid4()), "Oid": organizer}, separators=(",", ":"))
    link = f"https://teams.microsoft.com/l/meetup-join/{quote(thread, safe='')}/0"
    return f"{link}?context={quote(context, safe='')}", thread


@dataclass
class Mailed:
    """What Exchange mailed by itself: an invitation, a change or a cancellation."""

    what: str
    to: str
    subject: str


@dataclass
class FakeCalendars:
    """Keeps events and the meetings behind them.

    ``without_mailbox`` are users that have none; ``may_write`` is Calendars.ReadWrite,
    ``has_policy`` the application access policy, ``may_install`` the right to add the app to
    chats; ``offers_teams`` whether calendars can hold Teams meetings; ``link_comes_late`` how
    many answers still lack the join link; ``keeps_open`` lets the tenant overrule the lobby.
    """

    may_write: bool = True
    has_policy: bool = True
    may_install: bool = True
    in_catalogue: bool = True
    offers_teams: bool = True
    keeps_open: bool = False
    link_comes_late: int = 0
    without_mailbox: set[str] = field(default_factory=set)
    make_room: MakeRoom = _room_of_its_own
    events: dict[tuple[str, str], Json] = field(default_factory=dict)
    meetings: dict[str, Json] = field(default_factory=dict)
    mailed: list[Mailed] = field(default_factory=list)
    installed: list[str] = field(default_factory=list)
    _created: dict[tuple[str, str], tuple[Json, str]] = field(default_factory=dict)

    def add_routes(self, app: web.Application) -> None:
        """Serve what the bot asks."""
        user = "/v1.0/users/{user}"
        app.router.add_post(f"{user}/events", self._create)
        app.router.add_get(f"{user}/events", self._list)
        app.router.add_get(f"{user}/events/{{event}}", self._read)
        app.router.add_patch(f"{user}/events/{{event}}", self._change)
        app.router.add_delete(f"{user}/events/{{event}}", self._delete)
        app.router.add_post(f"{user}/events/{{event}}/cancel", self._cancel)
        app.router.add_get(f"{user}/onlineMeetings", self._find_meeting)
        app.router.add_patch(f"{user}/onlineMeetings/{{meeting}}", self._close_meeting)
        app.router.add_get("/v1.0/appCatalogs/teamsApps", self._catalogue)
        app.router.add_post("/v1.0/chats/{chat}/installedApps", self._install)

    def only_event(self) -> Json:
        """Return the one event there is."""
        (event,) = self.events.values()
        return event

    def only_meeting(self) -> Json:
        """Return the one online meeting there is."""
        (meeting,) = self.meetings.values()
        return meeting

    async def _create(self, request: web.Request) -> web.Response:
        user = request.match_info["user"]
        if refusal := self._refusal(user):
            return refusal
        asked: Json = await request.json()
        known = self._created.get((user, asked["transactionId"]))
        if known and (user, known[1]) in self.events:
            if known[0] != asked:
                return _error(409, "ErrorDuplicateTransactionId")
            return web.json_response(self._shown(self.events[user, known[1]]), status=201)
        event = f"AAMk{base64.urlsafe_b64encode(uuid4().bytes).decode()}"
        kept = {"attendees": [], **copy.deepcopy(asked), "id": event, "isCancelled": False}
        kept["isOnlineMeeting"] = self.offers_teams and asked.get("isOnlineMeeting", False)
        if kept["isOnlineMeeting"]:
            await self._open_meeting(kept, user)
        self.events[user, event] = kept
        self._created[user, asked["transactionId"]] = (asked, event)
        self._mail("invitation", kept, kept["attendees"])
        return web.json_response(self._shown(kept), status=201)

    async def _open_meeting(self, event: Json, user: str) -> None:
        link, thread = await self.make_room(event["subject"], user)
        event["onlineMeeting"] = {"joinUrl": link}
        number = base64.b64encode(f"1*{user}*0**{thread}".encode()).decode()
        self.meetings[number] = {
            "id": number,
            "joinWebUrl": link,
            "chatInfo": {"threadId": thread, "messageId": "0"},
            "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": False},
            "allowRecording": True,
            "recordAutomatically": False,
            "allowTranscription": True,
            "allowedPresenters": "everyone",
        }

    async def _list(self, request: web.Request) -> web.Response:
        user = request.match_info["user"]
        if refusal := self._refusal(user):
            return refusal
        value = request.query["$filter"].split("ep/value eq '")[1].removesuffix("')")
        found = [
            {"id": event["id"]}
            for (owner, _), event in self.events.items()
            if owner == user
            and value in [one["value"] for one in event["singleValueExtendedProperties"]]
        ]
        return web.json_response({"value": found})

    async def _read(self, request: web.Request) -> web.Response:
        user = request.match_info["user"]
        if refusal := self._refusal(user):
            return refusal
        event = self.events.get((user, request.match_info["event"]))
        if event is None:
            return _error(404, "ErrorItemNotFound")
        return web.json_response(self._shown(event))

    async def _change(self, request: web.Request) -> web.Response:
        user = request.match_info["user"]
        if refusal := self._refusal(user):
            return refusal
        event = self.events.get((user, request.match_info["event"]))
        if event is None:
            return _error(404, "ErrorItemNotFound")
        asked: Json = await request.json()
        if not asked.keys() <= _CHANGEABLE:
            return _error(400, "ErrorPropertyValidationFailure")
        before = {one["emailAddress"]["address"] for one in event["attendees"]}
        if asked.keys() - {"attendees", "hideAttendees"}:
            self._mail("change", event, event["attendees"])
        event.update(asked)
        new = [one for one in event["attendees"] if one["emailAddress"]["address"] not in before]
        self._mail("invitation", event, new)
        return web.json_response(self._shown(event))

    async def _delete(self, request: web.Request) -> web.Response:
        key = (request.match_info["user"], request.match_info["event"])
        if refusal := self._refusal(key[0]):
            return refusal
        if self.events.pop(key, None) is None:
            return _error(404, "ErrorItemNotFound")
        return web.Response(status=204)

    async def _cancel(self, request: web.Request) -> web.Response:
        key = (request.match_info["user"], request.match_info["event"])
        if refusal := self._refusal(key[0]):
            return refusal
        event = self.events.get(key)
        if event is None:
            return _error(404, "ErrorItemNotFound")
        if not event["attendees"]:
            return _error(400, "ErrorInvalidRequest")
        self._mail("cancellation", event, event["attendees"])
        del self.events[key]
        return web.Response(status=202)

    async def _find_meeting(self, request: web.Request) -> web.Response:
        if not self.has_policy:
            return _error(403, "Forbidden")
        link = request.query["$filter"].removeprefix("JoinWebUrl eq '").removesuffix("'")
        found = [one for one in self.meetings.values() if one["joinWebUrl"] == link]
        return web.json_response({"value": found})

    async def _close_meeting(self, request: web.Request) -> web.Response:
        if not self.has_policy:
            return _error(403, "Forbidden")
        meeting = self.meetings.get(unquote(request.match_info["meeting"]))
        if meeting is None:
            return _error(404, "NotFound")
        asked: Json = await request.json()
        if not self.keeps_open:
            meeting.update(asked)
        return web.json_response(meeting)

    async def _catalogue(self, _: web.Request) -> web.Response:
        found = [{"id": "22f73bbe-f67a-4dea-bd54-54cac718cb2b"}] if self.in_catalogue else []
        return web.json_response({"value": found})

    async def _install(self, request: web.Request) -> web.Response:
        chat = unquote(request.match_info["chat"])
        if not self.may_install:
            return _error(403, "Forbidden")
        if chat in self.installed:
            return _error(409, "Conflict")
        self.installed.append(chat)
        return web.Response(status=201)

    def _refusal(self, user: str) -> web.Response | None:
        if not self.may_write:
            return _error(403, "ErrorAccessDenied")
        if user in self.without_mailbox:
            return _error(404, "MailboxNotEnabledForRESTAPI")
        return None

    def _shown(self, event: Json) -> Json:
        """Return an event as Graph answers it; the join link may come a little later."""
        shown = {name: value for name, value in event.items() if not name.startswith("single")}
        for name in ("start", "end"):
            shown[name] = {**event[name], "dateTime": f"{event[name]['dateTime']}.0000000"}
        if self.link_comes_late:
            self.link_comes_late -= 1
            shown["onlineMeeting"] = None
        return shown

    def _mail(self, what: str, event: Json, to: list[Json]) -> None:
        self.mailed.extend(
            Mailed(what, one["emailAddress"]["address"], event["subject"]) for one in to
        )


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": "refused"}}, status=status)
