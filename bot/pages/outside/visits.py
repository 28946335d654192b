"""One visit by an expert from outside: what they may see, and where its pages are."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from bot.pages.guests.addresses import Address
from cases.operations.agreements import AgreementText
from cases.operations.outside_pages import OutsideMeeting, OutsideView
from dialogs.language.say import Hours
from dialogs.language.texts import Texts


@dataclass(frozen=True)
class Visit:
    """What a page shows of the request and of what its visitor may see."""

    request: web.Request
    view: OutsideView
    texts: Texts

    def meeting(self, number: str) -> OutsideMeeting | None:
        """Return the meeting with that number on the first page, from 1."""
        numbered = {str(place): one for place, one in enumerate(self.view.meetings, 1)}
        return numbered.get(number)

    def number_of(self, seen_before: str) -> str:
        """Return which number a meeting that was on a page has now, "" when it is not ahead."""
        which = seen_before.partition(".")[0]
        ids = [one.meeting.id.hex for one in self.view.meetings]
        found = [place for place, known in enumerate(ids, 1) if which and known.startswith(which)]
        return str(found[0]) if found else ""

    def agreement(self, number: str) -> AgreementText | None:
        """Return the open agreement of that number, None if it is not theirs."""
        for one in self.view.agreements:
            if str(one.agreement.number) == number:
                return one
        return None

    def hours(self, one: OutsideMeeting) -> Hours:
        """Return when a meeting is."""
        return Hours(one.meeting.starts_at, one.meeting.lasts)

    def join_url(self, one: OutsideMeeting) -> str | None:
        """Return the link to an online meeting, if it may be put on a page: only a site's."""
        url = one.place.join_url
        return url if url and urlsplit(url).scheme in {"http", "https"} else None

    def path(self, *parts: str) -> str:
        """Return the address of a page of this visit, in the language that was chosen."""
        return Address(self.request).path(*parts)
