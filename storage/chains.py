"""Checks the chains of the audit log and returns their ends, for the operator."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Integer,
    Text,
    Uuid,
    and_,
    bindparam,
    column,
    exists,
    func,
    select,
    tuple_,
)

from cases.model.auditing import Broken, Chain, Checking, Entry, Fault, Head, Seal, faults_beside
from storage.migrations.audit_key import AUDIT_KEY_OWNER
from storage.shelf import Shelf
from storage.tables.audit import AUDIT_HEADS, AUDIT_KEY, AUDIT_LOG
from storage.tables.rights import DESTRUCTIONS
from storage.wire import Row, Statement

_BATCH = 5000
_BEGINNING = (UUID(int=0), UUID(int=0), -(2**31))
_AFTER = tuple_(
    bindparam("after_tenant", type_=Uuid()),
    bindparam("after_case", type_=Uuid()),
    bindparam("after_number", type_=Integer()),
)
_PLACE = tuple_(AUDIT_LOG.c.tenant_id, AUDIT_LOG.c.case_id, AUDIT_LOG.c.number)
_ITS_HEAD = and_(
    AUDIT_HEADS.c.tenant_id == AUDIT_LOG.c.tenant_id, AUDIT_HEADS.c.case_id == AUDIT_LOG.c.case_id
)
# The head comes with the rows, so that both are of one moment while the bot goes on writing.
_ROWS = Statement(
    select(
        AUDIT_LOG,
        AUDIT_HEADS.c.number.label("head_number"),
        AUDIT_HEADS.c.hash.label("head_hash"),
    )
    .outerjoin_from(AUDIT_LOG, AUDIT_HEADS, _ITS_HEAD)
    .where(_PLACE > _AFTER)
    .order_by(AUDIT_LOG.c.tenant_id, AUDIT_LOG.c.case_id, AUDIT_LOG.c.number)
    .limit(_BATCH)
)
_HEAD_PLACE = tuple_(AUDIT_HEADS.c.tenant_id, AUDIT_HEADS.c.case_id)
_HEADS = Statement(
    select(AUDIT_HEADS)
    .where(
        tuple_(bindparam("after_tenant", type_=Uuid()), bindparam("after_case", type_=Uuid()))
        < _HEAD_PLACE
    )
    .order_by(AUDIT_HEADS.c.tenant_id, AUDIT_HEADS.c.case_id)
    .limit(_BATCH)
)
_EMPTY = Statement(select(AUDIT_HEADS).where(~exists().where(_ITS_HEAD)))
_CASE = (column("tenant_id", Uuid()), column("case_id", Uuid()))
_UNCHAINED = Statement(select(func.aantafel.audit_unchained().table_valued(*_CASE)))
_LABELS = Statement(
    select(
        func.aantafel.audit_labels(bindparam("cases", type_=ARRAY(Uuid()))).table_valued(
            *_CASE, column("label", Text())
        )
    )
)
_KEPT = (
    func.unnest(
        bindparam("tenants", type_=ARRAY(Uuid())),
        bindparam("cases", type_=ARRAY(Uuid())),
        bindparam("numbers", type_=ARRAY(Integer())),
    )
    .table_valued(*_CASE, column("number", Integer()), name="kept")
    .render_derived()
)
_BESIDE = Statement(
    select(*_KEPT.c, AUDIT_LOG.c.hash, DESTRUCTIONS.c.chain_length, DESTRUCTIONS.c.chain_hash)
    .outerjoin_from(
        _KEPT,
        AUDIT_LOG,
        and_(
            AUDIT_LOG.c.tenant_id == _KEPT.c.tenant_id,
            AUDIT_LOG.c.case_id == _KEPT.c.case_id,
            AUDIT_LOG.c.number == _KEPT.c.number,
        ),
    )
    .outerjoin(
        DESTRUCTIONS,
        and_(
            DESTRUCTIONS.c.tenant_id == _KEPT.c.tenant_id,
            DESTRUCTIONS.c.case_id == _KEPT.c.case_id,
        ),
    )
)
_KEY = Statement(select(AUDIT_KEY.c.wrapped))


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check; ``labels`` are those of the cases whose chains are broken."""

    chains: int
    rows: int
    broken: Sequence[Broken]
    labels: Mapping[Chain, str]


