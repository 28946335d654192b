"""What can go wrong in storage that is nobody's mistake in a conversation.

These are no ``CaseError``: a person cannot do anything about them but try again, so the
edge answers them itself (with an apology, or by running the turn once more).
"""


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


class Unreadable(Exception):
    """Sealed words do not open: another key, another place, or they were changed."""


class MigrationBlocked(Exception):
    """Another migration held its turn, or the tables, for too long."""
