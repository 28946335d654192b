"""Who comes and goes in the team and its channels, and what Teams tells the bot about it."""

from dataclasses import dataclass

from playground.directory import Json
from playground.doorway import Doorway
from playground.envelopes import Place, channel_data, envelope, team_data
from playground.scene import Scene
from playground.state import Conversation, ConversationKind, channel_room
from playground.world import Channel, ChannelType


@dataclass(frozen=True, slots=True)
class ChannelEvent:
    """A ``conversationUpdate`` about a channel or the team, with whom it is about."""

    type: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Membership:
    """Changes rosters and channels; ``by`` is who does it, the team's owner if not said.

    With ``told=False`` the bot is not told: Teams loses an event now and then.
    """

    def __init__(self, scene: Scene, doorway: Doorway) -> None:
        self._scene = scene
        self._doorway = doorway

    @property
    def owner(self) -> str:
        """The owner of the team, who does what nobody else is said to do."""
        return self._scene.world.team.owners[0]

    async def add_to_channel(self, key: str, room: Conversation, *, told: bool = True) -> None:
        """Add somebody to a channel; a standard one has everybody of the team.

        Raises:
            ValueError: the channel is a standard one, or the person has no account.
        """
        self._check_chosen(room)
        self._check_account(key)
        if key in room.members:
            return
        room.members.append(key)
        self._scene.tell_roster(room)
        if told:
            await self.tell(room, ChannelEvent("channelMemberAdded", added=(key,)))

    async def remove_from_channel(self, key: str, room: Conversation, *, told: bool = True) -> None:
        """Take somebody out of a channel.

        Raises:
            ValueError: the channel is a standard one.
        """
        self._check_chosen(room)
        if key not in room.members:
            return
        room.members.remove(key)
        self._scene.tell_roster(room)
        if told:
            await self.tell(room, ChannelEvent("channelMemberRemoved", removed=(key,)))

    async def add_to_team(self, key: str, *, told: bool = True) -> None:
        """Add somebody to the team, and so to its standard channels."""
        self._check_account(key)
        if key in self._scene.state.team_members:
            return
        self._scene.state.team_members.append(key)
        self._scene.tell_roster(self.general)
        if told:
            await self.tell(self.general, ChannelEvent("teamMemberAdded", added=(key,)))

    async def remove_from_team(self, key: str, *, told: bool = True) -> None:
        """Take somebody out of the team, and with it out of all its channels."""
        if key not in self._scene.state.team_members:
            return
        self._scene.state.team_members.remove(key)
        for room in self._channels():
            if key in room.members:
                room.members.remove(key)
            self._scene.tell_roster(room)
        if told:
            await self.tell(self.general, ChannelEvent("teamMemberRemoved", removed=(key,)))

    async def create_channel(self, channel: Channel) -> Conversation:
        """Add a channel to the team and return it."""
        room = channel_room(channel, self._scene.directory)
        self._scene.state.conversations[room.id] = room
        self._scene.tell_roster(room)
        await self.tell(room, ChannelEvent("channelCreated"))
        return room

    async def rename_channel(self, room: Conversation, name: str) -> None:
        """Give a channel another name."""
        room.name = name
        self._scene.tell_roster(room)
        await self.tell(room, ChannelEvent("channelRenamed"))

    async def delete_channel(self, room: Conversation) -> None:
        """Delete a channel; what was said in it can no longer be reached."""
        room.exists = False
        self._scene.tell_roster(room)
        await self.tell(room, ChannelEvent("channelDeleted"))

    async def tell(self, room: Conversation, event: ChannelEvent) -> None:
        """Bring a ``conversationUpdate`` about a channel to the bot."""
        if not self._scene.state.team_has_app:
            return
        activity = envelope(self._scene, "conversationUpdate", self.owner, Place(room))
        activity["channelData"] = {
            "eventType": event.type,
            "channel": channel_data(room),
            "team": team_data(self._scene),
            "tenant": {"id": self._scene.directory.tenant_id},
        }
        if event.added:
            activity["membersAdded"] = [self._who(key) for key in event.added]
        if event.removed:
            activity["membersRemoved"] = [self._who(key) for key in event.removed]
        await self._doorway.send(activity)

    @property
    def general(self) -> Conversation:
        """The team's first channel, whose id is the team's own."""
        return self._scene.state.find(
            ConversationKind.CHANNEL, self._scene.world.team.channels[0].key
        )

    def _channels(self) -> list[Conversation]:
        rooms = self._scene.state.conversations.values()
        return [room for room in rooms if room.kind is ConversationKind.CHANNEL]

    def _who(self, key: str) -> Json:
        """Describe a person, or the bot (an empty key), as these events do: without a name."""
        if not key:
            return {"id": self._scene.directory.bot_id}
        account = self._scene.directory.account(key)
        return {"id": account.id, "aadObjectId": account.object_id}

    def _check_account(self, key: str) -> None:
        if self._scene.directory.account(key).object_id is None:
            raise ValueError("who has no account cannot be added")

    def _check_chosen(self, room: Conversation) -> None:
        if room.channel_type in (None, ChannelType.STANDARD):
            raise ValueError("members are chosen in shared and private channels only")