class Chains(Shelf):
    """The chains, for an operator: ids, kinds and times."""

    async def check(self, kept: Sequence[Head] = ()) -> Checked:
        """Check all chains, and compare them with heads that were kept elsewhere."""
        chains, rows, broken = 0, 0, list[Broken]()
        seal, checking, head = await self._seal(), None, None
        async for row in self._log():
            chain = Chain(row.tenant_id, row.case_id)
            if checking is None or checking.chain != chain:
                broken += checking.end(head) if checking else ()
                checking, chains = Checking(chain, seal), chains + 1
            broken += checking.row(_entry(row))
            rows, head = rows + 1, _head_beside(row)
        broken += checking.end(head) if checking else ()
        broken += [
            Broken(Chain(row.tenant_id, row.case_id), row.number, Fault.CUT_OFF)
            for row in await self._rows(_EMPTY)
        ]
        broken += [
            Broken(Chain(row.tenant_id, row.case_id), 0, Fault.GONE)
            for row in await self._rows(_UNCHAINED)
        ]
        for start in range(0, len(kept), _BATCH):
            broken += await self._beside(kept[start : start + _BATCH])
        return Checked(chains, rows, broken, await self._labels(broken))

    async def heads(self) -> AsyncIterator[Head]:
        """Return where each chain ends now, to be kept elsewhere."""
        after = _BEGINNING[:2]
        while rows := await self._rows(_HEADS, after_tenant=after[0], after_case=after[1]):
            for row in rows:
                yield Head(Chain(row.tenant_id, row.case_id), row.number, row.hash)
            after = (rows[-1].tenant_id, rows[-1].case_id)

    async def _log(self) -> AsyncIterator[Row]:
        after = _BEGINNING
        while rows := await self._rows(
            _ROWS, after_tenant=after[0], after_case=after[1], after_number=after[2]
        ):
            for row in rows:
                yield row
            after = (rows[-1].tenant_id, rows[-1].case_id, rows[-1].number)

    async def _beside(self, kept: Sequence[Head]) -> Sequence[Broken]:
        found: dict[Head, bytes | None] = {}
        ended: dict[Chain, Head] = {}
        rows = await self._rows(
            _BESIDE,
            tenants=[head.chain.tenant for head in kept],
            cases=[head.chain.case for head in kept],
            numbers=[head.number for head in kept],
        )
        by_place = {(row.tenant_id, row.case_id, row.number): row for row in rows}
        for head in kept:
            row = by_place[(*head.chain, head.number)]
            found[head] = row.hash
            if row.chain_length is not None:
                ended[head.chain] = Head(head.chain, row.chain_length, row.chain_hash)
        return list(faults_beside(kept, found, ended))

    async def _labels(self, broken: Sequence[Broken]) -> Mapping[Chain, str]:
        cases = list({one.chain.case for one in broken})
        rows = await self._rows(_LABELS, cases=cases) if cases else []
        return {Chain(row.tenant_id, row.case_id): row.label for row in rows}

    async def _seal(self) -> Seal:
        wrapped = cast("bytes", await self._value(_KEY))
        return self._scope.vault.unwrap(wrapped, AUDIT_KEY_OWNER).digest


def _head_beside(row: Row) -> Head | None:
    if row.head_number is None:
        return None
    return Head(Chain(row.tenant_id, row.case_id), row.head_number, row.head_hash)


def _entry(row: Row) -> Entry:
    return Entry(
        chain=Chain(row.tenant_id, row.case_id),
        number=row.number,
        at=row.happened_at,
        kind=row.kind,
        deed=row.deed,
        item=row.item,
        visitor=row.visitor,
        person=row.person_id,
        role=row.role,
        about=row.about,
        recipient=row.recipient_id,
        ground=row.ground,
        times=row.times,
        before=row.before_hash,
        hash=row.hash,
    )
