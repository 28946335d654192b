"""How long what is kept, from which event, and why: one row for each category.

The law gives no single answer; a board decides, and can say why (domain 3.4). Only the time
of the guidance file is a setting, for that is where sources differ.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from cases.practices.practice import Practice


class Category(StrEnum):
    """What is kept."""

    GUIDANCE = "guidance"
    CONSENTS = "consents"
    DRAFTS = "drafts"
    KEPT_ANSWERS = "kept_answers"
    GUEST_LINKS = "guest_links"
    BACKUP_KEYS = "backup_keys"
    CERTIFICATES = "certificates"
    BREACHES = "breaches"


class Start(StrEnum):
    """The event from which the time counts."""

    LEFT_SCHOOL = "left_school"
    WITH_THE_DATA = "with_the_data"
    LAST_MESSAGE = "last_message"
    LAST_MEETING = "last_meeting"
    TAKEN = "taken"
    DESTROYED = "destroyed"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Rule:
    """How long one category is kept. ``lasts`` is None where it follows another, or is for ever."""

    category: Category
    lasts: timedelta | None
    start: Start
    source: str


_YEAR: Final = timedelta(days=365)


def retention(practice: Practice) -> tuple[Rule, ...]:
    """Return a row for every category, in the order of ``Category``."""
    return (
        Rule(
            Category.GUIDANCE,
            practice.guidance_kept_years * _YEAR,
            Start.LEFT_SCHOOL,
            "the pupil's file in Dutch schools: two years after leaving; some boards keep five",
        ),
        Rule(Category.CONSENTS, None, Start.WITH_THE_DATA, "as the data they cover"),
        Rule(Category.DRAFTS, practice.draft_lasts, Start.LAST_MESSAGE, "our own choice"),
        Rule(Category.KEPT_ANSWERS, timedelta(days=1), Start.LAST_MESSAGE, "our own choice"),
        Rule(
            Category.GUEST_LINKS,
            practice.guest_link_after_meeting,
            Start.LAST_MEETING,
            "our own choice",
        ),
        Rule(
            Category.BACKUP_KEYS,
            timedelta(days=30),
            Start.TAKEN,
            "AVG article 17: what is erased must be gone from copies within a reasonable time",
        ),
        Rule(
            Category.CERTIFICATES,
            None,
            Start.DESTROYED,
            "Normenkader IBP PR.07: a log of what was destroyed, when and on which term",
        ),
        Rule(
            Category.BREACHES,
            None,
            Start.REPORTED,
            "AVG article 33(5): every breach is documented, so that the authority can check it",
        ),
    )
