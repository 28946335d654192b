"""The ways in which the school reaches somebody, each of which they can say yes or no to."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid5

from cases.identities import PersonId

_SPACE: Final = UUID("3f0c7b2e-6a0d-5a53-9a43-0d2f6b1e7c11")


class ContactChannel(StrEnum):
    """A way of reaching somebody. PAPER is a letter."""

    EMAIL = "email"
    PHONE = "phone"
    SMS = "sms"
    PAPER = "paper"


CHANNEL_IDS: Final[Mapping[ContactChannel, PersonId]] = {
    channel: PersonId(uuid5(_SPACE, channel)) for channel in ContactChannel
}
"""What stands for a channel where an answer names its recipient; the same in every case.

The wall knows the one of e-mail (``mail_is_declined``), so these do not change.
"""
CHANNELS: Final[Mapping[PersonId, ContactChannel]] = {
    one: each for each, one in CHANNEL_IDS.items()
}
"""Which channel such an id stands for."""
