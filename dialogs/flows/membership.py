"""Somebody came into a channel, or the coordinator left it."""

from datetime import datetime

from cases.errors import AlreadyInvited, NotAMember
from cases.model.case import Case
from cases.model.people import Person
from cases.operations.newcomers import LookInto, Seated, SeatNewcomer, TurnAway
from cases.operations.vacancies import TakeOver
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import EmptyCase, LedCase
from dialogs.kinds.choices import one_of
from dialogs.kinds.people import InTheChannel

_WHO = (Ask("case", LedCase(), settles_others=True), Ask("person", InTheChannel()))
_ASK_AGAIN = {NotAMember: "person", AlreadyInvited: "person"}


def _seated(seated: Seated) -> Report:
    case = str(seated.place.case)
    return Report(
        values={"label": seated.label},
        offers=(begin("who_is_at_the_table", case=case), begin("may_i_share", case=case)),
        about=case,
        key="join_table.done_and_told" if seated.parents_told else None,
    )


def _turned_away(person: Person) -> Report:
    return Report(values={"person": person.name})


def _asked_again(at: datetime) -> Report:
    return Report(values={"at": at})


def _taken_over(case: Case) -> Report:
    about = str(case.id)
    offers = (begin("case_overview", case=about), begin("what_is_missing", case=about))
    return Report(values={"label": case.label}, offers=offers, about=about)


JOIN_TABLE = Flow(
    name="join_table",
    fills=SeatNewcomer,
    asks=(*_WHO, Ask("role", one_of("role", "teacher", "director", "expert"))),
    report=_seated,
    confirm=True,
    ask_again=_ASK_AGAIN,
)

TURN_AWAY = Flow(
    name="turn_away", fills=TurnAway, asks=_WHO, report=_turned_away, ask_again=_ASK_AGAIN
)

LOOK_INTO = Flow(
    name="look_into", fills=LookInto, asks=_WHO, report=_asked_again, ask_again=_ASK_AGAIN
)

TAKE_OVER = Flow(
    name="take_over",
    fills=TakeOver,
    asks=(Ask("case", EmptyCase()),),
    report=_taken_over,
    confirm=True,
)
