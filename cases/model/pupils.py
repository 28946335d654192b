"""The pupil of a case: how old they are, and how their school asks for consent."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from cases.identities import PersonId
from cases.model.case import CaseId

DECIDES_FROM: Final = 16
"""From this age pupils decide about data on them.

Source:
    UAVG article 5: under sixteen the consent of who represents a child by law takes its place.
"""

OF_AGE: Final = 18
"""From this age nobody has authority over them.

Source:
    Burgerlijk Wetboek 1:233.
"""


class GuardiansAsked(StrEnum):
    """How many of those with authority have to say yes (domain 2.4.4).

    ONE_UNLESS_OBJECTION: one is enough, as long as no other says otherwise.
    """

    ALL = "all"
    ONE_UNLESS_OBJECTION = "one_unless_objection"


@dataclass(frozen=True, slots=True)
class Pupil:
    """The pupil, as a person who is asked and asks.

    ``asked_from`` is the age from which they are asked beside their parents. Who may not read
    the case knows their ``age`` at most, and no date of birth.
    """

    id: PersonId
    language: str = "nl"
    born: date | None = None
    age: int | None = None
    asked_from: int = 12
    guardians_asked: GuardiansAsked = GuardiansAsked.ALL

    def age_on(self, day: date) -> int | None:
        """Return how old they are on a day, in years; None when that is not known."""
        return self.age if self.born is None else age_on(self.born, day)

    def decides(self, day: date) -> bool:
        """Say whether they decide themselves about data on them."""
        age = self.age_on(day)
        return age is not None and age >= DECIDES_FROM

    def is_of_age(self, day: date) -> bool:
        """Say whether nobody has authority over them any more."""
        age = self.age_on(day)
        return age is not None and age >= OF_AGE


@dataclass(frozen=True, slots=True)
class Birthday:
    """A pupil turns an age that changes who decides; ``leader`` leads the case."""

    case: CaseId
    label: str
    leader: PersonId
    years: int
    on: date


def turns(born: date, years: int) -> date:
    """Return the day on which somebody turns so many years.

    Who was born on 29 February does so on 1 March of a year without one.
    """
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return born.replace(year=born.year + years, day=28) + timedelta(days=1)


def age_on(born: date, day: date) -> int:
    """Return how many whole years somebody has lived on a day; on a birthday, the new number."""
    years = day.year - born.year
    return years if turns(born, years) <= day else years - 1
