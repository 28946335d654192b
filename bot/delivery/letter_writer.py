"""Writing the letters that go by mail, from what the outbox holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.delivery.invites import Invites, word
from bot.delivery.letters import Button, Letter
from bot.delivery.mail import From
from cases.messages import Message
from cases.operations.kinds import Kind
from cases.practices.practice import SCHOOL_ZONE
from cases.reminding import kind_on
from dialogs.language.mails import mail_says
from dialogs.language.texts import Catalogues

_TO_PUPIL = frozenset({Kind.PUPIL_INVITED, Kind.PUPIL_NEWS_MAIL})
_TO_EXPERTS = frozenset(
    {Kind.OUTSIDE_INVITED_MAIL, Kind.OUTSIDE_LINK_MAIL, Kind.OUTSIDE_REMINDED_MAIL}
)


@dataclass(frozen=True, slots=True)
class LetterWriter:
    """Turns a message for somebody without a chat into a letter in their language.

    Parents, pupils, experts from outside and the privacy officer are written to by mail.

    ``public_url`` is where our pages are found from outside, without a slash at its end.
    """

    catalogues: Catalogues
    sender: From
    public_url: str
    clock: Callable[[], datetime]

    @property
    def invites(self) -> Invites:
        """What writes the part of a mail that is for a calendar."""
        return Invites(self.sender, self.clock)

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
        texts = self.catalogues.for_guests.texts(word(message, "language"))
        today = self.clock().astimezone(SCHOOL_ZONE).date()
        says = mail_says(kind_on(message, today), message.values)
        pages = "j" if message.kind in _TO_PUPIL else "g"
        pages = "x" if message.kind in _TO_EXPERTS else pages
        link = f"{self.public_url}/{pages}/{word(message, 'token')}"
        return Letter(
            reference=reference,
            to=message.address,
            language=texts.language,
            subject=texts.render(says.subject),
            paragraphs=tuple(texts.render(say) for say in says.paragraphs),
            button=Button(texts.render(says.button), link) if says.button else None,
            closing=tuple(texts.render(say) for say in says.closing),
            calendar=self.invites.part(message, message.address, texts),
            direction=texts.direction,
        )
