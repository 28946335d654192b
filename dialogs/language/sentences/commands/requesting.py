"""Whether a message is a request for help by itself: a pupil, a group, and a story about them."""

from typing import Final

from dialogs.language.moments import Setting
from dialogs.language.sentences.people import Circle
from dialogs.language.sentences.requests.reading import Request, read_request

_FEWEST_WORDS: Final = 12
_A_STORY: Final = 14
_TELLING: Final = 4
_ENOUGH: Final = 3


def request_in(text: str, circle: Circle, setting: Setting) -> Request | None:
    """Return the request that a message tells without saying that it is one, None if it is none."""
    said = text.split()
    words = len(said)
    if len(set(said)) < _FEWEST_WORDS:
        return None
    told = read_request(text, circle, setting)
    parts = (told.pupil, told.group, told.tried, told.works, told.wish, told.authority, told.people)
    number = sum(map(bool, parts))
    whole = number >= _TELLING and bool(told.tried or told.works or told.wish)
    story = bool(told.pupil and told.group and told.reasons) and words >= _A_STORY
    return told if whole or (story and (told.urgent or number >= _ENOUGH)) else None
