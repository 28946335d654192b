"""Ids that look like those of Teams, and stay the same for a world however often it starts."""

import base64
import hashlib
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1a2c7e-44f0-4d0f-9f6e-5a2f3c1f0d42")


class Ids:
    """Derives every id of one world from its seed.

    Source:
        The shapes are those of activities that Teams sends: ``29:`` people and ``28:`` bots,
        ``19:…@thread.tacv2`` channels, ``19:meeting_…@thread.v2`` meeting chats and
        ``a:1…`` chats of one person with the bot.
    """

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def guid(self, kind: str, key: str) -> str:
        """Return a GUID, as Entra gives to tenants, people and groups."""
        return str(uuid5(_NAMESPACE, f"{self._seed}/{kind}/{key}"))

    def account(self, key: str) -> str:
        """Return a person's id as this bot, and no other, is told it."""
        return f"29:1{self._letters('account', key, 85)}"

    def channel(self, key: str) -> str:
        """Return the id of a channel's thread."""
        return f"19:{self._hex('channel', key)}@thread.tacv2"

    def group_chat(self, key: str) -> str:
        """Return the id of a chat of several people."""
        return f"19:{self._hex('group', key)}@thread.v2"

    def meeting_chat(self, key: str) -> str:
        """Return the id of the chat that goes with a meeting."""
        return f"19:meeting_{self._letters('meeting', key, 48)}@thread.v2"

    def personal_chat(self, key: str) -> str:
        """Return the id of a person's chat with the bot."""
        return f"a:1{self._letters('personal', key, 86)}"

    def _hex(self, kind: str, key: str) -> str:
        return hashlib.sha256(f"{self._seed}/{kind}/{key}".encode()).hexdigest()[:32]

    def _letters(self, kind: str, key: str, length: int) -> str:
        digest = hashlib.sha512(f"{self._seed}/{kind}/{key}".encode()).digest() * 2
        return base64.urlsafe_b64encode(digest).decode()[:length]
