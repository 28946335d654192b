"""The worker that empties the outbox: it may run no case command, and reads no content."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from bot.delivery.mail import AddressRefused
from bot.delivery.outcomes import Delivered, Refused, TryLater
from bot.delivery.parent_mails import ParentMails
from bot.delivery.smtp import Mailer
from bot.delivery.watching import see_to_news
from bot.messenger import Arrived, ChatOutcome, ChatTarget, Messenger, NotHere, NotNow, Ready
from cases.desk import Clock
from cases.identities import PersonId, TenantId
from cases.messages import Road, Urgency
from cases.practices.practice import Practice
from cases.principals import Courier
from dialogs.answers import Answer
from dialogs.pushes import digest, push
from storage.database import Database
from storage.directory import DeliveryState
from storage.errors import CaseFrozen, DatabaseAway, RosterStale
from storage.outbox import Delivery, GaveUp, Outcome, Postponed, Retry, Sent, Unsure

POLL = timedelta(seconds=2)
BATCH = 50
ROSTER_FRESH = timedelta(minutes=5)
LOOK_AGAIN = timedelta(minutes=5)
FROZEN_RESTS = timedelta(hours=1)
MOST_ATTEMPTS = 12
_UNREAD_ROSTER = timedelta(minutes=2)

_log = logging.getLogger(__name__)

Refresh = Callable[[TenantId, frozenset[str]], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Roads:
    """The ways out: chats, and mails to parents; ``refresh`` reads rosters anew."""

    messenger: Messenger
    mails: ParentMails
    mailer: Mailer
    refresh: Refresh


class DeliveryWorker:
    """Claims what is due, sends it and keeps what became of it."""

    def __init__(self, database: Database, roads: Roads, clock: Clock, practice: Practice) -> None:
        self._database = database
        self._roads = roads
        self._clock = clock
        self._practice = practice

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until told to stop; whatever breaks, it looks again: else nobody is reminded."""
        while not stop.is_set():
            sent = 0
            try:
                sent = await self.deliver_due()
            except DatabaseAway:
                _log.warning("deliveries wait: the database is away")
            except Exception as error:  # noqa: BLE001 - a worker that ends would be missed too late
                _log.error("deliveries broke: %s", type(error).__name__)
            if not sent:
                await _either(stop, POLL)

    async def deliver_due(self) -> int:
        """Deliver what is due now and return how many messages were claimed."""
        now = self._clock()
        await self._see_to_news(now)
        async with self._database.work_as(Courier()) as work:
            due = await work.outbox.claim(now, limit=BATCH)
        newest, stale = _newest(due)
        await self._settle(stale, GaveUp("superseded"))
        for bundle in _bundles(newest):
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
            await see_to_news(work, now, self._practice)

    async def _deliver(self, bundle: Sequence[Delivery], now: datetime) -> None:
        first = bundle[0]
        if first.attempts > MOST_ATTEMPTS:
            await self._settle(bundle, GaveUp("too_many_attempts"))
        elif (later := await self._not_before(first, now)) is not None:
            await self._settle(bundle, Postponed(later))
        elif first.message.road is Road.MAIL:
            await self._mail(first, now)
        else:
            await self._chat(bundle, now)

    async def _not_before(self, delivery: Delivery, now: datetime) -> datetime | None:
        """Return until when the receiver is left alone, None if it may go now."""
        if delivery.message.urgency is Urgency.NOW:
            return None
        opens = next_opening(now, self._practice)
        if opens > now:
            return opens
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
        match await self._roads.mailer.send(letter, now):
            case Delivered():
                await self._settle([delivery], Sent())
            case TryLater(after=after):
                await self._settle([delivery], Retry(now + after))
            case Refused(code=code):
                await self._settle([delivery], GaveUp(f"mail_refused_{code}"))

    async def _chat(self, bundle: Sequence[Delivery], now: datetime) -> None:
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
        answer = _answer(sendable, self._practice.today(now))
        doubtful = any(delivery.doubtful for delivery in sendable)
        async with self._database.work_as(Courier()) as work:
            ready = await self._roads.messenger.prepare(
                answer, _target(sendable[0]), work, now, again=doubtful
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
        unreachable = isinstance(outcome, GaveUp) and outcome.reason == "not_reachable"
        async with self._database.work_as(Courier()) as work:
            for delivery in bundle:
                await work.outbox.settle(delivery, outcome)
            if unreachable:
                await work.outbox.remember_reachable(
                    bundle[0].tenant, bundle[0].message.receiver, DeliveryState.UNINSTALLED
                )


def next_opening(now: datetime, practice: Practice) -> datetime:
    """Return ``now`` in the hours in which people want to hear from us, else when they begin."""
    today = practice.today(now)
    opens = practice.at_school(today, practice.office_opens)
    closes = practice.at_school(today, practice.office_closes)
    if practice.school_days.is_school_day(today):
        if opens <= now <= closes:
            return now
        if now < opens:
            return digest_on(today, practice)
    return digest_on(today + timedelta(days=1), practice)


def digest_on(day: date, practice: Practice) -> datetime:
    """Return the moment of the digest on the first school day from that day on."""
    return practice.at_school(practice.school_days.next_school_day(day), practice.digest_at)


def _newest(due: Sequence[Delivery]) -> tuple[list[Delivery], list[Delivery]]:
    """Return what still says something new, and what a later reminder of the same overtook."""
    last: dict[object, Delivery] = {}
    for delivery in sorted(due, key=lambda one: one.message.at):
        last[_about(delivery)] = delivery
    newest = list(last.values())
    return newest, [delivery for delivery in due if delivery not in newest]


def _about(delivery: Delivery) -> object:
    message = delivery.message
    if message.urgency is not Urgency.OFFICE_HOURS:
        return delivery.id
    return (delivery.tenant, message.receiver, message.road, message.subject)


def _bundles(due: Sequence[Delivery]) -> list[list[Delivery]]:
    """Return what goes out as one: several reminders for one person become a digest."""
    ordered = sorted(due, key=_bundle_key)
    return [list(group) for _, group in groupby(ordered, key=_bundle_key)]


def _bundle_key(delivery: Delivery) -> tuple[str, ...]:
    message = delivery.message
    can_wait = message.urgency is Urgency.OFFICE_HOURS and message.road is Road.CHAT
    if not can_wait or delivery.doubtful:
        return (str(delivery.id),)
    return (str(delivery.tenant), str(message.receiver), "digest")


def _answer(bundle: Sequence[Delivery], today: date) -> Answer:
    if len(bundle) == 1:
        return push(bundle[0].message, today)
    return digest([delivery.message for delivery in bundle], today)


def _target(delivery: Delivery) -> ChatTarget:
    chat, message = delivery.chat, delivery.message
    own_chat = message.road is Road.CHAT
    known = chat.conversation if chat else None
    return ChatTarget(
        tenant=delivery.tenant,
        person=PersonId(message.receiver),
        language=delivery.language,
        service_url=chat.service_url if chat else None,
        conversation=known if own_chat else message.conversation,
        teams_user_id=chat.teams_user_id if chat else None,
        own_chat=own_chat,
    )


async def _either(stop: asyncio.Event, time: timedelta) -> None:
    """Wait until told to stop, or until the time is over."""
    try:
        async with asyncio.timeout(time.total_seconds()):
            await stop.wait()
    except TimeoutError:
        return
