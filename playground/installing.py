"""Adding the app and taking it away, for people, the team and meetings."""

from playground.directory import Json
from playground.doorway import Doorway
from playground.envelopes import Place, channel_data, envelope, team_data
from playground.membership import ChannelEvent, Membership
from playground.scene import Scene
from playground.state import Conversation, ConversationKind
from playground.world import ChannelType

BOT = ""
"""The key under which the bot itself is added to a roster."""


class Installing:
    """Adds and removes the app, and tells the bot as Teams does."""

    def __init__(self, scene: Scene, doorway: Doorway, membership: Membership) -> None:
        self._scene = scene
        self._doorway = doorway
        self._membership = membership

    async def introduce(self) -> None:
        """Tell the bot where it was installed before the story begins; once in a world's life."""
        state = self._scene.state
        if state.introduced:
            return
        state.introduced = True
        await self._greet_team()
        for room in list(state.conversations.values()):
            if room.kind is ConversationKind.PERSONAL and room.key in state.with_app:
                await self._greet_person(room)
            elif room.kind is ConversationKind.MEETING and room.has_bot:
                await self.greet_chat(room, room.organizer)

    async def install_for(self, key: str) -> None:
        """Install the app for a person; the bot may write to them from now on.

        Raises:
            ValueError: who has no account has no Teams.
        """
        if self._scene.directory.account(key).object_id is None:
            raise ValueError("who has no account has no Teams")
        if key in self._scene.state.with_app:
            return
        self._scene.state.with_app.append(key)
        room = self._scene.state.find(ConversationKind.PERSONAL, key)
        self._scene.tell_roster(room)
        await self._greet_person(room)

    async def remove_for(self, key: str) -> None:
        """Remove the app for a person; the bot hears of it and can no longer write."""
        if key not in self._scene.state.with_app:
            return
        self._scene.state.with_app.remove(key)
        room = self._scene.state.find(ConversationKind.PERSONAL, key)
        self._scene.tell_roster(room)
        await self._installation(room, key, "remove")

    async def install_in_team(self) -> None:
        """Install the app in the team."""
        if not self._scene.state.team_has_app:
            self._scene.state.team_has_app = True
            await self._greet_team()

    async def remove_from_team(self) -> None:
        """Remove the app from the team; the last the bot hears of it."""
        if self._scene.state.team_has_app:
            self._scene.state.team_has_app = False
            await self._installation(
                self._membership.general, self._membership.owner, "remove", self._team_data()
            )

    async def greet_chat(self, room: Conversation, by: str) -> None:
        """Tell the bot that somebody added it to a group chat or a meeting's chat."""
        activity = envelope(self._scene, "conversationUpdate", by, Place(room))
        activity["membersAdded"] = [self._scene.directory.bot()]
        await self._doorway.send(activity)
        await self._installation(room, by, "add")

    async def _greet_person(self, room: Conversation) -> None:
        activity = envelope(self._scene, "conversationUpdate", room.key, Place(room))
        account = self._scene.directory.account(room.key)
        activity["membersAdded"] = [
            {"id": self._scene.directory.bot_id},
            {"id": account.id, "aadObjectId": account.object_id},
        ]
        await self._doorway.send(activity)
        await self._installation(room, room.key, "add")

    async def _greet_team(self) -> None:
        general = self._membership.general
        await self._membership.tell(general, ChannelEvent("teamMemberAdded", added=(BOT,)))
        await self._installation(general, self._membership.owner, "add", self._team_data())
        for room in list(self._scene.state.conversations.values()):
            if room.channel_type is ChannelType.SHARED and room.has_bot and room.exists:
                event = ChannelEvent("channelMemberAdded", added=(BOT,))
                await self._membership.tell(room, event)

    def _team_data(self) -> Json:
        general = self._membership.general
        return {
            "settings": {"selectedChannel": {"id": general.id}},
            "channel": channel_data(general),
            "team": team_data(self._scene),
            "source": {"name": "message"},
            "tenant": {"id": self._scene.directory.tenant_id},
        }

    async def _installation(
        self, room: Conversation, by: str, action: str, data: Json | None = None
    ) -> None:
        activity = envelope(self._scene, "installationUpdate", by, Place(room))
        activity["action"] = action
        if data:
            activity["channelData"] = data
        await self._doorway.send(activity)
