"""What the operator's command does: run, prepare and look after an installation."""

import asyncio
import base64
import logging
import secrets
import sys
from collections.abc import Awaitable, Mapping
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot import auditing, backups_and_keys
from bot.delivery.mail import From
from bot.delivery.undelivered import LARGEST_REPORT, take_report
from bot.foundation import Serves, lay_foundation
from bot.languages import state_lines, to_translate
from bot.practice_file import practice_of
from bot.serving import serve as serve_until_stopped
from bot.settings import KEY_BYTES, Settings, SettingsOdd, load_settings
from bot.sweeping import sweep_now
from bot.teams.clock import utc_now
from cases.principals import Operator
from manifest.package import build_package
from storage.backups.files import BackupRefused
from storage.errors import DatabaseAway, DatabaseClosed, MigrationBlocked
from storage.rotating import RotationRefused
from storage.server import ServerUnavailable

app = typer.Typer()

audit = typer.Typer(no_args_is_help=True, help="The log of who did and saw what. No names.")
app.add_typer(audit, name="audit")

_BROKEN = 3
_PROBLEMS = (
    auditing.HeadsOdd,
    SettingsOdd,
    ServerUnavailable,
    DatabaseAway,
    DatabaseClosed,
    BackupRefused,
    RotationRefused,
    MigrationBlocked,
    OSError,
)
_Result = TypeVar("_Result")


