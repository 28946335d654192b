"""Who looked, day by day: what one person did often on a day is one line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from cases.identities import PersonId
from cases.model.auditing import DeedKind, Item
from cases.model.looking import Look, WhoHasLooked, by_day
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say
from dialogs.who_looked import lines_of

_AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
_LOOK = Look(_AT, DeedKind.READ, Item.OWN_PAGE, PersonId(uuid4()), "pupil", None)


def test_what_was_shown_on_two_grounds_at_once_was_looked_at_once() -> None:
    earlier = replace(_LOOK, at=_AT - timedelta(minutes=1))
    [line] = by_day([_LOOK, _LOOK, earlier, earlier], SCHOOL_ZONE)
    assert (line.at, line.times) == (_AT, 2)


def test_every_refusal_counts_though_it_was_at_the_same_moment() -> None:
    refused = replace(_LOOK, kind=DeedKind.REFUSED, times=3)
    [line] = by_day([refused, refused], SCHOOL_ZONE)
    assert line.times == 6


def test_a_pupil_is_called_one_and_to_themselves_they_are_who_asks() -> None:
    assert _LOOK.person
    for me, called in (
        (PersonId(uuid4()), "look.pupil"),
        (_LOOK.person, "page.guest.looked.yourself"),
    ):
        [line] = lines_of(WhoHasLooked("WR-001", [_LOOK], 0, me))
        assert line.values["who"] == Say(called)
