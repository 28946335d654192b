"""What is left of a case that was destroyed: numbers alone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Ground(StrEnum):
    """Why a case was destroyed.

    RETENTION: its time was over. REQUEST: a parent or the pupil asked (AVG article 17).
    MISTAKE: it should not have been opened.
    """

    RETENTION = "retention"
    REQUEST = "request"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Destruction:
    """A certificate. ``people`` counts parents and staff; nobody is named, and no label."""

    year: int
    number: int
    at: datetime
    ground: Ground
    words: int
    meetings: int
    agreements: int
    consents: int
    people: int

    @property
    def certificate(self) -> str:
        """What the certificate is called ("V-2030-0087")."""
        return f"V-{self.year}-{self.number:04}"
