"""Which consent lets whom read: by name for experts, for the team as a whole for its staff.

The wall says the same in SQL (``is_consented``).
"""

from cases.identities import PersonId
from cases.model.case import Participant
from cases.model.consents import Purpose
from cases.model.people import Role

STAFF_OF_THE_SCHOOL = frozenset({Role.TEACHER, Role.DIRECTOR})


def consent_needed(participant: Participant) -> tuple[Purpose, PersonId | None]:
    """Return the purpose and recipient for which consent lets this participant read.

    Consent to share by name is enough for staff of the school too.
    """
    if participant.role in STAFF_OF_THE_SCHOOL:
        return Purpose.DISCUSS_TEAM, None
    return Purpose.SHARE_EXPERT, participant.person
