"""Writing down what turns out about a pupil and the family."""

from cases.errors import DateInTheFuture
from cases.model.case import Case
from cases.operations.correcting import CorrectBirthDate
from cases.operations.family import (
    PupilVoice,
    RecordAuthority,
    RecordPupilAsked,
    TakeBackPupilAsked,
)
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.choices import one_of
from dialogs.kinds.moments import BirthDate, DayPassed
from dialogs.kinds.people import AtTheTable
from dialogs.kinds.words import FreeText
from dialogs.language.say import Say


def _known(case: Case) -> Report:
    about = str(case.id)
    return Report(
        values={"authority": Say(f"choice.authority.{case.authority}")},
        offers=(begin("may_i_share", case=about), begin("what_is_missing", case=about)),
        about=about,
    )


def _asked(voice: PupilVoice) -> Report:
    return Report(values={"on": voice.on}, offers=(begin("pupil_not_asked"),))


def _not_asked(case: Case) -> Report:
    about = str(case.id)
    return Report(offers=(begin("pupil_asked", case=about),), about=about)


def _corrected(case: Case) -> Report:
    return Report(about=str(case.id))


RECORD_AUTHORITY = Flow(
    name="record_authority",
    fills=RecordAuthority,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("authority", one_of("authority", "both", "one", "guardian", "unknown")),
    ),
    report=_known,
    confirm=True,
)

PUPIL_ASKED = Flow(
    name="pupil_asked",
    fills=RecordPupilAsked,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("who", AtTheTable()),
        Ask("on", DayPassed()),
        Ask("said", FreeText(long=True), shortcut=False, skippable=True),
    ),
    report=_asked,
    confirm=True,
)

PUPIL_NOT_ASKED = Flow(
    name="pupil_not_asked",
    fills=TakeBackPupilAsked,
    asks=(Ask("case", LedCase()),),
    report=_not_asked,
    confirm=True,
)

CORRECT_BIRTH_DATE = Flow(
    name="correct_birth_date",
    fills=CorrectBirthDate,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("born", BirthDate())),
    report=_corrected,
    confirm=True,
    ask_again={DateInTheFuture: "born"},
)
