"""Which pages are looked at in a browser, and whether those are all there are.

``every_page.toml`` names, for each test that looks, what it sees: the address, the template and
the status behind every name. A test that sees anything else fails, and so does a page of ours
that no test sees, as it opens and with something wrong on it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Handler
from jinja2 import Template

KNOWN: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("every_page.toml").read_text(encoding="utf-8")
)
"""What each test looks at: by the name of a look, the address, template and status."""


@dataclass(frozen=True)
class Look:
    """What is behind a name: which address gave which template, with which status."""

    address: str
    template: str
    status: int

    @classmethod
    def read(cls, row: str) -> Self:
        """Read it as the table has it."""
        address, template, status = row.split()
        return cls(address, template, int(status))


@dataclass
class Looks:
    """What was shown last, and what was looked at since a test began.

    ``kept`` is the template by address and by text, for pages that are rendered once and kept.
    """

    template: str = ""
    shown: str = ""
    taken: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Forget what an earlier test looked at."""
        self.taken.clear()
        self.kept.clear()

    def at(self, name: str) -> None:
        """Note that what was shown last is looked at under this name."""
        self.taken[name] = self.shown


_RENDER = Template.render
LOOKS = Looks()


def rendering(template: Template, *values: object, **named: object) -> str:
    """Render a template, and note which."""
    LOOKS.template = template.name or ""
    return _RENDER(template, *values, **named)


@web.middleware
async def noticing(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Note which page was shown."""
    LOOKS.template = ""
    answer = await handler(request)
    if answer.content_type == "text/html":
        resource = request.match_info.route.resource
        address = resource.canonical if resource else "-"
        text = answer.text or "" if isinstance(answer, web.Response) else ""
        known = LOOKS.kept.get(text) or LOOKS.kept.get(request.path, "")
        template = LOOKS.template or known
        LOOKS.kept |= {request.path: template, text: template}
        LOOKS.shown = f"{address} {template} {answer.status}"
    return answer
