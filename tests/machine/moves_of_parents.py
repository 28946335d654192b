"""What parents say, what they are asked, and the links they come with."""

from datetime import timedelta
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import rule

from cases.errors import CaseError, CaseNotFound, NotAllowed
from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.consents import ConsentAnswer, Purpose, Route
from cases.model.people import Authority, Relation
from cases.operations.agreements import RecordAgreement
from cases.operations.consents import AddGuardian, RecordConsent
from cases.operations.family import RecordAuthority
from cases.practices.practice import Practice
from cases.store import LinkKind
from storage.database import Work
from tests.machine.machine import (
    LEADER,
    SchoolMachine,
    one_of_them,
    somebody,
    usually_the_leader,
)
from tests.machine.told import Link, ToldCase
from tests.machine.world import Unread

_LASTS = st.sampled_from((timedelta(minutes=5), timedelta(days=30)))
_MOST_GUARDIANS = 2


class MovesOfParents(SchoolMachine):
    """Parents are added, consent and take it back, and open or lose their link."""

    @rule(actor=usually_the_leader, case=one_of_them, authority=st.booleans())
    def parent_is_added(self, actor: str, case: int, authority: bool) -> None:  # noqa: FBT001
        told = self.case(case)
        if len(told.guardians) == _MOST_GUARDIANS:
            return
        command = AddGuardian(
            case=told.id, name="Lena Jansen", relation=Relation.MOTHER, has_authority=authority
        )
        guardian = self.leads(actor, told, command)
        if guardian is not None:
            told.guardians[guardian.id] = authority

    @rule(actor=usually_the_leader, case=one_of_them, authority=st.sampled_from(Authority))
    def authority_turns_out(self, actor: str, case: int, authority: Authority) -> None:
        told = self.case(case)
        command = RecordAuthority(case=told.id, authority=authority)
        if self.leads(actor, told, command) is not None:
            told.authority = authority

    @rule(
        actor=usually_the_leader,
        case=one_of_them,
        about=st.sampled_from((None, "thijs", "fenna", "noor", "dirk")),
        answer=st.sampled_from((*ConsentAnswer, ConsentAnswer.YES)),
    )
    def parents_answer(
        self, actor: str, case: int, about: str | None, answer: ConsentAnswer
    ) -> None:
        """Write down one and the same answer of every parent there is."""
        told = self.case(case)
        for giver in told.guardians:
            self._says(actor, told, giver, (about, answer))

    @rule(
        case=one_of_them,
        which=one_of_them,
        about=st.sampled_from((None, "fenna", "noor")),
        answer=st.sampled_from(ConsentAnswer),
    )
    def one_parent_answers(
        self, case: int, which: int, about: str | None, answer: ConsentAnswer
    ) -> None:
        told = self.case(case)
        if told.guardians:
            giver = list(told.guardians)[which % len(told.guardians)]
            self._says(LEADER, told, giver, (about, answer))

    @rule(actor=usually_the_leader, case=one_of_them, doer=somebody)
    def something_is_agreed(self, actor: str, case: int, doer: str) -> None:
        told = self.case(case)
        who = told.coordinator if actor == LEADER else actor
        command = RecordAgreement(
            case=told.id,
            who=self.world.people[doer],
            what=told.secret,
            by=Practice().today(self.world.clock()) + timedelta(days=60),
        )
        agreement = self.asks(who, command)
        if isinstance(agreement, Unread):
            return
        if told.id not in self.oracle.sees(who):
            assert isinstance(agreement, CaseNotFound)
        elif not isinstance(agreement, CaseError):
            told.agreements[agreement.id] = doer

    @rule(actor=usually_the_leader, case=one_of_them, lasts=_LASTS)
    def link_is_made_out(self, actor: str, case: int, lasts: timedelta) -> None:
        """Make a link out to a parent; to anybody else nobody can."""
        told = self.case(case)
        who = told.coordinator if actor == LEADER else actor
        whose = next(iter(told.guardians), PersonId(uuid4()))
        until = self.world.clock() + lasts

        async def mint(work: Work) -> str:
            return await work.desk.store.mint_link(LinkKind.GUEST, told.id, whose, until)

        try:
            token = self.does(self.world.through_the_door(who, mint, live=True))
        except (NotAllowed, Unread):
            return
        assert told.id in self.oracle.leads(who)
        assert whose in told.guardians
        self.oracle.guest_links[token] = Link(told.id, whose, until)

    @rule(actor=usually_the_leader, case=one_of_them)
    def links_are_taken_back(self, actor: str, case: int) -> None:
        told = self.case(case)
        who = told.coordinator if actor == LEADER else actor
        for guardian in told.guardians:
            self._revoke(who, told.id, guardian)

    def _says(
        self, actor: str, told: ToldCase, giver: PersonId, said: tuple[str | None, ConsentAnswer]
    ) -> None:
        about, answer = said
        purpose = Purpose.SHARE_EXPERT if about else Purpose.DISCUSS_TEAM
        command = RecordConsent(
            case=told.id,
            giver=giver,
            purpose=purpose,
            recipient=self.world.people[about] if about else None,
            answer=answer,
            route=Route.PHONE,
            given_on=Practice().today(self.world.clock()),
        )
        if self.leads(actor, told, command) is not None:
            told.answers[giver, purpose, about] = answer

    def _revoke(self, who: str, case: CaseId, guardian: PersonId) -> None:
        async def revoke(work: Work) -> None:
            await work.desk.store.revoke_links(case, guardian)

        try:
            self.does(self.world.through_the_door(who, revoke, live=True))
        except Unread:
            return
        if case in self.oracle.leads(who):
            for link in self.oracle.guest_links.values():
                link.ended |= (link.case, link.whose) == (case, guardian)
