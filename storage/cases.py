"""Cases: one's own, and nobody else's."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Integer as Number
from sqlalchemy import Text, any_, bindparam, column, func, insert, select, update

from cases.errors import CaseNotFound, ChangedMeanwhile, NotACoordinator, NotAllowed
from cases.identities import PersonId
from cases.model.case import Case, CaseId, CaseState
from cases.model.people import Authority
from storage.shelf import CASE, ITS_CHANNEL, TENANT, Shelf, changes, new
from storage.tables.cases import CASE_KEYS, CASES
from storage.tables.rosters import CHANNELS
from storage.tables.watching import SEAT_NEWS
from storage.wire import Row, Statement

_CHANGEABLE = (
    "channel_id",
    "state",
    "coordinator_id",
    "deputy_id",
    "deadline",
    "authority",
    "version",
)

_CASES = select(CASES).where(CASES.c.tenant_id == TENANT)
_MINE = _CASES.add_columns(CHANNELS.c.synced_at).join(CHANNELS, ITS_CHANNEL)
_ONE = Statement(_MINE.where(CASES.c.case_id == CASE))
CASE_ITSELF = Statement(_CASES.where(CASES.c.case_id == CASE))
_IS_OPEN = CASES.c.state != CaseState.CLOSED.value
_OPEN = Statement(_MINE.where(_IS_OPEN).order_by(CASES.c.label))
_OPEN_THEMSELVES = Statement(_CASES.where(_IS_OPEN).order_by(CASES.c.label))
_ADD = Statement(insert(CASES))
_ADD_KEY = Statement(insert(CASE_KEYS))
_SAVE = Statement(
    update(CASES)
    .where(
        CASES.c.tenant_id == TENANT,
        CASES.c.case_id == CASE,
        CASES.c.version == bindparam("read_version", type_=Number()),
    )
    .values(changes(CASES, *_CHANGEABLE))
)
_NOTE_CHANGE = Statement(  # of what one may see: who may not hears the same either way
    insert(SEAT_NEWS).from_select(
        ["tenant_id", "case_id"],
        select(CASES.c.tenant_id, CASES.c.case_id).where(
            CASES.c.tenant_id == TENANT, CASES.c.case_id == CASE
        ),
    )
)
_CHANNEL = bindparam("channel", type_=Text())
_LABEL = Statement(
    select(
        func.aantafel.take_label(_CHANNEL).table_valued(
            column("code", Text()), column("number", Number())
        )
    ),
    writes=True,
)
_COORDINATED = Statement(
    select(CHANNELS.c.synced_at).where(
        CHANNELS.c.tenant_id == TENANT,
        CHANNELS.c.channel_id == _CHANNEL,
        CHANNELS.c.channel_id
        == any_(func.array(select(func.aantafel.my_coordinated_channels()).scalar_subquery())),
    )
)


class Cases(Shelf):
    """Fills the part of ``TableStore`` that is about cases themselves."""

    async def case(self, case: CaseId) -> Case:
        """Return a case. Raises ``CaseNotFound``."""
        row = await self._row(_ONE if self._scope.sees_channels else CASE_ITSELF, case=case)
        if row is None:
            raise CaseNotFound
        if self._scope.sees_channels:
            self._check_found([row])
        return case_of(row)

    async def guest_case(self) -> Case:
        """Return the one case a guest's link leads to. Raises ``CaseNotFound``."""
        return await self.case(CaseId(self._scope.case))

    async def cases(self) -> Sequence[Case]:
        """Return the open cases at whose table this person sits, by label."""
        if not self._scope.sees_channels:
            return [case_of(row) for row in await self._rows(_OPEN_THEMSELVES)]
        rows = await self._rows(_OPEN)
        self._check_found(rows)
        return [case_of(row) for row in rows]

    def look_at_together(self, cases: Iterable[CaseId]) -> None:
        """Read what is asked of these cases for all of them at once, until one is changed."""
        self._scope.together.update(cases)
        self._scope.wire.seen.clear()

    async def reserve_label(self, channel: str) -> str:
        """Return the next free label of that channel's school ("WR-014"), taken for good.

        Raises:
            NotACoordinator: this person may not start a case in that channel.
        """
        row = await self._row(_LABEL, channel=channel)
        if row is None:
            raise NotACoordinator
        return f"{row.code}-{row.number:03}"

    async def add_case(self, case: Case) -> None:
        """Keep a new case, and mint its key.

        Raises:
            NotACoordinator: the channel is not theirs to use.
        """
        await self._check_coordinates(case.channel)
        await self._add(_ADD, case_id=case.id, **_columns(case))
        key, wrapped = self._scope.vault.mint(f"case|{case.id}")
        await self._add(_ADD_KEY, case_id=case.id, wrapped=wrapped)
        self._scope.keys[case.id] = key

    async def save_case(self, case: Case) -> None:
        """Keep a changed case; ``version`` is the one read, and one more is kept.

        Raises:
            CaseNotFound: there is no such case for this person.
            ChangedMeanwhile: somebody else changed it since it was read.
            NotAllowed: only who leads a case changes it.
        """
        await self._check_rosters([case.id])
        await self._changed(_NOTE_CHANGE, case=case.id)  # first: they may lead it no longer
        columns = _columns(case) | {"version": case.version + 1}
        changed = new({name: columns[name] for name in _CHANGEABLE})
        if not await self._changed(_SAVE, case=case.id, read_version=case.version, **changed):
            stored = await self.case(case.id)
            raise NotAllowed if stored.version == case.version else ChangedMeanwhile

    async def _check_coordinates(self, channel: str) -> None:
        row = await self._row(_COORDINATED, channel=channel)
        if row is None:
            raise NotACoordinator
        self._check_moments({channel: row.synced_at})


def _columns(case: Case) -> dict[str, Any]:
    return {
        "label": case.label,
        "school": case.school,
        "channel_id": case.channel,
        "state": case.state.value,
        "coordinator_id": case.coordinator,
        "deputy_id": case.deputy,
        "opened_at": case.opened_at,
        "deadline": case.deadline,
        "authority": case.authority.value,
        "version": case.version,
    }


def case_of(row: Row) -> Case:
    """Return the case that a row of all its columns holds."""
    return Case(
        id=CaseId(row.case_id),
        label=row.label,
        school=row.school,
        channel=row.channel_id,
        state=CaseState(row.state),
        coordinator=PersonId(row.coordinator_id),
        deputy=row.deputy_id and PersonId(row.deputy_id),
        opened_at=row.opened_at,
        deadline=row.deadline,
        authority=Authority(row.authority),
        version=row.version,
    )
