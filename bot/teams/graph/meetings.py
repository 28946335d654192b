"""Online meetings in somebody's calendar, made by Microsoft Graph.

The event is made without anybody invited, then the meeting behind it is closed (all but the
organizer wait in the lobby, nothing is recorded or written out), and only then people are
invited: an invitation to an open door would already have gone out. Every step can be taken
again: the event is found by the meeting's own id.

Source:
    Microsoft Graph v1.0, "Create event" (transactionId), "Update event" (the body holds the
    way in, so it is left alone), "event: cancel", "Get onlineMeeting" (by JoinWebUrl), "Update
    onlineMeeting", "lobbyBypassSettings", "Filter by singleValueExtendedProperties",
    "Configure application access to online meetings".
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from bot.online_rooms import RoomLater, RoomMade, RoomOutcome, RoomRefused, RoomWanted
from bot.teams.failures import (
    ConnectorFailure,
    GoneAway,
    NoAnswer,
    NotThere,
    Refused,
    Throttled,
    Unreadable,
)
from bot.teams.graph.apps import GraphApps
from bot.teams.graph.calls import Ask, GraphCalls
from bot.teams.json_body import JsonObject
from bot.teams.places import text_at
from bot.teams.wire import escaped
from cases.identities import PersonId
from cases.model.meetings import RoomRefusal
from cases.operations.fields import thread_of

BUSY: Final = timedelta(minutes=1)
SOON: Final = timedelta(seconds=20)
_PROPERTY: Final = "String {7f3c2f0a-9d5e-4b8e-a1c6-2d0b5c3e4f10} Name AanTafelMeeting"
_NO_MAILBOX: Final = frozenset(
    {
        "MailboxNotEnabledForRESTAPI",
        "MailboxNotSupportedForRESTAPI",
        "ErrorInvalidUser",
        "ErrorNonExistentMailbox",
        "Request_ResourceNotFound",
        "ResourceNotFound",
    }
)
_AT_ONCE = 15  # Graph takes no more ids in one "in"
_CLOSED: Final[JsonObject] = {
    "lobbyBypassSettings": {"scope": "organizer", "isDialInBypassEnabled": False},
    "allowRecording": False,
    "recordAutomatically": False,
    "allowTranscription": False,
    "allowedPresenters": "organization",
}
_CONFLICT, _BAD, _UNAUTHORIZED, _BROKEN = 409, 400, 401, 500


class _TakenAway(Exception):
    """The event is not in the calendar any more."""


class _NotClosed(Exception):
    """The door of the meeting cannot be closed, so nobody may be let through it."""


@dataclass(frozen=True, slots=True)
class GraphMeetings:
    """Fills ``bot.online_rooms.OnlineRooms``."""

    calls: GraphCalls
    apps: GraphApps

    async def make(self, wanted: RoomWanted) -> RoomOutcome:
        """Put it in the calendar, or change what stands there."""
        try:
            return await self._make(wanted)
        except _TakenAway:
            return RoomRefused(RoomRefusal.TAKEN_AWAY)
        except _NotClosed:
            await self.call_off(wanted.meeting, wanted.organizer, None)
            return RoomRefused(RoomRefusal.NOT_ALLOWED)
        except ConnectorFailure as failure:
            return _outcome(failure)

    async def call_off(
        self, meeting: UUID, organizer: PersonId, event: str | None
    ) -> RoomLater | None:
        """Call it off, whether it is known what Graph calls it or not; None when it is gone."""
        try:
            known = event or await self._find(meeting, organizer)
            if known is not None:
                await self._cancel(_event(organizer, known), str(organizer))
        except NotThere:
            return None
        except ConnectorFailure as failure:
            outcome = _outcome(failure)
            return outcome if isinstance(outcome, RoomLater) else RoomLater(BUSY * 15)
        return None

    async def _make(self, wanted: RoomWanted) -> RoomOutcome:
        entry = await self._entry(wanted)
        event, join_url = text_at(entry, "id"), text_at(entry, "onlineMeeting", "joinUrl")
        if event is None:
            raise Unreadable(200)
        if entry.get("isOnlineMeeting") is False:  # the calendar does not offer Teams
            raise _NotClosed
        if join_url is None:  # Exchange fills it in a moment later
            return RoomLater(SOON)
        thread = await self._close_door(wanted.organizer, join_url) or thread_of(join_url)
        await self._invite(wanted, entry, event)
        has_bot = thread is not None and await self.apps.join(thread)
        return RoomMade(event, join_url, thread, has_bot)

    async def _entry(self, wanted: RoomWanted) -> JsonObject:
        """Return the event as it stands in the calendar now, made or moved."""
        key = str(wanted.organizer)
        if wanted.event is not None:
            try:
                return await self._moved(wanted, wanted.event)
            except NotThere:
                raise _TakenAway from None
        try:
            return await self.calls.post(_events(wanted.organizer), _new(wanted), key)
        except Refused as refusal:
            # An earlier try made it, for another time.
            event = await self._find(wanted.meeting, wanted.organizer)
            if refusal.status != _CONFLICT or event is None:
                raise
            return await self._moved(wanted, event)

    async def _moved(self, wanted: RoomWanted, event: str) -> JsonObject:
        """Return the event at its time; a change that changes nothing would be mailed to all."""
        asked, key = _event(wanted.organizer, event), str(wanted.organizer)
        entry = await self.calls.get(asked, key)
        is_right = all(
            _instant(entry.get(name)) == _instant(moment) for name, moment in _times(wanted).items()
        )
        return entry if is_right else await self.calls.patch(asked, _times(wanted), key)

    async def _find(self, meeting: UUID, organizer: PersonId) -> str | None:
        """Return what Graph calls the event of a meeting, None if it has none."""
        ours = (
            f"singleValueExtendedProperties/Any(ep: ep/id eq '{_PROPERTY}' "
            f"and ep/value eq '{meeting}')"
        )
        asked = Ask(_events(organizer).path, ours, "id")
        found = await self.calls.first(asked, str(organizer))
        return text_at(found, "id")

    async def _close_door(self, organizer: PersonId, join_url: str) -> str | None:
        """Let everybody but the organizer wait, record nothing; return the meeting's chat."""
        key, of_person = str(organizer), f"/users/{organizer}/onlineMeetings"
        quoted = join_url.replace("'", "''")
        try:
            found = await self.calls.first(Ask(of_person, f"JoinWebUrl eq '{quoted}'"), key)
            if found is None or (meeting := text_at(found, "id")) is None:
                raise Throttled(404, "NotYet", SOON)
            asked = Ask(f"{of_person}/{escaped(meeting)}")
            closed = await self.calls.patch(asked, _CLOSED, key)
        except GoneAway:
            raise _NotClosed from None
        except Refused as refusal:
            if refusal.status == _UNAUTHORIZED:  # there is no application access policy
                raise _NotClosed from None
            raise
        if not _is_closed(closed):
            raise _NotClosed
        return text_at(found, "chatInfo", "threadId")

    async def _invite(self, wanted: RoomWanted, entry: JsonObject, event: str) -> None:
        """Invite those who are not invited yet; who the organizer invited by hand stays."""
        invited = _attendees(entry)
        known = {(text_at(one, "emailAddress", "address") or "").casefold() for one in invited}
        found = await self._mailboxes(wanted.attendees)
        new = [one for one in found if one["address"].casefold() not in known]
        if new:
            listed = [*invited, *({"emailAddress": one, "type": "required"} for one in new)]
            body: JsonObject = {"attendees": listed, "hideAttendees": True}
            await self.calls.patch(_event(wanted.organizer, event), body, str(wanted.organizer))

    async def _mailboxes(self, people: Collection[PersonId]) -> list[dict[str, str]]:
        """Return the names and mail addresses of those who have one; nobody if Graph won't say."""
        found: list[dict[str, str]] = []
        ids = sorted(str(person) for person in people)
        try:
            for first in range(0, len(ids), _AT_ONCE):
                some = ",".join(f"'{one}'" for one in ids[first : first + _AT_ONCE])
                asked = Ask("/users", f"id in ({some})", "id,displayName,mail")
                for entry in await self.calls.entries(asked, "users"):
                    if address := text_at(entry, "mail"):
                        name = text_at(entry, "displayName") or address
                        found.append({"address": address, "name": name})
        except GoneAway:  # they hear of it from us; it only does not stand in their calendar
            return []
        return found

    async def _cancel(self, event: Ask, key: str) -> None:
        try:
            await self.calls.post(Ask(f"{event.path}/cancel"), {"comment": ""}, key)
        except Refused as refusal:
            if refusal.status != _BAD:
                raise
            await self.calls.delete(event, key)  # nobody was invited: there is nobody to tell


