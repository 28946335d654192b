"""A process that starts a home's PostgreSQL, says so in a line of JSON, and holds it.

Arguments: the home, ``durable`` or ``forgetful``, and the user id to become first. It leaves
the server in order when its input ends.
"""

import json
import os
import sys
from pathlib import Path

from storage.server import EmbeddedServer, ServerUnavailable
from storage.server.process import log_in


def say(told: dict[str, str | int]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main() -> None:
    home, kind, user_id = sys.argv[1:]
    log_in(Path("/nowhere"), "")  # loads what a login needs while we may still read it
    if int(user_id) != os.geteuid():
        os.setgroups([])
        os.setgid(int(user_id))
        os.setuid(int(user_id))
    embedded = EmbeddedServer(Path(home), durable=kind == "durable")
    try:
        server = embedded.start()
    except ServerUnavailable as refusal:
        say({"refused": str(refusal)})
        return
    say({"url": server.owner_url, "pid": server.process_id, "socket": str(server.socket)})
    sys.stdin.read()
    embedded.stop()


main()
