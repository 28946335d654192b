"""The statements with which the courier works; see ``storage.outbox`` for what they mean."""

from sqlalchemy import (
    DateTime,
    Integer,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    column,
    func,
    not_,
    null,
    or_,
    select,
    true,
    update,
)

from storage.tables.cases import CASE_KEYS
from storage.tables.outbox import OUTBOX
from storage.tables.rosters import PEOPLE
from storage.wire import Statement, one_of

ASKED_FOR = ("door_code_mail", "pupil_code_mail")
"""Mails that their receiver asked for that very minute: they go to who wants no other."""

_NOW = bindparam("now", type_=DateTime(timezone=True))
_LEASE = bindparam("held_lease", type_=Uuid())

_DUE = (
    select(OUTBOX.c.tenant_id, OUTBOX.c.case_id, OUTBOX.c.message_id)
    .where(OUTBOX.c.next_at <= _NOW)
    .order_by(OUTBOX.c.next_at, OUTBOX.c.message_id)
    .limit(bindparam("limit", type_=Integer()))
    .with_for_update(skip_locked=True)
    .cte("due")
)
_LEASE_ENDS_AT = bindparam("ends_at", type_=DateTime(timezone=True))
_WAS_SENDING = OUTBOX.c.state == "sending"
_CLAIMED = (
    update(OUTBOX)
    .where(
        OUTBOX.c.tenant_id == _DUE.c.tenant_id,
        OUTBOX.c.case_id == _DUE.c.case_id,
        OUTBOX.c.message_id == _DUE.c.message_id,
    )
    .values(
        next_at=_LEASE_ENDS_AT,
        lease_ends_at=_LEASE_ENDS_AT,
        lease=_LEASE,
        attempts=OUTBOX.c.attempts + 1,
        state=case((_WAS_SENDING, "unsure"), else_=OUTBOX.c.state),
        doubtful=or_(OUTBOX.c.doubtful, _WAS_SENDING),
    )
    .returning(OUTBOX)
    .cte("claimed")
)
CLAIM = Statement(
    select(
        _CLAIMED,
        CASE_KEYS.c.wrapped,
        PEOPLE.c.person_id.label("known"),
        PEOPLE.c.language,
        PEOPLE.c.teams_user_id,
        PEOPLE.c.conversation_id,
        PEOPLE.c.service_url,
        PEOPLE.c.delivery_state,
    )
    .outerjoin_from(
        _CLAIMED,
        CASE_KEYS,
        and_(
            CASE_KEYS.c.tenant_id == _CLAIMED.c.tenant_id,
            CASE_KEYS.c.case_id == _CLAIMED.c.case_id,
        ),
    )
    .outerjoin(
        PEOPLE,
        and_(
            PEOPLE.c.tenant_id == _CLAIMED.c.tenant_id,
            PEOPLE.c.person_id == _CLAIMED.c.receiver_id,
        ),
    )
    .order_by(_CLAIMED.c.due_at, _CLAIMED.c.message_id)
)

_HELD = and_(
    OUTBOX.c.tenant_id == bindparam("of_tenant", type_=Uuid()),
    OUTBOX.c.case_id == bindparam("of_case", type_=Uuid()),
    OUTBOX.c.message_id == bindparam("message", type_=Uuid()),
    OUTBOX.c.lease == _LEASE,
    OUTBOX.c.generation == bindparam("held_generation", type_=Integer()),
)
_MAY_BE_SENT = and_(
    _HELD, OUTBOX.c.lease_ends_at > _NOW, one_of(OUTBOX.c.state, ("pending", "unsure"))
)
_STILL_SITS = func.aantafel.still_sits(OUTBOX.c.tenant_id, OUTBOX.c.case_id, OUTBOX.c.receiver_id)
_DECLINED = and_(
    OUTBOX.c.road == "mail",
    not_(one_of(OUTBOX.c.kind, ASKED_FOR)),
    func.aantafel.mail_is_declined(OUTBOX.c.tenant_id, OUTBOX.c.case_id, OUTBOX.c.receiver_id),
)
MARK = Statement(
    update(OUTBOX)
    .where(_MAY_BE_SENT, or_(not_(OUTBOX.c.while_seated), _STILL_SITS), not_(_DECLINED))
    .values(state="sending", next_at=_LEASE_ENDS_AT, lease_ends_at=_LEASE_ENDS_AT)
)
WITHHOLD = Statement(
    update(OUTBOX)
    .where(_MAY_BE_SENT, or_(and_(OUTBOX.c.while_seated, not_(_STILL_SITS)), _DECLINED))
    .values(
        state="withheld",
        outcome=case((_DECLINED, "mail_declined"), else_="receiver_left"),
        next_at=null(),
        lease=null(),
    )
)
FROZEN = Statement(
    select(
        func.aantafel.is_case_frozen(
            bindparam("of_tenant", type_=Uuid()), bindparam("of_case", type_=Uuid())
        )
    )
)
RESTS = Statement(
    select(
        func.aantafel.rests(
            bindparam("of_tenant", type_=Uuid()),
            bindparam("of_case", type_=Uuid()),
            bindparam("subject", type_=Uuid()),
        )
    )
)
ROSTER = Statement(
    select(
        func.aantafel.roster_of(
            bindparam("of_tenant", type_=Uuid()),
            bindparam("of_case", type_=Uuid()),
            bindparam("receiver", type_=Uuid()),
        ).table_valued(column("channel_id", Text()), column("synced_at", DateTime(timezone=True)))
    )
)

_UNSETTLED = and_(_HELD, one_of(OUTBOX.c.state, ("pending", "sending", "unsure")))
_SETTLE = update(OUTBOX).where(_UNSETTLED)
_AT = bindparam("at", type_=DateTime(timezone=True))
_NOT_SENT = case((OUTBOX.c.doubtful, "unsure"), else_="pending")
SENT = Statement(
    _SETTLE.values(
        state="sent",
        sent_at=_AT,
        sent_as=bindparam("activity", type_=Text()),
        next_at=null(),
        lease=null(),
    )
)
_LATER = _SETTLE.values(state=_NOT_SENT, next_at=_AT, lease=null())
RETRY = Statement(_LATER)
POSTPONED = Statement(_LATER.values(attempts=OUTBOX.c.attempts - 1))
UNSURE = Statement(_SETTLE.values(state="unsure", doubtful=true(), next_at=_AT, lease=null()))
GAVE_UP = Statement(
    _SETTLE.values(
        state="gave_up", outcome=bindparam("reason", type_=Text()), next_at=null(), lease=null()
    )
)

SENT_SINCE = Statement(
    select(func.count()).where(
        OUTBOX.c.tenant_id == bindparam("of_tenant", type_=Uuid()),
        OUTBOX.c.receiver_id == bindparam("receiver", type_=Uuid()),
        OUTBOX.c.road == "chat",
        OUTBOX.c.sent_at >= bindparam("moment", type_=DateTime(timezone=True)),
    )
)
REACHABLE = Statement(
    update(PEOPLE)
    .where(
        PEOPLE.c.tenant_id == bindparam("of_tenant", type_=Uuid()),
        PEOPLE.c.person_id == bindparam("person", type_=Uuid()),
    )
    .values(delivery_state=bindparam("reachable", type_=Text()))
)
COUNTS = Statement(select(OUTBOX.c.state, func.count().label("messages")).group_by(OUTBOX.c.state))
