"""Correcting the pupil's date of birth: it opens doors, and decides who is asked."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from cases.desk import Command, Occasion
from cases.errors import DateInTheFuture, NotFoundHere
from cases.model.case import Audience, Case, CaseId
from cases.operations.fields import BirthDate
from cases.operations.table import led_case


class CorrectBirthDate(Command[Case]):
    """Write down that the pupil was born on another day than was said."""

    case: CaseId
    born: BirthDate

    async def carry_out(self, occasion: Occasion) -> Case:
        """Keep it with the request, and wherever somebody is asked for it at a door.

        Raises:
            NotAllowed: somebody else leads the case.
            DateInTheFuture: nobody is born then yet.
            NotFoundHere: nothing is known of the pupil.
        """
        case = await led_case(occasion, self.case)
        if self.born > occasion.today:
            raise DateInTheFuture(given=self.born)
        store = occasion.store
        pupil = await store.pupil(case.id)
        if await store.words(case.id, case.id) is None:
            raise NotFoundHere
        await _keep(occasion, case, case.id, self.born, Audience.CONTENT)
        guests = [guardian.id for guardian in await store.guardians(case.id)]
        if pupil is not None:
            await store.save_pupil(case.id, replace(pupil, born=self.born))
            guests.append(pupil.id)
        for guest in guests:
            await _keep(occasion, case, guest, self.born, Audience.COORDINATION)
        return case


async def _keep(
    occasion: Occasion, case: Case, about: UUID, born: date, audience: Audience
) -> None:
    """Put the date in place of the one among these words, if there are such words."""
    words = await occasion.store.words(case.id, about)
    if words is not None:
        changed = {**words, "born": born.isoformat()}
        await occasion.store.keep_words(case.id, about, audience, changed)
