"""What a bot may send to the connector, read as strictly as Teams reads it."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from pydantic.alias_generators import to_camel


class _Sent(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, frozen=True)


class SentAccount(_Sent):
    """Somebody named in a request; the connector looks at the id alone."""

    id: str = Field(min_length=1)


class SentChannelData(_Sent):
    """The part of ``channelData`` that decides where something goes and how it is shown."""

    tenant: SentAccount | None = None
    channel: SentAccount | None = None
    notification: Mapping[str, JsonValue] = {}


class SentActivity(_Sent):
    """A message (or a typing sign) that the bot sends."""

    model_config = ConfigDict(alias_generator=to_camel, frozen=True, extra="allow")

    type: str = "message"
    text: str | None = None
    text_format: str | None = None
    summary: str | None = None
    attachments: list[dict[str, JsonValue]] | None = None
    entities: list[dict[str, JsonValue]] | None = None
    channel_data: SentChannelData | None = None

    @property
    def alert(self) -> bool:
        """Whether the bot asks for a notification."""
        return bool(self.channel_data and self.channel_data.notification.get("alert"))


class NewConversation(_Sent):
    """A request to begin a chat with one person, or a thread in a channel."""

    is_group: bool = False
    members: list[SentAccount] = []
    tenant_id: str | None = None
    channel_data: SentChannelData | None = None
    activity: SentActivity | None = None

    @property
    def tenant(self) -> str | None:
        """The tenant, from either place in which a request may name it."""
        if self.tenant_id:
            return self.tenant_id
        named = self.channel_data.tenant if self.channel_data else None
        return named.id if named else None

    @property
    def channel(self) -> str | None:
        """The channel in which a thread should begin, if any."""
        named = self.channel_data.channel if self.channel_data else None
        return named.id if named else None
