"""Asking who looked at a case."""

from cases.model.looking import WhoHasLooked
from cases.operations.looking import WhoLooked
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.kept import KeptCases
from dialogs.language.say import Say
from dialogs.who_looked import lines_of

_LINES = 12


def _told(who: WhoHasLooked) -> Report:
    lines = lines_of(who)
    older = (Say("who_looked.older"),) if len(lines) > _LINES or who.has_more else ()
    vain = (Say("look.in_vain", {"count": who.refused}),) if who.refused else ()
    return Report(
        values={"label": who.label, "lines": (*lines[:_LINES], *older, *vain)},
        offers=(begin("read_case"),),
    )


WHO_LOOKED = Flow(
    name="who_looked", fills=WhoLooked, asks=(Ask("case", KeptCases()),), report=_told
)
