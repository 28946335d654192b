"""Deletes ``.aantafel`` with every database in it, after a yes from the person who asks."""

import shutil
import sys

from checkout import ROOT

from storage.server import EmbeddedServer, ServerUnavailable

HOME = ROOT / ".aantafel"


def main() -> None:
    """Ask, then stop each database and delete it; under root its files lie elsewhere."""
    if not HOME.exists():
        sys.exit("There is no .aantafel here.")
    if input("Delete .aantafel and everything typed into it? Type yes: ").strip() != "yes":
        sys.exit("Nothing was deleted.")
    for lock in HOME.rglob("postgres.lock"):
        EmbeddedServer(lock.parent).remove()
    shutil.rmtree(HOME)


if __name__ == "__main__":
    try:
        main()
    except ServerUnavailable as refusal:
        sys.exit(str(refusal))
    except EOFError:
        sys.exit("Nobody answered. Nothing was deleted.")
