"""Finding one's way in an Adaptive Card, as somebody does who looks at it."""

from collections.abc import Iterator

from pydantic import JsonValue

from playground.directory import Json
from playground.state import Message

_CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"


def card_of(message: Message, viewer: str | None = None) -> Json | None:
    """Return the card in a message as this person sees it, or None."""
    if viewer is not None and viewer in message.views:
        return message.views[viewer]
    for attachment in message.attachments:
        content = attachment.get("content")
        if attachment.get("contentType") == _CONTENT_TYPE and isinstance(content, dict):
            return content
    return None


def elements(card: JsonValue) -> Iterator[Json]:
    """Give every object in a card, at any depth, in the order of reading."""
    if isinstance(card, dict):
        yield card
        for value in card.values():
            yield from elements(value)
    elif isinstance(card, list):
        for value in card:
            yield from elements(value)


def actions(card: Json) -> list[Json]:
    """Return every action that a card offers; fallbacks are not offered beside them."""
    fallbacks = [id(e["fallback"]) for e in elements(card) if isinstance(e.get("fallback"), dict)]
    return [
        element
        for element in elements(card)
        if str(element.get("type", "")).startswith("Action.") and id(element) not in fallbacks
    ]


def find_action(card: Json, wanted: str) -> Json | None:
    """Return the action with this title, id or verb, or None."""
    for action in actions(card):
        if wanted in (action.get("title"), action.get("id"), action.get("verb")):
            return action
    return None


def texts(card: Json) -> str:
    """Return what can be read on a card, a line for each piece."""
    lines: list[str] = []
    for element in elements(card):
        for name in ("text", "title", "value", "label", "placeholder"):
            shown = element.get(name)
            if isinstance(shown, str) and not str(element.get("type", "")).startswith("Action."):
                lines.append(shown)
    return "\n".join(lines)


def prefilled(card: Json) -> Json:
    """Return what the inputs hold before anybody touches them."""
    return {
        str(element["id"]): element.get("value", "")
        for element in elements(card)
        if str(element.get("type", "")).startswith("Input.") and "id" in element
    }


def unanswered(card: Json, inputs: Json) -> list[str]:
    """Return the ids of the required inputs that are still empty."""
    required = [str(e["id"]) for e in elements(card) if e.get("isRequired") and "id" in e]
    return [name for name in required if inputs.get(name) in (None, "", "false")]


def answer_data(action: Json, inputs: Json) -> Json:
    """Return what a press sends: the action's own data, and what was filled in over it."""
    data = action.get("data")
    return {**(data if isinstance(data, dict) else {}), **inputs}
