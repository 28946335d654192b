"""Who may know what, worked out with plain sets: what the machine holds the product to.

Nothing here reads the database. The machine tells the oracle what people did, and the oracle
says what each of them must see: no more, and no less. A new rule about access gets its line
here first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from cases.identities import PersonId
from cases.model.agreements import AgreementId
from cases.model.case import CaseId, Seat
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.invitations import InvitationId, InvitationState
from cases.model.people import Authority, Role

OWNER = "marit"
"""Who owns the team, as long as she is in one of its channels."""

Shelf = set[tuple[CaseId, UUID]]
"""Rows that somebody sees in one table: of which case, and which or whose."""


@dataclass
class ToldCase:
    """One case as the people in it know it."""

    id: CaseId
    channel: str
    coordinator: str
    label: str
    secret: str
    authority: Authority
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

    def seat(self, who: str, seat: Seat, role: Role | None = None) -> None:
        """Keep somebody's place; without a role they keep the one they had."""
        self.seats[who] = seat
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


@dataclass
class Oracle:
    """The whole school, by name.

    ``teams`` is who is in which channel by Teams; ``stored`` is what the bot last read or was
    told of it, at the moment in ``read_at`` (None: not to be relied on).
    """

    people: dict[str, PersonId]
    clock: Callable[[], datetime]
    teams: dict[str, set[str]] = field(default_factory=dict)
    stored: dict[str, set[str]] = field(default_factory=dict)
    read_at: dict[str, datetime | None] = field(default_factory=dict)
    left_at: dict[tuple[str, str], datetime] = field(default_factory=dict)
    frozen: set[str] = field(default_factory=set)
    appointed: set[str] = field(default_factory=set)
    cases: dict[CaseId, ToldCase] = field(default_factory=dict)
    guest_links: dict[str, Link] = field(default_factory=dict)
    reading_links: dict[str, Link] = field(default_factory=dict)
    buttons: dict[str, Button] = field(default_factory=dict)

    def is_in(self, who: str, channel: str) -> bool:
        """Say whether somebody counts as a member of a channel that is open."""
        return who in self.stored[channel] and channel not in self.frozen

    def coordinates(self, who: str, channel: str) -> bool:
        """Say whether somebody may open a case in a channel."""
        owns = who == OWNER and any(self.is_in(who, each) for each in self.stored)
        return self.is_in(who, channel) and (owns or who in self.appointed)

    def leads(self, who: str) -> set[CaseId]:
        """Return the cases somebody leads from within their channel."""
        return {
            case.id
            for case in self.cases.values()
            if case.is_led_by(who) and self.is_in(who, case.channel)
        }

    def sees(self, who: str) -> set[CaseId]:
        """Return the cases that exist for somebody: led ones, and where they have a place."""
        return self.leads(who) | {
            case.id
            for case in self.cases.values()
            if case.seats.get(who) is Seat.SEATED and self.is_in(who, case.channel)
        }

    def keeps(self, who: str) -> set[CaseId]:
        """Return the cases of which somebody decides how long they are kept."""
        return self.leads(who) | {
            case for case in self.sees(who) if self.cases[case].is_directed_by(who)
        }

    def reads(self, who: str) -> set[CaseId]:
        """Return the cases whose content somebody may read now: a director said why just now."""
        now = self.clock()
        return self.leads(who) | {
            case
            for case in self.may_read(who)
            if not self.cases[case].is_directed_by(who)
            or (self.cases[case].reasons.get(who) or now) > now
        }

    def may_read(self, who: str) -> set[CaseId]:
        """Return the cases whose content somebody may read, a director after saying why."""
        return self.leads(who) | {
            case.id
            for case in self.cases.values()
            if case.id in self.sees(who) and case.seats.get(who) is Seat.SEATED and case.allows(who)
        }

    def knows_parents(self, who: str) -> set[CaseId]:
        """Return the cases of which somebody may know that there are parents; a director has to."""
        return self.reads(who) | self.keeps(who)

    def invited_to(self, who: str) -> set[CaseId]:
        """Return the cases somebody was asked to, but for invitations taken back."""
        return {
            case.id
            for case in self.cases.values()
            for invited, state in case.invitations.values()
            if invited == who and state is not InvitationState.WITHDRAWN
        }

    def opens(self, link: Link, now: datetime) -> bool:
        """Say whether a link leads anywhere at this moment."""
        told = self.cases.get(link.case)
        there = told is not None and told.channel not in self.frozen
        return there and not link.ended and link.until > now

    def tasks(self, who: str) -> set[AgreementId]:
        """Return what somebody has to do, in the open cases they see."""
        return {
            agreement
            for case in self._all(self.sees(who))
            if not case.closed
            for agreement, doer in case.agreements.items()
            if doer == who and case.shows(who, agreement)
        }

    def waits_for(self, who: str) -> set[InvitationId]:
        """Return the invitations that somebody can still answer."""
        waiting = {InvitationState.SENT, InvitationState.OTHER_TIME}
        return {
            invitation
            for case in self.cases.values()
            for invitation, (invited, state) in case.invitations.items()
            if invited == who and state in waiting
        }

    def shelves(self, who: str) -> dict[str, Shelf]:
        """Return every row that SQL in somebody's name may find, table by table."""
        parts = (self._of_tables, self._of_content, self._of_leaders, self._of_keepers)
        return {shelf: told for part in parts for shelf, told in part(who).items()}

    def _of_tables(self, who: str) -> dict[str, Shelf]:
        """Return what a place gives, and what an invitation gives before there is one."""
        sees, invited, leads = self.sees(who), self.invited_to(who), self.leads(who)
        return {
            "cases": {(case, case) for case in sees},
            "keys": {(case, case) for case in sees | invited},
            "places": {
                (case.id, self.people[one])
                for case in self.cases.values()
                for one in case.seats
                if case.id in sees or (one == who and case.id in invited)
            },
            "invitations": {
                (case.id, invitation)
                for case in self.cases.values()
                for invitation, (one, _) in case.invitations.items()
                if case.id in leads or one == who
            },
            "agreements": {
                (case.id, one)
                for case in self._all(sees)
                for one in case.agreements
                if case.shows(who, one)
            },
        }

    def _of_content(self, who: str) -> dict[str, Shelf]:
        """Return what consent gives."""
        reads = [case for case in self._all(self.reads(who)) if case.shows(who, case.id)]
        knows = [case for case in self._all(self.knows_parents(who)) if case.shows(who, case.id)]
        return {
            "guardians": {(case.id, one) for case in knows for one in case.guardians},
            "consents": {(case.id, one) for case in reads for one, *_ in case.answers},
            "words.content": {
                (case.id, about)
                for case in reads
                for about in (case.id, *case.agreements, *case.corrections, *case.unheard)
                if case.shows(who, about)
            },
            "requests": {
                (case.id, one)
                for case in knows
                for one, item in case.corrections.items()
                if case.shows(who, item)
            },
        }

    def _of_leaders(self, who: str) -> dict[str, Shelf]:
        """Return what leading a case gives."""
        leads = self.leads(who)
        links = (*self.guest_links.values(), *self.reading_links.values())
        return {
            "words.coordination": {
                (case.id, one) for case in self._all(leads) for one in case.guardians
            },
            "links": {(link.case, link.whose) for link in links if link.case in leads},
        }

    def _of_keepers(self, who: str) -> dict[str, Shelf]:
        """Return what answering for a case gives: what rests in it, and why a director read."""
        keeps = self._all(self.keeps(who))
        return {
            "restrictions": {(case.id, one) for case in keeps for one in case.rested},
            "reasons": {(case.id, self.people[one]) for case in keeps for one in case.reasons},
            "words.account": {
                (case.id, self.people[one])
                for case in keeps
                for one in case.in_own_words
                if case.shows(who, case.id)
            },
        }

    def _all(self, cases: Iterable[CaseId]) -> list[ToldCase]:
        return [self.cases[case] for case in cases]
