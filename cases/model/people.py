"""The people around a case and the parts they play."""

from dataclasses import dataclass
from enum import StrEnum

from cases.identities import PersonId


class Role(StrEnum):
    """The part somebody plays at one table (domain glossary 10-27)."""

    COORDINATOR = "coordinator"
    TEACHER = "teacher"
    DIRECTOR = "director"
    EXPERT = "expert"
    GUARDIAN = "guardian"


class Relation(StrEnum):
    """What a guardian is to the pupil."""

    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    OTHER = "other"


class Authority(StrEnum):
    """Who has parental authority (ouderlijk gezag), as far as the school knows."""

    BOTH = "both"
    ONE = "one"
    GUARDIAN = "guardian"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the bot knows from Teams: a name, and what they do at which organisation.

    ``function`` is the directory's own word ("orthopedagoog"), empty when unknown.
    """

    id: PersonId
    name: str
    function: str = ""
    organisation: str = ""

    @property
    def first_name(self) -> str:
        """The first word of the name, for speaking to somebody."""
        return self.name.split()[0] if self.name.strip() else self.name


@dataclass(frozen=True, slots=True)
class Guardian:
    """A parent or guardian of the pupil of one case; name and address are words of the case."""

    id: PersonId
    relation: Relation
    has_authority: bool
    language: str