def _outcome(failure: ConnectorFailure) -> RoomLater | RoomRefused:
    if failure.code in _NO_MAILBOX:
        return RoomRefused(RoomRefusal.NO_CALENDAR)
    match failure:
        case Throttled(rest=rest):
            return RoomLater(rest or BUSY)
        case NoAnswer() | Unreadable():
            return RoomLater(BUSY)
        case GoneAway():
            return RoomRefused(RoomRefusal.NOT_ALLOWED)
        case NotThere():
            return RoomRefused(RoomRefusal.NO_CALENDAR)
    is_passing = failure.status >= _BROKEN or failure.status == _UNAUTHORIZED
    return RoomLater(BUSY) if is_passing else RoomRefused(RoomRefusal.BROKEN)


def _events(organizer: PersonId) -> Ask:
    return Ask(f"/users/{organizer}/events")


def _event(organizer: PersonId, event: str) -> Ask:
    return Ask(f"/users/{organizer}/events/{escaped(event)}")


def _times(wanted: RoomWanted) -> JsonObject:
    return {
        "start": _moment(wanted.starts_at),
        "end": _moment(wanted.starts_at + wanted.lasts),
    }


def _new(wanted: RoomWanted) -> JsonObject:
    return {
        **_times(wanted),
        "subject": wanted.subject,
        "body": {"contentType": "text", "content": wanted.body},
        "isOnlineMeeting": True,
        "onlineMeetingProvider": "teamsForBusiness",
        "transactionId": str(wanted.meeting),
        "singleValueExtendedProperties": [{"id": _PROPERTY, "value": str(wanted.meeting)}],
        "hideAttendees": True,
        "allowNewTimeProposals": False,
        "responseRequested": False,  # whether people come is answered to us
        "sensitivity": "private",
    }


def _moment(at: datetime) -> JsonObject:
    return {"dateTime": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"), "timeZone": "UTC"}


def _instant(moment: object) -> tuple[str, str | None]:
    """Return what tells moments apart; Graph adds parts of seconds to ours."""
    return (text_at(moment, "dateTime") or "")[:19], text_at(moment, "timeZone")


def _attendees(entry: JsonObject) -> list[JsonObject]:
    listed = entry.get("attendees")
    found = listed if isinstance(listed, list) else []
    return [one for one in found if isinstance(one, dict)]


def _is_closed(meeting: JsonObject) -> bool:
    """Say whether a meeting is as it was asked to be, as far as Graph tells."""
    scope = text_at(meeting, "lobbyBypassSettings", "scope")
    switches = ("allowRecording", "recordAutomatically", "allowTranscription")
    return scope in {None, "organizer"} and not any(meeting.get(name) for name in switches)
