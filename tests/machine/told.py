"""What people did, as the oracle remembers it: cases, links, buttons and reports."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from cases.identities import PersonId
from cases.model.agreements import AgreementId
from cases.model.case import CaseId, Seat
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.invitations import InvitationId, InvitationState
from cases.model.people import Authority, Role


@dataclass
class ToldReport:
    """A version of a report: its words and what the pupil reads are under these ids.

    ``parents_at`` is from when parents have it; both are None while it is a draft.
    """

    version: UUID
    child: UUID
    sent_at: datetime | None = None
    parents_at: datetime | None = None

    def is_there(self, now: datetime) -> bool:
        """Say whether parents have it, so that others may read it too."""
        return self.parents_at is not None and self.parents_at <= now

    @property
    def words(self) -> set[UUID]:
        """What its words are about."""
        return {self.version, self.child}


@dataclass
class ToldCase:
    """One case as the people in it know it."""

    id: CaseId
    channel: str
    coordinator: str
    label: str
    secret: str
    authority: Authority
    clock: Callable[[], datetime]
    deputy: str | None = None
    closed: bool = False
    seats: dict[str, Seat] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    guardians: dict[PersonId, bool] = field(default_factory=dict)
    answers: dict[tuple[PersonId, Purpose, str | None], ConsentAnswer] = field(default_factory=dict)
    invitations: dict[InvitationId, tuple[str, InvitationState]] = field(default_factory=dict)
    agreements: dict[AgreementId, str] = field(default_factory=dict)
    resting: set[UUID] = field(default_factory=set)
    rested: set[UUID] = field(default_factory=set)
    corrections: dict[UUID, UUID] = field(default_factory=dict)
    reasons: dict[str, datetime] = field(default_factory=dict)
    in_own_words: set[str] = field(default_factory=set)
    unheard: set[UUID] = field(default_factory=set)
    since: dict[str, datetime] = field(default_factory=dict)
    reports: list[ToldReport] = field(default_factory=list)

    def seat(self, who: str, seat: Seat, role: Role | None = None) -> None:
        """Keep somebody's place from now on; without a role they keep the one they had."""
        self.seats[who] = seat
        self.since[who] = self.clock()
        self.roles[who] = role or self.roles.get(who, Role.EXPERT)

    def is_led_by(self, who: str) -> bool:
        """Say whether somebody is coordinator or deputy, wherever they are."""
        return who in {self.coordinator, self.deputy}

    def is_directed_by(self, who: str) -> bool:
        """Say whether somebody sits there as the director, wherever they are."""
        return self.seats.get(who) is Seat.SEATED and self.roles[who] is Role.DIRECTOR

    def hidden_from(self, who: str) -> set[UUID]:
        """Return what rests, for all but who leads the case; its own id where all of it does."""
        return set() if self.is_led_by(who) else self.resting

    def shows(self, who: str, item: UUID) -> bool:
        """Say whether something in it does not rest for somebody."""
        return not {self.id, item} & self.hidden_from(who)

    def allows(self, who: str) -> bool:
        """Say whether everybody who has to consented to this person's reading."""
        purposes: list[tuple[Purpose, str | None]] = [(Purpose.SHARE_EXPERT, who)]
        if self.roles.get(who) in {Role.TEACHER, Role.DIRECTOR}:
            purposes.append((Purpose.DISCUSS_TEAM, None))
        askable = [guardian for guardian, authority in self.guardians.items() if authority]
        wanted = 1 if self.authority in {Authority.ONE, Authority.GUARDIAN} else 2
        return any(
            len(askable) >= wanted
            and all(
                self.answers.get((guardian, purpose, about)) is ConsentAnswer.YES
                for guardian in askable
            )
            for purpose, about in purposes
        )


@dataclass
class Link:
    """A link that was made out: to which case, for whom, and until when it opens."""

    case: CaseId
    whose: UUID
    until: datetime
    ended: bool = False


@dataclass
class Button:
    """A button that was shown to one person, or to everybody, in one conversation."""

    whose: str | None
    place: str
    until: datetime
    group: str | None = None
    used: bool = False
