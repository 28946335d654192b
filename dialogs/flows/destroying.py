"""Destroying a case for ever."""

from cases.errors import LabelDiffers
from cases.model.destructions import Destruction
from cases.operations.destroying import DestroyCase
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.choices import one_of
from dialogs.kinds.kept import KeptCases
from dialogs.kinds.words import FreeText
from dialogs.language.say import Say


def _destroyed(destruction: Destruction) -> Report:
    return Report(
        values={
            "certificate": destruction.certificate,
            "ground": Say(f"choice.ground.{destruction.ground}"),
            "words": destruction.words,
            "meetings": destruction.meetings,
            "agreements": destruction.agreements,
            "consents": destruction.consents,
        }
    )


DESTROY_CASE = Flow(
    name="destroy_case",
    fills=DestroyCase,
    asks=(
        Ask("case", KeptCases(alone_is_enough=False)),
        Ask("ground", one_of("ground", "retention", "request", "mistake")),
        Ask("typed", FreeText(), shortcut=False),
    ),
    report=_destroyed,
    ask_again={LabelDiffers: "typed"},
)
