"""Writing the mails that parents get, from what the outbox holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery.calendar import Entry, Method, calendar
from bot.delivery.letters import Button, CalendarPart, Letter
from bot.delivery.mail import From
from cases.messages import Message
from cases.operations.kinds import Kind
from cases.practices.practice import SCHOOL_ZONE
from cases.reminding import kind_on
from dialogs.language.mails import mail_says
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues, Texts

_IN_CALENDAR = {
    Kind.PARENT_INVITED: Method.REQUEST,
    Kind.MEETING_MAIL: Method.REQUEST,
    Kind.MEETING_MOVED_MAIL: Method.REQUEST,
    Kind.MEETING_JOIN_MAIL: Method.REQUEST,
    Kind.MEETING_CANCELLED_MAIL: Method.CANCEL,
}

_TO_EXPERTS = frozenset({Kind.OUTSIDE_INVITED_MAIL, Kind.OUTSIDE_REMINDED_MAIL})


@dataclass(frozen=True, slots=True)
class ParentMails:
    """Turns a message for a parent into a letter in the parent's language.

    ``public_url`` is where our pages are found from outside, without a slash at its end.
    """

    catalogues: Catalogues
    sender: From
    public_url: str
    clock: Callable[[], datetime]

    def letter(self, reference: UUID, message: Message) -> Letter:
        """Return the letter for a message with ``Road.MAIL``.

        Args:
            reference: the outbox's id of the message, the same at every try.
            message: of a kind in ``cases.operations.kinds`` that goes by mail.

        Raises:
            ValueError: the message has no address.
        """
        if message.address is None:
            raise ValueError("a mail needs an address")
        texts = self.catalogues.for_guests.texts(_word(message, "language"))
        today = self.clock().astimezone(SCHOOL_ZONE).date()
        says = mail_says(kind_on(message, today), message.values)
        pages = "j" if message.kind == Kind.PUPIL_INVITED else "g"
        pages = "x" if message.kind in _TO_EXPERTS else pages
        link = f"{self.public_url}/{pages}/{_word(message, 'token')}"
        return Letter(
            reference=reference,
            to=message.address,
            language=texts.language,
            subject=texts.render(says.subject),
            paragraphs=tuple(texts.render(say) for say in says.paragraphs),
            button=Button(texts.render(says.button), link) if says.button else None,
            closing=tuple(texts.render(say) for say in says.closing),
            calendar=self._calendar(message, texts),
            direction=texts.direction,
        )

    def _calendar(self, message: Message, texts: Texts) -> CalendarPart | None:
        method = _IN_CALENDAR.get(Kind(message.kind))
        at, lasts, sequence = (message.values.get(name) for name in ("at", "lasts", "sequence"))
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
            summary=texts.render(Say("mail.calendar.summary", message.values)),
            description=texts.render(Say("mail.calendar.description")),
            organiser=self.sender.address,
            organiser_name=_word(message, "school"),
            attendee=message.address or "",
            where=_word(message, "place"),
            join_link=_word(message, "join_url"),
        )
        return CalendarPart(method, calendar(entry, method, self.clock()))


def _word(message: Message, name: str) -> str:
    value = message.values.get(name)
    return value if isinstance(value, str) else ""
