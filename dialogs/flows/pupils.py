"""Asking the pupil to the table, and telling them what was done with what they said."""

from cases.errors import DateInTheFuture, LanguageNotOffered
from cases.model.voices import Influence
from cases.operations.pupil_voice import RecordInfluence, ReportBack
from cases.operations.pupils import InvitedPupil, InvitePupil
from dialogs.answers import OpenPage, begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.languages import PARENTS_LANGUAGE
from dialogs.kinds.moments import DayPassed
from dialogs.kinds.people import AskedExperts
from dialogs.kinds.words import Email, FreeText
from dialogs.language.say import Say


def _invited(invited: InvitedPupil) -> Report:
    who = Say(f"invite_pupil.{invited.weight}")
    if invited.token is None:
        return Report(values={"who": who}, offers=(begin("what_is_missing"),))
    page = OpenPage(Say("button.pupils_page"), f"/j/{invited.token}", invited.pupil.language)
    return Report(values={"who": who}, offers=(page,), key="invite_pupil.by_hand")


def _influence(influence: Influence) -> Report:
    return Report(values={"on": influence.on}, offers=(begin("report_back"),))


def _told(_: Influence) -> Report:
    return Report(offers=(begin("what_is_missing"),))


INVITE_PUPIL = Flow(
    name="invite_pupil",
    fills=InvitePupil,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("email", Email(), skippable=True),
        Ask("language", PARENTS_LANGUAGE),
        Ask("ask_for", AskedExperts(), shortcut=False, skippable=True),
    ),
    report=_invited,
    confirm=True,
    ask_again={LanguageNotOffered: "language"},
)

RECORD_INFLUENCE = Flow(
    name="record_influence",
    fills=RecordInfluence,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("influence", FreeText(long=True), shortcut=False),
    ),
    report=_influence,
    confirm=True,
)

REPORT_BACK = Flow(
    name="report_back",
    fills=ReportBack,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("on", DayPassed())),
    report=_told,
    confirm=True,
    ask_again={DateInTheFuture: "on"},
)
