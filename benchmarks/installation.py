"""An installation of the real bot for one measurement: its settings and its data."""

import base64
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.activities import APP_ID, TENANT
from benchmarks.bot_process import ROOT, Program, own
from benchmarks.microsoft import METADATA, Microsoft
from storage.server import EmbeddedServer

_KEY_BYTES = 32


class Installation:
    """A data folder, and the settings with which the real bot uses it, its master key too."""

    def __init__(self, home: Path, microsoft: Microsoft) -> None:
        self.home = home
        self.master_key = secrets.token_bytes(_KEY_BYTES)
        self._settings = {
            "HOME": str(home),
            "APP_ID": APP_ID,
            "APP_PASSWORD": secrets.token_urlsafe(),
            "TENANT_ID": TENANT,
            "PUBLIC_URL": "http://127.0.0.1:1",
            "MASTER_KEY": base64.urlsafe_b64encode(self.master_key).decode(),
            "SMTP_URL": "smtp://127.0.0.1:1",
            "MAIL_FROM": "aan-tafel@school.example",
            "OPENID_METADATA": f"{microsoft.url.rstrip('/')}{METADATA}",
            "LOGIN_URL": f"{microsoft.url}login",
            "SERVICE_HOSTS": "127.0.0.1",
        }

    def program(self) -> Program:
        """Return how the real bot is started on this data."""
        settings = {f"AANTAFEL_{name}": value for name, value in self._settings.items()}
        return own("benchmarks.bots.real", **settings)


@contextmanager
def installation(microsoft: Microsoft) -> Iterator[Installation]:
    """Make an installation beside the checkout's other data, and delete it afterwards.

    Not among the temporary files: those may lie in memory, where fsync costs nothing.
    """
    folder = ROOT / ".aantafel" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(dir=folder))
    try:
        yield Installation(home, microsoft)
    finally:
        EmbeddedServer(home / "postgres").remove()
        shutil.rmtree(home)
