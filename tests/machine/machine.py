"""The machine that is let run: a school, and what every move begins with."""

from collections.abc import Awaitable
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from cases.desk import Command
from cases.errors import CaseError, CaseIsClosed, CaseNotFound, CaseRests, NotAllowed
from tests.machine.oracle import Oracle
from tests.machine.stage import Stage
from tests.machine.told import ToldCase
from tests.machine.world import CHANNELS, PEOPLE, Unread, World

Result = TypeVar("Result")

LEADER = "whoever leads it"

somebody = st.sampled_from(tuple(PEOPLE))
usually_the_leader = st.sampled_from((LEADER, LEADER, LEADER, *PEOPLE))
some_channel = st.sampled_from(tuple(CHANNELS))
one_of_them = st.integers(min_value=0, max_value=11)


class SchoolMachine(RuleBasedStateMachine):
    """A school with two channels and six people; the moves are in classes of their own."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.world: World = stage.new_world()

    @property
    def oracle(self) -> Oracle:
        """Who may know what."""
        return self.world.oracle

    def does(self, act: Awaitable[Result]) -> Result:
        """Wait for something to be done."""
        return self._stage.wait(act)

    def case(self, number: int) -> ToldCase:
        """Return one of the cases."""
        cases = list(self.oracle.cases.values())
        return cases[number % len(cases)]

    def asks(self, who: str, command: Command[Result]) -> Result | CaseError | Unread:
        """Give a command in one's own chat."""
        given = self.does(self.world.ask(who, command, live=True))
        if isinstance(given, Unread):
            assert not self.world.teams_answers
        return given

    def leads(self, actor: str, told: ToldCase, command: Command[Result]) -> Result | None:
        """Give a command that only who leads a case may give; None when it was refused."""
        who = told.coordinator if actor == LEADER else actor
        given = self.asks(who, command)
        if isinstance(given, Unread):
            assert told.id in self.oracle.sees(who)
            return None
        if told.id not in self.oracle.sees(who):
            assert isinstance(given, CaseNotFound)
        elif told.id not in self.oracle.leads(who):
            assert isinstance(given, NotAllowed | CaseIsClosed | CaseRests)
        return None if isinstance(given, CaseError) else given
