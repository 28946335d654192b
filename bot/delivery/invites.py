"""What a message asks the receiver's calendar to do, as the part of a mail that says so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.delivery.calendar import Entry, Method, calendar
from bot.delivery.letters import CalendarPart
from bot.delivery.mail import From
from cases.messages import Message
from cases.operations.kinds import Kind
from dialogs.language.say import Say
from dialogs.language.texts import Texts

_ASKED: Final[Mapping[Kind, Method]] = {
    Kind.PARENT_INVITED: Method.REQUEST,
    Kind.MEETING_MAIL: Method.REQUEST,
    Kind.MEETING_MOVED_MAIL: Method.REQUEST,
    Kind.MEETING_JOIN_MAIL: Method.REQUEST,
    Kind.MEETING_CANCELLED_MAIL: Method.CANCEL,
    Kind.OUTSIDE_INVITED_MAIL: Method.REQUEST,
    Kind.OUTSIDE_LINK_MAIL: Method.REQUEST,
    Kind.OUTSIDE_WITHDRAWN_MAIL: Method.CANCEL,
    Kind.OUTSIDE_ENDED_MAIL: Method.CANCEL,
    Kind.INVITATION_TIME: Method.REQUEST,
    Kind.MEETING_PLANNED: Method.REQUEST,
    Kind.MEETING_MOVED: Method.REQUEST,
    Kind.MEETING_JOIN: Method.REQUEST,
    Kind.MEETING_CANCELLED: Method.CANCEL,
}


@dataclass(frozen=True, slots=True)
class Invites:
    """Writes the iCalendar part of mails; the sender organises every meeting."""

    sender: From
    clock: Callable[[], datetime]

    def part(self, message: Message, to: str, texts: Texts) -> CalendarPart | None:
        """Return the part for a mail to that address, None where no calendar is concerned."""
        method = _ASKED.get(Kind(message.kind))
        values = message.values
        at, lasts = values.get("at") or values.get("meeting_at"), values.get("lasts")
        sequence = values.get("sequence")
        if (
            method is None
            or not isinstance(at, datetime)
            or not isinstance(lasts, int)
            or not isinstance(sequence, int)
        ):
            return None
        entry = Entry(
            uid=f"{message.references['meeting']}@{self.sender.domain}",
            sequence=sequence,
            starts_at=at,
            lasts=timedelta(minutes=lasts),
            summary=texts.render(Say("mail.calendar.summary", values)),
            description=texts.render(Say("mail.calendar.description")),
            organiser=self.sender.address,
            organiser_name=word(message, "school"),
            attendee=to,
            where=_where(message),
            join_link=word(message, "join_url"),
        )
        return CalendarPart(method, calendar(entry, method, self.clock()))


def _where(message: Message) -> str:
    """Return the room, or the school where none was named; nothing of a meeting online alone."""
    values = message.values
    online = values.get("join_url") or values.get("link_follows") or values.get("where") == "online"
    return word(message, "place") or ("" if online else word(message, "school"))


def word(message: Message, name: str) -> str:
    """Return one of the words of a message, nothing where it has none of that name."""
    value = message.values.get(name)
    return value if isinstance(value, str) else ""
