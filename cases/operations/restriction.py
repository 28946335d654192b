"""Letting a case, or something in it, rest, and resuming it."""

from dataclasses import dataclass, replace
from typing import Final, Literal
from uuid import UUID

from cases.desk import Command, Occasion
from cases.errors import AlreadyRests, NotFoundHere
from cases.messages import Message
from cases.model.case import Case, CaseId, CaseState
from cases.model.restrictions import Restriction, Why
from cases.operations.kinds import Kind, post, tell
from cases.operations.letters import Mailing, addressees, letter_to
from cases.operations.rectification import check_item
from cases.operations.table import led_case, seated

SENT_AT_REST: Final = frozenset(
    {
        *(Kind.CASE_RESTS, Kind.ITEM_RESTS, Kind.CASE_RESUMED),
        *(Kind.CASE_RESTS_MAIL, Kind.CASE_RESUMED_MAIL),
        *(Kind.DOOR_CODE_MAIL, Kind.PUPIL_CODE_MAIL, Kind.CODE_WANTED),
        *(Kind.RIGHTS_ASKED, Kind.RIGHTS_DUE, Kind.RIGHTS_ANSWERED, Kind.RIGHTS_ANSWERED_MAIL),
    }
)
"""What is sent although its case rests: that it does, about what people have a right to, and
what opens the page of those rights."""


@dataclass(frozen=True, slots=True)
class Rested:
    """What rests, or no longer does, with the case it is in."""

    case: Case
    item: UUID

    @property
    def is_whole(self) -> bool:
        """Say whether it is the whole case."""
        return self.item == self.case.id


class LetRest(Command[Rested]):
    """Keep a case, or something in it, without using it.

    Nobody reads it but who leads the case, nothing is sent about it, and everybody at the
    table hears that it rests and nothing more.
    """

    case: CaseId
    item: UUID
    why: Literal[Why.REQUEST, Why.COMPLAINT, Why.OTHER]

    async def carry_out(self, occasion: Occasion) -> Rested:
        """Let it rest from now.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: there is no such item in this case.
            AlreadyRests: it rests, or the whole case does.
        """
        case = await led_case(occasion, self.case, at_rest=True)
        await check_item(occasion, case, self.item)
        resting = {one.item for one in await occasion.store.resting(case.id)}
        if self.item in resting or case.id in resting:
            raise AlreadyRests
        me = await occasion.store.me()
        restriction = Restriction(case.id, self.item, Why(self.why), case.state, me, occasion.now)
        await occasion.store.let_rest(restriction)
        if restriction.is_whole:
            await occasion.store.save_case(replace(case, state=CaseState.RESTING))
        await _tell(occasion, case, Kind.CASE_RESTS if restriction.is_whole else Kind.ITEM_RESTS)
        if restriction.is_whole:
            await _write(occasion, case, Kind.CASE_RESTS_MAIL)
        return Rested(case, self.item)


class Resume(Command[Rested]):
    """Use again what rested."""

    case: CaseId
    item: UUID

    async def carry_out(self, occasion: Occasion) -> Rested:
        """Lift the restriction, and tell the table. Raises ``NotFoundHere`` if it rests not."""
        case = await led_case(occasion, self.case, at_rest=True)
        for restriction in await occasion.store.resting(case.id):
            if restriction.item == self.item:
                break
        else:
            raise NotFoundHere
        await occasion.store.resume(case.id, self.item)
        if restriction.is_whole:
            await occasion.store.save_case(replace(case, state=restriction.was))
            await _write(occasion, case, Kind.CASE_RESUMED_MAIL)
        await _tell(occasion, case, Kind.CASE_RESUMED)
        return Rested(case, self.item)


async def _tell(occasion: Occasion, case: Case, kind: Kind) -> None:
    for place in await seated(occasion, case.id):
        await tell(
            occasion,
            Message(
                kind=kind,
                case=case.id,
                subject=case.id,
                receiver=place.person,
                at=occasion.now,
                values={"label": case.label},
            ),
        )


async def _write(occasion: Occasion, case: Case, kind: Kind) -> None:
    for to in await addressees(occasion, case.id):
        letter = await letter_to(occasion, case, to, occasion.now)
        mailing = Mailing(kind, case.id, case.id, occasion.now, {})
        await post(occasion, mailing.message(letter, letter.about()))
