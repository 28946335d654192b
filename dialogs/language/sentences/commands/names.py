"""The names of all commands that are understood, whether they exist yet or not."""

from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of

COMMANDS: Final = set_of(
    "new_request consult invite_expert invite_parent record_agreement agreement_done "
    "agreement_blocked agreement_move schedule_follow_up move_follow_up cancel_follow_up overview "
    "my_tasks who_is_at_the_table what_is_missing may_i_share report close_case who_looked my_data "
    "year_calendar who_is_who urgent absence settings pause data_breach tip check"
)
"""What somebody wants done or shown."""

INTERJECTIONS: Final = ("cancel", "back", "skip", "help", "no", "yes", "thanks", "greeting")
"""Words that mean the same everywhere, the first going before the next in "nee, laat maar"."""
