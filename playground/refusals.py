"""What the connector refuses, in the words and numbers that Teams uses."""

from datetime import timedelta

from playground.directory import Json


class Refused(Exception):
    """The connector did not do what the bot asked; ``code`` and ``message`` say why.

    Source:
        Microsoft's table of the status codes of bot conversations.
    """

    def __init__(
        self, status: int, code: str, message: str, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after

    def body(self) -> Json:
        """Return the body of the HTTP answer."""
        return {"error": {"code": self.code, "message": self.message}}


def not_in_roster() -> Refused:
    """The app is not installed for that person, or not added to that conversation."""
    return Refused(
        403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."
    )


def conversation_not_found() -> Refused:
    """There is no conversation of that id."""
    return Refused(404, "ConversationNotFound", "Conversation not found.")


def activity_not_found() -> Refused:
    """There is no message of that id in this conversation."""
    return Refused(404, "ActivityNotFoundInConversation", "Activity not found in conversation.")


def member_not_found() -> Refused:
    """That person is not in this conversation."""
    return Refused(404, "MemberNotFoundInConversation", "Member not found in conversation.")


def not_yours() -> Refused:
    """A bot changes its own messages only."""
    return Refused(403, "NotEnoughPermissions", "Bot is not the author of this message.")


def bad_syntax(message: str) -> Refused:
    """The request is not understood."""
    return Refused(400, "BadSyntax", message)


def anonymous_user() -> Refused:
    """Nobody can begin a chat with somebody who came by a meeting's link."""
    return Refused(400, "BadArgument", "Bot cannot create a conversation with an anonymous user.")


def too_big() -> Refused:
    """The message is larger than Teams takes."""
    return Refused(413, "MessageSizeTooBig", "Message size too large.")


def throttled(retry_after: timedelta) -> Refused:
    """The bot asks too much; it may come back later."""
    return Refused(429, "Throttled", "Too many requests.", retry_after)


def precondition_failed() -> Refused:
    """Two things happened at once in one conversation; trying again helps."""
    return Refused(412, "PreconditionFailed", "Precondition failed, please try again.")
