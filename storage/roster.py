"""Teams, channels, their rosters and the directory: written by the roster sync alone."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    DateTime,
    Text,
    Uuid,
    any_,
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
from sqlalchemy.dialects.postgresql.dml import Insert

from cases.identities import PersonId
from cases.model.people import Person
from storage.directory import (
    ChannelKind,
    ChatAddress,
    KnownChannel,
    RosterMember,
    Team,
    TeamChannel,
)
from storage.shelf import PERSON, TENANT, Shelf, changes, new
from storage.tables import CHANNEL_MEMBERS, CHANNELS, COORDINATORS, PEOPLE, TEAMS
from storage.wire import Statement


def _put(statement: Insert, keys: Sequence[str], columns: Sequence[str]) -> Insert:
    """Return an insert that changes the row that is there, but only if it differs."""
    columns_of = statement.table.columns
    return statement.on_conflict_do_update(
        index_elements=["tenant_id", *keys],
        set_={name: statement.excluded[name] for name in columns},
        where=or_(
            *(columns_of[name].is_distinct_from(statement.excluded[name]) for name in columns)
        ),
    )


_CHANNEL = bindparam("channel", type_=Text())
_TEAM = bindparam("team", type_=Text())
_MOMENT = bindparam("moment", type_=DateTime(timezone=True))
_PEOPLE = bindparam("people", type_=ARRAY(Uuid()))

_PUT_TEAM = Statement(_put(insert(TEAMS), ["team_id"], ["name", "school", "code", "state"]))
_PUT_CHANNEL = Statement(_put(insert(CHANNELS), ["channel_id"], ["team_id", "name", "kind"]))
_GIVEN = (
    func.unnest(_PEOPLE, bindparam("owners", type_=ARRAY(Boolean())))
    .table_valued(column("person_id", Uuid()), column("is_owner", Boolean()), name="given")
    .render_derived()
)
_PUT_MEMBERS = Statement(
    _put(
        insert(CHANNEL_MEMBERS).from_select(
            ["tenant_id", "person_id", "channel_id", "is_owner", "seen_at"],
            select(TENANT, _GIVEN.c.person_id, _CHANNEL, _GIVEN.c.is_owner, _MOMENT),
        ),
        ["person_id", "channel_id"],
        ["is_owner", "seen_at"],
    )
)
_PUT_PERSON = Statement(_put(insert(PEOPLE), ["person_id"], ["name", "function", "organisation"]))
_APPOINT = Statement(insert(COORDINATORS).on_conflict_do_nothing())
_DISMISS = Statement(
    delete(COORDINATORS).where(
        COORDINATORS.c.tenant_id == TENANT,
        COORDINATORS.c.person_id == PERSON,
        COORDINATORS.c.team_id == _TEAM,
    )
)

_OURS = CHANNELS.c.tenant_id == TENANT
_ONE = CHANNELS.c.channel_id == _CHANNEL
_OF_TEAM = CHANNELS.c.team_id == _TEAM
_CHANNELS = select(CHANNELS).where(_OURS).order_by(CHANNELS.c.channel_id)
_KNOWN = Statement(_CHANNELS.where(_ONE))
_TEAMS_CHANNELS = Statement(_CHANNELS.where(_OF_TEAM))
_LOCKED = Statement(_CHANNELS.where(_ONE).with_for_update())

_CHANGING = update(CHANNELS).where(_OURS)
_SYNCED = Statement(_CHANGING.where(_ONE).values(synced_at=_MOMENT))
_STALE = Statement(_CHANGING.where(_ONE).values(synced_at=null(), changed_at=_MOMENT))
_CHANGED = _CHANGING.values(changed_at=_MOMENT)
_FREEZING = _CHANGING.values(
    frozen_at=func.coalesce(CHANNELS.c.frozen_at, _MOMENT), changed_at=_MOMENT
)
_UNFREEZING = _CHANGING.values(frozen_at=null(), synced_at=null())
_FREEZE_CHANNEL = Statement(_FREEZING.where(_ONE))
_FREEZE_TEAM = Statement(_FREEZING.where(_OF_TEAM))
_UNFREEZE_CHANNEL = Statement(_UNFREEZING.where(_ONE))
_UNFREEZE_TEAM = Statement(_UNFREEZING.where(_OF_TEAM))

_MEMBERS = delete(CHANNEL_MEMBERS).where(CHANNEL_MEMBERS.c.tenant_id == TENANT)
_IN_ONE = CHANNEL_MEMBERS.c.channel_id == _CHANNEL
_IN_TEAM = CHANNEL_MEMBERS.c.channel_id.in_(select(CHANNELS.c.channel_id).where(_OURS, _OF_TEAM))
_THEM = CHANNEL_MEMBERS.c.person_id == any_(_PEOPLE)
_DROP_OTHERS = Statement(_MEMBERS.where(_IN_ONE, not_(_THEM)))
_DROP_FROM_CHANNEL = Statement(
    _MEMBERS.where(_IN_ONE, _THEM).add_cte(_CHANGED.where(_ONE).cte("changed"))
)
_DROP_FROM_TEAM = Statement(
    _MEMBERS.where(_IN_TEAM, _THEM).add_cte(_CHANGED.where(_OF_TEAM).cte("changed"))
)

_THIS_PERSON = (PEOPLE.c.tenant_id == TENANT, PEOPLE.c.person_id == PERSON)
_SET_CHAT = Statement(
    update(PEOPLE)
    .where(*_THIS_PERSON)
    .values(changes(PEOPLE, "conversation_id", "service_url", "teams_user_id", "delivery_state"))
)
_SET_LANGUAGE = Statement(update(PEOPLE).where(*_THIS_PERSON).values(changes(PEOPLE, "language")))
_COORDINATES = Statement(select(func.aantafel.coordinates(_TEAM)))


class Rosters(Shelf):
    """Writes who is where; events only take away or mark stale, readings replace."""

    async def remember_team(self, team: Team) -> None:
        """Keep a team, in place of what was known of it."""
        await self._add(
            _PUT_TEAM,
            team_id=team.id,
            name=team.name,
            school=team.school,
            code=team.code,
            state=team.state.value,
        )

    async def remember_channel(self, channel: TeamChannel) -> None:
        """Keep a channel; its roster is not known until it is read."""
        await self._add(
            _PUT_CHANNEL,
            channel_id=channel.id,
            team_id=channel.team,
            name=channel.name,
            kind=channel.kind.value,
        )

    async def channel(self, channel: str) -> KnownChannel | None:
        """Return a channel and the state of its roster, None when it is not known."""
        row = await self._row(_KNOWN, channel=channel)
        if row is None:
            return None
        known = TeamChannel(row.channel_id, row.team_id, row.name, ChannelKind(row.kind))
        return KnownChannel(known, row.synced_at, row.frozen_at)

    async def channels_of(self, team: str) -> Sequence[str]:
        """Return the ids of a team's channels."""
        rows = await self._rows(_TEAMS_CHANNELS, team=team)
        return [row.channel_id for row in rows]

    async def replace_roster(
        self, channel: str, members: Collection[RosterMember], synced_at: datetime
    ) -> bool:
        """Put a roster that was read in place of the one that was there.

        Args:
            channel: the channel, known already.
            members: everybody on the roster, all pages of it.
            synced_at: the moment the reading *began*.

        Returns:
            False when the roster was not taken, because somebody was removed (or all was
            marked stale) after the reading began: it may hold who has left. Read it again.
        """
        row = await self._row(_LOCKED, channel=channel)
        if row is None or (row.changed_at is not None and row.changed_at >= synced_at):
            return False
        if row.synced_at is not None and row.synced_at > synced_at:
            return True  # a newer reading was faster
        people: list[UUID] = [member.person for member in members]
        await self._changed(_DROP_OTHERS, channel=channel, people=people)
        owners = {member.person: member.is_owner for member in members}
        await self._changed(
            _PUT_MEMBERS,
            people=list(owners),
            owners=list(owners.values()),
            channel=channel,
            moment=synced_at,
        )
        await self._changed(_SYNCED, channel=channel, moment=synced_at)
        return True

    async def remove_from_channel(self, channel: str, people: Collection[PersonId]) -> None:
        """Take people off a channel's roster at once."""
        gone, now = list(people), self._scope.clock()
        await self._changed(_DROP_FROM_CHANNEL, channel=channel, people=gone, moment=now)

    async def remove_from_team(self, team: str, people: Collection[PersonId]) -> None:
        """Take people off the rosters of all of a team's channels at once."""
        gone, now = list(people), self._scope.clock()
        await self._changed(_DROP_FROM_TEAM, team=team, people=gone, moment=now)

    async def mark_stale(self, channel: str) -> None:
        """Let nobody rely on a channel's roster before it is read again."""
        await self._changed(_STALE, channel=channel, moment=self._scope.clock())

    async def freeze_channel(self, channel: str) -> None:
        """Close the cases of a channel that was deleted, or that the bot lost sight of."""
        await self._changed(_FREEZE_CHANNEL, channel=channel, moment=self._scope.clock())

    async def freeze_team(self, team: str) -> None:
        """Close the cases of all channels of a team that the app was removed from."""
        await self._changed(_FREEZE_TEAM, team=team, moment=self._scope.clock())

    async def unfreeze_channel(self, channel: str) -> None:
        """Open a channel's cases again, once its roster is read again."""
        await self._changed(_UNFREEZE_CHANNEL, channel=channel)

    async def unfreeze_team(self, team: str) -> None:
        """Open the cases of all of a team's channels again, once their rosters are read."""
        await self._changed(_UNFREEZE_TEAM, team=team)

    async def remember_person(self, person: Person) -> None:
        """Keep somebody's name, function and organisation."""
        await self._add(
            _PUT_PERSON,
            person_id=person.id,
            name=person.name,
            function=person.function,
            organisation=person.organisation,
        )

    async def remember_chat(self, person: PersonId, chat: ChatAddress) -> bool:
        """Keep where somebody's own chat is; False when the person is not known."""
        row = {
            "conversation_id": chat.conversation,
            "service_url": chat.service_url,
            "teams_user_id": chat.teams_user_id,
            "delivery_state": chat.state.value,
        }
        return bool(await self._changed(_SET_CHAT, person=person, **new(row)))

    async def remember_language(self, person: PersonId, language: str) -> bool:
        """Keep the language somebody chose; False when the person is not known."""
        changed = new({"language": language})
        return bool(await self._changed(_SET_LANGUAGE, person=person, **changed))

    async def appoint(self, person: PersonId, team: str) -> None:
        """Make somebody a coordinator of a team."""
        moment = self._scope.clock()
        await self._add(_APPOINT, person_id=person, team_id=team, appointed_at=moment)

    async def dismiss(self, person: PersonId, team: str) -> None:
        """End somebody's appointment; owners of the team stay coordinators."""
        await self._changed(_DISMISS, person=person, team=team)

    async def coordinates(self, team: str) -> bool:
        """Say whether this member coordinates the team."""
        return bool(await self._value(_COORDINATES, team=team))
