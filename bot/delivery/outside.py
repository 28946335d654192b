"""What experts from outside hear by mail, where others hear it in their own chat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.delivery.invites import Invites
from bot.delivery.letters import Button, Letter
from cases.door_store import OUTSIDE_LANGUAGE
from cases.messages import Road
from cases.practices.practice import Practice
from dialogs.language.mails import ways_in
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues
from dialogs.pushes import mailed
from storage.database import Work
from storage.outbox import Delivery
from storage.outside_mail import Letterhead, Reader


@dataclass(frozen=True, slots=True)
class OutsideLetters:
    """Turns messages for a chat into mails with a link, in the words they would have there."""

    catalogues: Catalogues
    public_url: str
    invites: Invites

    def letter(
        self,
        bundle: Sequence[Delivery],
        to: tuple[Letterhead, str],
        now: datetime,
        practice: Practice,
    ) -> Letter:
        """Return one mail that says what this bundle says.

        Args:
            bundle: messages for one expert about one case.
            to: where and to whom it goes, and the token of their link.
            now: the moment it goes out.
            practice: the school's calendar.
        """
        head, token = to
        named = {"parent": head.name, "school": head.school, "coordinator": head.coordinator}
        texts = self.catalogues.texts(OUTSIDE_LANGUAGE)
        said = mailed([one.message for one in bundle], practice.today(now))
        return Letter(
            reference=bundle[0].id,
            to=head.address,
            language=texts.language,
            subject=texts.render(Say("mail.outside_news.subject")),
            paragraphs=(
                texts.render(Say("mail.greeting", named)),
                texts.render(said),
                *(texts.render(say) for say in _ways_in(bundle)),
            ),
            button=Button(
                texts.render(Say("mail.outside_news.button")), f"{self.public_url}/x/{token}"
            ),
            closing=(
                texts.render(Say("mail.only_for_you")),
                texts.render(Say("mail.no_replies")),
                texts.render(Say("mail.call", named)),
                texts.render(Say("mail.regards", named)),
            ),
            calendar=self.invites.part(bundle[0].message, head.address, texts),
        )


def _ways_in(bundle: Sequence[Delivery]) -> tuple[Say, ...]:
    """Return where a meeting is; of several messages in one mail, their page tells it."""
    return ways_in(bundle[0].message.values) if len(bundle) == 1 else ()


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
