"""Who PostgreSQL runs as: the person who starts us, or, under root, an unprivileged account."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from storage.server.unavailable import ServerUnavailable

PREFERRED_ACCOUNTS = ("aantafel", "postgres", "nobody")
"""Tried in this order under root: one made for us, Debian's for PostgreSQL, everybody's last."""


@dataclass(frozen=True, slots=True)
class Account:
    """An operating-system account that PostgreSQL's processes run as."""

    name: str
    user_id: int
    group_id: int

    @property
    def is_ours(self) -> bool:
        """Whether it is the account that this process runs as already."""
        return self.user_id == os.geteuid()

    def own(self, path: Path) -> None:
        """Give a file or folder that we made to this account."""
        if not self.is_ours:
            os.chown(path, self.user_id, self.group_id, follow_symlinks=False)

    def run(
        self, command: Sequence[str | Path], typed: str = "", *, keep: Sequence[int] = ()
    ) -> str:
        """Run a program to its end as this account and return what it printed.

        ``typed`` is its standard input and ``keep`` are file descriptors it inherits.

        Raises:
            ServerUnavailable: it failed; the sentence ends in the last line it printed.
        """
        process = self.launch(command, subprocess.PIPE, keep=keep)
        with process:
            printed, _ = process.communicate(typed.encode())
        lines = printed.decode(errors="replace").strip().splitlines()
        if process.returncode != 0:
            last = lines[-1] if lines else f"exit code {process.returncode}"
            raise ServerUnavailable(f"{Path(command[0]).name} failed: {last}")
        return "\n".join(lines)

    def launch(
        self, command: Sequence[str | Path], output: IO[bytes] | int, *, keep: Sequence[int] = ()
    ) -> subprocess.Popen[bytes]:
        """Start a program as this account, away from our terminal, environment and folder.

        A session of its own keeps Ctrl-C from reaching PostgreSQL before we stop it in order;
        a bare environment keeps the caller's ``PG…`` variables out.
        """
        try:
            return subprocess.Popen(  # noqa: S603 - programs that we looked up ourselves
                [str(part) for part in command],
                stdin=subprocess.PIPE if output == subprocess.PIPE else subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                umask=0o077,
                pass_fds=keep,
                start_new_session=True,
                user=None if self.is_ours else self.user_id,
                group=None if self.is_ours else self.group_id,
                extra_groups=None if self.is_ours else [],
            )
        except OSError as error:
            raise ServerUnavailable(
                f"{command[0]} cannot be run as the account {self.name}: {error.strerror}."
            ) from error


def account_for_server() -> Account:
    """Return the account that a new server should run as.

    PostgreSQL refuses to run as root, so under root it is an account from the system's list.

    Raises:
        ServerUnavailable: we are root and the system has no suitable account.
    """
    if os.geteuid() != 0:
        return account_of(os.geteuid())
    for name in PREFERRED_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise ServerUnavailable(
        "PostgreSQL does not run as root and there is no unprivileged account for it: "
        "make one with `useradd --system aantafel`, or run as a plain user."
    )


def account_of(user_id: int) -> Account:
    """Return the account with this user id; one that has no name gets its number for a name.

    A container may run under a number that is not in the system's list.
    """
    try:
        entry = pwd.getpwuid(user_id)
    except KeyError:
        return Account(str(user_id), user_id, os.getegid())
    return Account(entry.pw_name, user_id, entry.pw_gid)
