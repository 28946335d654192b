"""Whether something may be shown to somebody: the one decision (domain 2.4.5).

Every way to content asks ``may_disclose`` and gets its answer as a value, with the ground or
the reason. It judges what the rows say of somebody (``Standing``). The wall in PostgreSQL
decides the same on its own; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cases.identities import PersonId
from cases.model.case import Audience, Seat
from cases.model.consents import Purpose
from cases.model.people import Role
from cases.model.rights import READS, RIGHTS, Right


class LegalGround(StrEnum):
    """On which ground of the AVG something is shown (domain 2.4.1, as far as the product goes).

    PUBLIC_TASK: the school's own support, for those who do it and those it is about. CONSENT:
    asked by name. OWN_DATA: what somebody wrote or what is held on them (AVG article 15).
    """

    PUBLIC_TASK = "public_task"
    CONSENT = "consent"
    OWN_DATA = "own_data"


class Why(StrEnum):
    """Why something is not shown."""

    NOT_IN_CHANNEL = "not_in_channel"
    NO_SEAT = "no_seat"
    NOT_THIS_ROLE = "not_this_role"
    PART_IS_OVER = "part_is_over"
    NO_CONSENT = "no_consent"
    NO_REASON = "no_reason"
    NO_LINK = "no_link"
    NOT_THEIRS = "not_theirs"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rows say of one person and one case.

    ``purposes`` are those for which consent is complete; ``involved`` is False for an expert
    whose agreements were done long enough ago. ``gave_reason`` says that they told, a short
    while ago, why they read: a director has to.
    """

    person: PersonId
    in_channel: bool = False
    leads: bool = False
    role: Role | None = None
    seat: Seat | None = None
    involved: bool = False
    gave_reason: bool = False
    purposes: frozenset[Purpose] = frozenset()

    @property
    def part(self) -> Role | None:
        """The part they play now: who led the case before is an expert."""
        if self.leads:
            return Role.COORDINATOR
        return Role.EXPERT if self.role is Role.COORDINATOR else self.role

    @property
    def rights(self) -> frozenset[Right]:
        """What this part may do, while they sit in the channel."""
        seated = self.leads or self.seat is Seat.SEATED
        return RIGHTS[self.part] if self.in_channel and seated and self.part else frozenset()


@dataclass(frozen=True, slots=True)
class Allow:
    """It may be shown, on this ground; by which consent, if one was asked for it."""

    ground: LegalGround
    purpose: Purpose | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """It may not be shown yet, or no longer; the person may know why."""

    why: Why


@dataclass(frozen=True, slots=True)
class Deny:
    """It may not be shown, and the person is told what everybody is told."""

    why: Why


Verdict = Allow | Hold | Deny

_GROUNDS: Final[Mapping[Purpose, LegalGround]] = {
    Purpose.SHARE_EXPERT: LegalGround.CONSENT,
    Purpose.DISCUSS_TEAM: LegalGround.PUBLIC_TASK,  # asked by house rule (domain 2.4.1)
}


def may_disclose(standing: Standing, item: Audience) -> Verdict:
    """Return whether words for an audience may be shown to somebody who stands like that."""
    if not standing.in_channel:
        return Deny(Why.NOT_IN_CHANNEL)
    if not standing.leads and standing.seat is not Seat.SEATED:
        return Deny(Why.NO_SEAT)
    right = READS.get(item)  # nobody at the table has one to what a parent keeps to themselves
    if right is None or right not in standing.rights:
        return Deny(Why.NOT_THIS_ROLE)
    if standing.leads or item in {Audience.TABLE, Audience.ACCOUNT}:
        return Allow(LegalGround.PUBLIC_TASK)
    return _by_consent(standing)


def _by_consent(standing: Standing) -> Verdict:
    for purpose, ground in _GROUNDS.items():
        if purpose in standing.purposes:
            if not standing.involved:
                return Hold(Why.PART_IS_OVER)
            if standing.part is Role.DIRECTOR and not standing.gave_reason:
                return Hold(Why.NO_REASON)
            return Allow(ground, purpose)
    return Hold(Why.NO_CONSENT)
