"""What a piece that is left at the end means."""

from dialogs.language.moments.grammar.recurrences import as_reading
from dialogs.language.moments.pieces import Piece
from dialogs.language.moments.readings import (
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Recurrence,
    Refused,
)
from dialogs.language.moments.values import Recurring


def meaning(piece: Piece) -> Reading | None:
    """Return the moment that a piece stands for, or None if it stands for none."""
    match piece.value:
        case Recurring():
            return as_reading(piece.value)
        case Day() | Instant() | Interval() | Recurrence() | Ambiguous() | Refused():
            return piece.value
    return None
