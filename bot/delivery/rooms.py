"""Online meetings: what is asked of Graph, and messages that wait for the way in."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from bot.online_rooms import OnlineRooms, RoomLater, RoomMade, RoomOutcome, RoomRefused, RoomWanted
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.meetings import MeetingId, RoomRefusal, RoomState
from cases.operations.kinds import Kind, timed
from cases.practices.practice import Practice
from cases.values import Value
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues
from storage.database import Work
from storage.outbox import Delivery, GaveUp, Outcome, Postponed, Retry, Sent
from storage.rooms import OpenedRoom, Room, WhichRoom

WAITS_FOR_LINK: Final = timedelta(minutes=10)
"""How long people hear nothing of a meeting while Graph makes it; then they hear of it without."""

_LOOK_AGAIN: Final = timedelta(seconds=20)
_FIRST_REST: Final = timedelta(seconds=20)
_LONGEST_REST: Final = timedelta(hours=1)
_MOST_TRIES: Final = 12

AsCourier = Callable[[], AbstractAsyncContextManager[Work]]


@dataclass(frozen=True, slots=True)
class RoomKeeper:
    """Sees to the rooms of online meetings; ``rooms`` is None where Graph is not used."""

    rooms: OnlineRooms | None
    catalogues: Catalogues
    as_courier: AsCourier
    practice: Practice

    async def carry_out(self, delivery: Delivery, now: datetime) -> Outcome:
        """Ask Graph what a message with ``Road.GRAPH`` asks, outside any transaction."""
        which = _which(delivery)
        async with self.as_courier() as work:
            room = await work.rooms.room(which)
        if room is None:
            return GaveUp("no_room")
        if delivery.message.kind == Kind.MEETING_ROOM_OFF:
            return await self._call_off(delivery, room, now)
        if not room.is_planned or room.state is RoomState.GIVEN:
            return GaveUp("superseded")
        return await self._keep(delivery, room, await self._make(delivery, room), now)

    async def ready(
        self, bundle: Sequence[Delivery], now: datetime
    ) -> tuple[list[Delivery], list[tuple[Delivery, Outcome]]]:
        """Return what can be said now, with the way in, and what becomes of the rest."""
        ready: list[Delivery] = []
        rest: list[tuple[Delivery, Outcome]] = []
        for delivery in bundle:
            found = await self._with_way_in(delivery, now)
            if isinstance(found, Delivery):
                ready.append(found)
            else:
                rest.append((delivery, found))
        return ready, rest

    async def _make(self, delivery: Delivery, room: Room) -> RoomOutcome:
        at, lasts = (delivery.message.values.get(name) for name in ("at", "lasts"))
        if self.rooms is None or not isinstance(at, datetime) or not isinstance(lasts, int):
            return RoomRefused(RoomRefusal.NOT_ALLOWED)
        texts = self.catalogues.texts(delivery.language)
        listed = str(delivery.message.values.get("attendees") or "")
        return await self.rooms.make(
            RoomWanted(
                meeting=delivery.message.subject,
                organizer=room.planned_by,
                starts_at=at,
                lasts=timedelta(minutes=lasts),
                subject=texts.render(Say("room.subject", {"label": room.label})),
                body=texts.render(Say("room.body")),
                attendees=[PersonId(UUID(one)) for one in listed.split(",") if one],
                event=room.event,
            )
        )

    async def _keep(
        self, delivery: Delivery, room: Room, outcome: RoomOutcome, now: datetime
    ) -> Outcome:
        match outcome:
            case RoomMade() as made:
                return await self._opened(delivery, room, made, now)
            case RoomLater(after) if delivery.attempts < _MOST_TRIES:
                return _again(delivery, after, now)
            case RoomLater():
                return await self._refused(delivery, room, RoomRefusal.BROKEN, now)
            case RoomRefused(why):
                return await self._refused(delivery, room, why, now)

    async def _opened(
        self, delivery: Delivery, room: Room, made: RoomMade, now: datetime
    ) -> Outcome:
        opened = OpenedRoom(made.event, made.join_url, made.thread)
        which = _which(delivery)
        async with self.as_courier() as work:
            is_open = await work.rooms.open(which, opened)
            if is_open and room.was_late:
                there = _news(Kind.ROOM_THERE, which, room, now, join_url=made.join_url)
                await self._tell(work, which, there, room)
            if is_open and not made.has_bot and room.event is None:
                alone = _news(Kind.ROOM_WITHOUT_BOT, which, room, now, join_url=made.join_url)
                await self._tell(work, which, alone, room)
        if is_open:
            return Sent(made.event)
        assert self.rooms is not None
        later = await self.rooms.call_off(delivery.message.subject, room.planned_by, made.event)
        return _again(delivery, later.after, now) if later else GaveUp("superseded")

    async def _refused(
        self, delivery: Delivery, room: Room, why: RoomRefusal, now: datetime
    ) -> Outcome:
        """Keep that there will be none, and tell who leads the case what to do."""
        which = _which(delivery)
        async with self.as_courier() as work:
            await work.rooms.refuse(which)
            refused = _news(Kind.ROOM_REFUSED, which, room, now, why=why.value)
            await self._tell(work, which, refused, room)
        return GaveUp(f"room_{why}")

    async def _let_wait(self, which: WhichRoom, room: Room, now: datetime) -> None:
        """Tell who leads the case, once, that people now hear of the meeting without its link."""
        async with self.as_courier() as work:
            if await work.rooms.note_late(which, now):
                await self._tell(work, which, _news(Kind.ROOM_LATE, which, room, now), room)

    async def _call_off(self, delivery: Delivery, room: Room, now: datetime) -> Outcome:
        if self.rooms is None:
            return GaveUp("no_graph")
        later = await self.rooms.call_off(delivery.message.subject, room.planned_by, room.event)
        return _again(delivery, later.after, now) if later else Sent()

    async def _with_way_in(self, delivery: Delivery, now: datetime) -> Delivery | Outcome:
        message = delivery.message
        if not _lacks_way_in(message):
            return delivery
        async with self.as_courier() as work:
            room = await work.rooms.room(_which(delivery))
        if room is None:
            return delivery
        if room.state is RoomState.ASKED and not _is_late(room, now):
            return Postponed(now + _LOOK_AGAIN)
        known = room.join_url if room.state is not RoomState.REFUSED else None
        if room.state is RoomState.ASKED and known is None:
            await self._let_wait(_which(delivery), room, now)
        if message.road is not Road.THREAD:
            return replace(delivery, message=_with_link(message, known))
        if room.thread is not None and known is not None:
            return replace(delivery, message=replace(message, conversation=room.thread))
        if room.state is RoomState.ASKED:
            return Postponed(now + WAITS_FOR_LINK)
        return GaveUp("no_thread")

    async def _tell(self, work: Work, which: WhichRoom, told: Message, room: Room) -> None:
        """Tell who leads the case, who is waiting for it since it was asked."""
        asked = timed(told, told.at, self.practice, asked_at=room.asked_at)
        await work.watching.post(which.tenant, asked)


def _news(kind: Kind, which: WhichRoom, room: Room, now: datetime, **values: Value) -> Message:
    return Message(
        kind=kind,
        case=which.case,
        subject=which.meeting,
        receiver=room.leader,
        at=now,
        values={"label": room.label, "at": room.starts_at, **values},
        references={"meeting": which.meeting},
    )


def _which(delivery: Delivery) -> WhichRoom:
    message = delivery.message
    meeting = message.references["meeting"]
    return WhichRoom(delivery.tenant, message.case, MeetingId(meeting))


def _is_late(room: Room, now: datetime) -> bool:
    return now >= room.asked_at + WAITS_FOR_LINK


def _again(delivery: Delivery, after: timedelta, now: datetime) -> Retry:
    """Return when to try again: each time twice as late, and never sooner than Graph asked."""
    grown = min(_FIRST_REST * 2 ** (delivery.attempts - 1), _LONGEST_REST)
    return Retry(now + max(after, grown))


def _lacks_way_in(message: Message) -> bool:
    """Say whether a message is about a meeting whose way in was not known when it was posted."""
    if "meeting" not in message.references:
        return False
    if message.road is Road.THREAD:
        return message.conversation is None
    return "join_url" in message.values and message.values["join_url"] is None


def _with_link(message: Message, link: str | None) -> Message:
    found: dict[str, Value] = {"join_url": link}
    if link is None:
        found["link_follows"] = 1
    return replace(message, values={**message.values, **found})
