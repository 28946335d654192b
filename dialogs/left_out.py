"""Words of a command that it has no place for: said, rather than dropped in silence."""

from typing import Any

from dialogs.flow import Flow
from dialogs.kinds.kind import Around
from dialogs.kinds.moments import setting_of
from dialogs.language.moments import find_moments
from dialogs.language.say import Say
from dialogs.shortcuts import Looked


def left_out(looked: Looked, flow: Flow[Any], around: Around) -> Say | None:
    """Return that a moment is not recorded ("waarnemer Sanne tot 8 januari"), None if none is.

    Only where something will be recorded: of a question, more may be said than it needs.
    """
    if not flow.confirm or looked.doubts or not looked.left:
        return None
    if any(ask.kind.takes_the_rest for ask in flow.applying(looked.draft)):
        return None
    found = find_moments(looked.left, setting_of(around))
    if not found:
        return None
    return Say("talk.left_out", {"words": looked.left[found[0].start : found[0].end]})
