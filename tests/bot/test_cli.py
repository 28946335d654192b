"""The operator's command."""

import base64

import pytest
from typer.testing import CliRunner

from bot.cli import app


@pytest.mark.parametrize("command", [[], ["serve"], ["migrate"], ["outbox"], ["package"]])
def test_help_everywhere(command: list[str]) -> None:
    shown = CliRunner().invoke(app, [*command, "--help"])
    assert shown.exit_code == 0
    assert "--help" in shown.output


def test_a_new_key_is_32_bytes_and_never_the_same() -> None:
    keys = {CliRunner().invoke(app, ["new-key"]).output.strip() for _ in range(3)}
    assert {len(base64.urlsafe_b64decode(key)) for key in keys} == {32}
    assert len(keys) == 3
