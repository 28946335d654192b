"""A reminder that had to wait said "today" the day after, and three came after an outage."""

from datetime import date
from uuid import uuid4

import pytest

from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import CaseId
from cases.operations.kinds import Kind
from cases.reminding import kind_on
from tests.school_in_a_box import MONDAY

BY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("today", "chat", "mail"),
    [
        (date(2026, 12, 15), Kind.AGREEMENT_SOON, Kind.AGREEMENT_SOON_MAIL),
        (BY, Kind.AGREEMENT_TODAY, Kind.AGREEMENT_TODAY_MAIL),
        (date(2027, 1, 4), Kind.AGREEMENT_LATE, Kind.AGREEMENT_LATE_MAIL),
    ],
)
def test_a_reminder_says_how_it_is_on_its_day(today: date, chat: Kind, mail: Kind) -> None:
    for kind, said in ((Kind.AGREEMENT_TODAY, chat), (Kind.AGREEMENT_SOON_MAIL, mail)):
        assert kind_on(_message(kind, BY), today) is said


def test_other_messages_are_what_they_are() -> None:
    assert kind_on(_message(Kind.AGREEMENT_DONE, BY), BY) is Kind.AGREEMENT_DONE
    assert kind_on(_message(Kind.AGREEMENT_SOON, None), BY) is Kind.AGREEMENT_SOON


def _message(kind: Kind, by: date | None) -> Message:
    return Message(
        kind=kind,
        case=CaseId(uuid4()),
        subject=uuid4(),
        receiver=PersonId(uuid4()),
        at=MONDAY,
        values={"by": by},
    )
