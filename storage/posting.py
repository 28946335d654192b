"""Putting messages in the outbox and taking them back, from within a case's change."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from pydantic import JsonValue
from sqlalchemy import (
    ARRAY,
    DateTime,
    Text,
    Uuid,
    any_,
    bindparam,
    column,
    func,
    insert,
    null,
    or_,
    select,
    update,
)

from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.case import CaseId
from cases.operations.kinds import ground_of
from cases.values import to_json
from storage.shelf import CASE, TENANT, Shelf
from storage.tables.outbox import OUTBOX
from storage.wire import Statement, one_of

_POST = Statement(insert(OUTBOX))
_KINDS = bindparam("kinds", type_=ARRAY(Text()))
_SINCE = bindparam("since", type_=DateTime(timezone=True))
_CALL_BACK = Statement(
    update(OUTBOX)
    .where(
        OUTBOX.c.tenant_id == TENANT,
        OUTBOX.c.case_id == CASE,
        OUTBOX.c.subject == bindparam("about", type_=Uuid()),
        one_of(OUTBOX.c.state, ("pending", "unsure")),
        or_(func.cardinality(_KINDS) == 0, OUTBOX.c.kind == any_(_KINDS)),
        or_(_SINCE.is_(None), OUTBOX.c.due_at >= _SINCE),
    )
    .values(state="called_back", next_at=null(), generation=OUTBOX.c.generation + 1)
)


_CALL_BACK_MAILS = Statement(
    select(func.aantafel.call_back_mails(CASE, bindparam("receiver", type_=Uuid()))), writes=True
)
_LOST_MAILS = Statement(
    select(
        func.aantafel.lost_mails(CASE, bindparam("by", type_=DateTime(timezone=True)))
        .table_valued(column("receiver_id", Uuid()))
        .render_derived()
    )
)


class Posting(Shelf):
    """Fills the part of ``SendingStore`` that is about the outbox."""

    async def post(self, message: Message) -> None:
        """Put a message in the outbox, its contents sealed with the key of its case."""
        key = await self._key(message.case)
        row = uuid4()
        await self._add(
            _POST,
            case_id=message.case,
            message_id=row,
            kind=message.kind,
            subject=message.subject,
            receiver_id=message.receiver,
            road=message.road.value,
            urgency=message.urgency.value,
            while_seated=message.while_seated,
            due_at=message.at,
            next_at=message.at,
            sealed=key.seal_json(_payload(message), payload_place(message.case, row)),
        )
        if message.road is Road.MAIL:
            self._scope.trail.disclosed(
                message.case, message.subject, message.receiver, ground_of(message).value
            )

    async def call_back(
        self, case: CaseId, about: UUID, *, kinds: Sequence[str] = (), since: datetime | None = None
    ) -> int:
        """Take back what is not sent yet about something; return how many."""
        await self._check_rosters([case])
        what = {"case": case, "about": about, "kinds": list(kinds), "since": since}
        return await self._changed(_CALL_BACK, **what)

    async def call_back_mails(self, case: CaseId, receiver: PersonId) -> None:
        """Take back all mails to somebody that are still to go, in a case this person leads."""
        await self._check_rosters([case])
        await self._rows(_CALL_BACK_MAILS, case=case, receiver=receiver)

    async def lost_mails(self, case: CaseId) -> frozenset[PersonId]:
        """Return to whom the newest mail did not arrive, in a case this person leads."""
        await self._check_rosters([case])
        rows = await self._rows(_LOST_MAILS, case=case, by=self._scope.clock())
        return frozenset(PersonId(row.receiver_id) for row in rows)


def payload_place(case: UUID, row: UUID) -> str:
    """Return the place that an outbox row's contents are sealed for."""
    return f"outbox.sealed|{case}|{row}"


def _payload(message: Message) -> JsonValue:
    return {
        "values": to_json(message.values),
        "references": {name: str(one) for name, one in message.references.items()},
        "conversation": message.conversation,
        "address": message.address,
    }
