"""Brings everything a command needs into this checkout, and nothing a second time.

``set_up.py run`` is for using the bot, ``set_up.py dev`` for the linters, ``set_up.py test``
for all tests. Each step has a stamp with the hash of its lock file, so that a second call is
quick, and is done anew when it was killed half way.
"""

import fcntl
import os
import sys
from pathlib import Path

from checkout import CannotSetUp, say
from set_up_chromium import prepare_chromium
from set_up_node import AGENTS_PLAYGROUND, prepare_node
from set_up_python import prepare_python


def set_up(what: str) -> None:
    """Prepare for ``run``, ``dev``, ``test`` or ``agents-playground``.

    Raises:
        CannotSetUp: something is missing; the sentence says how to mend it.
    """
    prepare_python("dev" if what in ("dev", "test") else "run")
    if what in ("run", "test"):
        prepare_node(tests=what == "test")
    if what in ("test", "agents-playground"):
        prepare_node(AGENTS_PLAYGROUND, tests=True)
    if what == "test":
        prepare_chromium()


def main() -> None:
    """Set up while no other process does in this checkout."""
    with Path(__file__).open() as alone:
        try:
            fcntl.flock(alone, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another command is setting up this folder; waiting for it …")
            fcntl.flock(alone, fcntl.LOCK_EX)
        os.set_inheritable(alone.fileno(), True)  # noqa: FBT003 - os has no name for it
        try:
            set_up(sys.argv[1])
        except CannotSetUp as missing:
            sys.exit(str(missing))
        except KeyboardInterrupt:
            sys.exit("Stopped; the next run goes on from here.")


if __name__ == "__main__":
    main()
