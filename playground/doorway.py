"""The way from the people to the bot, with what was carried through it."""

import asyncio
from collections import deque
from dataclasses import dataclass

from playground.deliveries import Answer, Bot, NoBot
from playground.directory import Json

_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Delivered:
    """An activity that was brought to the bot, and what came back."""

    activity: Json
    answer: Answer


class Doorway:
    """Brings activities to the bot; on demand more than once, as Teams sometimes does.

    ``copies`` is how often each activity is delivered, all at the same time.
    """

    def __init__(self, bot: Bot | None = None) -> None:
        self.bot: Bot = bot or NoBot()
        self.copies = 1
        self.delivered: deque[Delivered] = deque(maxlen=_REMEMBERED)

    async def send(self, activity: Json) -> Answer:
        """Deliver an activity and return the first answer."""
        takes = (self.bot.take(activity) for _ in range(self.copies))
        answers = await asyncio.gather(*takes)
        self.delivered.extend(Delivered(activity, answer) for answer in answers)
        return answers[0]

    async def repeat_last(self) -> Answer:
        """Deliver the latest activity once more, unchanged, and return the answer.

        Raises:
            IndexError: nothing was delivered yet.
        """
        activity = self.delivered[-1].activity
        answer = await self.bot.take(activity)
        self.delivered.append(Delivered(activity, answer))
        return answer
