"""What can go wrong when the bot asks something of Teams, told apart by what to do next.

None of these carries anything a person wrote: a status, and the code Teams gave it.

Source:
    Microsoft, "Send and receive messages with a bot" (status codes) and "Optimize your bot
    with rate limiting".
"""

import json
import re
from datetime import timedelta
from enum import StrEnum

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,63}")
_NOT_IN_CHANNEL = re.compile(r"not enabled in this channel", re.IGNORECASE)


class ConnectorFailure(Exception):
    """The bot asked Teams for something and did not get it.

    ``status`` is the HTTP status, 0 if there was none; ``code`` is the name Teams gave to the
    error, or empty.
    """

    def __init__(self, status: int = 0, code: str = "") -> None:
        super().__init__(f"{status} {code}".strip())
        self.status = status
        self.code = code


class Throttled(ConnectorFailure):
    """Teams is busy or we are: it was tried as often as allowed. Later it may work.

    ``rest`` is how long Teams asked to be left alone, if it said so.
    """

    def __init__(self, status: int, code: str = "", rest: timedelta | None = None) -> None:
        super().__init__(status, code)
        self.rest = rest


class NoAnswer(ConnectorFailure):
    """No answer came in time, or the connection broke.

    ``may_have_arrived`` is False if nothing was sent, so that it can be sent again without
    arriving twice.
    """

    def __init__(self, *, may_have_arrived: bool) -> None:
        super().__init__()
        self.may_have_arrived = may_have_arrived


class Why(StrEnum):
    """Why Teams does not let the bot into a conversation."""

    UNINSTALLED = "uninstalled"
    BLOCKED = "blocked"
    DISABLED_BY_ADMIN = "disabled_by_admin"
    NOT_IN_CHANNEL = "not_in_channel"
    FORBIDDEN = "forbidden"


class GoneAway(ConnectorFailure):
    """The bot may not speak here (403) until a person or an administrator does something."""

    def __init__(self, code: str, why: Why) -> None:
        super().__init__(403, code)
        self.why = why


class NotThere(ConnectorFailure):
    """The conversation, the message or the member does not exist (404)."""


class TooLarge(ConnectorFailure):
    """The message is longer than Teams takes (413, or our own limit before that)."""


class Refused(ConnectorFailure):
    """Teams refuses the request itself (400, 401, 500 …); trying again does not help.

    401 means that the bot's own credentials are wrong: nothing at all can be sent.
    """


class Unreadable(ConnectorFailure):
    """Teams said yes, in an answer that makes no sense."""


_WHY = {
    "BotNotInConversationRoster": Why.UNINSTALLED,
    "MessageWritesBlocked": Why.BLOCKED,
    "ConversationBlockedByUser": Why.BLOCKED,
    "BotDisabledByAdmin": Why.DISABLED_BY_ADMIN,
}


def failure(status: int, body: bytes, rest: timedelta | None = None) -> ConnectorFailure:
    """Return what a refusal of Teams means.

    The codes of a 403 are looked for in the whole body: Teams puts some of them into a
    ``subCode`` inside JSON inside the message.
    """
    text = body.decode("utf-8", "replace")
    code = _code(text)
    match status:
        case 403:
            return _gone(code, text)
        case 404:
            return NotThere(status, code)
        case 413:
            return TooLarge(status, code)
        case 412 | 429 | 502 | 503 | 504:
            return Throttled(status, code, rest)
        case _:
            return Refused(status, code)


def _gone(code: str, text: str) -> GoneAway:
    for name, why in _WHY.items():
        if name in text:
            return GoneAway(name, why)
    if _NOT_IN_CHANNEL.search(text):
        return GoneAway(code, Why.NOT_IN_CHANNEL)
    return GoneAway(code, Why.FORBIDDEN)


def _code(text: str) -> str:
    """Return the error's code, unless it is too strange to be one."""
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    error = answer.get("error") if isinstance(answer, dict) else None
    code = error.get("code") if isinstance(error, dict) else error
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""
