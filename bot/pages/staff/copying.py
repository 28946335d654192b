"""A case file as plain text, for pasting into the school's file of record."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.pages.staff.sections import Entry, Group, Section
from cases.operations.reading import CaseFile
from dialogs.language.say import Say
from dialogs.language.texts import Texts

_BELOW = "\n"


def plain_text(file: CaseFile, sections: Sequence[Section], texts: Texts, now: datetime) -> str:
    """Return the file as text: what it is, where it comes from and when, then each section."""
    origin = Say(
        "page.case.origin", {"label": file.case.label, "school": file.case.school, "read_at": now}
    )
    parts = [texts.render(origin), *(_section(section, texts) for section in sections)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section, texts: Texts) -> str:
    title = texts.render(section.title).upper()
    if not section.groups:
        return f"{title}\n{texts.render(section.empty)}"
    return "\n\n".join((title, *(_group(group, texts) for group in section.groups)))


def _group(group: Group, texts: Texts) -> str:
    title = [texts.render(group.title)] if group.title else []
    return "\n".join((*title, *_lines(group.entries, texts)))


def _lines(entries: Iterable[Entry], texts: Texts) -> Iterable[str]:
    for entry in entries:
        value = texts.value(entry.value)
        below = isinstance(entry.value, list) or "\n" in value
        yield f"{texts.render(entry.label)}:{_BELOW if below else ' '}{value}"
