"""A letter on paper for a parent: the invitation, with a link as a QR code and as a short code."""

from dataclasses import dataclass

from cases.desk import Command, Occasion
from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId, Words
from cases.model.meetings import Meeting
from cases.model.people import Guardian
from cases.operations.asking import from_words, questions_for, to_words
from cases.operations.letters import Place
from cases.operations.meeting_plans import plan_meeting
from cases.operations.table import guardian_of, led_case, name_of
from cases.store import LinkKind


@dataclass(frozen=True, slots=True)
class LetterToPrint:
    """The token of a one-time link to a page to print, and whom it is for."""

    token: str
    guardian: Guardian


@dataclass(frozen=True, slots=True)
class PaperLetter:
    """All that stands in a letter: no reason, no pupil, and no other parent."""

    school: str
    coordinator: str
    guardian: Guardian
    name: str
    meeting: Meeting | None
    place: Place
    token: str
    code: str


class OpenLetter(Command[LetterToPrint]):
    """Get a link that shows the letter to one parent once, to print it."""

    case: CaseId
    parent: PersonId

    async def carry_out(self, occasion: Occasion) -> LetterToPrint:
        """Return a link of some minutes.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil.
        """
        case = await led_case(occasion, self.case)
        guardian = await parent_of(occasion, case, self.parent)
        return await link_to_print(occasion, case, guardian)


class WriteLetter(Command[PaperLetter]):
    """Write the letter, with two links made for it: one to point a phone at, one to type."""

    case: CaseId
    parent: PersonId

    async def carry_out(self, occasion: Occasion) -> PaperLetter:
        """Return the letter; its links live as long as those in a mail.

        Whoever was added without mail is asked about the team by it, and their page opens with
        the pupil's date of birth as every parent's.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil.
        """
        case = await led_case(occasion, self.case)
        guardian = await parent_of(occasion, case, self.parent)
        store = occasion.store
        words = await _asked_by_letter(occasion, case, guardian)
        planned = await plan_meeting(occasion, case, None, Place())
        begins = planned.meeting.ends_at if planned.meeting else occasion.now
        until = begins + occasion.practice.guest_link_after_meeting
        return PaperLetter(
            school=case.school,
            coordinator=await name_of(occasion, case.coordinator) or "",
            guardian=guardian,
            name=str(words.get("name") or ""),
            meeting=planned.meeting,
            place=planned.place,
            token=await store.mint_link(LinkKind.GUEST, case.id, guardian.id, until),
            code=await store.mint_short_code(case.id, guardian.id, until),
        )


async def parent_of(occasion: Occasion, case: Case, person: PersonId) -> Guardian:
    """Return a parent of this pupil. Raises ``NotFoundHere``."""
    guardian = await guardian_of(occasion, case.id, person)
    if guardian is None:
        raise NotFoundHere
    return guardian


async def link_to_print(occasion: Occasion, case: Case, guardian: Guardian) -> LetterToPrint:
    """Return a link of some minutes to what is printed for a parent, once, to who asks."""
    until = occasion.now + occasion.practice.reading_link_lasts
    me = await occasion.store.me()
    token = await occasion.store.mint_link(LinkKind.READING, case.id, me, until)
    return LetterToPrint(token, guardian)


async def _asked_by_letter(occasion: Occasion, case: Case, guardian: Guardian) -> Words:
    """Return what is kept of a parent, with what opens their page and is asked on it."""
    store = occasion.store
    words = await store.words(case.id, guardian.id) or {}
    if words.get("born") and words.get("asked"):
        return words
    request = await store.words(case.id, case.id) or {}
    asked = from_words(words) or (questions_for([]) if guardian.has_authority else ())
    known = {**words, "born": request.get("born"), "asked": to_words(asked)}
    await store.keep_words(case.id, guardian.id, Audience.COORDINATION, known)
    return known
