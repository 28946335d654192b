"""What a pupil sees and says through their own link.

What they write is theirs alone until they share it: with who leads the case, or with everybody
at the table who may read. Their parents do not read it here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from pydantic import JsonValue

from cases.desk import Command, Occasion
from cases.errors import NotFoundHere
from cases.messages import Message
from cases.model.case import Audience, Case, CaseState
from cases.model.consents import Consent
from cases.model.pupils import Pupil
from cases.model.purposes import Weight, deciding, weight_of
from cases.model.statuses import newest_of
from cases.model.voices import OPTIONS, Form, Influence, ParentsHear, SharedWith, Voice
from cases.operations.asking import AnswerByLink, from_words
from cases.operations.fields import FreeText, Line
from cases.operations.guests import AskedConsent
from cases.operations.kinds import Kind, post
from cases.operations.pupil_voice import hears, influence_on, parents_hear, voice_of
from cases.operations.report_pages import ChildsReport, childs_reports
from cases.operations.table import name_of
from cases.principals import Visitor

_GUESTS: Final = frozenset({Visitor.GUEST})


_AUDIENCES: Final = {
    SharedWith.NOBODY: Audience.OWN,
    SharedWith.COORDINATOR: Audience.COORDINATION,
    SharedWith.TABLE: Audience.CONTENT,
}


@dataclass(frozen=True, slots=True)
class WhatPupilSees:
    """Everything a pupil's own page may show; ``decides``: from sixteen.

    ``weight`` is that of their answers about sharing.
    ``reports`` say what was written for the pupil, and from sixteen all of it.
    """

    school: str
    coordinator: str
    pupil: Pupil
    name: str
    decides: bool
    weight: Weight
    asked: Sequence[AskedConsent]
    voice: Voice
    influence: Influence | None
    parents_hear: ParentsHear | None
    reports: Sequence[ChildsReport] = ()


class PupilView(Command[WhatPupilSees]):
    """Look at one's own page."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> WhatPupilSees:
        """Return what may be shown.

        Raises:
            CaseNotFound: the link leads nowhere.
            NotFoundHere: it is not the pupil's.
        """
        case, pupil = await pupil_myself(occasion)
        words = await occasion.store.all_words(case.id)
        mine = words.get(pupil.id) or {}
        consents = await occasion.store.consents(case.id)
        return WhatPupilSees(
            school=case.school,
            coordinator=await name_of(occasion, case.coordinator) or "",
            pupil=pupil,
            name=str(mine.get("name") or ""),
            decides=pupil.decides(occasion.today),
            weight=weight_of(pupil, occasion.today),
            asked=[
                AskedConsent(one, newest_of(pupil, consents, pupil.id, one.about, occasion.today))
                for one in from_words(mine)
                if deciding(pupil, one.purpose, occasion.today).asks_pupil
            ],
            voice=Voice.of(words.get(voice_of(pupil))),
            influence=Influence.of(words.get(influence_on(pupil))),
            parents_hear=hears(words.get(parents_hear(pupil))),
            reports=await childs_reports(occasion, case, words),
        )


class Tell(Command[Voice]):
    """Tell how one wants to be heard and what one thinks; for oneself, or to share it."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    form: Form | None = None
    somebody: Line | None = None
    chosen: tuple[Line, ...] = ()
    own_words: FreeText | None = None
    shared_with: SharedWith = SharedWith.NOBODY

    async def carry_out(self, occasion: Occasion) -> Voice:
        """Keep it; only what is shared is told to the coordinator. The same again does nothing."""
        case, pupil = await pupil_myself(occasion)
        known = {option for options in OPTIONS.values() for option in options}
        said = Voice(
            self.form,
            self.somebody if self.form is Form.SOMEBODY else None,
            tuple(one for one in dict.fromkeys(self.chosen) if one in known),
            self.own_words,
            self.shared_with,
        )
        before = await occasion.store.words(case.id, voice_of(pupil))
        if before is not None and Voice.of(before) == said:
            return said
        audience = _AUDIENCES[self.shared_with]
        await occasion.store.keep_words(case.id, voice_of(pupil), audience, said.words())
        if self.shared_with is not SharedWith.NOBODY:
            await _tell_coordinator(occasion, case, pupil)
        return said


class SayParentsHear(Command[ParentsHear]):
    """Say what one's parents should hear; for who decides themselves."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    hear: ParentsHear

    async def carry_out(self, occasion: Occasion) -> ParentsHear:
        """Keep the wish and tell the coordinator. Raises ``NotFoundHere`` below sixteen."""
        case, pupil = await pupil_myself(occasion)
        if not pupil.decides(occasion.today):
            raise NotFoundHere
        words: dict[str, JsonValue] = {"hear": self.hear}
        about = parents_hear(pupil)
        if await occasion.store.words(case.id, about) != words:
            await occasion.store.keep_words(case.id, about, Audience.COORDINATION, words)
            await _tell_coordinator(occasion, case, pupil)
        return self.hear


class GiveConsentAsPupil(AnswerByLink, Command[Consent]):
    """Answer one question for consent; the newest answer counts, so no is possible later."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> Consent:
        """Keep the answer and tell the coordinator; the same answer again changes nothing.

        Raises:
            NotFoundHere: this was not asked of this pupil, or not at this age.
        """
        case, pupil = await pupil_myself(occasion)
        asked = from_words(await occasion.store.words(case.id, pupil.id))
        rule = deciding(pupil, self.purpose, occasion.today)
        given = self.of(pupil.id, pupil.language)
        if not rule.asks_pupil or given.about not in {question.about for question in asked}:
            raise NotFoundHere
        consent, is_new = await given.keep_once(occasion, case.id, pupil)
        if is_new:
            await _tell_coordinator(occasion, case, pupil)
        return consent


async def pupil_myself(occasion: Occasion) -> tuple[Case, Pupil]:
    """Return the guest's case, and who they are in it.

    Raises:
        CaseNotFound: the link leads nowhere.
        NotFoundHere: it is not the pupil's.
    """
    case = await occasion.store.guest_case()
    pupil = await occasion.store.pupil(case.id)
    if pupil is None or pupil.id != await occasion.store.me():
        raise NotFoundHere
    return case, pupil


async def _tell_coordinator(occasion: Occasion, case: Case, pupil: Pupil) -> None:
    """Say that there is something from the pupil, not what; what was not sent yet is said once."""
    if case.state is CaseState.CLOSED:
        return
    await occasion.store.call_back(case.id, pupil.id, kinds=(Kind.PUPIL_ANSWERED,))
    await post(
        occasion,
        Message(
            kind=Kind.PUPIL_ANSWERED,
            case=case.id,
            subject=pupil.id,
            receiver=case.coordinator,
            at=occasion.now,
            values={"label": case.label, "on": occasion.today},
        ),
    )
