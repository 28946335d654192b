"""Every way in: the chat, the page behind a one-time link, pressed buttons, and the worker."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from bot.delivery.watching import see_to_news
from cases.operations.restriction import SENT_AT_REST
from cases.practices.practice import Practice
from cases.principals import Courier
from storage.actions import AlreadyUsed, Taken
from storage.database import Work
from storage.errors import CaseFrozen, RosterStale
from storage.outbox import Delivery, Outcome, Postponed, Retry, Sent
from tests.machine.looking import (
    follow_guest_link,
    follow_reading,
    look_around,
    look_past_the_wall,
    mint_reading,
    read_case,
)
from tests.machine.machine import LEADER, SchoolMachine, one_of_them, somebody, usually_the_leader
from tests.machine.told import Button, Link
from tests.machine.world import CHANNELS, PEOPLE, ROSTER_FRESH

_PLACES = ("own", CHANNELS["a"])
_REASONS = st.sampled_from((None, "complaint", "de inspectie belde"))
_LASTS = st.sampled_from((timedelta(minutes=5), timedelta(days=30)))


class MovesAtDoors(SchoolMachine):
    """People look, read, press; the worker sends; somebody looks past the wall with SQL."""

    @rule(who=somebody, live=st.booleans())
    def looks_around(self, who: str, live: bool) -> None:  # noqa: FBT001
        self.does(look_around(self.world, who, live=live))

    @rule(case=one_of_them, which=one_of_them)
    def those_concerned_look(self, case: int, which: int) -> None:
        """Let who leads a case read it, and who has one of the latest links look behind it."""
        told = self.case(case)
        self.does(read_case(self.world, told.coordinator, told.id))
        tokens = list(self.oracle.guest_links)[-3:]
        if tokens:
            self.does(follow_guest_link(self.world, tokens[which % len(tokens)]))

    @invariant()
    def sql_finds_what_the_oracle_says(self) -> None:
        self.does(look_past_the_wall(self.world))

    @rule(actor=usually_the_leader, case=one_of_them, reason=_REASONS)
    def asks_for_a_page(self, actor: str, case: int, reason: str | None) -> None:
        told = self.case(case)
        who = told.coordinator if actor == LEADER else actor
        token = self.does(mint_reading(self.world, who, told.id, reason))
        if token is not None:
            until = self.world.clock() + Practice().reading_link_lasts
            self.oracle.reading_links[token] = Link(told.id, self.world.people[who], until)

    @rule(which=one_of_them)
    def opens_a_page(self, which: int) -> None:
        tokens = list(self.oracle.reading_links)[-4:]
        if tokens:
            self.does(follow_reading(self.world, tokens[which % len(tokens)]))

    @rule(
        who=somebody,
        whose=st.sampled_from((*PEOPLE, None)),
        place=st.sampled_from(_PLACES),
        lasts=_LASTS,
        grouped=st.booleans(),
    )
    def is_shown_a_button(
        self,
        who: str,
        whose: str | None,
        place: str,
        lasts: timedelta,
        grouped: bool,  # noqa: FBT001
    ) -> None:
        until = self.world.clock() + lasts
        group = f"card-{len(self.oracle.buttons)}" if grouped else None
        owner = who if whose is not None else None

        async def mint(work: Work) -> str:
            return await work.actions.mint(
                place,
                "act",
                expires_at=until,
                person=self.world.people[owner] if owner else None,
                message_group=group,
            )

        token = self.does(self.world.through_the_door(who, mint, live=False))
        self.oracle.buttons[token] = Button(owner, place, until, group)

    @rule(who=somebody, place=st.sampled_from(_PLACES), which=one_of_them, by_owner=st.booleans())
    def presses_a_button(
        self,
        who: str,
        place: str,
        which: int,
        by_owner: bool,  # noqa: FBT001
    ) -> None:
        tokens = list(self.oracle.buttons)[-6:]
        if not tokens:
            return
        token = tokens[which % len(tokens)]
        button = self.oracle.buttons[token]
        if by_owner:
            who, place = button.whose or who, button.place

        async def take(work: Work) -> object:
            return await work.actions.take(token, place)

        taken = self.does(self.world.through_the_door(who, take, live=False))
        theirs = button.whose in {None, who} and button.place == place
        alive = theirs and button.until > self.world.clock()
        assert isinstance(taken, AlreadyUsed) == (alive and button.used)
        assert isinstance(taken, Taken) == (alive and not button.used)
        button.used |= isinstance(taken, Taken) and button.group is not None

    @rule()
    def worker_sends(self) -> None:
        for delivery in self.does(self._claimed()):
            self.does(self._delivers(delivery))

    async def _claimed(self) -> list[Delivery]:
        now = self.world.clock()
        async with self.world.database.work_as(Courier()) as work:
            await see_to_news(work, now, Practice())
        async with self.world.database.work_as(Courier()) as work:
            claimed = await work.outbox.claim(now)
        return [delivery for delivery in claimed if delivery.tenant == self.world.tenant]

    async def _delivers(self, delivery: Delivery) -> None:
        """Mark one message as the worker does, and hold the outcome to the oracle."""
        message, oracle = delivery.message, self.oracle
        told = oracle.cases[message.case]
        about = {told.id, message.subject} & told.resting
        rests = bool(about) and message.kind not in SENT_AT_REST
        receiver = self.world.name_of(message.receiver)
        try:
            goes = await self._marks(delivery)
        except CaseFrozen:
            assert told.channel in oracle.frozen or rests
            later = self.world.clock() + timedelta(hours=1)
            await self._settles(delivery, Postponed(later))
            return
        assert told.channel not in oracle.frozen
        if goes is None:
            assert not self.world.teams_answers
            await self._settles(delivery, Retry(self.world.clock() + timedelta(minutes=2)))
        elif message.while_seated:
            assert receiver is not None
            assert goes == (told.id in oracle.sees(receiver))
        else:
            assert goes
        assert not (goes and rests)
        if goes:
            await self._settles(delivery, Sent())

    async def _marks(self, delivery: Delivery) -> bool | None:
        """Return whether it may be sent; None when Teams would not tell who is there."""
        for _ in CHANNELS:
            fresh = self.world.clock() - ROSTER_FRESH
            try:
                async with self.world.database.work_as(Courier(), rosters_since=fresh) as work:
                    return await work.outbox.mark_sending(delivery)
            except RosterStale as stale:
                if not self.world.teams_answers:
                    return None
                for name, channel in CHANNELS.items():
                    if channel in stale.channels:
                        await self.world.read_roster(name)
        raise AssertionError("a roster that was just read is too old")

    async def _settles(self, delivery: Delivery, outcome: Outcome) -> None:
        async with self.world.database.work_as(Courier()) as work:
            await work.outbox.settle(delivery, outcome)
