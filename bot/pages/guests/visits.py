"""One visit by a parent: who came, what they may see, and where its pages are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from aiohttp import web

from bot.pages.guests.addresses import Address
from bot.pages.guests.questions import Question, questions_of
from cases.operations.guests import GuestMeeting, WhatGuestSees
from cases.operations.outside_pages import OutsideMeeting
from dialogs.language.say import Hours
from dialogs.language.texts import Texts


@dataclass(frozen=True)
class Visit:
    """What a page shows of the request and of what its visitor may see."""

    request: web.Request
    link: bytes
    view: WhatGuestSees
    texts: Texts

    @cached_property
    def questions(self) -> Sequence[Question]:
        """The questions for this visitor."""
        return questions_of(self.view, self.link)

    def question(self, name: str) -> Question | None:
        """Return the question of that name, None if it is not asked (any longer)."""
        return next((each for each in self.questions if each.name == name), None)

    @property
    def next_question(self) -> Question | None:
        """The first question without an answer."""
        return next((each for each in self.questions if each.answer is None), None)

    @property
    def hours(self) -> Hours | None:
        """When the meeting is."""
        if self.view.meeting is None:
            return None
        meeting = self.view.meeting.meeting
        return Hours(meeting.starts_at, meeting.lasts)

    @property
    def minutes(self) -> int | None:
        """How long the meeting takes."""
        return self.view.meeting.meeting.minutes if self.view.meeting else None

    @property
    def join_url(self) -> str | None:
        """The link to an online meeting, if it may be put on a page.

        Only a site's: ``javascript:`` would run as ours.
        """
        url = self.view.meeting.place.join_url if self.view.meeting else None
        return url if url and urlsplit(url).scheme in {"http", "https"} else None

    @property
    def seen(self) -> str | None:
        """Which meeting, in which version, this visitor has before them."""
        return seen(self.view.meeting) if self.view.meeting else None

    def path(self, *parts: str) -> str:
        """Return the address of a page of this visit, in the language that was chosen."""
        return Address(self.request).path(*parts)


def seen(meeting: GuestMeeting | OutsideMeeting) -> str:
    """Return which meeting, in which version, somebody has before them."""
    return f"{meeting.meeting.id.hex[:16]}.{meeting.meeting.sequence}"
