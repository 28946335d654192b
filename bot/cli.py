"""The operator's command, ``aantafel``.

Reading a sentence needs none of the bot, so everything else is loaded only when it is asked for.
"""

from typing import cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from bot.reading_lines import understand, when


class _Commands(TyperGroup):
    """All commands; those that look after an installation come last, and are loaded late."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 - of the library
        """Return the names of all commands, in the order in which help shows them."""
        self._load()
        return list(self.commands)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | TyperGroup | None:  # noqa: ARG002 - as above
        """Return a command, or None if there is none of that name."""
        if cmd_name not in self.commands:
            self._load()
        return cast("TyperCommand | TyperGroup | None", self.commands.get(cmd_name))

    def _load(self) -> None:
        from bot import operating  # noqa: PLC0415 - it brings the whole bot

        self.commands.update(get_group(operating.app).commands)


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    help="Aan tafel: a Microsoft Teams bot for school support teams. Settings: AANTAFEL_….",
)
app.command()(when)
app.command()(understand)
