"""Sending what nobody's message asked for: pushes and reminders."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.messenger import Arrived, ChatOutcome, ChatTarget, NotHere, NotNow, Ready, Unsure
from bot.teams.codec import encode
from bot.teams.connector import Address, Connector, NewChat
from bot.teams.failures import ConnectorFailure, GoneAway, NoAnswer, NotThere, Throttled, Why
from bot.teams.json_body import JsonObject
from bot.teams.patience import AT_LEISURE
from bot.teams.replies import Shown, reply_of
from bot.teams.turns import OWN_CHAT
from dialogs.answers import Answer
from dialogs.cards import PageUrl
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues
from storage.database import Work

BUSY = timedelta(minutes=1)
LONGEST_TOAST = 100


@dataclass(frozen=True, slots=True)
class TeamsMessenger:
    """Fills ``bot.messenger.Messenger`` for Teams."""

    connector: Connector
    catalogues: Catalogues
    bot_id: str
    page_url: PageUrl

    async def prepare(
        self, answer: Answer, target: ChatTarget, work: Work, now: datetime, *, again: bool
    ) -> Ready:
        """Render an answer and keep its buttons in the courier's transaction."""
        told = answer.says[0]
        if again:
            answer = Answer((Say("push.again"), *answer.says), answer.offers)
        shown = Shown(
            conversation=OWN_CHAT if target.own_chat else target.conversation or "",
            person=target.person,
            texts=self.catalogues.texts(target.language),
            now=now,
            page_url=self.page_url,
        )
        reply = await reply_of(answer, shown, work.actions.of(target.tenant))
        toast = shown.texts.render(told)
        reply = replace(reply, summary=toast.partition("\n")[0][:LONGEST_TOAST])
        return ReadyForTeams(self, target, encode(reply.activity(alert=True)))

    async def address(self, target: ChatTarget) -> Address | None:
        """Return where the target is, None if Teams never told us."""
        if target.service_url is None:
            return None
        if target.conversation is not None:
            return Address(target.service_url, target.conversation)
        if target.teams_user_id is None:
            return None
        chat = NewChat(target.service_url, self.bot_id, target.teams_user_id, str(target.tenant))
        return Address(target.service_url, await self.connector.open_chat(chat, AT_LEISURE))


@dataclass(frozen=True, slots=True)
class ReadyForTeams:
    """A rendered message and where it goes."""

    messenger: TeamsMessenger
    target: ChatTarget
    activity: JsonObject

    async def send(self) -> ChatOutcome:
        """Send it once, and say what became of it."""
        try:
            address = await self.messenger.address(self.target)
            if address is None:
                return NotHere(uninstalled=True)
            sent = await self.messenger.connector.send(address, self.activity, AT_LEISURE)
        except ConnectorFailure as failure:
            return _outcome(failure)
        return Arrived(sent)


def _outcome(failure: ConnectorFailure) -> ChatOutcome:
    match failure:
        case Throttled(rest=rest):
            return NotNow(rest or BUSY)
        case NoAnswer(may_have_arrived=True):
            return Unsure()
        case NoAnswer():
            return NotNow(BUSY)
        case GoneAway(why=Why.BLOCKED):
            return NotHere(uninstalled=False)
        case GoneAway() | NotThere():
            return NotHere(uninstalled=True)
    return NotNow(timedelta(minutes=15))
