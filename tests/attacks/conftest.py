"""Schools to attack, each on a database of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from storage.server import Server
from tests.attacks.guarded_school import GuardedSchool
from tests.postgres import clone_of
from tests.school_fixtures import closed_school, migrated, school

__all__ = ["closed_school", "migrated", "school"]


@pytest.fixture(scope="session")
def microsofts_key() -> rsa.RSAPrivateKey:
    """The key with which Teams' tokens are signed."""
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture
async def guarded(
    postgres: Server,
    migrated: str,
    tmp_path: Path,
    microsofts_key: rsa.RSAPrivateKey,
) -> AsyncIterator[GuardedSchool]:
    """The school behind Teams' own door, with a real token for every delivery."""
    async with (
        clone_of(postgres, migrated) as owner_url,
        GuardedSchool(owner_url, tmp_path, microsofts_key).open() as opened,
    ):
        yield opened
