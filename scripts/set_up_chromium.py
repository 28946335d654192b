"""A Chromium for the tests that look at pages: the one there is, Debian's, or npm's."""

import os
import shutil
from collections.abc import Iterator

from checkout import ROOT, VENV, CannotSetUp, Stamp, answer, run, say
from set_up_node import node, prepare_node

ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FOLDER = ROOT / "scripts" / "chromium"
_UNPACKED = VENV / "chromium"

_START = """#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/lib" FONTCONFIG_FILE="$here/fonts.conf" exec "$here/chromium" "$@"
"""

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""

_DECOMPRESS = """
const [from, to] = process.argv.slice(1);
const fs = require("node:fs");
const brotli = require("node:zlib").createBrotliDecompress();
const unpack = require("node:stream/promises").pipeline;
unpack(fs.createReadStream(from), brotli, fs.createWriteStream(to));
"""


def prepare_chromium() -> None:
    """Find or bring a Chromium that starts, and note its path in ``.venv/stamps/chromium``.

    Raises:
        CannotSetUp: none was found and none could be brought.
    """
    stamp = Stamp(VENV / "stamps" / "chromium")
    asked_for = os.environ.get("AANTAFEL_CHROMIUM", "")
    if asked_for:
        if not _starts(asked_for):
            raise CannotSetUp(
                f"AANTAFEL_CHROMIUM names {asked_for}, which does not start: mend it."
            )
        stamp.set(asked_for)
    elif not stamp.said or not os.access(stamp.said, os.X_OK):
        stamp.set(_find())


def _find() -> str:
    for candidate in _candidates():
        if _starts(candidate):
            return candidate
    raise CannotSetUp(
        "The tests need a Chromium and none could be brought: install one with "
        "`sudo apt-get install chromium`, or set AANTAFEL_CHROMIUM to its path."
    )


def _candidates() -> Iterator[str]:
    """Yield paths that may start, the cheapest first; the later ones install something."""
    yield from filter(None, map(shutil.which, ON_THE_PATH))
    if os.geteuid() == 0 and shutil.which("apt-get"):
        yield from _from_debian()
    yield _from_npm()


def _from_debian() -> Iterator[str]:
    say("Installing Debian's chromium (once) …")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "-qq", "update"], "no Debian package", extra=quiet)
        wanted = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"]
        run(wanted, "no Debian package", extra=quiet)
    except CannotSetUp:
        say("Debian's package could not be had; taking npm's instead.")
    yield from filter(None, [shutil.which("chromium")])


def _from_npm() -> str:
    """Unpack the Chromium of npm's @sparticuz/chromium beside its libraries and fonts.

    Its own unpacking goes to one place in the temporary folder for all users of a machine.
    """
    prepare_node(_FOLDER, tests=True)
    say("Unpacking a Chromium into .venv/chromium (once) …")
    shutil.rmtree(_UNPACKED, ignore_errors=True)
    _UNPACKED.mkdir(parents=True)
    packed = _FOLDER / "node_modules" / "@sparticuz" / "chromium" / "bin"
    for name in ("chromium", "al2023.tar", "fonts.tar", "swiftshader.tar"):
        unpacked = _UNPACKED / name
        run(
            [node(), "-e", _DECOMPRESS, packed / f"{name}.br", unpacked],
            f"Node could not unpack {name}: its words are above.",
        )
        if name.endswith(".tar"):
            shutil.unpack_archive(unpacked, _UNPACKED, "tar")
            unpacked.unlink()
    (_UNPACKED / "chromium").chmod(0o755)
    (_UNPACKED / "fonts.conf").write_text(_FONTS)
    start = _UNPACKED / "start"
    start.write_text(_START)
    start.chmod(0o755)
    return str(start)


def _starts(program: str) -> bool:
    """Say whether it is a Chromium that runs: Ubuntu's is a note that says to use its shop."""
    return "Chrom" in (answer([program, "--version", "--no-sandbox"]) or "")
