"""What experts from outside hear by mail, where others hear it in their own chat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.delivery.bundles import answer_of
from bot.delivery.invites import Invites
from bot.delivery.letters import Button, Letter
from cases.messages import Road
from cases.operations.doors import OUTSIDE_LANGUAGE
from cases.practices.practice import Practice
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues
from storage.database import Work
from storage.outbox import Delivery
from storage.outside_mail import Reader


@dataclass(frozen=True, slots=True)
class OutsideLetters:
    """Turns messages for a chat into mails with a link, in the words they would have there."""

    catalogues: Catalogues
    public_url: str
    invites: Invites

    def letter(
        self, bundle: Sequence[Delivery], to: tuple[str, str], now: datetime, practice: Practice
    ) -> Letter:
        """Return one mail that says what this bundle says.

        Args:
            bundle: messages for one expert about one case.
            to: the mail address, and the token of their link.
            now: the moment it goes out.
            practice: the school's calendar.
        """
        address, token = to
        texts = self.catalogues.texts(OUTSIDE_LANGUAGE)
        answer = answer_of(bundle, practice.today(now))
        return Letter(
            reference=bundle[0].id,
            to=address,
            language=texts.language,
            subject=texts.render(Say("mail.outside_news.subject")),
            paragraphs=(
                texts.render(Say("mail.outside_news.greeting")),
                *(texts.render(say) for say in answer.says),
            ),
            button=Button(
                texts.render(Say("mail.outside_news.button")), f"{self.public_url}/x/{token}"
            ),
            closing=(texts.render(Say("mail.outside_news.only_for_you")),),
            calendar=self.invites.part(bundle[0].message, address, texts),
        )


def reader_of(delivery: Delivery) -> Reader:
    """Return whom a message is for."""
    return Reader(delivery.tenant, delivery.message.case, delivery.message.receiver)


def may_be_outside(delivery: Delivery) -> bool:
    """Say whether to look for a mail address: there is no chat that could be written to."""
    chat = delivery.chat
    return delivery.message.road is Road.CHAT and chat is not None and chat.conversation is None


def by_case(bundle: Sequence[Delivery]) -> Iterator[list[Delivery]]:
    """Return the messages about each case by themselves: each has a link of its own."""
    ordered = sorted(bundle, key=lambda delivery: delivery.message.case)
    for _, group in groupby(ordered, key=lambda delivery: delivery.message.case):
        yield list(group)


async def new_link(work: Work, delivery: Delivery, now: datetime, practice: Practice) -> str:
    """Return the token of a link that lives until some time after what the message is about."""
    values = delivery.message.values.values()
    until = max([now, *(value for value in values if isinstance(value, datetime))])
    expires_at = until + practice.guest_link_after_meeting
    return await work.outside.mint_link(reader_of(delivery), expires_at)
