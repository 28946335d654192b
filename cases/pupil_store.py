"""What the rules need of a store about the pupil of a case."""

from typing import Protocol

from cases.model.case import CaseId
from cases.model.pupils import Pupil


class PupilStore(Protocol):
    """The pupil, as a person with an age and a language."""

    async def pupil(self, case: CaseId) -> Pupil | None:
        """Return the pupil of a case, None for who may not know of them.

        Who reads the case sees the date of birth; a guest their age alone.
        """

    async def save_pupil(self, case: CaseId, pupil: Pupil) -> None:
        """Keep the pupil of a case that this person leads; the way of asking stays as it was."""
