"""Who leads a case: handing it over, and naming a deputy."""

from cases.desk import Command
from cases.model.case import Case, CaseId
from cases.principals import PersonId


class HandOver(Command[Case]):
    """Make somebody else the coordinator of a case."""

    case: CaseId
    to: PersonId


class AppointDeputy(Command[Case]):
    """Name the person who stands in for the coordinator."""

    case: CaseId
    who: PersonId
