"""Who looked at a case: for whoever leads it, its director, and parents with authority."""

from typing import ClassVar, Final

from cases.desk import Command, Occasion
from cases.errors import CaseNotFound
from cases.model.auditing import DeedKind
from cases.model.case import Audience, Case, CaseId
from cases.model.disclosing_guests import Item
from cases.model.looking import WhoHasLooked, by_day
from cases.operations.disclosing import keep_disclosure_to_guest
from cases.practices.practice import SCHOOL_ZONE
from cases.principals import Visitor

MOST: Final = 500
"""As many rows as are looked through; a busy case has that many in some months."""


class WhoLooked(Command[WhoHasLooked]):
    """See who looked at a case, who changed something, and who tried in vain."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> WhoHasLooked:
        """Return everything, the newest first.

        Raises:
            CaseNotFound: there is no such case for this person, or it is not theirs to know.
        """
        return await _who_looked(occasion, await occasion.store.case(self.case))


class WhoLookedAsGuest(Command[WhoHasLooked]):
    """See who looked at the case of one's child; attempts in vain are counted only."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.GUEST})

    async def carry_out(self, occasion: Occasion) -> WhoHasLooked:
        """Return everything, the newest first.

        Raises:
            CaseNotFound: the link leads nowhere, or this parent has no authority.
        """
        case = await occasion.store.guest_case()
        log = Item(Audience.ACCOUNT, case.id, case.coordinator)
        await keep_disclosure_to_guest(occasion, case, log)
        return await _who_looked(occasion, case)


async def _who_looked(occasion: Occasion, case: Case) -> WhoHasLooked:
    looks = await occasion.store.looks_at(case.id, MOST)
    if not looks:  # every case has a first row, so this is somebody who may not see any
        raise CaseNotFound
    in_vain = [one.kind is DeedKind.REFUSED and one.role is None for one in looks]
    named = [one for one, stranger in zip(looks, in_vain, strict=True) if not stranger]
    return WhoHasLooked(
        label=case.label,
        looks=by_day(named, SCHOOL_ZONE),
        refused=sum(one.times for one, vain in zip(looks, in_vain, strict=True) if vain),
        me=await occasion.store.me(),
        has_more=len(looks) == MOST,
    )
