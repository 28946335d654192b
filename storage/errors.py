"""What can go wrong in storage that is nobody's mistake in a conversation.

These are no ``CaseError``: a person cannot do anything about them but try again, so the
edge answers them itself (with an apology, or by running the turn once more).
"""

import asyncpg

from cases.errors import CaseError, ChangedMeanwhile, NotAllowed

_INSUFFICIENT_PRIVILEGE = "42501"
# Two transactions met: serialization_failure, deadlock_detected, unique_violation.
_MET = frozenset({"40001", "40P01", "23505"})
# Connection exceptions, a server that became a standby or gave up on an idle transaction,
# refused log-in, no such database, insufficient resources, a database that takes no connections
# now, waited too long for a lock, operator intervention (a shutdown, a time-out), system errors.
_AWAY = ("08", "25006", "25P03", "25P04", "28", "3D", "53", "55000", "55P03", "57", "58")


class DatabaseAway(Exception):
    """PostgreSQL cannot be reached, or broke the connection; nothing was kept."""


class RosterStale(Exception):
    """A case would be shown or changed on a roster that is too old to trust.

    Raised only to somebody whom the stored roster lets see the case. The edge rolls back,
    reads these channels' rosters from Teams, and runs the turn again.
    """

    def __init__(self, channels: frozenset[str]) -> None:
        super().__init__("a roster is too old")
        self.channels = channels


class CaseFrozen(Exception):
    """The channel of a case is gone, so nobody hears anything of it; it may come back."""


class Unreadable(Exception):
    """Sealed words do not open: another key, another place, or they were changed."""


class MigrationBlocked(Exception):
    """Another migration held its turn, or the tables, for too long."""


class DatabaseClosed(Exception):
    """The database may not be served from now; the message says in a sentence what to do."""


def is_away(error: asyncpg.PostgresError) -> bool:
    """Say whether PostgreSQL refuses to serve, rather than refusing this statement.

    Source:
        PostgreSQL's documentation, appendix A: error codes.
    """
    return (error.sqlstate or "").startswith(_AWAY)


def refusal_of(error: asyncpg.PostgresError) -> CaseError | None:
    """Return the refusal that an error of PostgreSQL comes to, None if it is a bug of ours."""
    if error.sqlstate == _INSUFFICIENT_PRIVILEGE:
        return NotAllowed()
    return ChangedMeanwhile() if error.sqlstate in _MET else None
