"""A yes is a yes to a text: who changes a question for consent gives it a new version."""

from hashlib import sha256

from cases.model.consent_texts import OUTDATED_TEXTS, TEXT_VERSIONS
from dialogs.language.catalogue import read_catalogue
from dialogs.language.texts import LOCALES

WORDED = {
    "discuss_team-1": "0b0ea15544db",
    "share_expert-1": "5d900928640d",
    "discuss_external_table-1": "c81e6d187ee8",
    "research-1": "f1da71cdae78",
    "observation-1": "281e2181cc32",
    "request_info-1": "275fdbc94a69",
    "transfer-1": "ed189cf8405a",
    "recording-1": "763ee4026196",
    "contact_channel-1": "5374c4d9680f",
    "instemming_opp-1": "68c4546fd48e",
}
"""What each version says in the school's own languages, in short.

A version that is new stands beside the old ones. Did what is asked change, and not only the words
for it? Then the old one goes to ``OUTDATED_TEXTS``, and everybody is asked again.
"""


def _in_short(purpose: str) -> str:
    """Return what stands for the question about a purpose, with all that is said around it."""
    about = [
        f"page.{whose}.consent.{part}" for whose in ("guest", "pupil") for part in (purpose, "free")
    ]
    said = [
        f"{key}={texts.texts[key]}"
        for language in ("nl", "en")
        for texts in [read_catalogue(LOCALES / language)]
        for key in sorted(texts.texts)
        if any(key == one or key.startswith(f"{one}.") for one in about)
    ]
    return sha256("\n".join(said).encode()).hexdigest()[:12]


def test_a_changed_question_has_a_new_version() -> None:
    assert WORDED.keys() >= set(TEXT_VERSIONS.values()) | OUTDATED_TEXTS
    now = {version: _in_short(purpose) for purpose, version in TEXT_VERSIONS.items()}
    assert now == {version: WORDED[version] for version in now}
