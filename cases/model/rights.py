"""What each role may do at a table: the table of domain 2.3, as far as the product goes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cases.model.case import Audience
from cases.model.people import Role


class Right(StrEnum):
    """The rights of domain 2.3, each with its letter there.

    KNOW: that the case exists (E). READ_DATES: label, dates, own agreements (R1). READ_CONTENT:
    the request, what was agreed (R2). READ_ALL: consents and notes too (R3). CONTRIBUTE: write
    (W). AGREE: make agreements (A). INVITE (I). LEAD: change how the case stands (C).
    DESTROY: decide on it (D). LOOK_BACK: see who looked (L).
    """

    KNOW = "know"
    READ_DATES = "read_dates"
    READ_CONTENT = "read_content"
    READ_ALL = "read_all"
    CONTRIBUTE = "contribute"
    AGREE = "agree"
    INVITE = "invite"
    LEAD = "lead"
    DESTROY = "destroy"
    LOOK_BACK = "look_back"


_AT_THE_TABLE = frozenset({Right.KNOW, Right.READ_DATES})
_TAKES_PART = _AT_THE_TABLE | {Right.READ_CONTENT, Right.CONTRIBUTE, Right.AGREE}

RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    Role.COORDINATOR: _TAKES_PART | {Right.READ_ALL, Right.INVITE, Right.LEAD, Right.LOOK_BACK},
    Role.TEACHER: _TAKES_PART,
    Role.EXPERT: _TAKES_PART,
    Role.DIRECTOR: _AT_THE_TABLE | {Right.READ_CONTENT, Right.DESTROY, Right.LOOK_BACK},
    Role.GUARDIAN: _TAKES_PART | {Right.LOOK_BACK},
}
"""The deputy has the rights of the coordinator. Reading content needs a ground as well
(``model.disclosing``). A guardian's are used on their own pages, about their own child."""

READS: Final[Mapping[Audience, Right]] = {
    Audience.TABLE: Right.READ_DATES,
    Audience.CONTENT: Right.READ_CONTENT,
    Audience.COORDINATION: Right.READ_ALL,
    Audience.REPORT: Right.READ_CONTENT,
    Audience.RESPONSE: Right.READ_CONTENT,
    Audience.ACCOUNT: Right.LOOK_BACK,
}
"""Which right words for an audience ask of their reader."""
