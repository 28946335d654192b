"""How long a case is kept after it was closed."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.model.case import Case, CaseId


@dataclass(frozen=True, slots=True)
class Keeping:
    """When a case was closed, when its pupil left the school, and since when it is held.

    A held case (a complaint, a judge, an inspection) is not destroyed, whatever its time.
    """

    case: CaseId
    closed_at: datetime | None = None
    left_on: date | None = None
    held_at: datetime | None = None

    def destroy_on(self, years: int) -> date | None:
        """Return the day from which it may be destroyed, None while that is not known."""
        if self.closed_at is None or self.left_on is None:
            return None
        later = self.left_on.year + years
        try:
            return self.left_on.replace(year=later)
        except ValueError:  # 29 February
            return date(later, 3, 1)


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case, open or closed, with how long it is kept."""

    case: Case
    keeping: Keeping
