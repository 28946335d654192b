"""How far a translation is: what it needs, what it lacks, and whether somebody reviewed it.

Dutch and English have every text. Other languages are for parents and pupils, and have only
the texts that these meet: pages, mails, what stands in a diary.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.language.catalogue import Catalogue, Text, source_of

_MET_BY_GUESTS = re.compile(
    r"""(?:page|mail|look|held)\..*
    |value\.(?:day|clock|moment|hours|none|as_is|missing)""",
    re.VERBOSE,
)
_FOR_STAFF_ONLY = re.compile(
    r"""page\.(?:staff|case|outside|expert)\..*
    |page\.inspection\.(?!made|nothing|left_out).*
    |page\.gone\.(?:staff|outside|expert)\..*
    |page\.language\.draft
    |mail\.(?:(?:breach|outside|expert)_.*|and_others)""",
    re.VERBOSE,
)


def is_met_by_guests(key: str) -> bool:
    """Say whether parents and pupils may meet this text, so that their languages need it."""
    return bool(_MET_BY_GUESTS.fullmatch(key)) and not _FOR_STAFF_ONLY.fullmatch(key)


@dataclass(frozen=True, slots=True)
class Readiness:
    """The state of one language.

    ``needed`` counts the texts it should have. ``missing`` are the keys of those that it lacks,
    or has with other places; ``changed`` of those whose Dutch is another than was translated.
    ``reviewed`` says when and by whom it was reviewed, None if it was not.
    """

    language: str
    reviewed: str | None
    needed: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every text is there, translated from the Dutch of today."""
        return not self.missing and not self.changed

    @property
    def is_ready(self) -> bool:
        """Whether it may be offered to parents: complete, and reviewed by somebody."""
        return self.is_complete and self.reviewed is not None

    @property
    def percent(self) -> int:
        """How much of it is there, rounded down: 100 means all."""
        return 100 * (self.needed - len(self.missing) - len(self.changed)) // self.needed


def readiness_of(catalogue: Catalogue, base: Catalogue) -> Readiness:
    """Return how far a language is, beside the base language."""
    needed = {
        key: text
        for key, text in base.texts.items()
        if not catalogue.for_guests or is_met_by_guests(key)
    }
    missing = _lacking(catalogue, needed)
    changed = {
        key
        for key in needed.keys() - missing
        if key in catalogue.sources and catalogue.sources[key] != source_of(needed[key])
    }
    return Readiness(
        language=catalogue.language,
        reviewed=catalogue.reviewed,
        needed=len(needed),
        missing=tuple(sorted(missing)),
        changed=tuple(sorted(changed)),
    )


def lacking_texts(catalogue: Catalogue, base: Catalogue) -> frozenset[str]:
    """Return the keys for which a language has no text, or one with other places."""
    return _lacking(catalogue, base.texts)


def _lacking(catalogue: Catalogue, needed: Mapping[str, Text]) -> frozenset[str]:
    return frozenset(
        key
        for key, text in needed.items()
        if key not in catalogue.texts or catalogue.texts[key].names != text.names
    )
