"""A plain user on a machine without Node and without a browser gets everything all the same."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.setup.copies import SYSTEM_PYTHON, copy_to

pytestmark = pytest.mark.deep

TOOLS = ("sh", "make", "sed", "expand", "cat", "rm", "dirname", "env", "uname")
LOOK = """
import asyncio, sys
from playwright.async_api import async_playwright
async def look():
    async with async_playwright() as browsers:
        browser = await browsers.chromium.launch(executable_path=sys.argv[1])
        page = await browser.new_page()
        await page.set_content("<button onclick=\\"this.textContent='tafel'\\">aan</button>")
        await page.click("button")
        print(await page.text_content("button"))
asyncio.run(look())
"""


class PlainUser:
    """Runs programs as somebody who is not root, on a machine with next to nothing."""

    def __init__(self, place: Path) -> None:
        switch = os.geteuid() == 0
        user = pwd.getpwnam("nobody") if switch else pwd.getpwuid(os.geteuid())
        self._user = user.pw_uid if switch else None
        self._group = user.pw_gid if switch else None
        self._groups: list[int] | None = [] if switch else None
        self.copy = copy_to(place / "een map" / "aan tafel")
        self._path = place / "bin"
        self._path.mkdir()
        for tool in TOOLS:
            self._path.joinpath(tool).symlink_to(shutil.which(tool) or tool)
        self._home = place / "home"
        self._home.mkdir()
        place.chmod(0o755)
        for folder, _, files in os.walk(place):
            for path in (Path(folder), *(Path(folder, name) for name in files)):
                os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)

    def run(self, *command: str, python: str = SYSTEM_PYTHON) -> subprocess.CompletedProcess[str]:
        """Run a program in the copy and return what came of it."""
        alone = {"PATH": str(self._path), "HOME": str(self._home), "PYTHON": python}
        return subprocess.run(
            command,
            cwd=self.copy,
            env=os.environ | alone | {"AANTAFEL_CHROMIUM": ""},
            user=self._user,
            group=self._group,
            extra_groups=self._groups,
            capture_output=True,
            text=True,
            check=False,
        )

    def python(self) -> str:
        """Return our Python, or the system's if ours lies where only root may look."""
        for python in (SYSTEM_PYTHON, "/usr/bin/python3", "/usr/local/bin/python3"):
            ask = 'exec "$0" -c "import sys; sys.exit(sys.version_info < (3, 11))"'
            if self.run("sh", "-c", ask, python).returncode == 0:
                return python
        raise AssertionError("no Python here can be run by a plain user")


@pytest.fixture
def somebody() -> Iterator[PlainUser]:
    place = Path(tempfile.mkdtemp(prefix="aantafel-bare-"))
    yield PlainUser(place)
    shutil.rmtree(place)


def test_a_plain_user_gets_python_packages_node_and_a_browser(somebody: PlainUser) -> None:
    python = somebody.python()
    installed = somebody.run("make", "install", python=python)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    ready = somebody.run(python, "scripts/set_up.py", "test")
    assert ready.returncode == 0, ready.stdout + ready.stderr

    own = somebody.copy / ".venv"
    assert (own / "bin" / "node").exists()
    assert (somebody.copy / "node_modules" / "axe-core").is_dir()
    browser = (own / "stamps" / "chromium").read_text()
    assert browser == str(own / "chromium" / "start")
    looked = somebody.run(str(own / "bin" / "python"), "-c", LOOK, browser)
    assert looked.stdout == "tafel\n", looked.stderr

    tested = somebody.run(str(own / "bin" / "python"), "-m", "pytest", "tests/test_postgres.py")
    assert tested.returncode == 0, tested.stdout
    again = somebody.run(python, "scripts/set_up.py", "test")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
