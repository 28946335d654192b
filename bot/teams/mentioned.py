"""Who was picked by @: Teams names them by an opaque id, kept of whom the bot has met."""

from collections.abc import Iterable

from bot.teams.connector import Address, Connector
from bot.teams.failures import ConnectorFailure
from bot.teams.identity import Speaking, person_id
from bot.teams.mentions import Mention as Mentioned
from bot.teams.roster_sync import RosterReader
from dialogs.heard import Mention

MOST = 10


async def people_mentioned(
    mentions: Iterable[Mentioned], who: Speaking, connector: Connector, rosters: RosterReader
) -> tuple[Mention, ...]:
    """Return who was mentioned in a conversation, by their ids in the directory.

    Teams is asked about those whom the bot has never met in their own chat. Whoever it does
    not tell about is left out: the name in the text may still do.

    Source:
        A mention's ``29:…`` id is the bot's own for a person; it holds no directory id.
    """
    asked = list(mentions)[:MOST]
    if not asked:
        return ()
    met = await rosters.people_called(who.tenant, [mention.id for mention in asked])
    place = Address(who.service_url, who.conversation)
    found = []
    for mention in asked:
        if (known := met.get(mention.id)) is not None:
            found.append(Mention(mention.name, known))
            continue
        try:
            member = await connector.member(place, mention.id)
        except ConnectorFailure:
            continue
        if (person := person_id(member.object_id)) is not None:
            found.append(Mention(mention.name, person))
    return tuple(found)
