"""Where commands are handed in: every door ends here."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from cases.errors import NotAllowed
from cases.practices.practice import Practice
from cases.principals import Visitor
from cases.store import CaseStore

Result_co = TypeVar("Result_co", covariant=True)

Clock = Callable[[], datetime]

AT_THE_TABLE: Final = frozenset({Visitor.MEMBER, Visitor.OUTSIDER})
"""Those who may have a seat: members, and experts from outside, who come by a link."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The circumstances of one command: whose records, which moment, which practice."""

    store: CaseStore
    now: datetime
    practice: Practice

    @property
    def today(self) -> date:
        """The day it is at the school."""
        return self.practice.today(self.now)


class Command(BaseModel, Generic[Result_co]):
    """A request to read or change a case; its fields are its whole contract.

    Chat, cards, pages and shortcuts all end in one of these, so an input is checked by
    the same model wherever it came from. ``open_to`` says which kinds of visitors may give it.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True
    )
    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.MEMBER})

    @abstractmethod
    async def carry_out(self, occasion: Occasion) -> Result_co:
        """Apply the rules and keep the outcome; called by ``Desk.execute`` only."""


class Desk:
    """Carries out the commands of one principal within one transaction."""

    def __init__(
        self, store: CaseStore, visitor: Visitor, clock: Clock, practice: Practice
    ) -> None:
        self.store = store
        self.practice = practice
        self._visitor = visitor
        self._clock = clock

    @property
    def occasion(self) -> Occasion:
        """The circumstances now, for looking things up without changing them."""
        return Occasion(self.store, self._clock(), self.practice)

    async def execute(self, command: Command[Result_co]) -> Result_co:
        """Carry out a command.

        Raises:
            NotAllowed: this kind of visitor may not give it.
            CaseError: the rules refuse it; nothing was changed.
        """
        if self._visitor not in command.open_to:
            raise NotAllowed
        return await command.carry_out(self.occasion)
