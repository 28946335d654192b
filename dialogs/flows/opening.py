"""Starting a request for help about a pupil."""

from cases.errors import NotACoordinator
from cases.model.case import Case
from cases.operations.opening import OpenCase
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, Report, Tells
from dialogs.kinds.cases import OwnChannel
from dialogs.kinds.choices import one_of
from dialogs.kinds.moments import BirthDate, LastDay
from dialogs.kinds.wanted import WantedPeople
from dialogs.kinds.words import FreeText, PersonName, SchoolGroup
from dialogs.told import request_told


def _opened(case: Case) -> Report:
    about = str(case.id)
    return Report(
        values={"label": case.label},
        offers=(
            begin("invite_parent", case=about),
            begin("invite_expert", case=about),
            begin("what_is_missing", case=about),
        ),
        about=about,
    )


NEW_REQUEST = Flow(
    name="new_request",
    fills=OpenCase,
    asks=(
        Ask("channel", OwnChannel()),
        Ask("pupil", PersonName()),
        Ask("born", BirthDate()),
        Ask("group", SchoolGroup()),
        Ask(
            "reason",
            one_of(
                "reason",
                "concern_no_solution",
                "specific_expertise",
                "dropout_risk",
                "place_not_fitting",
            ),
        ),
        Ask("tried", FreeText(long=True)),
        Ask("works", FreeText(long=True)),
        Ask("wish", FreeText(long=True)),
        Ask("authority", one_of("authority", "both", "one", "guardian", "unknown")),
        Ask("pupil_asked", one_of("pupil_asked", "yes", "not_yet"), shortcut=False),
        Ask("wanted", WantedPeople(), skippable=True),
        Ask("deadline", LastDay(), skippable=True),
    ),
    report=_opened,
    confirm=True,
    ask_again={NotACoordinator: "channel"},
    tells=Tells(
        frozenset(
            (
                *("pupil", "group", "reason", "tried", "works", "wish"),
                *("authority", "wanted", "deadline"),
            )
        ),
        request_told,
    ),
)
