"""One visit by a pupil: who came, what they may see, and where its pages are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from aiohttp import web

from bot.pages.guests.addresses import Address
from bot.pages.guests.questions import called
from bot.pages.staff.pupil_outline import voice_entries
from bot.pages.staff.sections import Entry
from cases.model.voices import SharedWith
from cases.operations.guests import AskedConsent
from cases.operations.pupil_pages import WhatPupilSees
from dialogs.language.say import Say
from dialogs.language.texts import Texts


@dataclass(frozen=True, slots=True)
class PupilQuestion:
    """A question for consent to a pupil, and what they answered so far."""

    name: str
    title: Say
    about: AskedConsent

    @property
    def answer(self) -> Say | None:
        """What they answered."""
        return Say(f"page.pupil.consent.{self.about.answer}") if self.about.answer else None


@dataclass(frozen=True)
class PupilVisit:
    """What a page shows of the request and of what this pupil may see."""

    request: web.Request
    link: bytes
    view: WhatPupilSees
    texts: Texts

    @cached_property
    def questions(self) -> Sequence[PupilQuestion]:
        """The questions for consent."""
        return [self._question(asked) for asked in self.view.asked]

    @cached_property
    def told(self) -> Sequence[Entry]:
        """What they told, as it is shown to themselves."""
        return list(voice_entries(self.view.voice, Say("page.pupil.told.own_words")))

    @property
    def form_unknown(self) -> Say | None:
        """How they want to be heard, where nobody who is needed for that knows it yet."""
        voice = self.view.voice
        if not voice.is_for_others or voice.shared_with is not SharedWith.NOBODY:
            return None
        return Say(
            "page.pupil.told.form_unknown",
            {"form": Say(f"page.pupil.form.{voice.form}"), "name": self.view.coordinator},
        )

    def question(self, name: str) -> PupilQuestion | None:
        """Return the question of that name, None if it is not asked (any longer)."""
        return next((each for each in self.questions if each.name == name), None)

    def path(self, *parts: str) -> str:
        """Return the address of a page of this visit, in the language that was chosen."""
        return Address(self.request).path(*parts)

    def _question(self, asked: AskedConsent) -> PupilQuestion:
        purpose, recipient = asked.question.about
        person = asked.question.recipient
        return PupilQuestion(
            sha256(self.link + f"|{purpose}|{recipient}".encode()).hexdigest()[:12],
            Say(
                f"page.pupil.consent.{asked.question.wording}.question",
                {"name": called(person)} if person else {},
            ),
            asked,
        )
