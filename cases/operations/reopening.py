"""Opening a closed case again, while it is kept."""

from dataclasses import replace

from cases.desk import Command, Occasion
from cases.errors import CaseIsOpen, LabelDiffers, NotAllowed, RetentionIsOver
from cases.model.case import Case, CaseId, CaseState
from cases.operations.ending import plan_notice
from cases.operations.fields import Line
from cases.operations.keeping import kept_case


class ReopenCase(Command[Case]):
    """Open a closed case again, because the team takes up its work once more.

    ``typed`` is the label once more, typed by the person themselves. Nobody gets their seat
    back by it: everybody is invited again, and reads by the consent that stands then.
    """

    case: CaseId
    typed: Line

    async def carry_out(self, occasion: Occasion) -> Case:
        """Open it for the coordinator and the deputy, and return it.

        Raises:
            CaseNotFound: there is no such case for this person.
            NotAllowed: somebody else leads it.
            LabelDiffers: another label was typed.
            CaseIsOpen: it was not closed.
            RetentionIsOver: its time is over: it waits to be destroyed.
        """
        kept = await kept_case(occasion, self.case)
        case, keeping = kept.case, kept.keeping
        if not case.is_led_by(await occasion.store.me()):
            raise NotAllowed
        if self.typed.casefold() != case.label.casefold():
            raise LabelDiffers
        if case.state is not CaseState.CLOSED:
            raise CaseIsOpen
        ends = keeping.destroy_on(occasion.practice.guidance_kept_years)
        if ends is not None and ends <= occasion.today:
            raise RetentionIsOver(on=ends)
        opened = replace(case, state=CaseState.OPEN)
        kept_open = replace(keeping, closed_at=None)
        await occasion.store.save_case(opened)
        await occasion.store.save_keeping(kept_open)
        await plan_notice(occasion, opened, kept_open)
        return opened
