"""The worker that empties the outbox: it may run no case command, and reads no content."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.bundles import TOO_LATE, answer_of, bundles, newest, target_of, turn
from bot.delivery.letter_writer import LetterWriter
from bot.delivery.letters import Letter
from bot.delivery.mail import AddressRefused
from bot.delivery.meeting_clock import see_to_meetings
from bot.delivery.outcomes import Delivered, Refused, TryLater, rest_after
from bot.delivery.outside import (
    OutsideLetters,
    by_case,
    may_be_outside,
    new_link,
    reader_of,
)
from bot.delivery.rooms import RoomKeeper
from bot.delivery.smtp import Mailer
from bot.delivery.undelivered import tell_of_lost
from bot.delivery.watching import see_to_news, see_to_outdated
from bot.live_rosters import ROSTER_FRESH, Refresh
from bot.messenger import Arrived, ChatOutcome, Messenger, NotHere, NotNow, Ready
from bot.online_rooms import OnlineRooms
from cases.desk import Clock
from cases.messages import Road, Urgency
from cases.practices.practice import Practice
from cases.principals import Courier
from cases.sending_hours import digest_on, next_digest, opening
from storage.database import Database, Work
from storage.directory import DeliveryState
from storage.errors import CaseFrozen, DatabaseAway, RosterStale
from storage.outbox import Delivery, GaveUp, Outcome, Postponed, Retry, Sent, Unsure

POLL = timedelta(seconds=2)
BATCH = 50
LOOK_AGAIN = timedelta(minutes=5)
FROZEN_RESTS = timedelta(hours=1)
MOST_ATTEMPTS = 12
SUPERSEDED = "superseded"
NOT_THEIRS = "not_theirs"
SWEEP_EVERY = timedelta(hours=1)
_UNREAD_ROSTER = timedelta(minutes=2)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Roads:
    """The ways out: chats, and letters by mail; ``refresh`` reads rosters anew.

    ``rooms`` makes online meetings, None where Graph is not used.
    """

    messenger: Messenger
    mails: LetterWriter
    mailer: Mailer
    refresh: Refresh
    rooms: OnlineRooms | None = None

    @property
    def outside(self) -> OutsideLetters:
        """What experts from outside hear by mail in place of a chat."""
        return OutsideLetters(self.mails.catalogues, self.mails.public_url, self.mails.invites)


class DeliveryWorker:
    """Claims what is due, sends it and keeps what became of it."""

    def __init__(self, database: Database, roads: Roads, clock: Clock, practice: Practice) -> None:
        self._database = database
        self._roads = roads
        self._clock = clock
        self._practice = practice
        self._sweeps_at: datetime | None = None
        catalogues = roads.mails.catalogues
        self._rooms = RoomKeeper(roads.rooms, catalogues, self._as_courier, practice)

    def _as_courier(self) -> AbstractAsyncContextManager[Work]:
        return self._database.work_as(Courier())

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until told to stop; whatever breaks, it looks again: else nobody is reminded."""
        while not stop.is_set():
            sent = 0
            try:
                sent = await self.deliver_due()
                await self.sweep_due()
            except DatabaseAway:
                _log.warning("deliveries wait: the database is away")
            except Exception as error:  # noqa: BLE001 - a worker that ends would be missed too late
                _log.error("deliveries broke: %s", type(error).__name__)
            if not sent:
                await _either(stop, POLL)

    async def sweep_due(self) -> Mapping[str, int]:
        """Throw away what has had its time, once an hour, and tell which answers had theirs."""
        now = self._clock()
        if self._sweeps_at is not None and now < self._sweeps_at:
            return {}
        async with self._database.work_as(Courier()) as work:
            swept = await work.sweeping.sweep()
            await see_to_outdated(work, now, self._practice)
        self._sweeps_at = now + SWEEP_EVERY
        return swept

    async def deliver_due(self) -> int:
        """Deliver what is due now and return how many messages were claimed."""
        now = self._clock()
        await self._see_to_news(now)
        async with self._database.work_as(Courier()) as work:
            due = await work.outbox.claim(now, limit=BATCH)
        standing, stale, late = newest(due, now)
        await self._settle(stale, GaveUp(SUPERSEDED))
        await self._settle(late, GaveUp(TOO_LATE))
        for bundle in sorted(bundles(standing), key=turn):
            try:
                await self._deliver(bundle, now)
            except DatabaseAway:
                raise
            except Exception as error:  # noqa: BLE001 - one broken message may not stop the others
                _log.error("delivery %s broke: %s", bundle[0].id, type(error).__name__)
                await self._settle(bundle, Retry(now + LOOK_AGAIN))
        return len(due)

    async def _see_to_news(self, now: datetime) -> None:
        async with self._database.work_as(Courier()) as work:
            await see_to_meetings(work, now, self._practice)
            await see_to_news(work, now, self._practice)

    async def _deliver(self, bundle: Sequence[Delivery], now: datetime) -> None:
        first = bundle[0]
        if first.attempts > MOST_ATTEMPTS:
            await self._settle(bundle, GaveUp("too_many_attempts"))
        elif (later := await self._not_before(first, now)) is not None:
            await self._settle(bundle, Postponed(later))
        elif first.message.road is Road.GRAPH:
            if await self._marked(bundle, now):
                await self._settle(bundle, await self._rooms.carry_out(first, now))
        else:
            ready, rest = await self._rooms.ready(bundle, now)
            for delivery, outcome in rest:
                await self._settle([delivery], outcome)
            if ready and first.message.road is Road.MAIL:
                await self._mail(ready[0], now)
            elif ready:
                await self._chat(ready, now)

    async def _not_before(self, delivery: Delivery, now: datetime) -> datetime | None:
        """Return until when the receiver is left alone, None if it may go now."""
        urgency = delivery.message.urgency
        if urgency is Urgency.NOW:
            return None
        goes_on = opening if urgency is Urgency.WHEN_OPEN else next_digest
        opens = goes_on(now, self._practice)
        if opens > now:
            return opens
        if urgency is Urgency.WHEN_OPEN:
            return None
        midnight = self._practice.at_school(self._practice.today(now), datetime.min.time())
        async with self._database.work_as(Courier()) as work:
            receiver = delivery.message.receiver
            sent = await work.outbox.sent_since(delivery.tenant, receiver, midnight)
        if sent < self._practice.messages_a_day:
            return None
        tomorrow = self._practice.today(now) + timedelta(days=1)
        return digest_on(tomorrow, self._practice)

    async def _mail(self, delivery: Delivery, now: datetime) -> None:
        if not await self._marked([delivery], now):
            return
        try:
            letter = self._roads.mails.letter(delivery.id, delivery.message)
        except (ValueError, AddressRefused):
            await self._settle([delivery], GaveUp("no_address"))
            return
        await self._settle([delivery], await self._handed_in(letter, now, delivery.attempts))

    async def _handed_in(self, letter: Letter, now: datetime, attempts: int) -> Outcome:
        match await self._roads.mailer.send(letter, now):
            case Delivered():
                return Sent()
            case TryLater(after=after):
                return Retry(now + rest_after(after, attempts))
            case Refused(code=code):
                return GaveUp(f"mail_refused_{code}")

    async def _mail_outside(self, bundle: Sequence[Delivery], now: datetime) -> bool:
        """Mail what somebody without a chat here is to hear; False when they are not outside."""
        parts = list(by_case(bundle)) if may_be_outside(bundle[0]) else []
        async with self._database.work_as(Courier()) as work:
            heads = [await work.outside.letterhead(reader_of(part[0])) for part in parts]
        for part, head in zip(parts, heads, strict=True):
            if head is None and any(heads):
                await self._settle(part, GaveUp(NOT_THEIRS))
            elif head and (sendable := await self._marked(part, now)):
                async with self._database.work_as(Courier()) as work:
                    token = await new_link(work, sendable[0], now, self._practice)
                letter = self._roads.outside.letter(sendable, (head, token), now, self._practice)
                await self._settle(
                    sendable, await self._handed_in(letter, now, sendable[0].attempts)
                )
        return any(heads)

    async def _chat(self, bundle: Sequence[Delivery], now: datetime) -> None:
        if await self._mail_outside(bundle, now):
            return
        ready = await self._marked_and_ready(bundle, now)
        if ready is None:
            return
        sendable, message = ready
        await self._settle(sendable, self._kept(await message.send(), now))

    def _kept(self, outcome: ChatOutcome, now: datetime) -> Outcome:
        match outcome:
            case Arrived(activity=activity):
                return Sent(activity)
            case NotNow(after=after):
                return Retry(now + after)
            case NotHere():
                return GaveUp("not_reachable")
        return Unsure(now + LOOK_AGAIN)

    async def _marked_and_ready(
        self, bundle: Sequence[Delivery], now: datetime
    ) -> tuple[Sequence[Delivery], Ready] | None:
        """Mark what may still be sent, and make one message of it with its buttons."""
        sendable = await self._marked(bundle, now)
        if not sendable:
            return None
        answer = answer_of(sendable, self._practice.today(now))
        doubtful = any(delivery.doubtful for delivery in sendable)
        async with self._database.work_as(Courier()) as work:
            ready = await self._roads.messenger.prepare(
                answer, target_of(sendable[0]), work, now, again=doubtful
            )
        return sendable, ready

    async def _marked(self, bundle: Sequence[Delivery], now: datetime) -> Sequence[Delivery]:
        """Mark each as being sent and return those that may be; rosters are read where too old."""
        marked = []
        for delivery in bundle:
            try:
                may_go = await self._mark(delivery, now)
            except RosterStale as stale:
                if not await self._roads.refresh(delivery.tenant, stale.channels):
                    await self._settle([delivery], Retry(now + _UNREAD_ROSTER))
                    continue
                await self._see_to_news(now)  # somebody who came meanwhile needs no asking for
                may_go = await self._mark(delivery, now)
            except CaseFrozen:
                await self._settle([delivery], Postponed(now + FROZEN_RESTS))
                continue
            if may_go:
                marked.append(delivery)
        return marked

    async def _mark(self, delivery: Delivery, now: datetime) -> bool:
        fresh_since = now - ROSTER_FRESH
        async with self._database.work_as(Courier(), rosters_since=fresh_since) as work:
            return await work.outbox.mark_sending(delivery)

    async def _settle(self, bundle: Sequence[Delivery], outcome: Outcome) -> None:
        unreachable = (
            isinstance(outcome, GaveUp)
            and outcome.reason == "not_reachable"
            and bundle[0].message.road is Road.CHAT
        )
        async with self._database.work_as(Courier()) as work:
            for delivery in bundle:
                await work.outbox.settle(delivery, outcome)
            if unreachable:
                await work.outbox.remember_reachable(
                    bundle[0].tenant, bundle[0].message.receiver, DeliveryState.UNINSTALLED
                )
        if isinstance(outcome, GaveUp) and outcome.reason not in {SUPERSEDED, NOT_THEIRS}:
            given_up = [(one, outcome.reason == TOO_LATE) for one in bundle]
            await tell_of_lost(self._database, given_up, self._practice, self._clock())


async def _either(stop: asyncio.Event, time: timedelta) -> None:
    """Wait until told to stop, or until the time is over."""
    try:
        async with asyncio.timeout(time.total_seconds()):
            await stop.wait()
    except TimeoutError:
        return
