"""Reading who is where from Teams: the only writer of rosters and of the directory."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.teams.connector import Address, Connector
from bot.teams.failures import ConnectorFailure
from bot.teams.identity import person_id
from bot.teams.members import ListedChannel, TeamsMember
from cases.desk import Clock
from cases.identities import PersonId, TenantId
from cases.model.people import Person
from cases.principals import RosterSync
from storage.database import Database, Work
from storage.directory import ChannelKind, ChatAddress, RosterMember, Team, TeamChannel

GENERAL = "Algemeen"
_OWNER = "owner"
_KINDS = {"shared": ChannelKind.SHARED, "private": ChannelKind.PRIVATE}
_SMALL_WORDS = frozenset({"de", "het", "een", "van", "der", "den", "en", "voor", "obs", "cbs"})
_TEAM_WORDS = frozenset({"team", "ondersteuningsteam", "zorgteam"})
_LETTERS = 2


@dataclass(frozen=True, slots=True)
class RosterReader:
    """Reads rosters through the connector and keeps them as the roster sync.

    ``service_url`` is where Teams is asked when no activity has just said where.
    """

    database: Database
    connector: Connector
    clock: Clock
    service_url: str

    async def refresh_known(self, tenant: TenantId, channels: Collection[str]) -> bool:
        """Read the rosters of these channels anew, outside a turn; False if any was not read."""
        return await self.refresh(tenant, channels, self.service_url)

    async def refresh(self, tenant: TenantId, channels: Collection[str], service_url: str) -> bool:
        """Read the rosters of these channels anew; False if any could not be read."""
        read = [await self._refresh_one(tenant, channel, service_url) for channel in channels]
        return all(read)

    async def remember_chat(
        self, tenant: TenantId, person: PersonId, chat: ChatAddress, language: str
    ) -> None:
        """Keep where somebody's own chat with the bot is, and in which language they use it.

        Events tell no names, so the chat's own members are asked for.
        """
        members = await self._members_of(chat)
        async with self.database.work_as(RosterSync(tenant)) as work:
            await _remember_people(work, members)
            await work.rosters.remember_chat(person, chat)
            await work.rosters.remember_language(person, language)

    async def _members_of(self, chat: ChatAddress) -> tuple[TeamsMember, ...]:
        if chat.conversation is None or chat.service_url is None:
            return ()
        try:
            return await self.connector.members(Address(chat.service_url, chat.conversation))
        except ConnectorFailure:
            return ()

    async def read_team(self, tenant: TenantId, service_url: str, team: str) -> None:
        """Read a team's channels, and the roster of each.

        Raises:
            ConnectorFailure: Teams does not tell.
        """
        name, channels = await self.connector.team(service_url, team)
        async with self.database.work_as(RosterSync(tenant)) as work:
            await work.rosters.remember_team(Team(team, name, school_of(name), code_of(name)))
            for channel in channels:
                await work.rosters.remember_channel(_kept(channel, team))
        await self.refresh(tenant, [channel.id for channel in channels], service_url)

    async def _refresh_one(self, tenant: TenantId, channel: str, service_url: str) -> bool:
        began = self.clock()
        try:
            members = await self.connector.members(Address(service_url, channel))
        except ConnectorFailure:
            return False
        async with self.database.work_as(RosterSync(tenant)) as work:
            await _remember_people(work, members)
            await work.rosters.replace_roster(channel, list(_on_roster(members)), began)
        return True


async def _remember_people(work: Work, members: Iterable[TeamsMember]) -> None:
    for member in members:
        person = person_id(member.object_id)
        if person is not None:
            await work.rosters.remember_person(Person(person, member.name))


def _on_roster(members: Iterable[TeamsMember]) -> Iterable[RosterMember]:
    for member in members:
        person: PersonId | None = person_id(member.object_id)
        if person is not None:
            yield RosterMember(person, is_owner=member.role == _OWNER)


def _kept(channel: ListedChannel, team: str) -> TeamChannel:
    kind = _KINDS.get(channel.kind.lower(), ChannelKind.STANDARD)
    return TeamChannel(channel.id, team, channel.name or GENERAL, kind)


def school_of(team_name: str) -> str:
    """Return the school's name as the team's name holds it, without the word for the team."""
    return re.sub(r"(?i)^\s*(?:ondersteunings|zorg)?team\s+", "", team_name).strip() or team_name


def code_of(team_name: str) -> str:
    """Return the letters that begin the labels of a team's cases: "De Wilgenroos" gives WR.

    They come from the school's name and say nothing about a child. A name of one word gives
    its first letter and the one before its last vowels: "Veldkant" gives VK.
    """
    unsaid = _SMALL_WORDS | _TEAM_WORDS
    words = [w for w in re.findall(r"[A-Za-zÀ-ÿ]+", team_name) if w.casefold() not in unsaid]
    if len(words) >= _LETTERS:
        return "".join(word[0] for word in words[:3]).upper()
    word: str = (words or ["Casus"])[0]
    last = re.search(r"[^aeiouy](?=[aeiouy]+[^aeiouy]*$)", word, re.IGNORECASE)
    return (word[0] + (last.group() if last else "X")).upper()
