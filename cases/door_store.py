"""What the door of a guest's pages needs of a store."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from cases.identities import PersonId
from cases.model.case import CaseId


@dataclass(frozen=True, slots=True)
class HeldCode:
    """How many wrong codes were given at a door, and when a code was last sent, if ever."""

    wrong: int
    sent_at: datetime | None


OUTSIDE_LANGUAGE: Final = "nl"
"""The language in which the school writes to experts from outside, as it does to its staff."""


@dataclass(frozen=True, slots=True)
class Door:
    """What may be said to whoever has the link alone: the school, and in which language.

    ``is_expert`` and ``is_pupil`` say whose pages are behind it: an expert's from outside, the
    pupil's, or else a parent's.
    """

    school: str
    language: str
    is_expert: bool = False
    is_pupil: bool = False


class DoorStore(Protocol):
    """The door of a guest's pages, for the guest that stands before it or came in."""

    async def look_ahead(self) -> None:
        """Read at once what a guest's page is going to ask of their case, until one is changed."""

    async def hold_door(self) -> int | None:
        """Return how many wrong answers there were; others at this door wait from here on.

        None when the link opens nothing any longer.
        """

    async def count_answer(self, *, is_right: bool) -> None:
        """Count a wrong answer, or begin again at none after a right one."""

    async def hold_code(self) -> HeldCode | None:
        """Return what is known of codes at this door, and make others wait, as ``hold_door``."""

    async def mint_code(self) -> str:
        """Return a new code for this link, in place of the one before; only a hash is kept."""

    async def is_code(self, code: str) -> bool | None:
        """Say whether this is the code of this link, None when it has none (any longer)."""

    async def count_code(self, *, is_right: bool) -> None:
        """Count a wrong code, the fifth of which locks all links, or use a right one up."""

    async def want_code(self) -> datetime | None:
        """Note that the visitor of this link asks for a code by hand; return when they did last."""

    async def waits_for_code(self, case: CaseId, person: PersonId) -> bool:
        """Say whether a visitor of theirs asked for a code within the hour, to who leads."""

    async def hand_over_code(self, case: CaseId, person: PersonId) -> str | None:
        """Return a code for the link whose visitor waits for one; None when nobody does."""

    async def close_door(self) -> None:
        """End all links of this guest to this case, and take back the mails still to go."""

    async def is_disowned(self, case: CaseId, person: PersonId) -> bool:
        """Say whether mail for that person reached somebody who said so, to who leads."""

    async def trust_address(self, case: CaseId, person: PersonId) -> None:
        """Send mail to that person again: who leads the case gave their address anew."""
