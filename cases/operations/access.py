"""Letting an expert whose part is over read a while longer."""

from dataclasses import replace
from datetime import time, timedelta

from cases.desk import Command, Occasion
from cases.errors import DateInThePast, NotAtTheTable
from cases.identities import PersonId
from cases.model.case import CaseId, Participant, Seat
from cases.operations.fields import Day
from cases.operations.table import led_case, place_of


class ExtendAccess(Command[Participant]):
    """Let somebody read until a day, that one included, though their agreements are done.

    It asks for consent all the same, and ends with their place at the table.
    """

    case: CaseId
    who: PersonId
    until: Day

    async def carry_out(self, occasion: Occasion) -> Participant:
        """Keep until when, in place of what was kept before.

        Raises:
            NotAllowed: somebody else leads the case.
            NotAtTheTable: they do not sit there.
            DateInThePast: the day has passed.
        """
        case = await led_case(occasion, self.case)
        place = await place_of(occasion, case.id, self.who)
        if place is None or place.seat is not Seat.SEATED:
            raise NotAtTheTable
        if self.until < occasion.today:
            raise DateInThePast(given=self.until)
        ends = occasion.practice.at_school(self.until + timedelta(days=1), time())
        extended = replace(place, reads_until=ends)
        await occasion.store.seat(extended)
        return extended
