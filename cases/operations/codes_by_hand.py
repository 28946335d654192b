"""A code for the second door of a guest who has no mailbox: the coordinator tells it in person.

The guest asks first, behind their own link and after their date of birth, so that a code can be
had only while somebody stands at that door. Whoever leads the case then sees one code, once, and
says it to somebody they know. It opens that link alone, once, for ten minutes; wrong ones count
as those from mails do. That it was handed over, by whom and when, is in the log, which the guest
reads behind that very door.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from cases.desk import Command, Occasion
from cases.errors import NobodyAtTheDoor, NotFoundHere
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case, CaseId
from cases.model.people import Guardian
from cases.operations.codes import CODE_RESTS
from cases.operations.doors import at_door
from cases.operations.kinds import Kind, post
from cases.operations.table import guardian_of, led_case
from cases.principals import Visitor
from cases.store import LinkKind


class Asking(StrEnum):
    """What became of asking for a code to be handed over."""

    ASKED = "asked"
    HAS_MAIL = "has_mail"


@dataclass(frozen=True, slots=True)
class CodeToTell:
    """The token of a one-time link to the page with the code, and whose code it is.

    ``guardian`` is None for the pupil's.
    """

    token: str
    person: PersonId
    guardian: Guardian | None


class AskCodeByHand(Command[Asking]):
    """Ask for a code, as somebody who has no mailbox."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.GUEST})

    async def carry_out(self, occasion: Occasion) -> Asking:
        """Note that somebody waits, and tell the coordinator, once in a minute at most.

        Raises:
            CaseNotFound: the link leads nowhere.
            NotFoundHere: it is an expert's, who has a mailbox.
        """
        case, guest = await at_door(occasion)
        if guest.is_expert:
            raise NotFoundHere
        if guest.email:
            return Asking.HAS_MAIL
        wanted_at = await occasion.store.want_code()
        if wanted_at is None or occasion.now >= wanted_at + CODE_RESTS:
            await post(occasion, _news(occasion, case, guest.id), asked_at=occasion.now)
        return Asking.ASKED


class OpenCode(Command[CodeToTell]):
    """Get a link that shows a code for one guest, once."""

    case: CaseId
    person: PersonId

    async def carry_out(self, occasion: Occasion) -> CodeToTell:
        """Return a link of some minutes.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is neither a parent of this pupil nor the pupil.
            NobodyAtTheDoor: they did not ask for one within the hour, or they get mail.
        """
        case = await led_case(occasion, self.case)
        guardian = await _waiting(occasion, case, self.person)
        until = occasion.now + occasion.practice.reading_link_lasts
        me = await occasion.store.me()
        token = await occasion.store.mint_link(LinkKind.READING, case.id, me, until)
        return CodeToTell(token, self.person, guardian)


class TellCode(Command[str]):
    """Make the code, to be said to the guest in person."""

    case: CaseId
    person: PersonId

    async def carry_out(self, occasion: Occasion) -> str:
        """Return six digits, which are kept nowhere. Raises as ``OpenCode`` does."""
        case = await led_case(occasion, self.case)
        await _waiting(occasion, case, self.person)
        code = await occasion.store.hand_over_code(case.id, self.person)
        if code is None:
            raise NobodyAtTheDoor
        return code


async def _waiting(occasion: Occasion, case: Case, person: PersonId) -> Guardian | None:
    """Check that somebody waits for a code, and return them where they are a parent."""
    store = occasion.store
    guardian = await guardian_of(occasion, case.id, person)
    pupil = await store.pupil(case.id)
    if guardian is None and (pupil is None or pupil.id != person):
        raise NotFoundHere
    words = await store.words(case.id, person) or {}
    if words.get("email") or not await store.waits_for_code(case.id, person):
        raise NobodyAtTheDoor
    return guardian


def _news(occasion: Occasion, case: Case, person: PersonId) -> Message:
    return Message(
        kind=Kind.CODE_WANTED,
        case=case.id,
        subject=person,
        receiver=case.coordinator,
        at=occasion.now,
        values={"label": case.label, "at": occasion.now},
        references={"guardian": person},
    )
