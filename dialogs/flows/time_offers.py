"""Offering times, answering which suit, and picking one."""

from cases.errors import DateInThePast, MeetingIsOver, SameTimeTwice
from cases.model.case import Case
from cases.model.meetings import Meeting
from cases.model.time_offers import TimeOffer
from cases.operations.time_answers import AnswerTimes
from cases.operations.time_offers import OfferTimes, PickTime, WithdrawTimes
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, Report, Values
from dialogs.flows.meetings import ALTHOUGH_CLOSED
from dialogs.kinds.cases import LedCase
from dialogs.kinds.places import WHERE, Room
from dialogs.kinds.times import AskedTimes, OfferedTime, SeveralMoments, suits
from dialogs.kinds.words import FreeText, Link
from dialogs.language.say import Hours


def _at_school(values: Values) -> bool:
    return values.get("where") == "school"


def _online(values: Values) -> bool:
    return values.get("where") == "online"


def _none_suits(values: Values) -> bool:
    said = [values.get(name) for name in ("first", "second", "third")]
    return said == [False, False, False]


def _offered(offer: TimeOffer) -> Report:
    case = str(offer.case)
    return Report(
        offers=(begin("pick_time", case=case), begin("withdraw_times", case=case)), about=case
    )


def _withdrawn(case: Case) -> Report:
    about = str(case.id)
    return Report(values={"label": case.label}, offers=(begin("offer_times", case=about),))


def _answered(offer: TimeOffer) -> Report:
    return Report(about=str(offer.case))


def _picked(meeting: Meeting) -> Report:
    hours = Hours(meeting.starts_at, meeting.lasts)
    return Report(values={"hours": hours}, about=str(meeting.case))


OFFER_TIMES = Flow(
    name="offer_times",
    fills=OfferTimes,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("times", SeveralMoments()),
        Ask("where", WHERE),
        Ask("room", Room(), when=_at_school, skippable=True),
        Ask("join_url", Link(), when=_online),
    ),
    report=_offered,
    confirm=True,
    ask_again={DateInThePast: "times", SameTimeTwice: "times"},
    anyway=ALTHOUGH_CLOSED,
)

ANSWER_TIMES = Flow(
    name="answer_times",
    fills=AnswerTimes,
    asks=(
        Ask("offer", AskedTimes(), settles_others=True),
        Ask("first", suits("first"), shortcut=False),
        Ask("second", suits("second"), shortcut=False),
        Ask("third", suits("third"), shortcut=False),
        Ask("otherwise", FreeText(), when=_none_suits, shortcut=False, skippable=True),
    ),
    report=_answered,
)

PICK_TIME = Flow(
    name="pick_time",
    fills=PickTime,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("at", OfferedTime())),
    report=_picked,
    confirm=True,
    ask_again={MeetingIsOver: "at"},
)

WITHDRAW_TIMES = Flow(
    name="withdraw_times",
    fills=WithdrawTimes,
    asks=(Ask("case", LedCase()),),
    report=_withdrawn,
    confirm=True,
)
