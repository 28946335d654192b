"""Consent: per giver, purpose and named recipient; the newest answer counts.

The same rule is written twice on purpose: here, to explain it to people, and in SQL
(``consented_seats``), where it is the wall. A test holds the two together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.people import Authority, Guardian

ConsentId = NewType("ConsentId", UUID)

GUARDIANS_NEEDED: Final[Mapping[Authority, int]] = {
    Authority.BOTH: 2,
    Authority.ONE: 1,
    Authority.GUARDIAN: 1,
    Authority.UNKNOWN: 2,
}
"""How many people with authority must be known, and all have said yes, before it counts.

As long as the school does not know who has authority, it is as if both parents had it: more
than two people never do.

Source:
    Domain 2.4.4, all with authority are asked; Burgerlijk Wetboek 1:245 and 1:251: authority
    is one person's or two people's.
"""


class Purpose(StrEnum):
    """What consent is asked for (domain 2.4.2; the two that are asked so far)."""

    DISCUSS_TEAM = "discuss_team"
    SHARE_EXPERT = "share_expert"


class ConsentAnswer(StrEnum):
    """What a guardian said."""

    YES = "yes"
    NO = "no"
    TALK = "talk"


class Route(StrEnum):
    """By which way the answer came; each weighs the same."""

    LINK = "link"
    PHONE = "phone"
    PAPER = "paper"
    IN_PERSON = "in_person"


class ConsentStatus(StrEnum):
    """What the answers of all guardians with authority come to (domain 2.4.4).

    PARTIAL: some said yes or no, the rest nothing, or are not even known yet.
    """

    GRANTED = "granted"
    PARTIAL = "partial"
    CONFLICT = "conflict"
    TALK_REQUESTED = "talk_requested"
    REFUSED = "refused"
    NO_RESPONSE = "no_response"
    NOBODY_TO_ASK = "nobody_to_ask"


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer by one guardian; never changed, only followed by a newer one.

    ``recipient`` is None when the purpose concerns the whole team.
    ``given_on`` is the day it was said, ``recorded_at`` when and by whom it was written down
    (``recorded_by`` None: by the guardian, on our page). ``interpreter`` says that one was there.
    """

    id: ConsentId
    case: CaseId
    giver: PersonId
    purpose: Purpose
    recipient: PersonId | None
    answer: ConsentAnswer
    route: Route
    given_on: date
    recorded_at: datetime
    recorded_by: PersonId | None
    text_version: str
    language: str
    interpreter: bool = False


def newest_answers(
    consents: Iterable[Consent], purpose: Purpose, recipient: PersonId | None
) -> dict[PersonId, ConsentAnswer]:
    """Return each giver's newest answer about that purpose and recipient."""
    about = [c for c in consents if (c.purpose, c.recipient) == (purpose, recipient)]
    return {c.giver: c.answer for c in sorted(about, key=lambda c: c.recorded_at)}


def consent_status(
    authority: Authority,
    guardians: Sequence[Guardian],
    consents: Iterable[Consent],
    purpose: Purpose,
    recipient: PersonId | None,
) -> ConsentStatus:
    """Return what the guardians with authority together said about a purpose and recipient.

    ``authority`` is what the case says about it, ``guardians`` are those who are known.
    """
    required = [guardian.id for guardian in guardians if guardian.has_authority]
    if not required:
        return ConsentStatus.NOBODY_TO_ASK
    newest = newest_answers(consents, purpose, recipient)
    given = [newest[giver] for giver in required if giver in newest]
    if not given:
        return ConsentStatus.NO_RESPONSE
    asked = max(len(required), GUARDIANS_NEEDED[authority])
    return _combined(set(given), complete=len(given) == asked)


def _combined(answers: set[ConsentAnswer], *, complete: bool) -> ConsentStatus:
    if {ConsentAnswer.YES, ConsentAnswer.NO} <= answers:
        return ConsentStatus.CONFLICT
    if ConsentAnswer.TALK in answers:
        return ConsentStatus.TALK_REQUESTED
    if not complete:
        return ConsentStatus.PARTIAL
    return ConsentStatus.GRANTED if ConsentAnswer.YES in answers else ConsentStatus.REFUSED
