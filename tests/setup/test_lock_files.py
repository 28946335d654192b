"""What is locked is what is asked for, the same everywhere, and from no address."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.setup.copies import ROOT

LOCKED = re.compile(r"^([a-z0-9_.-]+)==(\S+)", re.MULTILINE)
PYTHON_LOCKS = sorted(
    [*ROOT.glob("requirements/*.txt"), *ROOT.glob("benchmarks/requirements/*.txt")]
)
FOLDERS = (ROOT, ROOT / "scripts" / "agents-playground", ROOT / "scripts" / "chromium")


def locked(name: str) -> dict[str, str]:
    return dict(LOCKED.findall((ROOT / "requirements" / f"{name}.txt").read_text()))


def plain(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9_.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_what_runs_is_what_was_tested() -> None:
    assert locked("run").items() <= locked("dev").items()


def test_everything_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"]
    run = {plain(name) for name in project["dependencies"] + extra["playground"]}
    dev = {plain(name) for name in extra["dev"]} - {"aantafel"}
    assert run | {"setuptools"} <= locked("run").keys()
    assert dev <= locked("dev").keys()


@pytest.mark.parametrize("file", PYTHON_LOCKS, ids=lambda file: file.stem)
def test_every_locked_package_has_hashes_and_no_address(file: Path) -> None:
    text = file.read_text()
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) == len(LOCKED.findall(text)) > 0
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_npm_packages_are_pinned_with_checksums_and_no_address(folder: Path) -> None:
    asked = json.loads((folder / "package.json").read_text())
    lock = json.loads((folder / "package-lock.json").read_text())["packages"]
    wanted = asked.get("dependencies", {}) | asked.get("devDependencies", {})
    assert asked["private"] is True
    for name, version in wanted.items():
        assert lock[f"node_modules/{name}"]["version"] == version
    for path, package in lock.items():
        assert "resolved" not in package
        assert path == "" or package["integrity"].startswith("sha512-")
    assert "ignore-scripts=true" in (folder / ".npmrc").read_text()
