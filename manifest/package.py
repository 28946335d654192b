"""Building the package that an administrator uploads to Teams."""

import json
import re
from pathlib import Path
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dialogs.language.texts import BASE_LANGUAGE, Catalogues
from manifest.content import Installation, language_file, manifest, written
from manifest.icons import color_icon, outline_icon

_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_NOT_OURS = (
    "azurewebsites.net",
    "onmicrosoft.com",
    "microsoft.com",
    "ngrok.io",
    "ngrok.app",
    "ngrok-free.app",
    "devtunnels.ms",
    "trycloudflare.com",
)
_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The age of every file in the package, so that equal contents make equal packages."""


class PackageError(ValueError):
    """The package cannot be built; the message says what to give instead."""


def build_package(app_id: str, host: str, version: str, out: Path) -> Path:
    """Write the package and return where it is.

    Args:
        app_id: the Entra app id of the bot, a UUID; the Teams app has the same id.
        host: the name under which our pages are reached, without scheme, port or path.
        version: three numbers with dots; a change of the package needs a higher one.
        out: the file to write, or a folder for ``aantafel.zip``.

    Raises:
        PackageError: one of them is not usable.
    """
    files = package_files(_checked(app_id, host, version))
    target = out / "aantafel.zip" if out.is_dir() else out
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = ZipInfo(name, _SAME_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, content)
    return target


def package_files(at: Installation) -> dict[str, bytes]:
    """Return the files of the package by their name."""
    catalogues = Catalogues.load(strict=True)
    tree = manifest(at, catalogues.languages)
    languages = {
        f"{language}.json": _as_file(language_file(tree, catalogues.texts(language)))
        for language in catalogues.languages
    }
    return {
        "manifest.json": _as_file(written(tree, catalogues.texts(BASE_LANGUAGE))),
        "color.png": color_icon(),
        "outline.png": outline_icon(),
        **languages,
    }


def _checked(app_id: str, host: str, version: str) -> Installation:
    try:
        known = str(UUID(app_id))
    except ValueError:
        raise PackageError(
            "the app id is not a UUID; find it in Entra, App registrations"
        ) from None
    if not _HOST.fullmatch(host):
        raise PackageError(f"{host!r} is not a host name; give it without https:// and port")
    if any(host == name or host.endswith(f".{name}") for name in _NOT_OURS):
        raise PackageError(f"Teams does not accept {host}; give a host name of your own")
    if not _VERSION.fullmatch(version):
        raise PackageError(f"{version!r} is not a version; give three numbers, such as 1.0.0")
    return Installation(known, host, version)


def _as_file(content: object) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()
