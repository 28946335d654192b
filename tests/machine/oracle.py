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
from cases.model.invitations import InvitationId, InvitationState
from tests.machine.told import Button, Link, ToldCase, ToldReport

OWNER = "marit"
"""Who owns the team, as long as she is in one of its channels."""

Shelf = set[tuple[CaseId, UUID]]
"""Rows that somebody sees in one table: of which case, and which or whose."""


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
        return self.leads(who) | {
            case
            for case in self.may_read(who)
            if not self.cases[case].is_directed_by(who) or self._said_why(who, case)
        }

    def gathers(self, who: str) -> set[CaseId]:
        """Return the cases of which somebody gathers what is held: a director said why too."""
        return self.leads(who) | {case for case in self.keeps(who) if self._said_why(who, case)}

    def _said_why(self, who: str, case: CaseId) -> bool:
        now = self.clock()
        return (self.cases[case].reasons.get(who) or now) > now

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
        """Return the cases somebody was asked to, as long as the invitation stands."""
        return {
            case.id
            for case in self.cases.values()
            for invited, state in case.invitations.values()
            if invited == who and state not in {InvitationState.WITHDRAWN, InvitationState.DECLINED}
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
        parts = (
            self._of_tables,
            self._of_content,
            self._of_leaders,
            self._of_keepers,
            self._of_reports,
        )
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

    def _of_reports(self, who: str) -> dict[str, Shelf]:
        """Return the words of reports: drafts to who leads, to others what came since they did."""
        leads, reads = self.leads(who), self.reads(who)
        return {
            "words.report": {
                (case.id, about)
                for case in self._all(leads | reads)
                for report in case.reports
                if case.id in leads or self.reaches(who, case, report)
                for about in report.words
            }
        }

    def reaches(self, who: str, case: ToldCase, report: ToldReport) -> bool:
        """Say whether a report was sent since somebody who reads the case sits there."""
        came = case.since.get(who)
        return (
            report.is_there(self.clock())
            and report.sent_at is not None
            and came is not None
            and came <= report.sent_at
            and case.shows(who, case.id)
        )

    def parents_have(self, link: Link) -> list[ToldReport]:
        """Return the reports behind a parent's link: those sent, for who has authority."""
        case = self.cases[link.case]
        if not case.guardians.get(PersonId(link.whose)) or case.id in case.resting:
            return []
        return [one for one in case.reports if one.sent_at is not None]

    def _all(self, cases: Iterable[CaseId]) -> list[ToldCase]:
        return [self.cases[case] for case in cases]
