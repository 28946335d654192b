"""The private answer to words of violence, with the steps of the meldcode behind a button.

Source:
    Domain guide 2.8: the five steps of the Dutch Meldcode huiselijk geweld en kindermishandeling.
"""

from dataclasses import replace
from typing import Final

from dialogs.answers import Offer, Word
from dialogs.language.say import Say
from dialogs.steps import Step

MELDCODE: Final = Say("talk.meldcode")
STEPS: Final = {"meldcode": "talk.meldcode_steps"}
"""The word behind the button, and what it shows: the same for everybody, and kept nowhere."""


def with_steps(step: Step) -> Step:
    """Return a step with the button that shows the five steps before its other buttons."""
    offers = (Offer(Say("button.meldcode_steps"), Word(word="meldcode")), *step.answer.offers)
    return Step(replace(step.answer, offers=offers), step.talk)
