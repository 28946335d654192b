"""Who asked for what is not theirs: their names are for the privacy officer and nobody else.

Who leads a case, its director and parents hear how often (story ST-09). The privacy officer has
no seat at any table and reads no content: here stand names, labels, days and numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from cases.desk import Command, Occasion
from cases.errors import NotTheOfficer
from cases.model.looking import Attempt

LOOKED_BACK: Final = timedelta(days=30)
MOST: Final = 40
"""As many lines as one message in a chat can hold."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What strangers tried in vain lately, the newest first; ``has_more``: there is older."""

    attempts: Sequence[Attempt]
    has_more: bool


class WhoTried(Command[Tried]):
    """See who asked for cases they play no part in, as the privacy officer."""

    async def carry_out(self, occasion: Occasion) -> Tried:
        """Return what was tried in the last thirty days.

        Raises:
            NotTheOfficer: this is not the privacy officer that the settings name.
        """
        officer = await occasion.store.privacy_officer()
        if officer is None or officer.person != await occasion.store.me():
            raise NotTheOfficer
        found = await occasion.store.attempts(occasion.today - LOOKED_BACK, MOST + 1)
        return Tried(found[:MOST], has_more=len(found) > MOST)
