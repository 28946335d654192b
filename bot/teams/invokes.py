"""What the bot answers when Teams waits for the answer itself: a press on a card, mostly.

Source:
    Microsoft, "Universal Actions for Adaptive Cards", response format of
    ``adaptiveCard/action``.
"""

from botbuilder.core import InvokeResponse

from bot.teams.json_body import JsonObject

CARD_ACTION = "adaptiveCard/action"
CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"


def card_answer(card: JsonObject) -> InvokeResponse:
    """Put another card in the place of the one that was pressed."""
    return _card_action(CARD, card)


def message_answer(text: str) -> InvokeResponse:
    """Show a short text to the one who pressed; the card stays."""
    return _card_action(MESSAGE, text)


def nothing_done(name: str | None) -> InvokeResponse:
    """Answer an invoke that we do nothing with, in a form its sender can read."""
    if name == CARD_ACTION:
        return message_answer("")
    return InvokeResponse(status=200, body={})


def _card_action(kind: str, value: JsonObject | str) -> InvokeResponse:
    return InvokeResponse(status=200, body={"statusCode": 200, "type": kind, "value": value})
