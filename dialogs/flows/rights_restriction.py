"""Letting a case, or something in it, rest, and resuming it."""

from cases.errors import AlreadyRests, NotFoundHere
from cases.operations.restriction import LetRest, Rested, Resume
from dialogs.answers import Begin, Offer
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.choices import one_of
from dialogs.kinds.subjects import Correctable, Resting
from dialogs.language.say import Say


def _rests(rested: Rested) -> Report:
    answers = {"case": str(rested.case.id), "item": str(rested.item)}
    again = Offer(Say("resume_case.title"), Begin(flow="resume_case", answers={**answers}))
    return Report(values={"label": rested.case.label}, offers=(again,), about=str(rested.case.id))


def _resumed(rested: Rested) -> Report:
    return Report(values={"label": rested.case.label}, about=str(rested.case.id))


LET_REST = Flow(
    name="let_rest",
    fills=LetRest,
    asks=(
        Ask("case", LedCase()),
        Ask("item", Correctable()),
        Ask("why", one_of("why_rest", "request", "complaint", "other")),
    ),
    report=_rests,
    confirm=True,
    ask_again={NotFoundHere: "item", AlreadyRests: "item"},
)

RESUME_CASE = Flow(
    name="resume_case",
    fills=Resume,
    asks=(Ask("case", LedCase()), Ask("item", Resting())),
    report=_resumed,
    confirm=True,
    ask_again={NotFoundHere: "item"},
)
