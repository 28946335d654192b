"""In which wording somebody was asked, and whether a yes to it still counts."""

from typing import Final

from cases.model.consents import Consent, ConsentAnswer, Purpose

TEXT_VERSIONS: Final = {purpose: f"{purpose}-1" for purpose in Purpose}
"""Which wording of each question is asked now; a changed wording gets a new version."""

OUTDATED_TEXTS: Final[frozenset[str]] = frozenset()
"""The versions of which what is asked changed since, and not only the words.

A yes to such a version says nothing about what is asked now (domain 2.4.5: the text version must
be current), so the question is open again. A no still counts: nobody has to say it twice. The
same versions stand in ``outdated_texts`` in SQL; a test holds the two together.
"""


def is_outdated(consent: Consent) -> bool:
    """Say whether this is a yes to something else than what is asked now."""
    return consent.answer is ConsentAnswer.YES and consent.text_version in OUTDATED_TEXTS
