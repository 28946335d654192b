"""What somebody hears who does not know what to say, or says what means nothing here."""

from collections.abc import Sequence
from typing import Final

from dialogs.answers import Answer, Offer
from dialogs.kinds.kind import Around
from dialogs.language.say import Say

NOT_YOURS: Final = "error.case_not_found"
NO_QUESTION: Final = frozenset({"yes", "no", "change"})
"""Words that answer a question; where none is open, that is said, to everybody alike."""


def not_understood(offers: Sequence[Offer]) -> Answer:
    """Return that the words were not understood, with a way forward."""
    return Answer((Say("talk.not_understood"),), tuple(offers))


async def help_for(around: Around) -> Say:
    """Return what this person can say: who leads no case is not told how to lead one."""
    store = around.desk.store
    leads = bool(await store.channels_to_coordinate())
    leads = leads or any(case.is_led_by(around.me) for case in await store.cases())
    return Say("talk.help" if leads else "talk.help_at_the_table")


async def has_a_table(around: Around) -> bool:
    """Say whether this person sits at any table, may begin one, or was asked to one.

    Anybody else may have asked about a case that is not theirs, and hears what everybody hears
    who does.
    """
    store = around.desk.store
    for known in (
        store.cases,
        store.channels_to_coordinate,
        store.my_invitations,
        store.my_acceptances,
    ):
        if await known():
            return True
    return False
