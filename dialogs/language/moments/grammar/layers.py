"""The layers of the grammar in the order in which they are applied."""

from typing import Final

from dialogs.language.moments.grammar.amounts import amounts
from dialogs.language.moments.grammar.bounds import bounds, loose_ends
from dialogs.language.moments.grammar.changes import changes, first_changes
from dialogs.language.moments.grammar.choosing import choosing
from dialogs.language.moments.grammar.clocks import clocks
from dialogs.language.moments.grammar.counted_days import counted_days
from dialogs.language.moments.grammar.feasts import feasts
from dialogs.language.moments.grammar.joining import joining
from dialogs.language.moments.grammar.lessons import lessons
from dialogs.language.moments.grammar.partial_periods import partial_periods
from dialogs.language.moments.grammar.periods import periods
from dialogs.language.moments.grammar.preparing import preparing
from dialogs.language.moments.grammar.recurrences import recurrences
from dialogs.language.moments.grammar.relative import relative
from dialogs.language.moments.grammar.repeating import repeating
from dialogs.language.moments.grammar.stretches import parts, stretches
from dialogs.language.moments.grammar.weekdays import weekdays
from dialogs.language.moments.grammar.written_dates import written_dates

LAYERS: Final = (
    preparing,
    lessons,
    amounts,
    clocks,
    first_changes,
    stretches,
    parts,
    repeating,
    written_dates,
    feasts,
    periods,
    partial_periods,
    relative,
    counted_days,
    weekdays,
    recurrences,
    choosing,
    joining,
    bounds,
    loose_ends,
    changes,
)
