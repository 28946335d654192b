"""Says whether the tests went through enough of the code, after a run of all of them.

Where it is decided who may see what, who agreed to it and who is reminded, every branch is
gone through; of all the code, nine tenths.
"""

import subprocess
import sys

OVERALL = 90
WHOLE = (
    "cases/model/*",
    "cases/desk.py",
    "cases/principals.py",
    "cases/reminding.py",
    "cases/operations/birthdays.py",
    "cases/operations/codes.py",
    "cases/operations/consents.py",
    "cases/operations/doors.py",
    "cases/operations/guests.py",
    "cases/operations/households.py",
    "cases/operations/reading.py",
    "cases/operations/rights.py",
    "storage/consents.py",
    "storage/database.py",
    "storage/doors.py",
    "storage/links.py",
    "storage/pupils.py",
    "storage/roster.py",
    "storage/scope.py",
    "storage/standings.py",
    "bot/pages/guests/doorkeeper.py",
    "bot/pages/guests/levels.py",
    "bot/pages/guests/passes.py",
    "bot/pages/guests/second_door.py",
    "bot/pages/visitors.py",
    "bot/teams/gate.py",
    "bot/teams/identity.py",
    "bot/teams/tokens.py",
)


def report(fail_under: int, *options: str) -> bool:
    """Print what falls short, and say whether nothing does."""
    command = [sys.executable, "-m", "coverage", "report", f"--fail-under={fail_under}", *options]
    return subprocess.run(command, check=False).returncode == 0


def main() -> int:
    """Return 0 when both gates are passed."""
    whole = report(100, "--skip-covered", "--show-missing", f"--include={','.join(WHOLE)}")
    overall = report(OVERALL, "--format=total")
    return 0 if whole and overall else 1


if __name__ == "__main__":
    sys.exit(main())
