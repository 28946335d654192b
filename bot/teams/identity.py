"""Who is speaking: the only module of the Teams side that mints members."""

from dataclasses import dataclass
from uuid import UUID

from bot.teams.json_body import JsonObject
from bot.teams.places import PersonalChat, channel_of, place_of, text_at
from cases.identities import PersonId, TenantId
from cases.principals import Member


@dataclass(frozen=True, slots=True)
class Speaking:
    """The person behind an activity that the gate let through.

    ``member`` is None for somebody without an account in the tenant (a guest of a meeting):
    they may be told what the bot is, and nothing else. The rest is how Teams reaches them.
    """

    member: Member | None
    locale: str | None
    service_url: str
    conversation: str
    teams_id: str
    bot_id: str
    tenant: TenantId
    in_own_chat: bool


def speaking(raw: JsonObject) -> Speaking:
    """Return who is behind an activity, by the directory's object id and never by a name.

    Raises:
        ValueError: the tenant is not the id of one; the gate lets no such activity through.
    """
    tenant = TenantId(UUID(text_at(raw, "conversation", "tenantId") or _tenant(raw)))
    person = _uuid(text_at(raw, "from", "aadObjectId"))
    return Speaking(
        member=Member(tenant, PersonId(person)) if person else None,
        locale=text_at(raw, "locale"),
        service_url=text_at(raw, "serviceUrl") or "",
        conversation=channel_of(text_at(raw, "conversation", "id") or ""),
        teams_id=text_at(raw, "from", "id") or "",
        bot_id=text_at(raw, "recipient", "id") or "",
        tenant=tenant,
        in_own_chat=isinstance(place_of(raw), PersonalChat),
    )


def person_id(text: str | None) -> PersonId | None:
    """Return the person of an object id that Teams gave, None if it is none."""
    person = _uuid(text)
    return PersonId(person) if person else None


def _tenant(raw: JsonObject) -> str:
    return text_at(raw, "channelData", "tenant", "id") or ""


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
