"""Installing, removing, joining and leaving: what Teams tells about who is where.

Events only take away or mark stale; what is given is read from Teams anew.
"""

from dataclasses import dataclass

from bot.teams.events import (
    ChannelChanged,
    Event,
    Installed,
    MembersChanged,
    TeamChanged,
    Uninstalled,
)
from bot.teams.identity import Speaking, person_id
from bot.teams.places import Channel, PersonalChat
from bot.teams.roster_sync import RosterReader
from cases.identities import PersonId
from cases.principals import RosterSync
from storage.database import Database
from storage.directory import ChatAddress, DeliveryState

_GONE = frozenset({"archived", "deleted", "hardDeleted"})
_BACK = frozenset({"unarchived", "restored"})


@dataclass(frozen=True, slots=True)
class ComingAndGoing:
    """Keeps what the events of Teams tell."""

    database: Database
    rosters: RosterReader

    async def note(self, event: Event, who: Speaking) -> None:
        """Keep what happened."""
        match event:
            case Installed(place=PersonalChat()):
                await self._chat(who, DeliveryState.OK)
            case Uninstalled(place=PersonalChat()):
                await self._chat(who, DeliveryState.UNINSTALLED)
            case Installed(place=Channel() as place):
                await self._team_arrived(place, who)
            case Uninstalled(place=Channel() as place):
                await self._freeze(place.team_id or place.channel_id, who)
            case MembersChanged(place=Channel() as place):
                await self._members(event, place, who)
            case TeamChanged(place=Channel() as place):
                await self._team(event, place, who)
            case ChannelChanged(place=Channel() as place):
                await self._channel(event, place, who)

    async def _chat(self, who: Speaking, state: DeliveryState) -> None:
        if who.member is not None:
            chat = ChatAddress(who.conversation, who.service_url, who.teams_id, state)
            language = (who.locale or "nl").partition("-")[0].lower()
            await self.rosters.remember_chat(who.tenant, who.member.person, chat, language)

    async def _team_arrived(self, place: Channel, who: Speaking) -> None:
        """Read the team; whoever installed the app there becomes its first coordinator."""
        team = place.team_id or place.channel_id
        await self.rosters.read_team(who.tenant, who.service_url, team)
        async with self.database.work_as(RosterSync(who.tenant)) as work:
            await work.rosters.unfreeze_team(team)
            if who.member is not None:
                await work.rosters.appoint(who.member.person, team)

    async def _freeze(self, team: str, who: Speaking) -> None:
        async with self.database.work_as(RosterSync(who.tenant)) as work:
            await work.rosters.freeze_team(team)

    async def _members(self, event: MembersChanged, place: Channel, who: Speaking) -> None:
        removed = _people(event)
        team = place.team_id or place.channel_id
        touched = [place.channel_id]
        async with self.database.work_as(RosterSync(who.tenant)) as work:
            if event.of == "team":
                await work.rosters.remove_from_team(team, removed)
                touched = list(await work.rosters.channels_of(team))
                for channel in touched:
                    await work.rosters.mark_stale(channel)
            else:
                await work.rosters.remove_from_channel(place.channel_id, removed)
                await work.rosters.mark_stale(place.channel_id)
            if event.bot_removed:
                await work.rosters.freeze_team(team)
        if event.added:
            await self.rosters.refresh(who.tenant, touched, who.service_url)

    async def _team(self, event: TeamChanged, place: Channel, who: Speaking) -> None:
        team = place.team_id or place.channel_id
        if event.what in _GONE:
            await self._freeze(team, who)
            return
        await self.rosters.read_team(who.tenant, who.service_url, team)
        if event.what in _BACK:
            async with self.database.work_as(RosterSync(who.tenant)) as work:
                await work.rosters.unfreeze_team(team)

    async def _channel(self, event: ChannelChanged, place: Channel, who: Speaking) -> None:
        if event.what == "deleted":
            async with self.database.work_as(RosterSync(who.tenant)) as work:
                await work.rosters.freeze_channel(place.channel_id)
            return
        team = place.team_id or place.channel_id
        await self.rosters.read_team(who.tenant, who.service_url, team)
        if event.what == "restored":
            async with self.database.work_as(RosterSync(who.tenant)) as work:
                await work.rosters.unfreeze_channel(place.channel_id)


def _people(event: MembersChanged) -> list[PersonId]:
    found = (person_id(account.object_id) for account in event.removed)
    return [person for person in found if person is not None]
