"""Looks at the audit log from outside, and at what the operator's check says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from cases.model.auditing import Broken, Chain, Fault, Head
from cases.model.case import Audience, Case
from cases.principals import Operator
from storage.chains import Checked
from tests.seeds import School
from tests.storage.intruder import Session

A_WHILE = timedelta(minutes=15)
"""After this long, a look is written down again even where nothing was changed since."""


@dataclass
class Logbook:
    """The log of a school; ``owner`` is a superuser, whom no wall stops."""

    school: School
    owner: Session

    async def rows(self, case: UUID) -> list[tuple[str, str, str | None]]:
        """Return kind, deed and role of each row of a case's chain, in order."""
        found = await self.owner.fetch(
            "SELECT kind, deed, role FROM aantafel.audit_log WHERE tenant_id = $1 "
            "AND case_id = $2 ORDER BY number",
            self.school.tenant,
            case,
        )
        return [(row["kind"], row["deed"], row["role"]) for row in found]

    async def check(self, kept: Sequence[Head] = ()) -> Checked:
        """Check all chains as the operator does."""
        async with self.school.database.work_as(Operator()) as work:
            return await work.chains.check(kept)

    async def faults(self, kept: Sequence[Head] = ()) -> set[tuple[int, Fault]]:
        """Return which rows are said to be wrong, and how."""
        return {(one.number, one.fault) for one in (await self.check(kept)).broken}

    async def heads(self) -> list[Head]:
        """Return the ends of all chains as the operator gets them."""
        async with self.school.database.work_as(Operator()) as work:
            return [head async for head in work.chains.heads()]

    async def looks(self, case: Case, times: int) -> None:
        """Let the coordinator read the case so often, a while apart."""
        for _ in range(times):
            self.school.clock.forward(A_WHILE)
            coordinator = self.school.member(self.school.coordinator)
            async with self.school.database.work_as(coordinator) as work:
                await work.desk.store.words(case.id, case.id)

    async def writes(self, case: Case, times: int) -> None:
        """Let the coordinator write something down in the case so often."""
        for _ in range(times):
            coordinator = self.school.member(self.school.coordinator)
            async with self.school.database.work_as(coordinator) as work:
                await work.desk.store.keep_words(case.id, uuid4(), Audience.TABLE, {})

    async def looks_and_fails(self, case: Case) -> None:
        """Let the coordinator read the case, and something break before it is done."""
        coordinator = self.school.member(self.school.coordinator)
        async with self.school.database.work_as(coordinator) as work:
            await work.desk.store.words(case.id, case.id)
            raise ZeroDivisionError

    def chain(self, case: Case) -> Chain:
        """Return which chain is that of a case."""
        return Chain(self.school.tenant, case.id)

    def broken(self, case: Case, number: int, fault: Fault) -> Broken:
        """Return what a check should say."""
        return Broken(self.chain(case), number, fault)