@app.command()
def serve() -> None:
    """Serve the bot to Teams until it is stopped."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    _run(serve_until_stopped(_settings()))


@app.command()
def migrate() -> None:
    """Bring the database up to date, and say so."""

    async def open_once(settings: Settings) -> None:
        async with lay_foundation(settings, Serves.TEAMS, utc_now):
            pass

    _run(open_once(_settings()))
    typer.echo("The database is up to date.")


@app.command()
def outbox() -> None:
    """Show how many messages wait, were sent or could not be delivered. Never what they say."""

    async def count(settings: Settings) -> Mapping[str, int]:
        async with (
            lay_foundation(settings, Serves.TEAMS, utc_now) as foundation,
            foundation.database.work_as(Operator()) as work,
        ):
            return await work.outbox.counts()

    for state, number in sorted(_run(count(_settings())).items()):
        typer.echo(f"{state:12} {number}")


_Keys = Annotated[
    Path | None, typer.Option(help="The folder of the keys; FOLDER/keys if not given.")
]


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(help="The folder to write the data to.")],
    keys: _Keys = None,
) -> None:
    """Write a backup, while the bot works: data, and apart from it the keys.

    Keep the keys elsewhere and no longer than 30 days: a case is erased for good once every
    copy of its key is gone. The master key is in neither.
    """
    for kept in _run(backups_and_keys.back_up(_settings(), folder, keys, _tell)):
        rows = sum(kept.description.counts.values())
        typer.echo(f"{kept.path}: {rows} rows of {len(kept.description.counts)} tables")


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(help="The folder with the data.")],
    keys: _Keys = None,
) -> None:
    """Put the newest backup into the empty database of these settings.

    The newest keys are taken, for they know what was erased since. What was destroyed since
    the backup is destroyed again.
    """
    for line in backups_and_keys.told_of(
        _run(backups_and_keys.restore(_settings(), folder, keys, _tell))
    ):
        typer.echo(line)


@app.command("rotate-key")
def rotate_key() -> None:
    """Give every key to the new master key in AANTAFEL_NEW_MASTER_KEY_FILE.

    Stop the bot first. It may be cut off, and run again until it is done. Buttons on cards
    that were sent before no longer work afterwards: people type instead.
    """
    rotated = _run(backups_and_keys.rotate_key(_settings(), _tell))
    typer.echo(f"{rotated.rewrapped} keys were given to it, {rotated.already} had been already.")
    if rotated.unreadable:
        typer.echo(f"{rotated.unreadable} open with neither master key, and were left.", err=True)
    typer.echo("Now make it AANTAFEL_MASTER_KEY and start the bot.")
    typer.echo("Keep the old one, apart, for as long as backups of keys from before are kept.")


@app.command()
def bounce() -> None:
    """Read a mail that came back from standard input, and tell who leads the case.

    For the mail server's pipe, at the address in AANTAFEL_MAIL_FROM. What is no report about a
    mail of ours is left alone.
    """
    report = sys.stdin.buffer.read(LARGEST_REPORT)

    async def take(settings: Settings) -> bool:
        domain = From(settings.mail_from or "").domain
        async with lay_foundation(settings, Serves.TEAMS, utc_now) as foundation:
            return await take_report(
                foundation.database, report, domain, foundation.practice, utc_now()
            )

    _run(take(_settings()))


@app.command()
def rosters() -> None:
    """Show how many channels there are in each state, and what no event told. No names."""

    async def count(settings: Settings) -> Mapping[str, int]:
        async with (
            lay_foundation(settings, Serves.TEAMS, utc_now) as foundation,
            foundation.database.work_as(Operator()) as work,
        ):
            return await work.counting.rosters()

    _count(_run(count(_settings())))


@app.command()
def sweep() -> None:
    """Read all rosters from Teams now, and show what no event had told. No names."""
    _count(_run(sweep_now(_settings())))


@audit.command("verify")
def audit_verify(
    heads: Annotated[
        Path | None, typer.Option(help="A file that `aantafel audit heads` wrote before.")
    ] = None,
) -> None:
    """Check whether the log is whole, and end with code 3 where it is not.

    What was cut off at the end, or written anew as a whole, shows only beside heads that were
    kept elsewhere.
    """
    checked = _run(auditing.verify(_settings(), heads))
    for line in auditing.told_of(checked):
        typer.echo(line, err=True)
    typer.echo(f"{checked.rows} rows in {checked.chains} chains, {len(checked.broken)} faults.")
    if checked.broken:
        raise typer.Exit(_BROKEN)


@audit.command("heads")
def audit_heads(
    out: Annotated[Path | None, typer.Option(help="The file to write; else it is shown.")] = None,
) -> None:
    """Show where each chain of the log ends now. Keep it where nobody here can write."""
    lines = _run(auditing.heads(_settings()))
    if out is None:
        typer.echo("\n".join(lines))
    else:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        typer.echo(f"{len(lines)} ends of chains in {out}.")


@app.command()
def languages(
    missing: Annotated[
        str | None, typer.Option(help="A language: show what is left to translate, as a .po file.")
    ] = None,
) -> None:
    """Show in which languages parents can be written to, how far each is, and who reviewed it."""
    try:
        if missing is not None:
            typer.echo(to_translate(missing))
            return
        for line in state_lines(practice_of(_settings()).parents_languages):
            typer.echo(line)
    except SettingsOdd as odd:
        raise _said(odd) from None


@app.command("new-key")
def new_key() -> None:
    """Make a master key. Keep it apart from the database and its backups."""
    typer.echo(base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode())


@app.command("package")
def package(
    app_id: Annotated[str, typer.Option(help="The app id of the bot's registration.")],
    host: Annotated[str, typer.Option(help="The host of our pages, such as zorg.school.example.")],
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("aan-tafel.zip"),
    version: Annotated[str, typer.Option(help="The version that Teams shows.")] = "1.0.0",
) -> None:
    """Make the app package that is uploaded to Teams."""
    build_package(app_id, host, version, out)
    typer.echo(f"Wrote {out}.")


def _tell(progress: str) -> None:
    typer.echo(f"  {progress} …", err=True)


def _count(numbers: Mapping[str, int]) -> None:
    for name, number in numbers.items():
        typer.echo(f"{name.replace('_', ' '):20} {number}")


def _settings() -> Settings:
    try:
        return load_settings()
    except SettingsOdd as odd:
        raise _said(odd) from None


def _run(work: Awaitable[_Result]) -> _Result:
    """Run to the end; what can go wrong outside is said in one sentence."""

    async def awaited() -> _Result:
        return await work

    try:
        return asyncio.run(awaited())
    except _PROBLEMS as problem:
        raise _said(problem) from None


def _said(problem: Exception) -> typer.Exit:
    typer.echo(str(problem) or type(problem).__name__, err=True)
    return typer.Exit(1)
