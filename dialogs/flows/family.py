"""Writing down what turns out about a pupil's family."""

from cases.model.case import Case
from cases.operations.family import RecordAuthority
from dialogs.asking import begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.choices import one_of
from dialogs.language.say import Say


def _known(case: Case) -> Report:
    about = str(case.id)
    return Report(
        values={"authority": Say(f"choice.authority.{case.authority}")},
        offers=(begin("may_i_share", case=about), begin("what_is_missing", case=about)),
        about=about,
    )


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
