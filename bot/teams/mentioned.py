"""Who was picked by @: Teams names them by an opaque id, which only Teams can tell."""

from collections.abc import Iterable

from bot.teams.connector import Address, Connector
from bot.teams.failures import ConnectorFailure
from bot.teams.identity import person_id
from bot.teams.mentions import Mention as Mentioned
from dialogs.heard import Mention

MOST = 10


async def people_mentioned(
    mentions: Iterable[Mentioned], place: Address, connector: Connector
) -> tuple[Mention, ...]:
    """Return who was mentioned in a conversation, by their ids in the directory.

    Whoever Teams does not tell about is left out: the name in the text may still do.

    Source:
        A mention's ``29:…`` id is the bot's own for a person; it holds no directory id.
    """
    found = []
    for mention in list(mentions)[:MOST]:
        try:
            member = await connector.member(place, mention.id)
        except ConnectorFailure:
            continue
        if (person := person_id(member.object_id)) is not None:
            found.append(Mention(mention.name, person))
    return tuple(found)
