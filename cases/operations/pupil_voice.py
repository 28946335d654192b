"""The loop of the pupil's voice: what was done with it, and telling the pupil so."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from pydantic import JsonValue

from cases.desk import Command, Occasion
from cases.errors import DateInTheFuture, NotFoundHere
from cases.model.case import Audience, Case, CaseId, PupilAsked, Words
from cases.model.pupils import Pupil
from cases.model.voices import Influence, ParentsHear, PupilSays, Voice, VoiceLoop
from cases.operations.fields import Day, FreeText
from cases.operations.table import led_case, name_of

_ON: Final = "on"


class RecordInfluence(Command[Influence]):
    """Write down what was done with what the pupil said, in words the pupil can read."""

    case: CaseId
    influence: FreeText

    async def carry_out(self, occasion: Occasion) -> Influence:
        """Keep it where the pupil's own page shows it; whoever was told before is told anew.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: the pupil of this case is not known.
        """
        case = await led_case(occasion, self.case)
        pupil = await _pupil(occasion, case)
        by = await name_of(occasion, await occasion.store.me()) or ""
        words: dict[str, JsonValue] = {
            "influence": self.influence,
            "by": by,
            _ON: occasion.today.isoformat(),
        }
        store = occasion.store
        await store.keep_words(case.id, influence_on(pupil), Audience.PUPIL, words)
        if await store.words(case.id, told_to(pupil)):
            await store.keep_words(case.id, told_to(pupil), Audience.PUPIL, {_ON: None})
        return Influence(self.influence, by, occasion.today)


class ReportBack(Command[Influence]):
    """Write down that the pupil was told what was done with what they said."""

    case: CaseId
    on: Day

    async def carry_out(self, occasion: Occasion) -> Influence:
        """Keep the day.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: it was not written down yet what was done.
            DateInTheFuture: it cannot have been told yet.
        """
        case = await led_case(occasion, self.case)
        if self.on > occasion.today:
            raise DateInTheFuture(given=self.on)
        pupil = await _pupil(occasion, case)
        store = occasion.store
        influence = Influence.of(await store.words(case.id, influence_on(pupil)))
        if influence is None:
            raise NotFoundHere
        words: dict[str, JsonValue] = {_ON: self.on.isoformat()}
        await store.keep_words(case.id, told_to(pupil), Audience.PUPIL, words)
        return influence


async def voice_loop(occasion: Occasion, case: Case) -> VoiceLoop:
    """Return how far the pupil's voice is, for who leads the case."""
    store = occasion.store
    request = await store.words(case.id, case.id) or {}
    is_heard = request.get("pupil_asked") == PupilAsked.YES
    pupil = await store.pupil(case.id)
    if pupil is None:
        return VoiceLoop(is_heard)
    is_heard = is_heard or await store.words(case.id, voice_of(pupil)) is not None
    told = (await store.words(case.id, told_to(pupil)) or {}).get(_ON)
    return VoiceLoop(
        is_heard,
        Influence.of(await store.words(case.id, influence_on(pupil))),
        date.fromisoformat(told) if isinstance(told, str) else None,
        is_invited=await store.words(case.id, pupil.id) is not None,
        waived=await store.words(case.id, unheard(pupil)) is not None,
    )


async def keep_reason(occasion: Occasion, case: Case, reason: str) -> None:
    """Keep why a pupil was not heard, or not told, before the case is closed."""
    pupil = await _pupil(occasion, case)
    by = await name_of(occasion, await occasion.store.me()) or ""
    words: dict[str, JsonValue] = {"reason": reason, "by": by, _ON: occasion.today.isoformat()}
    await occasion.store.keep_words(case.id, unheard(pupil), Audience.CONTENT, words)


async def pupil_says(
    occasion: Occasion, case: Case, words: Mapping[UUID, Words]
) -> PupilSays | None:
    """Return what the words that somebody may read tell of the pupil's voice."""
    pupil = await occasion.store.pupil(case.id)
    if pupil is None:
        return None
    voice = words.get(voice_of(pupil))
    return PupilSays(
        Voice.of(voice) if voice else None,
        hears(words.get(parents_hear(pupil))),
        Influence.of(words.get(influence_on(pupil))),
    )


def hears(words: Words | None) -> ParentsHear | None:
    """Return what a pupil wants their parents to hear, from the words kept about it."""
    hear = (words or {}).get("hear")
    return ParentsHear(hear) if isinstance(hear, str) else None


def parents_hear(pupil: Pupil) -> UUID:
    """Return under which id stands what the pupil wants their parents to hear."""
    return uuid5(pupil.id, "parents hear")


def voice_of(pupil: Pupil) -> UUID:
    """Return under which id stands what the pupil says, for themselves or shared."""
    return uuid5(pupil.id, "voice")


def influence_on(pupil: Pupil) -> UUID:
    """Return under which id stands what was done with it."""
    return uuid5(pupil.id, "influence")


def told_to(pupil: Pupil) -> UUID:
    """Return under which id stands that the pupil was told."""
    return uuid5(pupil.id, "told")


def unheard(pupil: Pupil) -> UUID:
    """Return under which id stands why the loop was not gone through."""
    return uuid5(pupil.id, "unheard")


async def _pupil(occasion: Occasion, case: Case) -> Pupil:
    pupil = await occasion.store.pupil(case.id)
    if pupil is None:
        raise NotFoundHere
    return pupil
