"""What is said of itself when somebody sits at a table: come into the channel, you may read.

The courier says it, from what changed at the table and in its channel. It knows no content.
"""

from collections.abc import Iterator
from datetime import datetime

from cases.identities import PersonId
from cases.messages import Message
from cases.model.membership import WatchedTable
from cases.operations.kinds import Kind
from cases.practices.practice import Practice


def outside(table: WatchedTable) -> frozenset[PersonId]:
    """Return who sits at the table and is not in its channel."""
    return frozenset(seat.person for seat in table.seats if not seat.is_here)


def consented(table: WatchedTable) -> frozenset[PersonId]:
    """Return for whom consent is recorded, whether they are in the channel or not."""
    return frozenset(seat.person for seat in table.seats if seat.is_consented)


def readers(table: WatchedTable) -> frozenset[PersonId]:
    """Return who may read content now."""
    return consented(table) - outside(table)


def outside_ladder(since: datetime, practice: Practice) -> tuple[datetime, ...]:
    """Return when who leads is asked again to let somebody into the channel."""
    days, sat_down = practice.school_days, practice.today(since)
    return tuple(
        practice.at_school(days.plus_school_days(sat_down, wait), practice.digest_at)
        for wait in practice.channel_reminder_school_days
    )


def please_let_in(table: WatchedTable, now: datetime, practice: Practice) -> Iterator[Message]:
    """Return the questions to come about people who are not in the channel."""
    for seat in table.seats:
        if seat.is_here or table.leader is None:
            continue
        for at in outside_ladder(seat.since, practice):
            if at > now:
                values = {"label": table.label, "name": seat.name, "channel": table.channel}
                yield Message(
                    kind=Kind.EXPERT_OUTSIDE,
                    case=table.case,
                    subject=seat.person,
                    receiver=table.leader,
                    at=at,
                    values=values,
                    references={"person": seat.person},
                )


def you_may_read(table: WatchedTable, reader: PersonId, now: datetime) -> Message:
    """Return what somebody hears for whom the content has become readable."""
    return Message(
        kind=Kind.CONTENT_READABLE,
        case=table.case,
        subject=reader,
        receiver=reader,
        at=now,
        values={"label": table.label},
        references={"case": table.case},
    )
