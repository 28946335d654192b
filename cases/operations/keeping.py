"""How long a case is kept: its pupil's leaving, holding it, releasing it, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cases.desk import Command, Occasion
from cases.errors import CaseIsHeld, DateInTheFuture, NotAllowed
from cases.model.case import Case, CaseId
from cases.model.keeping import KeptCase
from cases.operations.ending import plan_notice
from cases.operations.fields import Day


@dataclass(frozen=True, slots=True)
class KeepingLine:
    """A closed case, and from which day it may be destroyed (None: not known, or held)."""

    case: Case
    destroy_on: date | None
    is_held: bool
    is_due: bool


class HoldCase(Command[KeptCase]):
    """Keep a case from being destroyed: there is a complaint, a judge or an inspection."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> KeptCase:
        """Hold it, from now if it was not held already.

        Raises:
            NotAllowed: only who leads the case, or the director at its table, may do this.
        """
        kept = await kept_case(occasion, self.case)
        held = replace(kept.keeping, held_at=kept.keeping.held_at or occasion.now)
        await occasion.store.save_keeping(held)
        await plan_notice(occasion, kept.case, held)
        return replace(kept, keeping=held)


class ReleaseCase(Command[KeptCase]):
    """Let a case be destroyed again when its time is over."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> KeptCase:
        """Release it. Raises ``NotAllowed`` as ``HoldCase`` does."""
        kept = await kept_case(occasion, self.case)
        released = replace(kept.keeping, held_at=None)
        await occasion.store.save_keeping(released)
        await plan_notice(occasion, kept.case, released)
        return replace(kept, keeping=released)


class PupilLeft(Command[KeepingLine]):
    """Write down when the pupil left the school: from then the time of keeping counts."""

    case: CaseId
    on: Day

    async def carry_out(self, occasion: Occasion) -> KeepingLine:
        """Keep the day and return from when the case may be destroyed.

        Raises:
            DateInTheFuture: the pupil has not left yet.
            NotAllowed: as ``HoldCase``.
        """
        if self.on > occasion.today:
            raise DateInTheFuture(given=self.on)
        kept = await kept_case(occasion, self.case)
        left = replace(kept.keeping, left_on=self.on)
        await occasion.store.save_keeping(left)
        await plan_notice(occasion, kept.case, left)
        return _line(occasion, replace(kept, keeping=left))


class WhatIsKept(Command[Sequence[KeepingLine]]):
    """See which closed cases there are, and which may be destroyed. Nothing goes by itself."""

    async def carry_out(self, occasion: Occasion) -> Sequence[KeepingLine]:
        """Return the closed cases this person decides on, those that are due first."""
        every = await occasion.store.kept_cases()
        closed = [_line(occasion, one) for one in every if one.keeping.closed_at is not None]
        return sorted(closed, key=lambda line: (not line.is_due, line.case.label))


async def kept_case(occasion: Occasion, case: CaseId) -> KeptCase:
    """Return a case whose keeping this person decides on.

    Raises:
        CaseNotFound: they do not sit at it, or there is no such case.
        NotAllowed: they sit at it, and others decide.
    """
    for kept in await occasion.store.kept_cases():
        if kept.case.id == case:
            return kept
    await occasion.store.case(case)
    raise NotAllowed


async def refuse_held(occasion: Occasion, case: CaseId) -> None:
    """Refuse to destroy a case that is held. Raises ``CaseIsHeld``, and as ``kept_case``."""
    if (await kept_case(occasion, case)).keeping.held_at is not None:
        raise CaseIsHeld


def _line(occasion: Occasion, kept: KeptCase) -> KeepingLine:
    day = kept.keeping.destroy_on(occasion.practice.guidance_kept_years)
    is_held = kept.keeping.held_at is not None
    is_due = day is not None and day <= occasion.today and not is_held
    return KeepingLine(kept.case, day, is_held, is_due)
