"""Destroys cases; the database itself decides who may."""

from sqlalchemy import DateTime, Integer, Text, Uuid, bindparam, column, func, select

from cases.errors import NotAllowed
from cases.model.case import CaseId
from cases.model.destructions import Destruction, Ground
from storage.shelf import CASE, Shelf
from storage.tables.rights import DESTRUCTIONS
from storage.wire import Statement

_COLUMNS = [column(one.name, one.type) for one in DESTRUCTIONS.columns]
_DESTROY = Statement(
    select(
        func.aantafel.destroy_case(
            CASE,
            bindparam("ground", type_=Text()),
            bindparam("moment", type_=DateTime(timezone=True)),
            bindparam("year", type_=Integer()),
            type_=Uuid(),
        ).table_valued(*_COLUMNS)
    ),
    writes=True,
)


class Destroying(Shelf):
    """Fills the part of ``TableStore`` that destroys."""

    async def destroy_case(self, case: CaseId, ground: Ground, year: int) -> Destruction:
        """Destroy a case this person leads or directs, and return its certificate.

        Raises:
            NotAllowed: it is not theirs to destroy.
        """
        await self._check_rosters([case])
        row = await self._row(
            _DESTROY, case=case, ground=ground.value, moment=self._scope.clock(), year=year
        )
        if row is None:
            raise NotAllowed
        self._scope.keys.pop(case, None)
        self._scope.trail.forget(case)
        return Destruction(
            year=row.year,
            number=row.number,
            at=row.destroyed_at,
            ground=Ground(row.ground),
            words=row.words,
            meetings=row.meetings,
            agreements=row.agreements,
            consents=row.consents,
            people=row.people,
        )
