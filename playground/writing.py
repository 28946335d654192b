"""How Teams sends what somebody types: mentions marked in the text and named beside it."""

import html
import re
from dataclasses import dataclass

from pydantic import JsonValue

from playground.directory import Json
from playground.scene import Scene
from playground.state import Conversation, ConversationKind


@dataclass(frozen=True, slots=True)
class Written:
    """A typed text as it travels: with ``<at>`` marks, its mentions and its HTML twin."""

    text: str
    mentions: tuple[Json, ...]
    html: str

    def names(self, account_id: str) -> bool:
        """Say whether this account is mentioned."""
        return any(_mentioned(mention)["id"] == account_id for mention in self.mentions)


def write(scene: Scene, conversation: Conversation, text: str) -> Written:
    """Turn every ``@Name`` of the bot or of somebody known into a mention."""
    named = {scene.directory.bot_name: scene.directory.bot()}
    for person in scene.world.people:
        if person.account:
            account = scene.directory.account(person.key)
            named[account.name] = {"id": account.id, "name": account.name}
    names = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    found: list[Json] = []

    def mark(match: re.Match[str]) -> str:
        account = named[match[1]]
        found.append({"type": "mention", "text": f"<at>{match[1]}</at>", "mentioned": account})
        return f"<at>{match[1]}</at>"

    if conversation.kind is ConversationKind.PERSONAL:  # Teams offers nobody to mention there
        return Written(text, (), _as_html(text))
    marked = re.sub(f"@({names})", mark, text)
    return Written(marked, tuple(found), _as_html(marked))


def addressed(scene: Scene, text: str) -> str:
    """Return the text with the bot's mention before it, unless it is in there already."""
    mention = f"@{scene.directory.bot_name}"
    return text if mention in text else f"{mention} {text}".rstrip()


def _mentioned(mention: Json) -> dict[str, JsonValue]:
    account = mention["mentioned"]
    assert isinstance(account, dict)
    return account


def _as_html(text: str) -> str:
    """Return the HTML that Teams' editor makes of a text, with its mentions as spans."""
    parts = re.split(r"<at>(.*?)</at>", text)
    pieces = []
    for number, part in enumerate(parts):
        escaped = html.escape(part, quote=False).replace("\n", "<br>")
        if number % 2:
            place = number // 2
            escaped = (
                '<span itemscope itemtype="http://schema.skype.com/Mention" '
                f'itemid="{place}">{escaped}</span>'
            )
        pieces.append(escaped)
    return f"<div><div>{''.join(pieces)}</div></div>"
