"""A translation of what a parent wrote, kept beside their own words and never in their place."""

from cases.desk import Command, Occasion
from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.case import Audience, CaseId
from cases.model.people import Guardian
from cases.operations.fields import FreeText, Line
from cases.operations.preparing import Preparation, preparation_of
from cases.operations.table import guardian_of, led_case


class RecordTranslation(Command[Guardian]):
    """Write down in Dutch what a parent told in another language, and who translated it."""

    case: CaseId
    parent: PersonId
    text: FreeText
    translator: Line

    async def carry_out(self, occasion: Occasion) -> Guardian:
        """Keep it for those who may read the original; it goes with this text of theirs alone.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of the pupil, or they shared nothing.
        """
        case = await led_case(occasion, self.case)
        parent = await guardian_of(occasion, case.id, self.parent)
        if parent is None:
            raise NotFoundHere
        words = await occasion.store.words(case.id, preparation_of(parent.id))
        said = Preparation.of(words)
        if said.is_empty or not said.is_shared:
            raise NotFoundHere
        kept = {"translated": self.text, "translator": self.translator}
        about = said.translation_of(parent.id)
        await occasion.store.keep_words(case.id, about, Audience.CONTENT, kept)
        return parent
