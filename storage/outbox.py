"""The outbox as the courier sees it: claim, mark, send, settle.

Teams has no key to recognise a repeated message by, so a row is marked before it is sent:
a crash in between leaves it ``sending``, and once its lease has ended it comes back as
doubtful, to be looked up or sent again visibly marked. Nothing is lost silently, and
nothing is repeated silently.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from cases.identities import PersonId, TenantId
from cases.messages import Message, Road, Urgency
from cases.model.case import CaseId
from cases.operations.restriction import SENT_AT_REST
from cases.values import from_json
from storage import outbox_statements as statements
from storage.directory import ChatAddress, DeliveryState
from storage.errors import CaseFrozen, Unreadable
from storage.posting import payload_place
from storage.shelf import Shelf
from storage.wire import Row

LEASE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that one courier holds for a while, with where its receiver is reached.

    ``attempts`` counts this one. ``doubtful`` says that it may have arrived before: look it
    up, or mark it visibly. ``chat`` and ``language`` are None for who is not in the directory.
    """

    id: UUID
    tenant: TenantId
    message: Message
    attempts: int
    doubtful: bool
    chat: ChatAddress | None
    language: str | None
    lease: UUID
    generation: int


@dataclass(frozen=True, slots=True)
class Sent:
    """It went out; ``activity`` is what the other side calls it, if it said."""

    activity: str | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """It did not go out and may be tried again from that moment."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Postponed:
    """It was not tried: its receiver is not to be disturbed before that moment."""

    until: datetime


@dataclass(frozen=True, slots=True)
class GaveUp:
    """It will never go out; ``reason`` is a code for the operator, without contents."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """The connection broke while sending: it may have arrived; see again at that moment."""

    look_again_at: datetime


Outcome = Sent | Retry | Postponed | GaveUp | Unsure


class Outbox(Shelf):
    """Claims and settles, for the courier; counts, for the operator."""

    async def claim(
        self, now: datetime, *, limit: int = 20, lease: timedelta = LEASE
    ) -> Sequence[Delivery]:
        """Take up to ``limit`` due messages for this courier alone, the oldest first.

        Until the lease ends no other courier sees them. What is found still marked as being
        sent comes back doubtful. Messages of erased cases are finished here, and so is what
        cannot be read: it would keep all others waiting.
        """
        token = uuid4()
        rows = await self._rows(
            statements.CLAIM, now=now, limit=limit, held_lease=token, ends_at=now + lease
        )
        deliveries = []
        for row in rows:
            found = self._readable(row)
            if isinstance(found, GaveUp):
                await self._settle(_held(row), found)
            else:
                deliveries.append(found)
        return deliveries

    async def mark_sending(self, delivery: Delivery) -> bool:
        """Mark a claimed message as being sent; commit before sending it.

        The lease begins anew: however long the ones before it took, it is the sending of this
        one that it must outlast.

        Returns:
            False when it must not be sent: it was called back, the lease has ended, or its
            receiver no longer sits at the table (then it is withheld for good).

        Raises:
            RosterStale: the receiver sits there by a roster that is too old (``rosters_since``).
            CaseFrozen: nobody hears of this case for now, parents neither: its channel is
                gone, or it rests.
        """
        whose = {"of_tenant": delivery.tenant, "of_case": delivery.message.case}
        if await self._value(statements.FROZEN, **whose):
            raise CaseFrozen
        if delivery.message.kind not in SENT_AT_REST and await self._value(
            statements.RESTS, **whose, subject=delivery.message.subject
        ):
            raise CaseFrozen("it rests")
        await self._check_receiver(delivery)
        now = self._scope.clock()
        claimed = {**_claim(delivery), "now": now}
        if await self._changed(statements.MARK, **claimed, ends_at=now + LEASE):
            return True
        await self._changed(statements.WITHHOLD, **claimed)
        return False

    async def settle(self, delivery: Delivery, outcome: Outcome) -> bool:
        """Keep what became of a claimed message.

        Returns:
            False when it is no longer this courier's: called back, or the lease has ended and
            another one has taken it.
        """
        return await self._settle(_claim(delivery), outcome)

    async def sent_since(self, tenant: TenantId, receiver: PersonId, moment: datetime) -> int:
        """Return how many messages somebody was sent in their own chat since that moment."""
        values = {"of_tenant": tenant, "receiver": receiver, "moment": moment}
        count: int = await self._value(statements.SENT_SINCE, **values)
        return count

    async def remember_reachable(
        self, tenant: TenantId, person: PersonId, state: DeliveryState
    ) -> None:
        """Keep whether somebody's own chat can be written to."""
        values = {"of_tenant": tenant, "person": person, "reachable": state.value}
        await self._changed(statements.REACHABLE, **values)

    async def counts(self) -> Mapping[str, int]:
        """Return how many messages there are in each state."""
        return {row.state: row.messages for row in await self._rows(statements.COUNTS)}

    async def _check_receiver(self, delivery: Delivery) -> None:
        """Refuse to rely on a roster that is older than the worker asked for."""
        message = delivery.message
        if self._scope.rosters_since is None or not message.while_seated:
            return
        rows = await self._rows(
            statements.ROSTER,
            of_tenant=delivery.tenant,
            of_case=message.case,
            receiver=message.receiver,
        )
        self._check_moments({row.channel_id: row.synced_at for row in rows})

    async def _settle(self, claimed: Mapping[str, Any], outcome: Outcome) -> bool:
        values: dict[str, object]
        match outcome:
            case Sent(activity):
                statement = statements.SENT
                values = {"at": self._scope.clock(), "activity": activity}
            case Retry(at):
                statement, values = statements.RETRY, {"at": at}
            case Postponed(until):
                statement, values = statements.POSTPONED, {"at": until}
            case GaveUp(reason):
                statement, values = statements.GAVE_UP, {"reason": reason}
            case Unsure(look_again_at):
                statement, values = statements.UNSURE, {"at": look_again_at}
        return bool(await self._changed(statement, **claimed, **values))

    def _readable(self, row: Row) -> Delivery | GaveUp:
        """Return what was claimed, or why nobody can read it any more."""
        if row.wrapped is None:
            return GaveUp("erased")
        try:
            return self._delivery(row)
        except (Unreadable, ValueError):
            return GaveUp("unreadable")

    def _delivery(self, row: Row) -> Delivery:
        key = self._scope.vault.unwrap(row.wrapped, f"case|{row.case_id}")
        payload: Any = key.open_json(row.sealed, payload_place(row.case_id, row.message_id))
        message = Message(
            kind=row.kind,
            case=CaseId(row.case_id),
            subject=row.subject,
            receiver=PersonId(row.receiver_id),
            at=row.due_at,
            road=Road(row.road),
            urgency=Urgency(row.urgency),
            while_seated=row.while_seated,
            conversation=payload["conversation"],
            address=payload["address"],
            values=from_json(payload["values"]),
            references={name: UUID(one) for name, one in payload["references"].items()},
        )
        return Delivery(
            id=row.message_id,
            tenant=TenantId(row.tenant_id),
            message=message,
            attempts=row.attempts,
            doubtful=row.doubtful,
            chat=_chat(row) if row.known else None,
            language=row.language,
            lease=row.lease,
            generation=row.generation,
        )


def _held(row: Row) -> dict[str, Any]:
    """Return what tells a claimed row apart from itself claimed by another, or called back."""
    return {
        "of_tenant": row.tenant_id,
        "of_case": row.case_id,
        "message": row.message_id,
        "held_lease": row.lease,
        "held_generation": row.generation,
    }


def _claim(delivery: Delivery) -> dict[str, Any]:
    return {
        "of_tenant": delivery.tenant,
        "of_case": delivery.message.case,
        "message": delivery.id,
        "held_lease": delivery.lease,
        "held_generation": delivery.generation,
    }


def _chat(row: Row) -> ChatAddress:
    return ChatAddress(
        conversation=row.conversation_id,
        service_url=row.service_url,
        teams_user_id=row.teams_user_id,
        state=DeliveryState(row.delivery_state),
    )
