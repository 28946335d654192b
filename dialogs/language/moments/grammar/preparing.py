"""What must be settled about single words before anything else."""

from dialogs.language.moments import terms as t
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.values import MORNING, Clock

preparing = Layer()


@preparing.rule("(?<=[WEEKDAY EVERY IN])MORGEN(?!PART)", "(?<=WEEKDAY EDGE)MORGEN")
def morning(_: Match) -> Made:
    """Maandag morgen, in de morgen: not tomorrow."""
    return t.PART(MORNING)


@preparing.rule("AT? THIS_TIME")
def this_time(found: Match) -> Made:
    """Om deze tijd."""
    now = found.setting.now
    return t.CLOCK(Clock((now.hour * 60 + now.minute,)))


@preparing.rule("PARITY(?!WEEK)")
def a_moment(_: Match) -> tuple[Made, ...]:
    """Even bellen: no even weeks."""
    return ()
