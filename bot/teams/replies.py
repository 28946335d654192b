"""What is said, as an activity that Teams shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from botbuilder.schema import Activity, Attachment, TextFormatTypes
from pydantic import JsonValue

from bot.teams.invokes import CARD
from bot.teams.json_body import JsonObject
from cases.identities import PersonId
from dialogs.answers import ACTS, Act, Answer, Offer
from dialogs.cards import PageUrl, answer_text, build_card, done_card, summary, wants_card
from dialogs.language.texts import Texts
from storage.actions import Actions

BUTTONS_LAST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in its reader's language: text, or a card if it has buttons.

    ``instead`` is the card that takes the place of one that was pressed.
    """

    text: str
    summary: str
    card: JsonObject | None = None
    instead: JsonObject | None = None

    def activity(self, *, alert: bool = False) -> Activity:
        """Return the message to send; ``alert`` shows it as a toast, for what nobody awaits."""
        activity = Activity(type="message", summary=self.summary)
        if alert:
            activity.channel_data = {"notification": {"alert": True}}
        if self.card is None:
            activity.text, activity.text_format = self.text, TextFormatTypes.markdown
        else:
            activity.attachments = [Attachment(content_type=CARD, content=self.card)]
        return activity

    def to_json(self) -> JsonValue:
        """Return the reply as it is kept for a repeated delivery."""
        return {
            "text": self.text,
            "summary": self.summary,
            "card": self.card,
            "instead": self.instead,
        }

    @classmethod
    def from_json(cls, kept: JsonValue) -> "Reply | None":
        """Return the reply that was kept, None if there was none."""
        match kept:
            case {"text": str(text), "summary": str(summary), "card": card, "instead": instead}:
                return cls(text, summary, _card(card), _card(instead))
        return None


@dataclass(frozen=True, slots=True)
class Shown:
    """For whom an answer is made: where, in which language, and until when its buttons work."""

    conversation: str
    person: PersonId
    texts: Texts
    now: datetime
    page_url: PageUrl


async def reply_of(answer: Answer, shown: Shown, actions: Actions) -> Reply:
    """Return the reply, its buttons kept under opaque ids of one group."""
    text, line = answer_text(answer, shown.texts), summary(answer, shown.texts)
    if not wants_card(answer):
        return Reply(text, line, instead=done_card(answer, shown.texts))
    group = uuid4().hex
    ids: dict[str, str] = {}
    for act in _acts(answer):
        kept = ACTS.dump_json(act).decode()
        ids[kept] = await actions.mint(
            shown.conversation,
            ACTS.dump_python(act, mode="json"),
            expires_at=shown.now + BUTTONS_LAST,
            person=shown.person,
            message_group=group,
        )

    def id_of(act: Act) -> str:
        return ids[ACTS.dump_json(act).decode()]

    card = build_card(answer, shown.texts, id_of, shown.page_url)
    return Reply(text, line, card, card)


def _card(kept: JsonValue) -> JsonObject | None:
    return kept if isinstance(kept, dict) else None


def _acts(answer: Answer) -> Iterable[Act]:
    """Return what the buttons of an answer mean, each once."""
    offers = [offer for offer in answer.offers if isinstance(offer, Offer)]
    if answer.form is not None:
        offers.append(answer.form.submit)
    return {ACTS.dump_json(offer.act): offer.act for offer in offers}.values()
