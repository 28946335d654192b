"""Who is in a conversation, as the connector tells the bot."""

from playground.bot_side import BotSide
from playground.directory import Json
from playground.envelopes import channel_data, team_data
from playground.refusals import bad_syntax, conversation_not_found, member_not_found
from playground.scene import Scene
from playground.state import Conversation, ConversationKind

LARGEST_PAGE = 500
"""Members on one page of a roster, at most; Teams gives no more whatever is asked."""


class Rosters:
    """Answers questions about members, of one conversation at a time.

    ``largest_page`` is what a page holds at most; a test sets it to 1 to see pages turned.
    """

    def __init__(self, scene: Scene, bot_side: BotSide) -> None:
        self._scene = scene
        self._bot_side = bot_side
        self.largest_page = LARGEST_PAGE

    def page(self, conversation_id: str, size: int, token: str) -> Json:
        """Return one page of a conversation's own members.

        ``continuationToken`` in the answer asks for the next page; the last has none.
        """
        room = self._bot_side.enter(conversation_id)
        members = self._scene.state.members_of(room)
        start = _start(token)
        end = start + max(1, min(size, self.largest_page))
        answer: Json = {"members": [self._describe(key, room) for key in members[start:end]]}
        if end < len(members):
            answer["continuationToken"] = f"from:{end}"
        return answer

    def member(self, conversation_id: str, account_id: str) -> Json:
        """Return one member, found by ``29:`` id or Entra object id."""
        room = self._bot_side.enter(conversation_id)
        key = self._scene.directory.key_of(account_id)
        if key is None or key not in self._scene.state.members_of(room):
            raise member_not_found()
        return self._describe(key, room)

    def team(self, team_id: str) -> Json:
        """Return the team's name and Entra group."""
        self._check_team(team_id)
        return {**team_data(self._scene), "memberCount": len(self._scene.state.team_members)}

    def channels(self, team_id: str) -> Json:
        """Return the team's channels; Teams tells General by having the team's id."""
        self._check_team(team_id)
        rooms = self._scene.state.conversations.values()
        described = [
            channel_data(r) for r in rooms if r.kind is ConversationKind.CHANNEL and r.exists
        ]
        described[0].pop("name")
        return {"conversations": list(described)}

    def _check_team(self, team_id: str) -> None:
        if team_id != team_data(self._scene)["id"]:
            raise conversation_not_found()
        self._bot_side.enter(team_id)

    def _describe(self, key: str, room: Conversation) -> Json:
        described = self._scene.directory.member(key)
        if room.kind is ConversationKind.CHANNEL or described["userRole"] == "anonymous":
            return described
        return {**described, "userRole": "user"}


def _start(token: str) -> int:
    if not token:
        return 0
    if not token.removeprefix("from:").isdecimal():
        raise bad_syntax("Invalid continuation token")
    return int(token.removeprefix("from:"))
