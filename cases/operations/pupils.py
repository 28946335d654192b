"""Asking the pupil to the table: a link of their own, by mail or from hand to hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import JsonValue

from cases.desk import Command, Occasion
from cases.errors import LanguageNotOffered, NotFoundHere
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.case import Audience, Case, CaseId
from cases.model.consents import Purpose
from cases.model.pupils import Pupil
from cases.model.purposes import Weight, deciding, weight_of
from cases.operations.asking import Question, from_words, merged, questions_for, to_words
from cases.operations.contact import mail_of
from cases.operations.fields import LanguageCode, MailAddress
from cases.operations.kinds import Kind, post
from cases.operations.letters import text_of
from cases.operations.table import colleague, led_case, name_of
from cases.store import LinkKind


@dataclass(frozen=True, slots=True)
class InvitedPupil:
    """A pupil who was asked, and what they are asked.

    ``token`` is that of a link to be handed over; None when it went by mail. ``weight`` is
    that of their answers about sharing.
    """

    pupil: Pupil
    asked: tuple[Question, ...]
    token: str | None
    weight: Weight


class InvitePupil(Command[InvitedPupil]):
    """Ask the pupil what they want, on a page of their own.

    ``ask_for`` are those with whom they are asked to let us share, from the age at which they
    are asked at all. Without ``email`` the link is returned, to be shown once and handed over.
    """

    case: CaseId
    language: LanguageCode = "nl"
    email: MailAddress | None = None
    ask_for: tuple[PersonId, ...] = ()

    async def carry_out(self, occasion: Occasion) -> InvitedPupil:
        """Keep how the pupil is reached and what they are asked, and give them a link.

        An earlier link ends when there is a new one.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: the pupil of this case is not known, or one of ``ask_for`` is not.
            LanguageNotOffered: the school writes to nobody in this language.
        """
        if self.language not in occasion.practice.parents_languages:
            raise LanguageNotOffered
        case = await led_case(occasion, self.case)
        store = occasion.store
        known = await store.pupil(case.id)
        if known is None:
            raise NotFoundHere
        pupil = replace(known, language=self.language)
        await store.save_pupil(case.id, pupil)
        asked = await self._questions(occasion, case, pupil)
        name = await self._keep(occasion, case, pupil, asked)
        await store.revoke_links(case.id, pupil.id)
        await store.trust_address(case.id, pupil.id)
        until = occasion.now + occasion.practice.guest_link_after_meeting
        token = await store.mint_link(LinkKind.GUEST, case.id, pupil.id, until)
        weight = weight_of(pupil, occasion.today)
        if self.email is None:
            return InvitedPupil(pupil, asked, token, weight)
        to = (name, self.email, token)
        await post(occasion, await _mail(occasion, case, Kind.PUPIL_INVITED, pupil, to))
        return InvitedPupil(pupil, asked, None, weight)

    async def _questions(
        self, occasion: Occasion, case: Case, pupil: Pupil
    ) -> tuple[Question, ...]:
        if not deciding(pupil, Purpose.SHARE_EXPERT, occasion.today).asks_pupil:
            return ()
        before = from_words(await occasion.store.words(case.id, pupil.id))
        recipients = [await colleague(occasion, person) for person in self.ask_for]
        return merged(before, questions_for(recipients))

    async def _keep(
        self, occasion: Occasion, case: Case, pupil: Pupil, asked: Sequence[Question]
    ) -> str:
        """Keep what opens and fills the pupil's page; return what the pupil is called."""
        request = await occasion.store.words(case.id, case.id) or {}
        name = str(request.get("pupil") or "").split(" ")[0]
        words: dict[str, JsonValue] = {
            "name": name,
            "email": self.email,
            "asked": to_words(asked),
            "born": request.get("born"),
        }
        await occasion.store.keep_words(case.id, pupil.id, Audience.COORDINATION, words)
        return name


async def tell_pupil(occasion: Occasion, case: Case, person: PersonId) -> None:
    """Mail the pupil that there is news on their page, if it is they and they get mail.

    With a new link; the one they have keeps working.
    """
    pupil = await occasion.store.pupil(case.id)
    email = await mail_of(occasion, case.id, person)
    if pupil is None or pupil.id != person or email is None:
        return
    words = await occasion.store.words(case.id, person) or {}
    until = occasion.now + occasion.practice.guest_link_after_meeting
    token = await occasion.store.mint_link(LinkKind.GUEST, case.id, person, until)
    to = (text_of(words, "name") or "", email, token)
    await post(occasion, await _mail(occasion, case, Kind.PUPIL_NEWS_MAIL, pupil, to))


async def _mail(
    occasion: Occasion, case: Case, kind: Kind, pupil: Pupil, to: tuple[str, str, str]
) -> Message:
    """Return a mail to the pupil; ``to`` is what they are called, their address, and the token."""
    name, email, token = to
    return Message(
        kind=kind,
        case=case.id,
        subject=pupil.id,
        receiver=pupil.id,
        at=occasion.now,
        road=Road.MAIL,
        while_seated=False,
        address=email,
        values={
            "school": case.school,
            "coordinator": await name_of(occasion, case.coordinator) or "",
            "parent": name,
            "language": pupil.language,
            "token": token,
        },
    )
