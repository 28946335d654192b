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

_FAMILIES: Final = (
    ("new_request", "consult", "urgent"),
    ("invite_expert", "invite_parent"),
    ("agreement_done", "agreement_blocked", "agreement_move"),
    ("schedule_follow_up", "move_follow_up", "cancel_follow_up"),
    ("my_tasks", "overview"),
    ("who_is_at_the_table", "who_is_who"),
    ("what_is_missing", "my_tasks"),
    ("may_i_share", "what_is_missing"),
    ("report", "overview"),
    ("close_case", "pause"),
    ("who_looked", "my_data"),
    ("year_calendar", "overview"),
    ("absence", "urgent"),
    ("settings", "pause"),
    ("data_breach", "help"),
    ("tip", "help"),
    ("check", "what_is_missing"),
    ("record_agreement", "my_tasks"),
)
SIBLINGS: Final = {
    name: tuple(other for other in family if other != name)
    for family in reversed(_FAMILIES)
    for name in family
}
"""What is offered beside a guess: what people often mean in its place."""
