"""Starts Microsoft's Agents Playground in front of the bot that ``make run`` serves.

It is a tool for trying, made by others, and no part of the product. Its five people and one
channel stand in ``agents-playground/.m365agentsplayground.yml``; it accepts no other numbers.
"""

import os
import sys

from checkout import CannotSetUp, run
from set_up_node import AGENTS_PLAYGROUND, node, search_path

BOT = "http://127.0.0.1:3978/api/messages"
PORT = "56150"


def main() -> None:
    """Run it until it is stopped, without opening a browser on its own."""
    bot = os.environ.get("AANTAFEL_BOT", BOT)
    print(f"The Agents Playground comes up at http://localhost:{PORT} (bot: {bot}).", flush=True)
    program = AGENTS_PLAYGROUND / "node_modules" / "@microsoft" / "m365agentsplayground"
    arguments = ["start", "-e", bot, "-c", "msteams", "-p", PORT]
    run(
        [node(), program / "cli.js", *arguments],
        f"The Agents Playground ended, its words are above: is port {PORT} in use?",
        folder=AGENTS_PLAYGROUND,
        extra={"TEAMSAPPTESTER_BROWSER": "none", "PATH": search_path()},
    )


if __name__ == "__main__":
    try:
        main()
    except CannotSetUp as failed:
        sys.exit(str(failed))
    except KeyboardInterrupt:
        sys.exit(0)
