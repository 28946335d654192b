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

    ``function`` is the directory's own word ("orthopedagoog"), empty when unknown. Of experts
    from outside the school wrote it down itself.
    """

    id: PersonId
    name: str
    function: str = ""
    organisation: str = ""
    is_outside: bool = False

    @property
    def in_full(self) -> str:
        """Who this is, as a parent is told who would read: from outside, of which organisation."""
        organisation = self.organisation if self.is_outside else ""
        return ", ".join(part for part in (self.name, self.function, organisation) if part)

    @property
    def first_name(self) -> str:
        """The first word of the name, for speaking to somebody."""
        return self.name.split()[0] if self.name.strip() else self.name


@dataclass(frozen=True, slots=True)
class OutsideExpert:
    """Somebody from another organisation, who has no account here and comes by a link."""

    id: PersonId
    name: str
    function: str
    organisation: str
    email: str

    @property
    def person(self) -> Person:
        """This expert as the directory shows them."""
        return Person(self.id, self.name, self.function, self.organisation, is_outside=True)


@dataclass(frozen=True, slots=True)
class Guardian:
    """A parent or guardian of the pupil of one case; name and address are words of the case."""

    id: PersonId
    relation: Relation
    has_authority: bool
    language: str
