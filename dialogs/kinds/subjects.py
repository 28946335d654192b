"""Of whom it is asked what is held: the pupil of a case, or one of the parents."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.kinds.among import Known
from dialogs.kinds.kind import Around
from dialogs.kinds.names import Named
from dialogs.kinds.people import CaseGuardian, case_of
from dialogs.language.say import Say


@dataclass(frozen=True)
class HeldSubject(CaseGuardian):
    """The pupil (meant by the id of the case), or one of the guardians by relation."""

    alone_is_enough: bool = False

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the pupil and the guardians of the case."""
        case = case_of(around)
        if case is None:
            return {}
        title = Say("choice.subject.pupil")
        words = (*around.spoken("choice.subject.pupil.words"), *around.spoken(title.key))
        pupil = {str(case): Known(title, Named(str(case), (), words))}
        return {**pupil, **await super().known(around)}
