"""Agreements and their history."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer as Number
from sqlalchemy import Uuid, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from cases.errors import ChangedMeanwhile, NotFoundHere
from cases.identities import PersonId
from cases.model.agreements import Agreement, AgreementChange, AgreementId, AgreementState
from cases.model.case import CaseId
from storage.shelf import CASE, EACH_CASE, PERSON, TENANT, Shelf, changes, new
from storage.tables.agreements import AGREEMENT_CHANGES, AGREEMENTS
from storage.wire import Row, Statement

_ALL = select(AGREEMENTS).where(AGREEMENTS.c.tenant_id == TENANT)
_AGREEMENT = bindparam("agreement", type_=Uuid())
_ONE = Statement(_ALL.where(AGREEMENTS.c.agreement_id == _AGREEMENT))
_OF_CASE = Statement(_ALL.where(AGREEMENTS.c.case_id == EACH_CASE).order_by(AGREEMENTS.c.number))
_MINE = Statement(
    _ALL.where(
        AGREEMENTS.c.who_id == PERSON,
        AGREEMENTS.c.state != AgreementState.DONE.value,
    ).order_by(AGREEMENTS.c.due_on, AGREEMENTS.c.agreement_id)
)
_NEXT = Statement(
    select(func.coalesce(func.max(AGREEMENTS.c.number), 0) + 1).where(
        AGREEMENTS.c.tenant_id == TENANT, AGREEMENTS.c.case_id == CASE
    )
)
_SAVE = Statement(
    update(AGREEMENTS)
    .where(
        AGREEMENTS.c.tenant_id == TENANT,
        AGREEMENTS.c.case_id == CASE,
        AGREEMENTS.c.agreement_id == _AGREEMENT,
        AGREEMENTS.c.version == bindparam("read_version", type_=Number()),
    )
    .values(changes(AGREEMENTS, "who_id", "due_on", "state", "version"))
)
_ADD = Statement(insert(AGREEMENTS).on_conflict_do_nothing())
_ADD_CHANGE = Statement(insert(AGREEMENT_CHANGES))


class Agreements(Shelf):
    """Fills the part of ``WorkStore`` that is about agreements."""

    async def agreement(self, agreement: AgreementId) -> Agreement:
        """Return an agreement. Raises ``NotFoundHere``."""
        row = await self._row(_ONE, agreement=agreement)
        if row is None:
            raise NotFoundHere
        await self._check_rosters([row.case_id])
        return agreement_of(row)

    async def agreements(self, case: CaseId) -> Sequence[Agreement]:
        """Return a case's agreements by number."""
        return [agreement_of(row) for row in await self._of_case(_OF_CASE, case)]

    async def my_agreements(self) -> Sequence[Agreement]:
        """Return this person's open agreements over all their cases, by day."""
        rows = await self._rows(_MINE, person=self._scope.person)
        await self._check_rosters({row.case_id for row in rows})
        return [agreement_of(row) for row in rows]

    async def next_agreement_number(self, case: CaseId) -> int:
        """Return the number after the highest given out in that case, from 1."""
        number: int = await self._value(_NEXT, case=case)
        if number > 1:
            await self._check_rosters([case])
        return number

    async def save_agreement(
        self, agreement: Agreement, change: AgreementChange | None = None
    ) -> None:
        """Keep a new or changed agreement; ``version`` is the one read, and one more is kept.

        Raises:
            ChangedMeanwhile: somebody else changed it since it was read, or took its number.
        """
        await self._check_rosters([agreement.case])
        row = {
            "who_id": agreement.who,
            "due_on": agreement.by,
            "state": agreement.state.value,
        }
        saved = await self._changed(
            _SAVE,
            case=agreement.case,
            agreement=agreement.id,
            read_version=agreement.version,
            **new(row | {"version": agreement.version + 1}),
        )
        if not saved and not await self._add(_ADD, **_recorded(agreement), **row):
            raise ChangedMeanwhile
        if change is not None:
            await self._add_change(agreement.case, change)

    async def _add_change(self, case: CaseId, change: AgreementChange) -> None:
        await self._add(
            _ADD_CHANGE,
            case_id=case,
            agreement_id=change.agreement,
            changed_at=change.at,
            changed_by=change.by,
            was_state=change.was_state.value,
            was_due_on=change.was_by,
        )


def _recorded(agreement: Agreement) -> dict[str, Any]:
    return {
        "case_id": agreement.case,
        "agreement_id": agreement.id,
        "number": agreement.number,
        "recorded_by": agreement.recorded_by,
        "recorded_at": agreement.recorded_at,
        "version": agreement.version,
    }


def agreement_of(row: Row) -> Agreement:
    """Return the agreement that a row holds."""
    return Agreement(
        id=AgreementId(row.agreement_id),
        case=CaseId(row.case_id),
        number=row.number,
        who=PersonId(row.who_id),
        by=row.due_on,
        state=AgreementState(row.state),
        recorded_by=PersonId(row.recorded_by),
        recorded_at=row.recorded_at,
        version=row.version,
    )
