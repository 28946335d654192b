"""The folder an embedded PostgreSQL lives in: its data, socket, password, log and locks."""

import os
import re
import secrets
import shutil
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from storage.server.account import Account, account_for_server, account_of
from storage.server.unavailable import ServerUnavailable

SYSTEM_FOLDER = Path("/var/lib/aantafel")
"""Where data and programs are under root: PostgreSQL's account cannot enter ``/root``."""

LONGEST_SOCKET_PATH = 103
"""In bytes. Source: ``sun_path`` in unix(7) is 108 on Linux, 104 on macOS, with the final zero."""

SOCKET_NAME = ".s.PGSQL.5432"

_PLAIN_PATH = re.compile(r"[/\w .+@~-]+")
"""PostgreSQL and the drivers split socket paths at commas and colons."""


@dataclass(frozen=True, slots=True)
class ServerFolder:
    """The folder of one server and the account that the server runs as.

    Under root the folder is root's, closed for all but the account, which may only pass
    through it: so the account cannot put a link where root is about to write.
    """

    path: Path
    account: Account

    @property
    def data(self) -> Path:
        """PostgreSQL's own folder; it exists only when it is complete."""
        return self.path / "data"

    @property
    def log(self) -> Path:
        """What the running server has to say."""
        return self.path / "server.log"

    @property
    def users_lock(self) -> Path:
        """Held shared by every process that uses the server; the last one stops it."""
        return self.path / "users.lock"

    @property
    def server_lock(self) -> Path:
        """Held by PostgreSQL's processes themselves: free means that none of them lives."""
        return self.path / "server.lock"

    @property
    def data_version(self) -> int | None:
        """The major version of PostgreSQL that wrote the data, None while there is none."""
        try:
            return int((self.data / "PG_VERSION").read_text())
        except FileNotFoundError:
            return None

    @property
    def password_file(self) -> Path:
        """The owner's password, generated, readable by the account alone."""
        return self.path / "password"

    def password(self) -> str:
        """Return the password of the database's owner, made at the first call."""
        if not self.password_file.exists():
            half = self.path / "password.new"
            half.unlink(missing_ok=True)
            half.touch(mode=0o600, exist_ok=False)
            with half.open("w") as file:
                file.write(secrets.token_urlsafe(32))
                file.flush()
                os.fsync(file.fileno())  # data that outlives its password could not be opened
            self.account.own(half)
            half.rename(self.password_file)
        return self.password_file.read_text().strip()

    def socket_folder(self) -> Path:
        """Return a private folder whose name is short enough for a socket in it.

        It lies in this folder, or, when that name is too long, among the temporary files,
        with a link to it here so that the address survives a restart.

        Raises:
            ServerUnavailable: no such folder can be made.
        """
        here = self.path / "socket"
        if here.exists() and self._is_private(here.resolve()) and _fits(here.resolve()):
            return here.resolve()
        if here.is_symlink():
            here.unlink()
        elif here.exists():
            shutil.rmtree(here)
        if _fits(here):
            return self.make_private(here)
        for place in dict.fromkeys((tempfile.gettempdir(), "/tmp")):  # noqa: S108 - short by nature
            made = Path(tempfile.mkdtemp(prefix="aantafel-", dir=place))
            if _fits(made):
                self.account.own(made)
                here.symlink_to(made)
                return made
            made.rmdir()
        raise ServerUnavailable(
            "Every folder for PostgreSQL's socket has too long a name: set TMPDIR to a short one."
        )

    def make_private(self, path: Path) -> Path:
        """Make a folder that only PostgreSQL's account may enter, and return it."""
        path.mkdir(mode=0o700)
        path.chmod(0o700)
        self.account.own(path)
        return path

    def remove(self) -> None:
        """Delete the folder with all its data, and the socket's folder if it is elsewhere."""
        socket = self.path / "socket"
        if socket.is_symlink():
            shutil.rmtree(socket.resolve(), ignore_errors=True)
        shutil.rmtree(self.path)

    def _is_private(self, path: Path) -> bool:
        found = path.lstat()
        return (
            stat.S_ISDIR(found.st_mode)
            and found.st_uid == self.account.user_id
            and found.st_mode & (stat.S_IRWXG | stat.S_IRWXO) == 0
        )


def _fits(folder: Path) -> bool:
    length = len(os.fsencode(folder / SOCKET_NAME))
    return length <= LONGEST_SOCKET_PATH and _PLAIN_PATH.fullmatch(str(folder)) is not None


def folder_of(home: Path) -> ServerFolder:
    """Return the server's folder of this home; it is made when there is none.

    A plain user has it inside the home; under root the home has a link to it.

    Raises:
        ServerUnavailable: another account made it, it is gone, or it belongs to another home.
    """
    place = home / "postgres"
    if os.geteuid() != 0:
        place.mkdir(mode=0o700, exist_ok=True)
        return ServerFolder(place, account_of(os.geteuid()))
    if not place.is_symlink():
        if place.exists():
            owner = account_of(place.stat().st_uid).name
            raise ServerUnavailable(
                f"The database in {home} was made by {owner}: start as {owner}, "
                "or choose another folder with AANTAFEL_HOME."
            )
        place.symlink_to(_new_system_folder(account_for_server()))
    return _linked_folder(home, place)


def _new_system_folder(account: Account) -> Path:
    SYSTEM_FOLDER.mkdir(mode=0o711, parents=True, exist_ok=True)
    SYSTEM_FOLDER.chmod(0o711)
    made = Path(tempfile.mkdtemp(prefix="server-", dir=SYSTEM_FOLDER))
    os.chown(made, os.geteuid(), account.group_id)
    made.chmod(0o710)
    (made / "account").write_text(str(account.user_id))
    return made


def _linked_folder(home: Path, link: Path) -> ServerFolder:
    path = link.readlink()
    if not path.is_dir():
        raise ServerUnavailable(
            f"The database of {home} should be in {path}, which is gone: put it back, "
            f"or remove {link} to begin with an empty one."
        )
    _claim(path, home)
    user_id = int((path / "account").read_text())
    account = Account(account_of(user_id).name, user_id, path.stat().st_gid)
    return ServerFolder(path, account)


def _claim(path: Path, home: Path) -> None:
    """Note whose folder this is, and refuse it to a copy of the home that already has it."""
    note = path / "home"
    with suppress(FileNotFoundError):
        other = Path(note.read_text())
        link = other / "postgres"
        if other != home and link.is_symlink() and link.readlink() == path:
            raise ServerUnavailable(
                f"{home} is a copy of {other} and would share its database: "
                f"remove {home / 'postgres'} to begin with an empty one."
            )
    note.write_text(str(home))
