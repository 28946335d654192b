"""What a case still needs before its next step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from cases.desk import Command
from cases.model.case import CaseId
from cases.values import Values


class Gap(StrEnum):
    """The things that can be missing, in the order in which they are best done."""

    NO_GUARDIAN = "no_guardian"
    NO_GUARDIAN_WITH_AUTHORITY = "no_guardian_with_authority"
    PUPIL_NOT_ASKED = "pupil_not_asked"
    CONSENT_MISSING = "consent_missing"
    NOBODY_INVITED = "nobody_invited"
    INVITATION_OPEN = "invitation_open"
    NOT_IN_CHANNEL = "not_in_channel"
    NO_MEETING = "no_meeting"
    NO_FOLLOW_UP = "no_follow_up"
    PARENT_NOT_ANSWERED = "parent_not_answered"
    AGREEMENT_LATE = "agreement_late"
    AGREEMENT_BLOCKED = "agreement_blocked"
    AGREEMENT_WITHOUT_DOER = "agreement_without_doer"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, what fills its text, and the rows it is about."""

    gap: Gap
    values: Values = field(default_factory=dict)
    references: Mapping[str, UUID] = field(default_factory=dict)


class WhatIsMissing(Command[Sequence[Missing]]):
    """See what the coordinator can do next."""

    case: CaseId
