"""Teams, channels, their rosters and the directory: written by the roster sync alone."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from cases.identities import PersonId
from cases.model.people import Person
from storage import roster_statements as statements
from storage.address_hash import address_hash
from storage.directory import (
    ChannelKind,
    ChatAddress,
    KnownChannel,
    Refusal,
    RosterChange,
    RosterMember,
    SweepResult,
    Team,
    TeamChannel,
)
from storage.shelf import Shelf, new
from storage.wire import Row


class Rosters(Shelf):
    """Writes who is where; events only take away or mark stale, readings replace."""

    async def remember_team(self, team: Team) -> None:
        """Keep a team, in place of what was known of it."""
        await self._add(
            statements.PUT_TEAM,
            team_id=team.id,
            name=team.name,
            school=team.school,
            code=team.code,
            state=team.state.value,
            group_id=team.group,
        )
        await self._add(statements.PUT_SWEEP)

    async def remember_channel(self, channel: TeamChannel) -> None:
        """Keep a channel; its roster is not known until it is read."""
        await self._add(
            statements.PUT_CHANNEL,
            channel_id=channel.id,
            team_id=channel.team,
            name=channel.name,
            kind=channel.kind.value,
            refused=channel.refused and channel.refused.value,
        )

    async def channel(self, channel: str) -> KnownChannel | None:
        """Return a channel and the state of its roster, None when it is not known."""
        row = await self._row(statements.KNOWN, channel=channel)
        return _known(row) if row else None

    async def open_channels(self) -> Sequence[KnownChannel]:
        """Return all channels that are not frozen."""
        return [_known(row) for row in await self._rows(statements.OPEN)]

    async def members_of(self, channel: str) -> frozenset[PersonId]:
        """Return who is on a channel's roster as it is stored."""
        rows = await self._rows(statements.MEMBERS, channel=channel)
        return frozenset(PersonId(row.person_id) for row in rows)

    async def channels_of(self, team: str) -> Sequence[str]:
        """Return the ids of a team's channels."""
        rows = await self._rows(statements.TEAMS_CHANNELS, team=team)
        return [row.channel_id for row in rows]

    async def replace_roster(
        self, channel: str, members: Collection[RosterMember], synced_at: datetime
    ) -> RosterChange | None:
        """Put a roster that was read in place of the one that was there.

        Args:
            channel: the channel, known already.
            members: everybody on the roster, all pages of it.
            synced_at: the moment the reading *began*.

        Returns:
            What changed; None when the roster was not taken, because somebody was removed (or
            all was marked stale) after the reading began: it may hold who has left. Read it
            again.
        """
        row = await self._row(statements.LOCKED, channel=channel)
        if row is None or (row.changed_at is not None and row.changed_at >= synced_at):
            return None
        if row.synced_at is not None and row.synced_at > synced_at:
            return RosterChange()  # a newer reading was faster
        before = {
            PersonId(one.person_id): one.is_owner
            for one in await self._rows(statements.MEMBERS, channel=channel)
        }
        now = {member.person: member.is_owner for member in members}
        if now != before:
            await self._put_roster(channel, now, synced_at)
        arrived = frozenset(now.keys() - before.keys()) if before else frozenset()
        if arrived:
            came: list[UUID] = sorted(arrived)
            await self._changed(statements.ARRIVED, channel=channel, people=came, moment=synced_at)
        await self._changed(statements.SYNCED, channel=channel, moment=synced_at)
        left = frozenset(before.keys() - now.keys())
        return RosterChange(arrived, left, was_trusted=row.synced_at is not None)

    async def _put_roster(
        self, channel: str, members: Mapping[PersonId, bool], moment: datetime
    ) -> None:
        people: list[UUID] = list(members)
        await self._changed(statements.DROP_OTHERS, channel=channel, people=people, moment=moment)
        await self._changed(
            statements.PUT_MEMBERS,
            people=people,
            owners=list(members.values()),
            channel=channel,
            moment=moment,
        )

    async def remove_from_channel(self, channel: str, people: Collection[PersonId]) -> None:
        """Take people off a channel's roster at once."""
        gone, now = list(people), self._scope.clock()
        await self._changed(statements.DROP_FROM_CHANNEL, channel=channel, people=gone, moment=now)

    async def remove_from_team(self, team: str, people: Collection[PersonId]) -> None:
        """Take people off the rosters of all of a team's channels at once."""
        gone, now = list(people), self._scope.clock()
        await self._changed(statements.DROP_FROM_TEAM, team=team, people=gone, moment=now)

    async def mark_stale(self, channel: str) -> None:
        """Let nobody rely on a channel's roster before it is read again."""
        await self._changed(statements.STALE, channel=channel, moment=self._scope.clock())

    async def mark_all_stale(self) -> None:
        """Let nobody rely on any roster of the tenant before it is read again."""
        await self._changed(statements.ALL_STALE, moment=self._scope.clock())

    async def freeze_channel(self, channel: str) -> None:
        """Close the cases of a channel that was deleted, or that the bot lost sight of."""
        await self._changed(statements.FREEZE_CHANNEL, channel=channel, moment=self._scope.clock())

    async def freeze_team(self, team: str) -> None:
        """Close the cases of all channels of a team that the app was removed from."""
        await self._changed(statements.FREEZE_TEAM, team=team, moment=self._scope.clock())

    async def unfreeze_channel(self, channel: str) -> None:
        """Open a channel's cases again; a roster read before it was frozen is to be read anew."""
        await self._changed(statements.UNFREEZE, channel=channel)

    async def refuse(self, channel: str, why: Refusal | None) -> None:
        """Keep that no case can live in a channel, or that one can again."""
        await self._changed(statements.REFUSE, channel=channel, why=why and why.value)

    async def remember_names(self, names: Mapping[PersonId, str]) -> None:
        """Keep what people are called, and leave the rest of what is known of them."""
        people: list[UUID] = sorted(names)
        called = [names[PersonId(person)] for person in people]
        await self._changed(statements.PUT_NAMES, people=people, names=called)

    async def remember_addresses(self, addresses: Mapping[PersonId, str]) -> None:
        """Keep the hashes of people's mail addresses, for ``PeopleStore.account_at``."""
        people: list[UUID] = sorted(addresses)
        hashed = [
            address_hash(self._scope.tenant, addresses[PersonId(person)]) for person in people
        ]
        await self._changed(statements.SET_ADDRESSES, people=people, addresses=hashed)

    async def remember_person(self, person: Person) -> None:
        """Keep somebody's name, function and organisation."""
        await self._add(
            statements.PUT_PERSON,
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
        return bool(await self._changed(statements.SET_CHAT, person=person, **new(row)))

    async def people_called(self, teams_user_ids: Collection[str]) -> Mapping[str, PersonId]:
        """Return who are known by these ids of Teams (``29:…``); the others are left out."""
        rows = await self._rows(statements.CALLED, called=list(teams_user_ids))
        return {row.teams_user_id: PersonId(row.person_id) for row in rows}

    async def remember_language(self, person: PersonId, language: str) -> bool:
        """Keep the language somebody chose; False when the person is not known."""
        changed = new({"language": language})
        return bool(await self._changed(statements.SET_LANGUAGE, person=person, **changed))

    async def name_officer(self, person: PersonId | None, address: str | None) -> None:
        """Keep whom data breaches are told: by an object id, an address, or both."""
        await self._add(statements.NAME_OFFICER, person_id=person, address=address)

    async def appoint(self, person: PersonId, team: str) -> None:
        """Make somebody a coordinator of a team."""
        moment = self._scope.clock()
        await self._add(statements.APPOINT, person_id=person, team_id=team, appointed_at=moment)

    async def keep_named(
        self, channel: str, named: Collection[PersonId], others: Collection[PersonId]
    ) -> None:
        """Make those whom the settings name coordinators of a channel's team, others no longer.

        Appointments that were made otherwise stay as they are.
        """
        people: list[UUID] = sorted(named)
        rest: list[UUID] = sorted(others)
        moment = self._scope.clock()
        await self._changed(statements.NAME, channel=channel, people=people, moment=moment)
        await self._changed(statements.UNNAME, channel=channel, people=rest)

    async def is_led(self, team: str) -> bool:
        """Say whether somebody who is in the team by its rosters coordinates it."""
        return bool(await self._value(statements.SOMEBODY_LEADS, team=team))

    async def coordinates(self, team: str) -> bool:
        """Say whether this member coordinates the team."""
        return bool(await self._value(statements.COORDINATES, team=team))

    async def keep_sweep(self, swept: SweepResult) -> None:
        """Keep what came of reading all rosters of this tenant through."""
        await self._changed(
            statements.SWEPT,
            moment=self._scope.clock(),
            were_read=swept.read,
            were_unread=swept.unread,
            arrivals=swept.arrivals,
            departures=swept.departures,
        )


def _known(row: Row) -> KnownChannel:
    channel = TeamChannel(
        row.channel_id,
        row.team_id,
        row.name,
        ChannelKind(row.kind),
        row.refused and Refusal(row.refused),
    )
    return KnownChannel(channel, row.synced_at, row.frozen_at, row.group_id)
