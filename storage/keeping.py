"""How long cases are kept, as the rules read and write it."""

from collections.abc import Sequence

from sqlalchemy import any_, func, select, update
from sqlalchemy.dialects.postgresql import insert

from cases.model.case import CaseId
from cases.model.keeping import Keeping, KeptCase
from storage.cases import case_of
from storage.shelf import CASE, ITS_CHANNEL, TENANT, Shelf
from storage.tables.cases import CASE_KEEPING, CASES
from storage.tables.outbox import OUTBOX
from storage.tables.rosters import CHANNELS
from storage.wire import Statement, one_of

_KEPT = Statement(
    select(
        CASES,
        CHANNELS.c.synced_at,
        CASE_KEEPING.c.closed_at,
        CASE_KEEPING.c.left_on,
        CASE_KEEPING.c.held_at,
    )
    .join_from(CASES, CHANNELS, ITS_CHANNEL)
    .outerjoin(
        CASE_KEEPING,
        (CASE_KEEPING.c.tenant_id == CASES.c.tenant_id)
        & (CASE_KEEPING.c.case_id == CASES.c.case_id),
    )
    .where(
        CASES.c.tenant_id == TENANT,
        CASES.c.case_id
        == any_(func.array(select(func.aantafel.my_kept_cases()).scalar_subquery())),
    )
    .order_by(CASES.c.label)
)
_ADDING = insert(CASE_KEEPING)
_SAVE = Statement(
    _ADDING.on_conflict_do_update(
        index_elements=["tenant_id", "case_id"],
        set_={name: _ADDING.excluded[name] for name in ("closed_at", "left_on", "held_at")},
    )
)
_CALL_BACK = Statement(
    update(OUTBOX)
    .where(
        OUTBOX.c.tenant_id == TENANT,
        OUTBOX.c.case_id == CASE,
        one_of(OUTBOX.c.state, ("pending", "unsure")),
    )
    .values(state="called_back", next_at=None, generation=OUTBOX.c.generation + 1)
)


class KeepingCases(Shelf):
    """Fills the part of ``TableStore`` that is about keeping."""

    async def kept_cases(self) -> Sequence[KeptCase]:
        """Return the cases, closed ones too, whose keeping this person decides on, by label."""
        rows = await self._rows(_KEPT)
        self._check_found(rows)
        return [
            KeptCase(
                case_of(row),
                Keeping(CaseId(row.case_id), row.closed_at, row.left_on, row.held_at),
            )
            for row in rows
        ]

    async def save_keeping(self, keeping: Keeping) -> None:
        """Keep how long a case is kept. Raises ``NotAllowed`` if it is not theirs to decide."""
        await self._check_rosters([keeping.case])
        await self._add(
            _SAVE,
            case_id=keeping.case,
            closed_at=keeping.closed_at,
            left_on=keeping.left_on,
            held_at=keeping.held_at,
        )

    async def call_back_all(self, case: CaseId) -> int:
        """Take back everything that is not sent yet about a case; return how many."""
        await self._check_rosters([case])
        return await self._changed(_CALL_BACK, case=case)
