"""Mails to parents: who gets them, who writes, and what fills their texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from cases.desk import Occasion
from cases.messages import Message, Road
from cases.model.case import Case, CaseId, Words
from cases.model.meetings import Meeting, MeetingId
from cases.model.people import Guardian
from cases.operations.contact import mail_of
from cases.operations.kinds import Kind
from cases.operations.table import name_of
from cases.store import LinkKind
from cases.values import Value


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is: the words of a meeting, for everybody at the table."""

    room: str | None = None
    join_url: str | None = None

    @classmethod
    def of(cls, words: Words | None) -> "Place":
        """Read a place from the words kept about a meeting."""
        kept = words or {}
        return cls(text_of(kept, "room"), text_of(kept, "join_url"))

    def words(self) -> dict[str, str | None]:
        """Return the words to keep about the meeting."""
        return {"room": self.room, "join_url": self.join_url}


def room_words(meeting: MeetingId) -> UUID:
    """Return under which id the way into a meeting is kept when it came after the planning.

    It stands apart from the meeting's own words, so that writing it back replaces none of them.
    """
    return uuid5(meeting, "online room")


async def where_is(occasion: Occasion, meeting: Meeting) -> Place:
    """Return where a meeting is, as far as this person may know it."""
    ids = (meeting.id, room_words(meeting.id)) if meeting.online else (meeting.id,)
    found = {one: await occasion.store.words(meeting.case, one) for one in ids}
    return place_among({one: words for one, words in found.items() if words}, meeting)


def place_among(words: Mapping[UUID, Words], meeting: Meeting) -> Place:
    """Return where a meeting is, by the words of its case that are known."""
    place = Place.of(words.get(meeting.id))
    if place.join_url is not None:
        return place
    later = Place.of(words.get(room_words(meeting.id)))
    return replace(place, join_url=later.join_url)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A parent with a mail address."""

    guardian: Guardian
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to a parent before its kind is chosen: who writes to whom, with which link.

    ``token`` is None in a preview.
    """

    school: str
    coordinator: str
    to: Addressee
    token: str | None

    def about(self, **values: Value) -> dict[str, Value]:
        """Return what every mail says, and these values."""
        return {
            "school": self.school,
            "coordinator": self.coordinator,
            "parent": self.to.name,
            "language": self.to.guardian.language,
            "token": self.token,
            **values,
        }

    def about_meeting(self, meeting: Meeting | None, place: Place) -> dict[str, Value]:
        """Return what fills a mail about a meeting, or about none yet."""
        return self.about(
            at=meeting.starts_at if meeting else None,
            lasts=meeting.minutes if meeting else None,
            place=place.room,
            join_url=place.join_url,
            sequence=meeting.sequence if meeting else None,
        )


@dataclass(frozen=True, slots=True)
class Mailing:
    """One mail to be: its kind, the case, what it is about, and when it may go."""

    kind: Kind
    case: CaseId
    subject: UUID
    at: datetime
    references: Mapping[str, UUID]

    def message(self, letter: Letter, values: Mapping[str, Value]) -> Message:
        """Return it for the parent the letter is addressed to."""
        return Message(
            kind=self.kind,
            case=self.case,
            subject=self.subject,
            receiver=letter.to.guardian.id,
            at=self.at,
            road=Road.MAIL,
            while_seated=False,
            address=letter.to.email,
            values=values,
            references={**self.references, "guardian": letter.to.guardian.id},
        )


async def addressees(occasion: Occasion, case: CaseId) -> list[Addressee]:
    """Return the parents who get mail, as ``with_and_without_mail``."""
    mailed, _ = await with_and_without_mail(occasion, case)
    return mailed


async def with_and_without_mail(
    occasion: Occasion, case: CaseId
) -> tuple[list[Addressee], list[Guardian]]:
    """Return the parents who get mail and those who get none, as far as this person may know it.

    Addresses are for those who lead the case, so for anybody else there is nobody in either.
    """
    mailed, others = [], []
    for guardian in await occasion.store.guardians(case):
        words = await occasion.store.words(case, guardian.id)
        if words is None:
            continue
        if email := await mail_of(occasion, case, guardian.id):
            mailed.append(Addressee(guardian, text_of(words, "name") or "", email))
        else:
            others.append(guardian)
    return mailed, others


async def letter_to(occasion: Occasion, case: Case, to: Addressee, until: datetime) -> Letter:
    """Return a letter from the coordinator, with a link that lives until then and a while."""
    token = await occasion.store.mint_link(
        LinkKind.GUEST,
        case.id,
        to.guardian.id,
        until + occasion.practice.guest_link_after_meeting,
    )
    return Letter(case.school, await name_of(occasion, case.coordinator) or "", to, token)


def text_of(words: Words, name: str) -> str | None:
    """Return a text that is kept among words, None if there is none of that name."""
    value = words.get(name)
    return value if isinstance(value, str) else None
