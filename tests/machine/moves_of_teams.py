"""What happens in Teams, told to the bot or not; and what time does to rosters."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.machine.machine import SchoolMachine, some_channel, somebody
from tests.machine.world import CHANNELS, TEAM

_SOME_TIME = st.sampled_from(
    (
        timedelta(seconds=1),
        timedelta(minutes=4),
        timedelta(minutes=6),
        timedelta(minutes=11),
        timedelta(days=1),
        timedelta(days=40),
    )
)


class MovesOfTeams(SchoolMachine):
    """People join, leave and move; channels vanish and come back; events are lost."""

    @rule(
        who=somebody,
        channel=some_channel,
        what=st.sampled_from(("joins", "joins", "leaves", "moves", "leaves the team")),
        told=st.booleans(),
    )
    def comes_or_goes(self, who: str, channel: str, what: str, told: bool) -> None:  # noqa: FBT001
        """Change who is in which channel; ``told`` is whether Teams tells the bot."""
        if what == "leaves the team":
            self._leaves_the_team(who)
            return
        for one in CHANNELS:
            if (what == "leaves" and one == channel) or (what == "moves" and one != channel):
                self._leaves(who, one, told=told)
        if what in {"joins", "moves"}:
            self._joins(who, channel, told=told)

    @rule(
        channel=some_channel,
        what=st.sampled_from(("comes back", "comes back", "vanishes", "app is removed")),
    )
    def closes_or_opens(self, channel: str, what: str) -> None:
        """Freeze a channel, or all of them; or open one again."""
        place, frozen = CHANNELS[channel], self.oracle.frozen
        if what == "vanishes":
            self.does(self.world.told(lambda work: work.rosters.freeze_channel(place)))
            frozen.add(channel)
        elif what == "comes back":
            self.does(self.world.told(lambda work: work.rosters.unfreeze_channel(place)))
            frozen.discard(channel)
        else:
            self.does(self.world.told(lambda work: work.rosters.freeze_team(TEAM)))
            frozen.update(CHANNELS)

    @rule(
        channel=some_channel,
        what=st.sampled_from(("stale", "read", "teams answers", "teams is silent")),
    )
    def is_read_or_not(self, channel: str, what: str) -> None:
        """Mark a roster stale, read it, or let Teams answer from now on, or not."""
        if what == "stale":
            self._marked_stale(channel)
        elif what == "read" and self.world.teams_answers:
            self.does(self.world.read_roster(channel))
        elif what != "read":
            self.world.teams_answers = what == "teams answers"

    @rule(passed=_SOME_TIME)
    def time_passes(self, passed: timedelta) -> None:
        """Let time pass, over every boundary that counts."""
        self.world.clock.forward(passed)

    def _joins(self, who: str, channel: str, *, told: bool) -> None:
        self.oracle.teams[channel].add(who)
        self.oracle.left_at.pop((channel, who), None)
        if told:
            self._marked_stale(channel)
            if self.world.teams_answers:
                self.does(self.world.read_roster(channel))

    def _leaves(self, who: str, channel: str, *, told: bool) -> None:
        if who in self.oracle.teams[channel]:
            self.oracle.teams[channel].discard(who)
            self.oracle.left_at[channel, who] = self.world.clock()
        if told:
            gone, people = CHANNELS[channel], [self.world.people[who]]
            self.does(self.world.told(lambda work: work.rosters.remove_from_channel(gone, people)))
            self.oracle.stored[channel].discard(who)

    def _leaves_the_team(self, who: str) -> None:
        for channel in CHANNELS:
            self._leaves(who, channel, told=False)
            self.oracle.stored[channel].discard(who)
        people = [self.world.people[who]]
        self.does(self.world.told(lambda work: work.rosters.remove_from_team(TEAM, people)))

    def _marked_stale(self, channel: str) -> None:
        self.does(self.world.told(lambda work: work.rosters.mark_stale(CHANNELS[channel])))
