"""Bringing the bot into the chat of a meeting that Graph made.

Source:
    Microsoft Graph v1.0, "Add app to chat" (a meeting's chat installs into the meeting; the
    permissions consented to have to be those of the manifest), "List teamsApps".
"""

from typing import Final

from bot.teams.failures import ConnectorFailure, NoAnswer, Refused, Throttled
from bot.teams.graph.calls import Ask, GraphCalls
from bot.teams.json_body import JsonObject
from bot.teams.places import text_at
from bot.teams.wire import escaped

_CONSENTED: Final[JsonObject] = {
    "resourceSpecificPermissions": [
        {"permissionValue": "ChannelMember.Read.Group", "permissionType": "Application"}
    ]
}
_KEY = "apps"
_THERE_ALREADY = 409


class GraphApps:
    """Installs our own app; ``app_id`` is the one of the manifest."""

    def __init__(self, calls: GraphCalls, app_id: str) -> None:
        self._calls = calls
        self._app_id = app_id
        self._in_catalogue: str | None = None

    async def join(self, thread: str) -> bool:
        """Bring the bot into a chat; False when an administrator does not let us.

        Raises:
            Throttled, NoAnswer: it may work later.
        """
        try:
            catalogue = await self._catalogue_id()
            if catalogue is None:
                return False
            body: JsonObject = {
                "teamsApp@odata.bind": self._calls.address(f"/appCatalogs/teamsApps/{catalogue}"),
                "consentedPermissionSet": _CONSENTED,
            }
            await self._calls.post(Ask(f"/chats/{escaped(thread)}/installedApps"), body, _KEY)
        except (Throttled, NoAnswer):
            raise
        except Refused as refusal:
            return refusal.status == _THERE_ALREADY
        except ConnectorFailure:
            return False
        return True

    async def _catalogue_id(self) -> str | None:
        """Return what the school's catalogue calls our app, None if it does not have it."""
        if self._in_catalogue is None:
            asked = Ask("/appCatalogs/teamsApps", f"externalId eq '{self._app_id}'", "id")
            self._in_catalogue = text_at(await self._calls.first(asked, _KEY), "id")
        return self._in_catalogue
