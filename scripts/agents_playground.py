"""Starts Microsoft's Agents Playground in front of a running bot.

It is a tool for trying, made by others, and no part of the product. Its people and channels
stand in ``agents-playground/.m365agentsplayground.yml``. It says ``Listening on`` and its port
when it is up, which is another one if the wanted port is taken.
"""

import argparse
import os
import sys

from checkout import CannotSetUp
from set_up_node import AGENTS_PLAYGROUND, node, search_path

CLI = "node_modules/@microsoft/m365agentsplayground/cli.js"
LOG = "node_modules/m365agentsplayground.log"
"""Where it writes what was said to it: not into the checkout."""


def main() -> None:
    """Become it, so that whoever ends this process ends it."""
    asked = argparse.ArgumentParser(description="Microsoft's Agents Playground before our bot")
    asked.add_argument("--bot", default="http://127.0.0.1:3978/api/messages")
    asked.add_argument("--port", default="56150")
    wanted = asked.parse_args()
    print(f"The Agents Playground comes up at http://localhost:{wanted.port}.", flush=True)
    arguments = ["-e", wanted.bot, "-c", "msteams", "-p", wanted.port, "--disable-telemetry"]
    program = node()
    os.chdir(AGENTS_PLAYGROUND)
    os.execve(  # noqa: S606 - no shell is wanted
        program,
        [program, CLI, "start", *arguments],
        os.environ
        | {
            "TEAMSAPPTESTER_BROWSER": "none",
            "M365_AGENTS_PLAYGROUND_LOGFILE": LOG,
            "PATH": search_path(),
        },
    )


if __name__ == "__main__":
    try:
        main()
    except CannotSetUp as failed:
        sys.exit(str(failed))
