"""Installing, removing, joining and leaving: what Teams tells about who is where.

Events only take away or mark stale; what is given is read from Teams anew.
"""

from collections.abc import Collection
from dataclasses import dataclass

from bot.teams.events import (
    ChannelChanged,
    Event,
    Installed,
    MeetingEvent,
    MembersChanged,
    TeamChanged,
    Uninstalled,
)
from bot.teams.failures import ConnectorFailure
from bot.teams.identity import Speaking, person_id
from bot.teams.places import Channel, MeetingChat, PersonalChat
from bot.teams.roster_sync import RosterReader
from cases.identities import PersonId
from cases.principals import RosterSync
from storage.database import Database
from storage.directory import ChatAddress, DeliveryState
from storage.errors import DatabaseAway

_GONE = frozenset({"archived", "deleted", "hardDeleted"})
_BACK = frozenset({"unarchived", "restored"})


@dataclass(frozen=True, slots=True)
class ComingAndGoing:
    """Keeps what the events of Teams tell."""

    database: Database
    rosters: RosterReader

    async def note(self, event: Event, who: Speaking) -> None:
        """Keep what happened.

        Raises:
            DatabaseAway: it cannot be kept now; all rosters of the tenant are read again first
                once the database is back, also if Teams never tells it again.
        """
        try:
            if isinstance(event, MeetingEvent):
                await self._meeting(event, who)
            else:
                await self._keep(event, who)
        except DatabaseAway:
            self.rosters.missed.add(who.tenant)
            raise

    async def _keep(self, event: Event, who: Speaking) -> None:
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

    async def _meeting(self, event: MeetingEvent, who: Speaking) -> None:
        match event:
            case MeetingEvent(place=MeetingChat(conversation_id=chat), what="started" | "ended"):
                async with self.database.work_as(RosterSync(who.tenant)) as work:
                    await work.chats.note(chat, started=event.what == "started")

    async def _chat(self, who: Speaking, state: DeliveryState) -> None:
        if who.member is not None:
            chat = ChatAddress(who.conversation, who.service_url, who.teams_id, state)
            language = (who.locale or "nl").partition("-")[0].lower()
            await self.rosters.remember_chat(who.tenant, who.member.person, chat, language)

    async def _team_arrived(self, place: Channel, who: Speaking) -> None:
        """Read the team; whoever installed the app there coordinates it if nobody else does.

        Any member can take the app away and add it again, so adding it may not make somebody
        a coordinator beside those there are.
        """
        team = await self._team_is_back(place, who)
        if who.member is not None:
            async with self.database.work_as(RosterSync(who.tenant)) as work:
                if not await work.rosters.is_led(team):
                    await work.rosters.appoint(who.member.person, team)

    async def _team_is_back(self, place: Channel, who: Speaking) -> str:
        """Read a team's rosters anew, and only then open the cases of the channels it has.

        What cannot be read now is opened as well: nobody gets in before it was read.
        """
        team = place.team_id or place.channel_id
        there = await self._read(team, who)
        async with self.database.work_as(RosterSync(who.tenant)) as work:
            for channel in there or await work.rosters.channels_of(team):
                await work.rosters.unfreeze_channel(channel)
        return team

    async def _read(self, team: str, who: Speaking) -> Collection[str]:
        """Read a team and return its channels, none if Teams does not tell."""
        try:
            return await self.rosters.read_team(who.tenant, who.service_url, team)
        except ConnectorFailure:
            return ()

    async def _channel_is_back(self, place: Channel, who: Speaking) -> None:
        """Read a channel's roster anew, and only then open its cases."""
        await self._read(place.team_id or place.channel_id, who)
        async with self.database.work_as(RosterSync(who.tenant)) as work:
            await work.rosters.unfreeze_channel(place.channel_id)

    async def _freeze(self, team: str, who: Speaking) -> None:
        async with self.database.work_as(RosterSync(who.tenant)) as work:
            await work.rosters.freeze_team(team)

    async def _members(self, event: MembersChanged, place: Channel, who: Speaking) -> None:
        team = place.team_id or place.channel_id
        if event.of == "team":
            touched = await self._team_members(event, team, who)
        else:
            touched = await self._channel_members(event, place.channel_id, who)
        if event.bot_added and event.of == "channel":
            await self._channel_is_back(place, who)
        elif touched:
            await self.rosters.refresh(who.tenant, touched, who.service_url)

    async def _team_members(
        self, event: MembersChanged, team: str, who: Speaking
    ) -> Collection[str]:
        """Take people out of a team; return the channels to read again because of others."""
        async with self.database.work_as(RosterSync(who.tenant)) as work:
            await work.rosters.remove_from_team(team, _people(event))
            channels = await work.rosters.channels_of(team)
            for channel in channels:
                await work.rosters.mark_stale(channel)
            if event.bot_removed:
                await work.rosters.freeze_team(team)
        return channels if event.added else ()

    async def _channel_members(
        self, event: MembersChanged, channel: str, who: Speaking
    ) -> Collection[str]:
        """Take people out of a channel; return it if it is to be read again."""
        gone = _people(event)
        async with self.database.work_as(RosterSync(who.tenant)) as work:
            await work.rosters.remove_from_channel(channel, gone)
            await work.rosters.mark_stale(channel)
            if event.bot_removed:
                await work.rosters.freeze_channel(channel)
        again = event.added or await self.rosters.is_still_in(who.tenant, channel, gone)
        return (channel,) if again else ()

    async def _team(self, event: TeamChanged, place: Channel, who: Speaking) -> None:
        team = place.team_id or place.channel_id
        if event.what in _GONE:
            await self._freeze(team, who)
        elif event.what in _BACK:
            await self._team_is_back(place, who)
        else:
            await self._read(team, who)

    async def _channel(self, event: ChannelChanged, place: Channel, who: Speaking) -> None:
        if event.what == "deleted":
            async with self.database.work_as(RosterSync(who.tenant)) as work:
                await work.rosters.freeze_channel(place.channel_id)
        elif event.what == "restored":
            await self._channel_is_back(place, who)
        else:
            await self._read(place.team_id or place.channel_id, who)


def _people(event: MembersChanged) -> list[PersonId]:
    found = (person_id(account.object_id) for account in event.removed)
    return [person for person in found if person is not None]
