"""Every page that there is, is looked at in a browser in Dutch: as it opens and as it says no.

What a test really sees is held against ``every_page.toml`` while it runs (``looked.py``).
"""

from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import meta

import bot.pages
from tests.pages.doors import Client
from tests.pages.looked import KNOWN, Look

TEMPLATES = Path(bot.pages.__file__).parent / "templates"
TESTS = Path(__file__).parent

REFUSALS = frozenset({400, 403, 404, 405, 409, 413, 415, 429, 500, 503})
"""The answers that have a page of their own, without any of ours to go back to."""

LEADS_ON: dict[str, str] = {
    "/static/{name}": "a style sheet",
    "/b/": "the page at /b, whose address is typed by hand",
    "/g/{token}/gegevens/bestand": "a file",
    "/j/{token}/gegevens/bestand": "a file",
    "/g/{token}/taal": "the page on which the language was chosen",
    "/j/{token}/taal": "the page on which the language was chosen",
    "/x/{token}/taal": "the page on which the language was chosen",
    "/x/{token}/sluit": "what /g/{token}/sluit gives",
}
"""Addresses without a page of their own, and what they give instead."""

_SAYS_WHAT_IS_WRONG = ("summary(", "fault_of(", "parts.field(", "parts.times(", "date_door(")


def looks_in_dutch() -> list[Look]:
    return [
        Look.read(row) for looks in KNOWN.values() for name, row in looks.items() if "-nl" in name
    ]


def sources() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html")}


def parts_of(name: str) -> Iterator[str]:
    """Name the templates that one is built from, itself first."""
    yield name
    tree = jinja2.Environment(autoescape=True).parse(sources()[name])
    for other in meta.find_referenced_templates(tree):
        if other and other != "parts.html":
            yield from parts_of(other)


def whole() -> list[str]:
    """Return the templates that are pages: those from which no other is built."""
    built = {part for name in sources() for part in list(parts_of(name))[1:]}
    return sorted(sources().keys() - built - {"parts.html"})


def test_every_template_is_looked_at() -> None:
    seen = {look.template for look in looks_in_dutch() if look.status in {200, 404, 409}}
    assert [name for name in whole() if name not in seen] == []


def test_whatever_can_say_that_something_is_wrong_is_looked_at_while_it_does() -> None:
    seen = {look.template for look in looks_in_dutch() if look.status in {409, 422}}
    can = [
        name
        for name in whole()
        if any(said in sources()[part] for part in parts_of(name) for said in _SAYS_WHAT_IS_WRONG)
    ]
    assert len(can) > len(whole()) // 3
    assert [name for name in can if name not in seen] == []


def test_every_address_is_looked_at(client: Client) -> None:
    assert client.app
    there = {
        resource.canonical
        for route in client.app.router.routes()
        if route.method in {"GET", "POST"} and (resource := route.resource)
    }
    assert sorted(there - {look.address for look in looks_in_dutch()} - LEADS_ON.keys()) == []
    assert LEADS_ON.keys() <= there


def test_every_refusal_is_looked_at() -> None:
    seen = {look.status for look in looks_in_dutch() if look.template == "message.html"}
    assert REFUSALS - seen == set()


def test_who_looks_is_there() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.glob("test_*.py"))
    assert [name for name in KNOWN if f"def {name.partition('[')[0]}(" not in written] == []
