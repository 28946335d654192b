"""What the courier sees to at tables: who is not in the channel yet, and who may read now.

It sees ids, labels and names of staff here, and no content.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    DateTime,
    Text,
    Uuid,
    all_,
    bindparam,
    cast,
    column,
    delete,
    func,
    not_,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from cases.identities import PersonId, TenantId
from cases.model.case import CaseId
from cases.model.membership import WatchedSeat, WatchedTable
from storage.shelf import OF_CASE, OF_TENANT, PERSON, Shelf
from storage.tables.outbox import OUTBOX
from storage.tables.watching import SEAT_NEWS, TOLD_READERS
from storage.wire import Statement, one_of

_KIND = bindparam("of_kind", type_=Text())
_PEOPLE = bindparam("people", type_=ARRAY(Uuid()))

_TAKE = Statement(
    delete(SEAT_NEWS)
    .where(not_(func.aantafel.is_case_frozen(SEAT_NEWS.c.tenant_id, SEAT_NEWS.c.case_id)))
    .returning(SEAT_NEWS.c.tenant_id, SEAT_NEWS.c.case_id),
    writes=True,
)
_TABLES = Statement(
    select(
        func.aantafel.tables_with(OF_TENANT, bindparam("channel", type_=Text()), PERSON)
        .table_valued(column("about", Uuid()))
        .render_derived()
        .c.about
    )
)
_SEATS = Statement(
    select(
        func.aantafel.seats_at(OF_TENANT, OF_CASE).table_valued(
            column("label", Text()),
            column("channel_name", Text()),
            column("leader_id", Uuid()),
            column("person_id", Uuid()),
            column("name", Text()),
            column("since", DateTime(timezone=True)),
            column("is_here", Boolean()),
            column("is_consented", Boolean()),
        )
    )
)
_PLANNED = Statement(
    select(OUTBOX.c.subject, OUTBOX.c.receiver_id, OUTBOX.c.due_at).where(
        OUTBOX.c.tenant_id == OF_TENANT,
        OUTBOX.c.case_id == OF_CASE,
        OUTBOX.c.kind == _KIND,
        OUTBOX.c.state != "called_back",
    )
)
_CALL_BACK = Statement(
    update(OUTBOX)
    .where(
        OUTBOX.c.tenant_id == OF_TENANT,
        OUTBOX.c.case_id == OF_CASE,
        OUTBOX.c.kind == _KIND,
        one_of(OUTBOX.c.state, ("pending", "unsure")),
        or_(
            OUTBOX.c.subject != all_(_PEOPLE),
            OUTBOX.c.receiver_id.is_distinct_from(bindparam("receiver", type_=Uuid())),
        ),
    )
    .values(state="called_back", next_at=null())
)
_FORGET = Statement(
    delete(TOLD_READERS).where(
        TOLD_READERS.c.tenant_id == OF_TENANT,
        TOLD_READERS.c.case_id == OF_CASE,
        TOLD_READERS.c.person_id != all_(_PEOPLE),
    )
)
_TELL = Statement(
    insert(TOLD_READERS)
    .from_select(
        ["tenant_id", "case_id", "person_id", "told_at"],
        select(
            cast(OF_TENANT, Uuid()),
            cast(OF_CASE, Uuid()),
            func.unnest(_PEOPLE),
            cast(bindparam("moment", type_=DateTime(timezone=True)), DateTime(timezone=True)),
        ),
    )
    .on_conflict_do_nothing()
    .returning(TOLD_READERS.c.person_id),
    writes=True,
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A message about somebody at a table that is in the outbox, sent or not."""

    receiver: PersonId
    about: UUID
    at: datetime


class SeatWatch(Shelf):
    """Takes the news of tables, and keeps who was told what because of it."""

    async def take_news(self) -> frozenset[tuple[TenantId, CaseId]]:
        """Return the cases at whose table something changed; forgotten with this transaction.

        News of a frozen channel waits until it is open again.
        """
        rows = await self._rows(_TAKE)
        return frozenset((TenantId(row.tenant_id), CaseId(row.case_id)) for row in rows)

    async def tables_with(
        self, tenant: TenantId, channel: str, person: PersonId
    ) -> Sequence[CaseId]:
        """Return the open cases of a channel at whose table somebody sits."""
        rows = await self._rows(_TABLES, of_tenant=tenant, channel=channel, person=person)
        return [CaseId(row.about) for row in rows]

    async def table(self, tenant: TenantId, case: CaseId) -> WatchedTable:
        """Return who sits at a case beside those who lead it: nobody at one that is not open."""
        rows = await self._rows(_SEATS, of_tenant=tenant, of_case=case)
        seats = [
            WatchedSeat(
                PersonId(row.person_id),
                row.name,
                row.since,
                is_here=row.is_here,
                is_consented=row.is_consented,
            )
            for row in rows
        ]
        if not rows:
            return WatchedTable(case)
        first = rows[0]
        leader = first.leader_id and PersonId(first.leader_id)
        return WatchedTable(case, first.label, first.channel_name, leader, tuple(seats))

    async def planned(self, tenant: TenantId, case: CaseId, kind: str) -> frozenset[Planned]:
        """Return the messages of a kind about a case that were not called back."""
        rows = await self._rows(_PLANNED, of_tenant=tenant, of_case=case, of_kind=kind)
        return frozenset(
            Planned(PersonId(row.receiver_id), row.subject, row.due_at) for row in rows
        )

    async def call_back(
        self,
        tenant: TenantId,
        table: WatchedTable,
        kind: str,
        *,
        but: Collection[PersonId],
    ) -> None:
        """Take back the messages of a kind that are not about these people, or not to who leads."""
        people: list[UUID] = list(but)
        values = {"of_tenant": tenant, "of_case": table.case, "of_kind": kind}
        await self._changed(_CALL_BACK, people=people, receiver=table.leader, **values)

    async def forget_readers(
        self, tenant: TenantId, case: CaseId, *, but: Collection[PersonId]
    ) -> None:
        """Forget that others than these were told that they may read."""
        people: list[UUID] = list(but)
        await self._changed(_FORGET, of_tenant=tenant, of_case=case, people=people)

    async def note_told(
        self, tenant: TenantId, case: CaseId, readers: Collection[PersonId]
    ) -> frozenset[PersonId]:
        """Keep that these are told that they may read; return those who were not told before."""
        people: list[UUID] = sorted(readers)
        values = {"of_tenant": tenant, "of_case": case, "moment": self._scope.clock()}
        rows = await self._rows(_TELL, people=people, **values)
        return frozenset(PersonId(row.person_id) for row in rows)
