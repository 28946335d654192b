"""What turns out about a pupil's family after the case was opened."""

from dataclasses import replace

from cases.desk import Command, Occasion
from cases.model.case import Case, CaseId
from cases.model.people import Authority
from cases.operations.table import led_case


class RecordAuthority(Command[Case]):
    """Write down who has parental authority: it was not known, or it is not as it was said."""

    case: CaseId
    authority: Authority

    async def carry_out(self, occasion: Occasion) -> Case:
        """Keep it; how many parents must agree follows from it at once.

        Raises:
            NotAllowed: somebody else leads the case.
        """
        case = await led_case(occasion, self.case)
        if case.authority is self.authority:
            return case
        known = replace(case, authority=self.authority)
        await occasion.store.save_case(known)
        return known
