"""What a person said, and whom they mentioned, from the text as Teams sends it.

Teams marks a mention twice: with ``<at>…</at>`` in the text, which anybody can imitate, and
with an entity beside it, which only Teams makes. Ids come from the entities alone.
"""

import html
import re
from dataclasses import dataclass, field
from unicodedata import normalize

from bot.teams.json_body import JsonObject
from bot.teams.places import text_at

MOST_MENTIONS = 100
_AT = re.compile(r"</?at\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/tr)\b[^<>]*>", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
# Control characters, and those that turn the direction of what follows.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_ESCAPED = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"\*\*|__|~~|`")
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody mentioned: the name as Teams shows it, and how this bot addresses them."""

    name: str = field(repr=False)
    id: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message without its dressing.

    The bot's own mention is taken out, those of others are left as their plain names.
    """

    text: str = field(repr=False)
    mentions: tuple[Mention, ...]
    bot_mentioned: bool


def spoken(raw: JsonObject) -> Spoken:
    """Return what the message says to the bot that receives it."""
    bot_id = text_at(raw, "recipient", "id")
    text = text_at(raw, "text") or ""
    mentions, shown = [], _Shown(text)
    for entity in _mention_entities(raw):
        mention = Mention(
            text_at(entity, "mentioned", "name") or "", text_at(entity, "mentioned", "id") or ""
        )
        mentions.append(mention)
        # Escaped, because what is around it still is; unescaped with it below.
        words = " " if mention.id == bot_id else html.escape(mention.name, quote=False)
        shown.replace(text_at(entity, "text"), words)
    return Spoken(
        _plain(shown.text(), text_at(raw, "textFormat")),
        tuple(mention for mention in mentions if mention.id != bot_id),
        any(mention.id == bot_id for mention in mentions),
    )


class _Shown:
    """A text in which each mention is replaced once, wherever its entity stands in the list."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._replaced: list[tuple[int, int, str]] = []

    def replace(self, mark: str | None, words: str) -> None:
        """Replace the first such mark that no entity before this one has taken."""
        if mark is None:
            return
        start = self._text.find(mark)
        while start >= 0 and any(
            begin < start + len(mark) and start < end for begin, end, _ in self._replaced
        ):
            start = self._text.find(mark, start + 1)
        if start >= 0:
            self._replaced.append((start, start + len(mark), words))

    def text(self) -> str:
        """Return the text with everything replaced."""
        parts, position = [], 0
        for begin, end, words in sorted(self._replaced):
            parts += [self._text[position:begin], words]
            position = end
        return "".join([*parts, self._text[position:]])


def _mention_entities(raw: JsonObject) -> list[JsonObject]:
    entities = raw.get("entities")
    return [
        entity
        for entity in (entities[:MOST_MENTIONS] if isinstance(entities, list) else [])
        if isinstance(entity, dict) and (text_at(entity, "type") or "").lower() == "mention"
    ]


def _plain(text: str, text_format: str | None) -> str:
    """Take the markup off; a mention that nobody made is left as the words it shows."""
    text = _AT.sub("", text)
    if text_format == "xml":
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    else:
        text = _ESCAPED.sub(lambda found: html.unescape(found.group()), text)
    if text_format == "markdown":
        text = _BACKSLASH.sub(r"\1", _EMPHASIS.sub("", _LINK.sub(r"\1", text)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = normalize("NFC", _AT.sub("", _UNSEEN.sub("", text)))
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
