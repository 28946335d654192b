"""Destroying a case for ever: at the end of its time, on request, or because of a mistake."""

from cases.desk import Command, Occasion
from cases.errors import LabelDiffers
from cases.model.case import CaseId
from cases.model.destructions import Destruction, Ground
from cases.operations.fields import Line
from cases.operations.keeping import refuse_held


class DestroyCase(Command[Destruction]):
    """Destroy a case: its key, its rows and what lies outside them, in backups too.

    ``typed`` is the label once more, typed by the person themselves: a button or a slip must
    not be enough. Messages in Teams itself are out of our reach.
    """

    case: CaseId
    ground: Ground
    typed: Line

    async def carry_out(self, occasion: Occasion) -> Destruction:
        """Destroy it and return the certificate.

        Raises:
            LabelDiffers: another label was typed.
            CaseIsHeld: it may not be destroyed until it is released.
            NotAllowed: only who leads the case, or the director at its table, may do this.
        """
        case = await occasion.store.case(self.case)
        if self.typed.casefold() != case.label.casefold():
            raise LabelDiffers
        await refuse_held(occasion, case.id)
        return await occasion.store.destroy_case(case.id, self.ground, occasion.today.year)
