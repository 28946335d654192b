"""Reading who is where from Teams: the only writer of rosters and of the directory."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.teams.connector import Address
from bot.teams.failures import ConnectorFailure
from bot.teams.graph.directory import Described
from bot.teams.identity import person_id
from bot.teams.members import ListedChannel, ListedTeam, TeamsMember
from bot.teams.roster_sources import RosterSources
from bot.teams.team_names import code_of, school_of
from cases.desk import Clock
from cases.identities import PersonId, TenantId
from cases.model.breaches import Officer
from cases.model.people import Person
from cases.principals import Courier, RosterSync
from storage.database import Database
from storage.directory import (
    ChannelKind,
    ChatAddress,
    KnownChannel,
    RosterChange,
    RosterMember,
    SweepResult,
    Team,
    TeamChannel,
)

GENERAL = "Algemeen"
MOST_READINGS = 2  # once more for who came or left while the first was under way
_OWNER = "owner"
_GUEST = "guest"
_KINDS = {"shared": ChannelKind.SHARED, "private": ChannelKind.PRIVATE}


@dataclass(frozen=True, slots=True)
class RosterReader:
    """Reads rosters from who may be believed, and keeps them as the roster sync.

    ``service_url`` is where Teams is asked when no activity has just said where. ``named`` are
    the object ids and mail addresses of those whom the settings make coordinators, in small
    letters. ``missed`` are
    the tenants of which an event was lost while the database was away, ``languages`` what was
    kept of each person.
    """

    database: Database
    sources: RosterSources
    clock: Clock
    service_url: str
    named: frozenset[str] = frozenset()
    missed: set[TenantId] = field(default_factory=set)
    languages: dict[tuple[TenantId, PersonId], str] = field(default_factory=dict)

    async def catch_up(self) -> None:
        """Let nobody rely on a roster that was read before an event was lost.

        Raises:
            DatabaseAway: it is still away, and so nobody relies on anything.
        """
        for tenant in tuple(self.missed):
            async with self.database.work_as(RosterSync(tenant)) as work:
                await work.rosters.mark_all_stale()
            self.missed.discard(tenant)

    async def name_officer(self, tenant: TenantId, officer: Officer) -> None:
        """Keep whom data breaches in a tenant are told, as the settings name them."""
        async with self.database.work_as(RosterSync(tenant)) as work:
            await work.rosters.name_officer(officer.person, officer.address)

    async def refresh_known(self, tenant: TenantId, channels: Collection[str]) -> bool:
        """Read the rosters of these channels anew, outside a turn; False if any was not read."""
        return await self.refresh(tenant, channels, self.service_url)

    async def refresh(self, tenant: TenantId, channels: Collection[str], service_url: str) -> bool:
        """Read the rosters of these channels anew; False if any could not be read."""
        read = [await self._refresh_one(tenant, channel, service_url) for channel in channels]
        return None not in read

    async def remember_chat(
        self, tenant: TenantId, person: PersonId, chat: ChatAddress, language: str
    ) -> None:
        """Keep where somebody's own chat with the bot is, and in which language they use it.

        Events tell no names, so the chat's own members are asked for.
        """
        members = await self._members_of(chat)
        async with self.database.work_as(RosterSync(tenant)) as work:
            await work.rosters.remember_names(_names(members))
            await work.rosters.remember_chat(person, chat)
            await work.rosters.remember_language(person, language)

    async def hear_language(self, tenant: TenantId, person: PersonId, language: str) -> None:
        """Keep the language somebody uses now, for what the bot says by itself.

        Events about the app do not always tell it. It is kept once, and when it changes.
        """
        if self.languages.get((tenant, person)) == language:
            return
        async with self.database.work_as(RosterSync(tenant)) as work:
            await work.rosters.remember_language(person, language)
        self.languages[(tenant, person)] = language

    async def people_called(
        self, tenant: TenantId, teams_ids: Collection[str]
    ) -> Mapping[str, PersonId]:
        """Return who of these were met in their own chat, by the ids that Teams calls them by."""
        async with self.database.work_as(RosterSync(tenant)) as work:
            return await work.rosters.people_called(teams_ids)

    async def _members_of(self, chat: ChatAddress) -> tuple[TeamsMember, ...]:
        if chat.conversation is None or chat.service_url is None:
            return ()
        try:
            return await self.sources.connector.members(
                Address(chat.service_url, chat.conversation)
            )
        except ConnectorFailure:
            return ()

    async def read_team(self, tenant: TenantId, service_url: str, team: str) -> Collection[str]:
        """Read a team's channels, and the roster of each; return the channels there are.

        Raises:
            ConnectorFailure: Teams does not tell.
        """
        listed = await self.sources.connector.team(service_url, team)
        async with self.database.work_as(RosterSync(tenant)) as work:
            await work.rosters.remember_team(_team(team, listed))
            for channel in listed.channels:
                await work.rosters.remember_channel(self._kept(channel, team))
        channels = [channel.id for channel in listed.channels]
        await self.refresh(tenant, channels, service_url)
        return channels

    async def meet(self, tenant: TenantId, service_url: str, team: str, channel: str) -> None:
        """See to it that a channel in which somebody speaks to the bot is known.

        Teams lists no private channels to a bot, so one that is not in its team's list is
        one of those.
        """
        async with self.database.work_as(RosterSync(tenant)) as work:
            if await work.rosters.channel(channel) is not None:
                return
        try:
            listed = await self.read_team(tenant, service_url, team)
        except ConnectorFailure:
            return
        if channel not in listed:
            hidden = self._kept(ListedChannel(channel, "", ChannelKind.PRIVATE), team)
            async with self.database.work_as(RosterSync(tenant)) as work:
                await work.rosters.remember_channel(hidden)

    async def is_still_in(self, tenant: TenantId, channel: str, people: Iterable[PersonId]) -> bool:
        """Say whether any of those whom an event took out of a channel is in it yet."""
        async with self.database.work_as(RosterSync(tenant)) as work:
            known = await work.rosters.channel(channel)
        if known is None:
            return False
        for person in people:
            if await self.sources.is_still_in(known, tenant, person):
                return True
        return False

    async def claim_sweeps(self, last: datetime) -> Sequence[TenantId]:
        """Take the tenants whose turn it is to be swept, so that no other replica does."""
        async with self.database.work_as(Courier()) as work:
            return await work.watching.claim_sweeps(self.clock(), last)

    async def sweep(self, tenant: TenantId) -> SweepResult:
        """Read all rosters of a tenant, and count the changes that no event had told."""
        async with self.database.work_as(RosterSync(tenant)) as work:
            known = await work.rosters.open_channels()
        changes = [
            await self._refresh_one(tenant, one.channel.id, self.service_url)
            for one in known
            if await self._may_be_read(tenant, one)
        ]
        untold = [change for change in changes if change and change.was_trusted]
        swept = SweepResult(
            read=len([change for change in changes if change]),
            unread=len([change for change in changes if change is None]),
            arrivals=sum(len(change.arrived) for change in untold),
            departures=sum(len(change.left) for change in untold),
        )
        async with self.database.work_as(RosterSync(tenant)) as work:
            await work.rosters.keep_sweep(swept)
        return swept

    async def _may_be_read(self, tenant: TenantId, known: KnownChannel) -> bool:
        """Say whether a case can live in a channel, after a change of settings too."""
        why = self.sources.refusal(known.channel.kind)
        if why != known.channel.refused:
            async with self.database.work_as(RosterSync(tenant)) as work:
                await work.rosters.refuse(known.channel.id, why)
        return why is None

    async def _refresh_one(
        self, tenant: TenantId, channel: str, service_url: str
    ) -> RosterChange | None:
        async with self.database.work_as(RosterSync(tenant)) as work:
            known = await work.rosters.channel(channel)
            before = await work.rosters.members_of(channel)
        if known is None:
            return None
        for _ in range(MOST_READINGS):
            began = self.clock()
            try:
                members = await self.sources.members(known, service_url)
            except ConnectorFailure:
                return None
            taken = await self._take(tenant, channel, members, before, began)
            if taken is not None:
                return taken
        return None

    async def _take(
        self,
        tenant: TenantId,
        channel: str,
        members: Sequence[TeamsMember],
        before: frozenset[PersonId],
        began: datetime,
    ) -> RosterChange | None:
        names = _names(members)
        described = await self.sources.describe(names.keys() - before)
        async with self.database.work_as(RosterSync(tenant)) as work:
            await work.rosters.remember_names(names)
            await work.rosters.remember_addresses(_addresses(members))
            for one in _people(described, names):
                await work.rosters.remember_person(one)
            named = frozenset(self._named(members, tenant))
            await work.rosters.keep_named(channel, named, names.keys() - named)
            return await work.rosters.replace_roster(channel, list(_on_roster(members)), began)

    def _named(self, members: Iterable[TeamsMember], tenant: TenantId) -> Iterator[PersonId]:
        """Return whom the settings name; by their address only people of the tenant itself."""
        for member in members:
            person = person_id(member.object_id)
            if person is None:
                continue
            is_own = member.tenant_id == str(tenant) and member.role != _GUEST
            by_address = is_own and (member.email or "").casefold() in self.named
            if str(person) in self.named or by_address:
                yield person

    def _kept(self, channel: ListedChannel, team: str) -> TeamChannel:
        kind = _KINDS.get(channel.kind.lower(), ChannelKind.STANDARD)
        refused = self.sources.refusal(kind)
        return TeamChannel(channel.id, team, channel.name or GENERAL, kind, refused)


def _names(members: Iterable[TeamsMember]) -> dict[PersonId, str]:
    named = ((person_id(member.object_id), member.name) for member in members)
    return {person: name for person, name in named if person is not None}


def _addresses(members: Iterable[TeamsMember]) -> dict[PersonId, str]:
    written = ((person_id(member.object_id), member.email) for member in members)
    return {person: address for person, address in written if person and address}


def _people(described: Iterable[Described], names: dict[PersonId, str]) -> Iterable[Person]:
    for one in described:
        person = person_id(one.object_id)
        if person in names:
            yield Person(person, names[person], one.function, one.organisation)


def _on_roster(members: Iterable[TeamsMember]) -> Iterable[RosterMember]:
    for member in members:
        person: PersonId | None = person_id(member.object_id)
        if person is not None:
            yield RosterMember(person, is_owner=member.role == _OWNER)


def _team(team: str, listed: ListedTeam) -> Team:
    name = listed.name
    return Team(team, name, school_of(name), code_of(name), group=listed.group)
