"""Homes for servers of their own, away from the run's shared one."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.server import EmbeddedServer, binaries
from storage.server.account import Account
from tests.storage.server.holding import Home, accounts


@pytest.fixture(scope="session")
def wheel() -> Iterator[Path]:
    """A copy of the wheel's programs that every account can reach, as in an open checkout."""
    place = Path(tempfile.mkdtemp(prefix="aantafel-wheel-"))
    place.chmod(0o755)
    somebody = Account("somebody", -1, -1)
    installed = next(iter(binaries._in_wheel()))
    reachable = binaries._within_reach(installed, somebody, place)
    package = reachable.parent.parent
    (package / "__init__.py").touch()
    yield package.parent
    shutil.rmtree(place)


@pytest.fixture(params=accounts())
def home(request: pytest.FixtureRequest, wheel: Path) -> Iterator[Home]:
    """A home with spaces in its name, in turn for each kind of account."""
    user = pwd.getpwnam(request.param)
    place = Path(tempfile.mkdtemp(prefix="aantafel-test-"))
    os.chown(place, user.pw_uid, user.pw_gid)
    made = Home(place / "a home", user.pw_uid, wheel)
    yield made
    made.clean_up()
    shutil.rmtree(place)


@pytest.fixture
def own_home() -> Iterator[Path]:
    """A home of our own account."""
    place = Path(tempfile.mkdtemp(prefix="aantafel-test-"))
    yield place / "home"
    EmbeddedServer(place / "home").remove()
    shutil.rmtree(place)


collect_ignore = [] if os.geteuid() == 0 else ["test_server_under_root.py"]
"""Only root has two accounts to play with."""
