"""What Teams sends, in the shape and with the weight that it has there."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

JsonObject = dict[str, object]

APP_ID = "3c1f0e52-7d5b-4c0e-9b60-2f0a6f0f7a11"
BOT = f"28:{APP_ID}"
TENANT = "5f0e9d7a-6f0b-4b8e-8f57-1f7f0c4c7b21"
TEAM = "19:712c61d0ef384e5fa681ba90ca943398@thread.tacv2"
CHANNEL_NAME = "Zorgteam 3B"
CHANNEL = "19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2"

_ID_LENGTH = 83  # of the ids with which Teams calls a person to a bot


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of the people who use the bot at the same time."""

    number: int

    @property
    def object_id(self) -> str:
        """Who this is in the tenant's directory."""
        return str(UUID(int=0x7FAF8511AFFE435E9D5E000000000000 + self.number))

    @property
    def teams_id(self) -> str:
        """How Teams calls this person to the bot."""
        return f"29:1-{self.number:0{_ID_LENGTH}d}"

    @property
    def name(self) -> str:
        """How this person is called on screens."""
        return f"Collega {self.number}"

    @property
    def chat(self) -> str:
        """The person's own chat with the bot."""
        return f"a:1{self.number:0{_ID_LENGTH}d}"

    def to_roster(self) -> JsonObject:
        """Return the person as an owner on a roster."""
        return {
            "id": self.teams_id,
            "aadObjectId": self.object_id,
            "tenantId": TENANT,
            "name": self.name,
            "givenName": "Collega",
            "surname": str(self.number),
            "email": f"collega.{self.number}@school.example",
            "userPrincipalName": f"collega.{self.number}@school.example",
            "userRole": "owner",
        }


def message_in_chat(who: Colleague, text: str, number: int, service_url: str) -> JsonObject:
    """Return a message typed in the person's own chat with the bot."""
    conversation = {"conversationType": "personal", "tenantId": TENANT, "id": who.chat}
    return _said(who, number, service_url) | {
        "text": text,
        "conversation": conversation,
        "entities": [_client_info()],
        "channelData": {"tenant": {"id": TENANT}},
    }


def message_in_channel(who: Colleague, text: str, number: int, service_url: str) -> JsonObject:
    """Return a message in which the bot is mentioned, the first of a thread in the channel."""
    activity = _said(who, number, service_url)
    thread = f"{CHANNEL};messageid={activity['id']}"
    return activity | {
        "text": f"<at>Aan tafel</at> {text}",
        "conversation": {
            "isGroup": True,
            "conversationType": "channel",
            "tenantId": TENANT,
            "id": thread,
        },
        "entities": [
            {
                "mentioned": {"id": BOT, "name": "Aan tafel"},
                "text": "<at>Aan tafel</at>",
                "type": "mention",
            },
            _client_info(),
        ],
        "channelData": _team_data(),
    }


def installed_in_team(who: Colleague, service_url: str) -> JsonObject:
    """Return the event that the app was added to the team."""
    return _came(who, 0, service_url) | {
        "type": "installationUpdate",
        "action": "add",
        "conversation": {
            "isGroup": True,
            "conversationType": "channel",
            "tenantId": TENANT,
            "id": CHANNEL,
        },
        "channelData": _team_data(),
    }


def _said(who: Colleague, number: int, service_url: str) -> JsonObject:
    return _came(who, number, service_url) | {
        "type": "message",
        "textFormat": "plain",
        "attachments": [{"contentType": "text/html", "content": "<p>&nbsp;</p>"}],
    }


def _came(who: Colleague, number: int, service_url: str) -> JsonObject:
    now = datetime.now(UTC)
    return {
        "id": f"{who.number:04d}{number:09d}",
        "timestamp": now.isoformat(),
        "localTimestamp": now.astimezone().isoformat(),
        "localTimezone": "Europe/Amsterdam",
        "locale": "nl-NL",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": who.teams_id, "name": who.name, "aadObjectId": who.object_id},
        "recipient": {"id": BOT, "name": "Aan tafel"},
    }


def _client_info() -> JsonObject:
    return {
        "locale": "nl-NL",
        "country": "NL",
        "platform": "Web",
        "timezone": "Europe/Amsterdam",
        "type": "clientInfo",
    }


def _team_data() -> JsonObject:
    return {
        "teamsChannelId": CHANNEL,
        "teamsTeamId": TEAM,
        "channel": {"id": CHANNEL},
        "team": {"id": TEAM},
        "tenant": {"id": TENANT},
    }
