"""Finding the keys of texts that the code and the pages name, so that none is missing or idle.

A key is named whole ("talk.help"), by a pattern (f"error.{code}"), by its stem ("page.broken" for
"page.broken.title"), or follows from a flow's declaration (``Flow.text_keys``).
"""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("cases", "dialogs", "storage", "bot", "playground", "manifest")
KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
_FILE = re.compile(r".+\.(?:json|html|css|png|po|zip|ics)")
_PART = r"[a-z0-9_]+"
_IN_PAGE = re.compile(r"""["']([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.?)["']\s*(~)?""")


@dataclass
class Named:
    """What was found: whole keys and patterns, each with where it stands."""

    keys: dict[str, str] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)

    def uses(self, key: str) -> bool:
        """Say whether a key is named: whole, by a pattern, or by the stem before its last dot."""
        stem = key.rpartition(".")[0]
        named = {key, stem} & self.keys.keys()
        return bool(named) or any(
            re.fullmatch(pattern, each) for pattern in self.patterns for each in (key, stem)
        )

    def missing(self, known: Collection[str]) -> dict[str, str]:
        """Return the keys that no catalogue has, and patterns that fit none, with their places.

        Other strings with dots look like keys; only those of a family that exists count.
        """
        stems = {key.rpartition(".")[0] for key in known} | set(known)
        families = {key.partition(".")[0] for key in known}
        keys = {
            key: place
            for key, place in self.keys.items()
            if key.partition(".")[0] in families and key not in stems
        }
        patterns = {
            pattern: place
            for pattern, place in self.patterns.items()
            if pattern.partition("\\.")[0] in families
            and not any(re.fullmatch(pattern, each) for each in stems)
        }
        return keys | patterns


def used_keys(root: Path = ROOT, packages: Iterable[str] = PACKAGES) -> Named:
    """Return every key that the Python files and page templates of these packages name."""
    named = Named()
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            _note(_in_python(path.read_text(encoding="utf-8")), path.relative_to(root), named)
        for path in sorted((root / package).rglob("*.html")):
            _note(_in_page(path.read_text(encoding="utf-8")), path.relative_to(root), named)
    return named


def _note(found: Iterable[tuple[str, bool]], where: Path, named: Named) -> None:
    for text, is_pattern in found:
        (named.patterns if is_pattern else named.keys).setdefault(text, str(where))


def _in_python(source: str) -> Iterator[tuple[str, bool]]:
    """Give the strings that look like keys, and the patterns of f-strings that begin like one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if KEY.fullmatch(node.value) and not _FILE.fullmatch(node.value):
                yield node.value, False
        elif isinstance(node, ast.JoinedStr):
            pattern = "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else _PART
                for part in node.values
            )
            if re.match(r"[a-z][a-z0-9_]*\\\.", pattern) and "/" not in pattern:
                yield pattern, True


def _in_page(source: str) -> Iterator[tuple[str, bool]]:
    """Give the quoted keys of a template; one that ends in a dot or is continued is a pattern."""
    for found in _IN_PAGE.finditer(source):
        text, continued = found.groups()
        if text.endswith(".") or continued:
            yield re.escape(text) + r"[a-z0-9_.]+", True
        elif "." in text:
            yield text, False
