"""Consent: per giver, purpose and named recipient; the newest answer counts.

Who has to say yes is in ``model.purposes``, and what the answers come to in ``model.statuses``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.people import Authority

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
    """What somebody is asked to say yes to (domain 2.4.2)."""

    DISCUSS_TEAM = "discuss_team"
    SHARE_EXPERT = "share_expert"
    DISCUSS_EXTERNAL_TABLE = "discuss_external_table"
    RESEARCH = "research"
    OBSERVATION = "observation"
    REQUEST_INFO = "request_info"
    TRANSFER = "transfer"
    RECORDING = "recording"
    CONTACT_CHANNEL = "contact_channel"
    INSTEMMING_OPP = "instemming_opp"


class ConsentAnswer(StrEnum):
    """What a guardian, or the pupil, said.

    ENDED is no answer of theirs: the case was closed and opened again, which ends what was said
    before it. From then it is as if they had not been asked.
    """

    YES = "yes"
    NO = "no"
    TALK = "talk"
    ENDED = "ended"


ANSWERS: Final = (ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.TALK)
"""What somebody can say, each as easy as the others."""


class Route(StrEnum):
    """By which way the answer came; each weighs the same. REOPENING: nobody said anything."""

    LINK = "link"
    PHONE = "phone"
    PAPER = "paper"
    IN_PERSON = "in_person"
    REOPENING = "reopening"


class ConsentStatus(StrEnum):
    """What the answers of all who decide come to (domain 2.4.4).

    PARTIAL: some said yes or no, the rest nothing, or are not even known yet. WITHDRAWN: somebody
    who had said yes said no. NO_CONTACT: nobody answered, and there is no way to reach somebody.
    """

    GRANTED = "granted"
    PARTIAL = "partial"
    CONFLICT = "conflict"
    TALK_REQUESTED = "talk_requested"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NO_RESPONSE = "no_response"
    NO_CONTACT = "no_contact"
    NOBODY_TO_ASK = "nobody_to_ask"


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer by one guardian, or by the pupil; never changed, only followed by a newer one.

    ``recipient`` is None when the purpose concerns the whole team.
    ``given_on`` is the day it was said, ``recorded_at`` when and by whom it was written down
    (``recorded_by`` None: by the guardian, on our page). ``interpreter`` says that somebody
    interpreted; ``translated_by`` who reviewed the translation of the text that was read, and
    when, None where the text was the school's own.
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
    translated_by: str | None = None
