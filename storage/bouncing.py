"""Mails that did not arrive, for the courier: which one it was, and whom to tell."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Boolean,
    DateTime,
    Text,
    Uuid,
    bindparam,
    column,
    func,
    null,
    or_,
    select,
    update,
)

from cases.identities import PersonId, TenantId
from cases.model.case import CaseId
from cases.operations.kinds import Kind
from storage.shelf import OF_CASE, OF_TENANT, Shelf
from storage.tables.outbox import OUTBOX
from storage.tables.rosters import PEOPLE
from storage.wire import Statement, one_of

_RECEIVER = bindparam("receiver", type_=Uuid())

_IS_OUTSIDE = (
    select(PEOPLE.c.person_id)
    .where(
        PEOPLE.c.tenant_id == OUTBOX.c.tenant_id,
        PEOPLE.c.person_id == OUTBOX.c.receiver_id,
        PEOPLE.c.is_outside,
    )
    .exists()
)
_BOUNCED = Statement(
    update(OUTBOX)
    .where(
        OUTBOX.c.message_id == bindparam("message", type_=Uuid()),
        or_(OUTBOX.c.road == "mail", _IS_OUTSIDE),
        OUTBOX.c.state == "sent",
    )
    .values(state="gave_up", outcome="bounced", next_at=null())
    .returning(
        OUTBOX.c.tenant_id, OUTBOX.c.case_id, OUTBOX.c.receiver_id, OUTBOX.c.kind, OUTBOX.c.due_at
    ),
    writes=True,
)
_WHOM = Statement(
    select(
        func.aantafel.undelivered(OF_TENANT, OF_CASE, _RECEIVER)
        .table_valued(
            column("leader_id", Uuid()),
            column("label", Text()),
            column("relation", Text()),
            column("name", Text()),
            column("is_outside", Boolean()),
        )
        .render_derived()
    )
)
_TELLS = tuple(
    kind.value
    for kind in (
        Kind.MAIL_UNDELIVERED,
        Kind.OUTSIDE_UNDELIVERED,
        Kind.PARENT_TOO_LATE,
        Kind.EXPERT_TOO_LATE,
    )
)
_TOLD = Statement(
    select(OUTBOX.c.message_id).where(
        OUTBOX.c.tenant_id == OF_TENANT,
        OUTBOX.c.case_id == OF_CASE,
        OUTBOX.c.subject == _RECEIVER,
        one_of(OUTBOX.c.kind, _TELLS),
        or_(
            one_of(OUTBOX.c.state, ("pending", "sending", "unsure")),
            OUTBOX.c.sent_at > bindparam("since", type_=DateTime(timezone=True)),
        ),
    )
)


_SENT_BY_HAND = frozenset({Kind.PARENT_INVITED, Kind.OUTSIDE_INVITED_MAIL, Kind.OUTSIDE_LINK_MAIL})


@dataclass(frozen=True, slots=True)
class LostMail:
    """What did not arrive: in which case, for whom, of what kind, and when it was due.

    ``too_late``: it was an invitation to a meeting that has begun, and was not sent.
    """

    tenant: TenantId
    case: CaseId
    receiver: PersonId
    kind: str
    at: datetime
    too_late: bool = False

    @property
    def was_sent_by_hand(self) -> bool:
        """Whether who leads the case sent it again, or to another address, and looks out for it."""
        return self.kind in _SENT_BY_HAND


@dataclass(frozen=True, slots=True)
class ToTell:
    """Who leads the case, its label, and who did not get the mail.

    ``relation`` is what a parent is to the pupil, ``name`` what an expert is called, who may be
    one from outside; both are None for anybody else.
    """

    leader: PersonId
    label: str
    relation: str | None
    name: str | None
    is_outside: bool


class Bouncing(Shelf):
    """Finds mails that came back, and whom that concerns."""

    async def bounced(self, message: UUID) -> LostMail | None:
        """Note that a mail that was sent came back; None if that is none of ours, or is known."""
        row = await self._row(_BOUNCED, message=message)
        if row is None:
            return None
        receiver = PersonId(row.receiver_id)
        return LostMail(
            TenantId(row.tenant_id), CaseId(row.case_id), receiver, row.kind, row.due_at
        )

    async def whom_to_tell(self, mail: LostMail, since: datetime) -> ToTell | None:
        """Return who leads the case, None if they know since then or the case is closed."""
        about = {"of_tenant": mail.tenant, "of_case": mail.case, "receiver": mail.receiver}
        if await self._rows(_TOLD, **about, since=since):
            return None
        row = await self._row(_WHOM, **about)
        if row is None:
            return None
        return ToTell(
            PersonId(row.leader_id), row.label, row.relation, row.name, bool(row.is_outside)
        )
