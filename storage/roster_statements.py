"""The statements of the roster sync; see ``storage.roster`` for what they mean."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    DateTime,
    Integer,
    LargeBinary,
    Select,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    column,
    delete,
    false,
    func,
    not_,
    null,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.dialects.postgresql.dml import Insert

from storage.shelf import PERSON, TENANT, changes
from storage.tables.rights import PRIVACY_OFFICERS
from storage.tables.rosters import CHANNEL_MEMBERS, CHANNELS, COORDINATORS, PEOPLE, TEAMS
from storage.tables.watching import ROSTER_NEWS, ROSTER_SWEEPS
from storage.wire import Statement


def _put(statement: Insert, keys: Sequence[str], columns: Sequence[str]) -> Insert:
    """Return an insert that changes the row that is there, but only if it differs."""
    kept = statement.table.columns
    return statement.on_conflict_do_update(
        index_elements=["tenant_id", *keys],
        set_={name: statement.excluded[name] for name in columns},
        where=or_(*(kept[name].is_distinct_from(statement.excluded[name]) for name in columns)),
    )


_CHANNEL = bindparam("channel", type_=Text())
_TEAM = bindparam("team", type_=Text())
_MOMENT = bindparam("moment", type_=DateTime(timezone=True))
_PEOPLE = bindparam("people", type_=ARRAY(Uuid()))
_PERSON_ID = column("person_id", Uuid())

PUT_TEAM = Statement(
    _put(insert(TEAMS), ["team_id"], ["name", "school", "code", "state", "group_id"])
)
PUT_CHANNEL = Statement(
    _put(insert(CHANNELS), ["channel_id"], ["team_id", "name", "kind", "refused"])
)
APPOINT = Statement(insert(COORDINATORS).on_conflict_do_nothing())
_TEAM_OF_CHANNEL = select(CHANNELS.c.team_id).where(
    CHANNELS.c.tenant_id == TENANT, CHANNELS.c.channel_id == _CHANNEL
)
NAME = Statement(
    insert(COORDINATORS)
    .from_select(
        ["tenant_id", "person_id", "team_id", "appointed_at", "named"],
        select(
            CHANNELS.c.tenant_id, func.unnest(_PEOPLE), CHANNELS.c.team_id, _MOMENT, true()
        ).where(CHANNELS.c.tenant_id == TENANT, CHANNELS.c.channel_id == _CHANNEL),
    )
    .on_conflict_do_nothing()
)
UNNAME = Statement(
    delete(COORDINATORS).where(
        COORDINATORS.c.tenant_id == TENANT,
        COORDINATORS.c.team_id == _TEAM_OF_CHANNEL.scalar_subquery(),
        COORDINATORS.c.named,
        COORDINATORS.c.person_id == any_(_PEOPLE),
    )
)
COORDINATES = Statement(select(func.aantafel.coordinates(_TEAM)))

_OURS = CHANNELS.c.tenant_id == TENANT
_ONE = CHANNELS.c.channel_id == _CHANNEL
_OF_TEAM = CHANNELS.c.team_id == _TEAM
_ITS_TEAM = and_(TEAMS.c.tenant_id == CHANNELS.c.tenant_id, TEAMS.c.team_id == CHANNELS.c.team_id)
_CHANNELS = select(CHANNELS).where(_OURS).order_by(CHANNELS.c.channel_id)
_DESCRIBED = _CHANNELS.add_columns(TEAMS.c.group_id).join_from(CHANNELS, TEAMS, _ITS_TEAM)
KNOWN = Statement(_DESCRIBED.where(_ONE))
OPEN = Statement(_DESCRIBED.where(CHANNELS.c.frozen_at.is_(None)))
TEAMS_CHANNELS = Statement(_CHANNELS.where(_OF_TEAM))
LOCKED = Statement(_CHANNELS.where(_ONE).with_for_update())

_CHANGING = update(CHANNELS).where(_OURS)
SYNCED = Statement(_CHANGING.where(_ONE).values(synced_at=_MOMENT))
_STALE = _CHANGING.values(synced_at=null(), changed_at=_MOMENT)
STALE = Statement(_STALE.where(_ONE))
ALL_STALE = Statement(_STALE)
_CHANGED = _CHANGING.values(changed_at=_MOMENT)
_FREEZING = _CHANGING.values(
    frozen_at=func.coalesce(CHANNELS.c.frozen_at, _MOMENT), changed_at=_MOMENT
)
FREEZE_CHANNEL = Statement(_FREEZING.where(_ONE))
FREEZE_TEAM = Statement(_FREEZING.where(_OF_TEAM))
_READ_SINCE = or_(CHANNELS.c.frozen_at.is_(None), CHANNELS.c.synced_at > CHANNELS.c.frozen_at)
UNFREEZE = Statement(
    _CHANGING.where(_ONE).values(
        frozen_at=null(), synced_at=case((_READ_SINCE, CHANNELS.c.synced_at), else_=null())
    )
)
REFUSE = Statement(
    _CHANGING.where(_ONE).values(refused=bindparam("why", type_=Text()), synced_at=null())
)

_OF_US = CHANNEL_MEMBERS.c.tenant_id == TENANT
_IN_ONE = CHANNEL_MEMBERS.c.channel_id == _CHANNEL
_IN_TEAM = CHANNEL_MEMBERS.c.channel_id.in_(select(CHANNELS.c.channel_id).where(_OURS, _OF_TEAM))
_THEM = CHANNEL_MEMBERS.c.person_id == any_(_PEOPLE)
MEMBERS = Statement(
    select(CHANNEL_MEMBERS.c.person_id, CHANNEL_MEMBERS.c.is_owner).where(_OF_US, _IN_ONE)
)
_STANDARD = select(CHANNELS.c.channel_id).where(_OURS, _OF_TEAM, CHANNELS.c.kind == "standard")
_APPOINTED = select(COORDINATORS.c.person_id).where(
    COORDINATORS.c.tenant_id == TENANT, COORDINATORS.c.team_id == _TEAM
)
SOMEBODY_LEADS = Statement(
    select(
        select(CHANNEL_MEMBERS.c.person_id)
        .where(_OF_US, CHANNEL_MEMBERS.c.channel_id.in_(_STANDARD))
        .where(or_(CHANNEL_MEMBERS.c.is_owner, CHANNEL_MEMBERS.c.person_id.in_(_APPOINTED)))
        .exists()
    )
)
_GIVEN = (
    func.unnest(_PEOPLE, bindparam("owners", type_=ARRAY(Boolean())))
    .table_valued(_PERSON_ID, column("is_owner", Boolean()), name="given")
    .render_derived()
)
PUT_MEMBERS = Statement(
    _put(
        insert(CHANNEL_MEMBERS).from_select(
            ["tenant_id", "person_id", "channel_id", "is_owner", "seen_at"],
            select(TENANT, _GIVEN.c.person_id, _CHANNEL, _GIVEN.c.is_owner, _MOMENT),
        ),
        ["person_id", "channel_id"],
        ["is_owner"],
    )
)


def _note(news: Select[Any]) -> Insert:
    columns = ["tenant_id", "channel_id", "person_id", "arrived", "noticed_at"]
    return insert(ROSTER_NEWS).from_select(columns, news)


def _drop(*which: ColumnElement[bool]) -> Insert:
    """Return what takes these members off their rosters, and notes that they left."""
    gone = (
        delete(CHANNEL_MEMBERS)
        .where(_OF_US, *which)
        .returning(CHANNEL_MEMBERS.c.channel_id, CHANNEL_MEMBERS.c.person_id)
        .cte("gone")
    )
    return _note(select(TENANT, gone.c.channel_id, gone.c.person_id, false(), _MOMENT))


DROP_OTHERS = Statement(_drop(_IN_ONE, not_(_THEM)))
DROP_FROM_CHANNEL = Statement(_drop(_IN_ONE, _THEM).add_cte(_CHANGED.where(_ONE).cte("changed")))
DROP_FROM_TEAM = Statement(_drop(_IN_TEAM, _THEM).add_cte(_CHANGED.where(_OF_TEAM).cte("changed")))
_CAME = func.unnest(_PEOPLE).table_valued(_PERSON_ID, name="came").render_derived()
ARRIVED = Statement(_note(select(TENANT, _CHANNEL, _CAME.c.person_id, true(), _MOMENT)))

_CALLED = (
    func.unnest(_PEOPLE, bindparam("names", type_=ARRAY(Text())))
    .table_valued(_PERSON_ID, column("name", Text()), name="called")
    .render_derived()
)
PUT_NAMES = Statement(
    _put(
        insert(PEOPLE).from_select(
            ["tenant_id", "person_id", "name"], select(TENANT, _CALLED.c.person_id, _CALLED.c.name)
        ),
        ["person_id"],
        ["name"],
    )
)
_LIVING = (
    func.unnest(_PEOPLE, bindparam("addresses", type_=ARRAY(LargeBinary())))
    .table_valued(_PERSON_ID, column("address", LargeBinary()), name="living")
    .render_derived()
)
SET_ADDRESSES = Statement(
    update(PEOPLE)
    .where(PEOPLE.c.tenant_id == TENANT, PEOPLE.c.person_id == _LIVING.c.person_id)
    .where(PEOPLE.c.address.is_distinct_from(_LIVING.c.address))
    .values(address=_LIVING.c.address)
)
PUT_PERSON = Statement(_put(insert(PEOPLE), ["person_id"], ["name", "function", "organisation"]))
_THIS_PERSON = (PEOPLE.c.tenant_id == TENANT, PEOPLE.c.person_id == PERSON)
CALLED = Statement(
    select(PEOPLE.c.teams_user_id, PEOPLE.c.person_id).where(
        PEOPLE.c.tenant_id == TENANT,
        PEOPLE.c.teams_user_id == any_(bindparam("called", type_=ARRAY(Text()))),
    )
)
SET_CHAT = Statement(
    update(PEOPLE)
    .where(*_THIS_PERSON)
    .values(changes(PEOPLE, "conversation_id", "service_url", "teams_user_id", "delivery_state"))
)
SET_LANGUAGE = Statement(update(PEOPLE).where(*_THIS_PERSON).values(changes(PEOPLE, "language")))

PUT_SWEEP = Statement(insert(ROSTER_SWEEPS).on_conflict_do_nothing())
SWEPT = Statement(
    update(ROSTER_SWEEPS)
    .where(ROSTER_SWEEPS.c.tenant_id == TENANT)
    .values(
        swept_at=_MOMENT,
        rosters_read=bindparam("were_read", type_=Integer()),
        rosters_unread=bindparam("were_unread", type_=Integer()),
        untold_arrivals=ROSTER_SWEEPS.c.untold_arrivals + bindparam("arrivals", type_=Integer()),
        untold_departures=ROSTER_SWEEPS.c.untold_departures
        + bindparam("departures", type_=Integer()),
    )
)

_OFFICER = insert(PRIVACY_OFFICERS)
NAME_OFFICER = Statement(
    _OFFICER.on_conflict_do_update(
        index_elements=["tenant_id"],
        set_={name: _OFFICER.excluded[name] for name in ("person_id", "address")},
    )
)
