"""A translation of what a parent wrote, kept beside their own words and never in their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases.desk import Command, Occasion
from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId
from cases.model.people import Guardian
from cases.model.requests import RequestKind
from cases.model.translations import translation_of
from cases.operations.fields import FreeText, Line
from cases.operations.preparing import Preparation, preparation_of
from cases.operations.table import guardian_of, led_case


@dataclass(frozen=True, slots=True)
class Written:
    """Words of a parent that never change: an answer to a report, or what is to be corrected."""

    id: UUID
    at: datetime
    corrects: bool


class RecordTranslation(Command[Guardian]):
    """Write down in Dutch what a parent told in another language, and who translated it.

    ``said`` is one of ``written_by``; without it what they prepared for a meeting.
    """

    case: CaseId
    parent: PersonId
    said: UUID | None = None
    text: FreeText
    translator: Line

    async def carry_out(self, occasion: Occasion) -> Guardian:
        """Keep it; it goes with this text of theirs alone.

        That of what they prepared is for those who may read the original, every other for those
        who lead the case.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of the pupil, or they shared or wrote no such thing.
        """
        case = await led_case(occasion, self.case)
        parent = await guardian_of(occasion, case.id, self.parent)
        if parent is None:
            raise NotFoundHere
        about, audience = await self._place(occasion, case, parent)
        kept = {"translated": self.text, "translator": self.translator}
        await occasion.store.keep_words(case.id, about, audience, kept)
        return parent

    async def _place(
        self, occasion: Occasion, case: Case, parent: Guardian
    ) -> tuple[UUID, Audience]:
        prepared = preparation_of(parent.id)
        if self.said not in {None, prepared}:
            if self.said not in {one.id for one in await written_by(occasion, case.id, parent.id)}:
                raise NotFoundHere
            return translation_of(self.said), Audience.COORDINATION
        said = Preparation.of(await occasion.store.words(case.id, prepared))
        if said.is_empty or not said.is_shared:
            raise NotFoundHere
        return said.translation_of(parent.id), Audience.CONTENT


async def written_by(occasion: Occasion, case: CaseId, parent: PersonId) -> Sequence[Written]:
    """Return what a parent answered to reports and asked to correct in their own words, by time."""
    store = occasion.store
    found = [
        Written(one.id, one.responded_at, corrects=False)
        for one in await store.report_responses(case)
        if one.guardian == parent
    ]
    found += [
        Written(one.id, one.asked_at, corrects=True)
        for one in await store.requests(case)
        if one.asked_by == parent and one.kind is RequestKind.CORRECTION
    ]
    said = [one for one in found if (await store.words(case, one.id) or {}).get("says")]
    return sorted(said, key=lambda one: one.at)
