"""What is held on somebody, as a page shows it and as a file for programs."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from aiohttp import web

from bot.pages.rendering import Shown
from cases.model.inspection import HeldField, HeldRecord, Package
from dialogs.language.say import Say, Sayable
from dialogs.language.texts import Texts

_FILE = "gegevens.json"


def filling(package: Package, texts: Texts) -> dict[str, Any]:
    """Return what fills a template that includes ``package.html``."""
    said = Shown(texts)
    return {
        "package": package,
        "sections": _sections(package.records),
        "shown": lambda field: said.value(_shown(field, texts)),
        "named": lambda field: said.render(_named(field, texts)),
    }


def file_of(package: Package) -> web.Response:
    """Return the package for programs, as a file to keep."""
    return web.Response(
        body=json.dumps(_file(package), ensure_ascii=False, indent=2).encode(),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{_FILE}"'},
    )


def _sections(records: Sequence[HeldRecord]) -> Sequence[tuple[str, Sequence[HeldRecord]]]:
    """Return the records by their kind, in the order in which they are."""
    found: dict[str, list[HeldRecord]] = {}
    for record in records:
        found.setdefault(record.source.value, []).append(record)
    return list(found.items())


def _named(field: HeldField, texts: Texts) -> Say:
    """Return what a field is called; words of a kind that is new here are simply a text."""
    key = f"held.field.{field.name}"
    return Say(key if texts.knows(key) else "held.field.said")


def _shown(field: HeldField, texts: Texts) -> Sayable:
    key = f"held.code.{field.value}"
    if field.is_code and texts.knows(key):
        return Say(key)
    return field.value


def _file(package: Package) -> dict[str, object]:
    """Return the package for programs, every value with its own name."""
    return {
        "subject": package.subject.value,
        "case": package.label,
        "made_at": package.made_at.isoformat(),
        "held": [
            {
                "kind": record.source.value,
                "case": record.label,
                "fields": {field.name: _plain(field) for field in record.fields},
            }
            for record in package.records
        ],
        "left_out": {gap.value: count for gap, count in package.left_out.items()},
    }


def _plain(field: HeldField) -> str | int | None:
    return field.value.isoformat() if isinstance(field.value, date) else field.value
