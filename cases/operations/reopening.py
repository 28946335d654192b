"""Opening a closed case again, while it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from cases.desk import Command, Occasion
from cases.errors import CaseIsOpen, LabelDiffers, NotAllowed, RetentionIsOver
from cases.identities import PersonId
from cases.model.case import Case, CaseId, CaseState
from cases.model.consents import Consent, ConsentAnswer, ConsentId, Purpose, Route
from cases.operations.ending import plan_notice
from cases.operations.fields import Line
from cases.operations.keeping import kept_case
from cases.operations.table import name_of

_STANDING = frozenset({Purpose.INSTEMMING_OPP, Purpose.CONTACT_CHANNEL})


@dataclass(frozen=True, slots=True)
class Reopened:
    """A case that is open again, and the yeses that ended with its closing.

    Of each what it was for, and the name of whom it was about (None: the team).
    """

    case: Case
    to_ask: Sequence[tuple[Purpose, str | None]]


class ReopenCase(Command[Reopened]):
    """Open a closed case again, because the team takes up its work once more.

    ``typed`` is the label once more, typed by the person themselves. Nobody gets their seat
    back by it: everybody is invited again. Nor does anybody read by what parents said before:
    consent was for the work that ended, and is asked again.
    """

    case: CaseId
    typed: Line

    async def carry_out(self, occasion: Occasion) -> Reopened:
        """Open it for the coordinator and the deputy; return it with what to ask again.

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
        return Reopened(opened, await _end_consents(occasion, opened))


async def _end_consents(occasion: Occasion, case: Case) -> Sequence[tuple[Purpose, str | None]]:
    """Write down that what was said counts no longer; return what there was a yes for.

    What parents agreed to of the pupil's plan (instemming) is no consent, and stands; so does
    how they want to be reached.
    """
    store = occasion.store
    newest: dict[tuple[PersonId, Purpose, PersonId | None], Consent] = {}
    for consent in await store.consents(case.id):
        newest[consent.giver, consent.purpose, consent.recipient] = consent
    counting = [
        one
        for one in newest.values()
        if one.answer is not ConsentAnswer.ENDED and one.purpose not in _STANDING
    ]
    for one in counting:
        ended = replace(
            one,
            id=ConsentId(uuid4()),
            answer=ConsentAnswer.ENDED,
            route=Route.REOPENING,
            given_on=occasion.today,
            recorded_at=occasion.now,
            recorded_by=await store.me(),
        )
        await store.add_consent(ended)
    yeses = [one for one in counting if one.answer is ConsentAnswer.YES]
    about = dict.fromkeys((one.purpose, one.recipient) for one in yeses)
    return [(what, await name_of(occasion, whom) if whom else None) for what, whom in about]
