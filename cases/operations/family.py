"""What turns out about a pupil and the family after the case was opened."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pydantic import JsonValue

from cases.desk import Command, Occasion
from cases.errors import DateInTheFuture, NotFoundHere
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId, PupilAsked, Words
from cases.model.people import Authority
from cases.operations.fields import Day, FreeText
from cases.operations.table import guardian_of, led_case, name_of

_VOICE: Final = ("pupil_asked_by", "pupil_asked_on", "pupil_said")


@dataclass(frozen=True, slots=True)
class PupilVoice:
    """That the pupil was asked: by whom and on which day, and what they said as it was told."""

    by: str
    on: date
    said: str | None

    @classmethod
    def of(cls, words: Words) -> "PupilVoice | None":
        """Read it from the words of a request; None when nobody wrote it down."""
        by, on, said = (words.get(name) for name in _VOICE)
        if not isinstance(by, str) or not isinstance(on, str):
            return None
        return cls(by, date.fromisoformat(on), said if isinstance(said, str) else None)

    def words(self) -> dict[str, JsonValue]:
        """Return what is kept of it with the request."""
        return dict(zip(_VOICE, (self.by, self.on.isoformat(), self.said), strict=True))


class RecordAuthority(Command[Case]):
    """Write down who has parental authority: it was not known, or it is not as it was said."""

    case: CaseId
    authority: Authority

    async def carry_out(self, occasion: Occasion) -> Case:
        """Keep it; how many parents must agree follows from it at once.

        Raises:
            NotAllowed: somebody else leads the case.
        """
        case = await led_case(occasion, self.case)
        if case.authority is self.authority:
            return case
        known = replace(case, authority=self.authority)
        await occasion.store.save_case(known)
        return known


class RecordPupilAsked(Command[PupilVoice]):
    """Write down that the pupil was asked what they want: by whom, when, and what they said."""

    case: CaseId
    who: PersonId
    on: Day
    said: FreeText | None = None

    async def carry_out(self, occasion: Occasion) -> PupilVoice:
        """Keep it with the request, in place of what was written down before.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: who asked is neither a colleague nor a parent of this pupil.
            DateInTheFuture: it cannot have been asked yet.
        """
        case = await led_case(occasion, self.case)
        if self.on > occasion.today:
            raise DateInTheFuture(given=self.on)
        voice = PupilVoice(await _called(occasion, case, self.who), self.on, self.said)
        await _keep(occasion, case, {"pupil_asked": PupilAsked.YES.value, **voice.words()})
        return voice


class TakeBackPupilAsked(Command[Case]):
    """Write down that the pupil was not asked after all: it was noted by mistake."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Case:
        """Let the pupil still be asked, and drop what was noted. Raises ``NotAllowed``."""
        case = await led_case(occasion, self.case)
        nothing = dict.fromkeys(_VOICE)
        await _keep(occasion, case, {"pupil_asked": PupilAsked.NOT_YET.value, **nothing})
        return case


async def _called(occasion: Occasion, case: Case, person: PersonId) -> str:
    if name := await name_of(occasion, person):
        return name
    if await guardian_of(occasion, case.id, person) is None:
        raise NotFoundHere
    words = await occasion.store.words(case.id, person) or {}
    return str(words.get("name") or "")


async def _keep(occasion: Occasion, case: Case, changed: Mapping[str, JsonValue]) -> None:
    words = await occasion.store.words(case.id, case.id)
    if not words:
        raise NotFoundHere
    await occasion.store.keep_words(case.id, case.id, Audience.CONTENT, {**words, **changed})
