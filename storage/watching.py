"""What the courier notices about who comes and goes, and keeps of it.

It sees ids, labels and names of staff here, and no content.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    DateTime,
    Text,
    Uuid,
    all_,
    and_,
    bindparam,
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
from cases.messages import Message
from cases.model.case import CaseId
from cases.model.membership import EmptyChair, Newcomer
from storage.posting import Posting
from storage.shelf import OF_CASE, OF_TENANT, PERSON, Shelf
from storage.tables.outbox import OUTBOX
from storage.tables.watching import ROSTER_NEWS, ROSTER_SWEEPS, VACANCIES
from storage.wire import Row, Statement, one_of

_CHANNEL = bindparam("channel", type_=Text())
_MOMENT = bindparam("moment", type_=DateTime(timezone=True))

_TAKE = Statement(
    delete(ROSTER_NEWS)
    .where(not_(func.aantafel.is_frozen(ROSTER_NEWS.c.tenant_id, ROSTER_NEWS.c.channel_id)))
    .returning(
        ROSTER_NEWS.c.tenant_id,
        ROSTER_NEWS.c.channel_id,
        ROSTER_NEWS.c.person_id,
        ROSTER_NEWS.c.arrived,
    ),
    writes=True,
)
_NEWCOMER = Statement(
    select(
        func.aantafel.newcomer_to(OF_TENANT, _CHANNEL, PERSON).table_valued(
            column("case_id", Uuid()),
            column("label", Text()),
            column("leader_id", Uuid()),
            column("leader_name", Text()),
            column("name", Text()),
            column("function", Text()),
            column("organisation", Text()),
        )
    )
)
_EMPTY = (
    func.aantafel.empty_chairs(OF_TENANT, _CHANNEL)
    .table_valued(
        column("case_id", Uuid()),
        column("label", Text()),
        column("school", Text()),
        column("coordinator_id", Uuid()),
        column("deputy_id", Uuid()),
        column("team_id", Text()),
        name="empty",
    )
    .render_derived()
)
_THIS_ONE = and_(VACANCIES.c.tenant_id == OF_TENANT, VACANCIES.c.case_id == OF_CASE)
_CHAIRS = Statement(
    select(*_EMPTY.c, VACANCIES.c.deputy_asked_at, VACANCIES.c.owners_asked_at).join_from(
        _EMPTY,
        VACANCIES,
        and_(VACANCIES.c.tenant_id == OF_TENANT, VACANCIES.c.case_id == _EMPTY.c.case_id),
        isouter=True,
    )
)
_WAITING = Statement(
    select(VACANCIES.c.tenant_id, VACANCIES.c.channel_id)
    .where(VACANCIES.c.owners_asked_at.is_(None))
    .distinct()
)
_OWNERS = Statement(
    select(
        func.aantafel.to_ask(OF_TENANT, bindparam("team", type_=Text()))
        .table_valued(column("asked", Uuid()))
        .render_derived()
        .c.asked
    )
)
_NOTE = Statement(insert(VACANCIES).on_conflict_do_nothing())
_DEPUTY_ASKED = Statement(update(VACANCIES).where(_THIS_ONE).values(deputy_asked_at=_MOMENT))
_OWNERS_ASKED = Statement(update(VACANCIES).where(_THIS_ONE).values(owners_asked_at=_MOMENT))
_FILLED = (
    delete(VACANCIES)
    .where(
        VACANCIES.c.tenant_id == OF_TENANT,
        VACANCIES.c.channel_id == _CHANNEL,
        VACANCIES.c.case_id != all_(bindparam("still_empty", type_=ARRAY(Uuid()))),
    )
    .returning(VACANCIES.c.case_id)
    .cte("filled")
)
_FILL = Statement(
    update(OUTBOX)
    .where(
        OUTBOX.c.tenant_id == OF_TENANT,
        OUTBOX.c.case_id == _FILLED.c.case_id,
        OUTBOX.c.kind == bindparam("asking", type_=Text()),
        one_of(OUTBOX.c.state, ("pending", "unsure")),
    )
    .values(state="called_back", next_at=null())
)
_CLAIM_SWEEPS = Statement(
    update(ROSTER_SWEEPS)
    .where(
        or_(
            ROSTER_SWEEPS.c.begun_at.is_(None),
            ROSTER_SWEEPS.c.begun_at <= bindparam("last", type_=DateTime(timezone=True)),
        )
    )
    .values(begun_at=_MOMENT)
    .returning(ROSTER_SWEEPS.c.tenant_id),
    writes=True,
)


@dataclass(frozen=True, slots=True)
class RosterNews:
    """Somebody came into a channel, or left it."""

    tenant: TenantId
    channel: str
    person: PersonId
    arrived: bool


class Watching(Shelf):
    """Takes the news of the rosters, and keeps who was asked what because of it."""

    async def take_news(self) -> Sequence[RosterNews]:
        """Return what the rosters brought, and forget it with this transaction.

        News of a frozen channel waits until it is open again.
        """
        return [
            RosterNews(
                TenantId(row.tenant_id), row.channel_id, PersonId(row.person_id), row.arrived
            )
            for row in await self._rows(_TAKE)
        ]

    async def newcomer(self, news: RosterNews) -> Sequence[Newcomer]:
        """Return the cases in whose channel somebody is now without being expected there."""
        rows = await self._rows(
            _NEWCOMER, of_tenant=news.tenant, channel=news.channel, person=news.person
        )
        return [
            Newcomer(
                case=CaseId(row.case_id),
                label=row.label,
                leader=PersonId(row.leader_id),
                leader_name=row.leader_name,
                person=news.person,
                name=row.name,
                function=row.function,
                organisation=row.organisation,
            )
            for row in rows
        ]

    async def empty_chairs(self, tenant: TenantId, channel: str) -> Sequence[EmptyChair]:
        """Return a channel's cases whose coordinator is not in it."""
        rows = await self._rows(_CHAIRS, of_tenant=tenant, channel=channel)
        return [_chair(row) for row in rows]

    async def waiting_for_deputies(self) -> Sequence[tuple[TenantId, str]]:
        """Return the channels with cases whose team's owners were not asked yet."""
        return [(TenantId(row.tenant_id), row.channel_id) for row in await self._rows(_WAITING)]

    async def coordinators_of(self, tenant: TenantId, team: str) -> frozenset[PersonId]:
        """Return who coordinates a team: its owners, and those appointed."""
        rows = await self._rows(_OWNERS, of_tenant=tenant, team=team)
        return frozenset(PersonId(row.asked) for row in rows)

    async def note_empty(self, tenant: TenantId, channel: str, case: CaseId) -> None:
        """Keep that a case has no coordinator, unless that is known."""
        moment = self._scope.clock()
        values = {"case_id": case, "channel_id": channel, "since": moment}
        await self._changed(_NOTE, tenant_id=tenant, **values)

    async def note_asked(self, tenant: TenantId, case: CaseId, *, owners: bool) -> None:
        """Keep that the deputy, or the team's owners, were asked to take a case over."""
        statement = _OWNERS_ASKED if owners else _DEPUTY_ASKED
        moment = self._scope.clock()
        await self._changed(statement, of_tenant=tenant, of_case=case, moment=moment)

    async def note_filled(
        self, tenant: TenantId, channel: str, still_empty: Collection[CaseId], asking: str
    ) -> None:
        """Forget that the other cases of a channel had no coordinator.

        ``asking`` is the kind of the messages that are called back, as they no longer hold.
        """
        empty: list[UUID] = list(still_empty)
        values = {"of_tenant": tenant, "channel": channel, "still_empty": empty}
        await self._changed(_FILL, asking=asking, **values)

    async def post(self, tenant: TenantId, message: Message) -> None:
        """Put a message in the outbox, of the few kinds that the courier posts by itself."""
        await Posting(replace(self._scope, tenant=tenant)).post(message)

    async def claim_sweeps(self, now: datetime, last: datetime) -> Sequence[TenantId]:
        """Take the tenants whose rosters were last read through at that moment, or before.

        Nobody else gets them before the same time has passed again.
        """
        rows = await self._rows(_CLAIM_SWEEPS, moment=now, last=last)
        return [TenantId(row.tenant_id) for row in rows]


def _chair(row: Row) -> EmptyChair:
    return EmptyChair(
        case=CaseId(row.case_id),
        label=row.label,
        school=row.school,
        coordinator=PersonId(row.coordinator_id),
        deputy=row.deputy_id and PersonId(row.deputy_id),
        team=row.team_id,
        deputy_asked_at=row.deputy_asked_at,
        owners_asked_at=row.owners_asked_at,
    )
