"""What colleagues do: open cases, ask each other to the table, hand over, close."""

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from cases.errors import CaseError, NotACoordinator, NotFoundHere
from cases.model.case import PupilAsked, Reason, Seat
from cases.model.invitations import InvitationId, InvitationState
from cases.model.people import Authority, Role
from cases.model.pupils import Pupil
from cases.operations.closing import CloseCase
from cases.operations.invitations import (
    AnswerInvitation,
    InvitationAnswer,
    WithdrawInvitation,
)
from cases.operations.inviting import InviteExpert
from cases.operations.newcomers import SeatNewcomer, TurnAway
from cases.operations.opening import OpenCase
from cases.operations.pupil_voice import unheard
from cases.operations.rights import AppointDeputy, HandOver
from cases.operations.vacancies import TakeOver
from cases.practices.roles import role_of
from cases.principals import Member
from tests.machine.machine import (
    LEADER,
    SchoolMachine,
    one_of_them,
    some_channel,
    somebody,
    usually_the_leader,
)
from tests.machine.told import ToldCase
from tests.machine.world import CHANNELS, PEOPLE, TEAM, Unread

MOST_CASES = 3
_LETTERS = str.maketrans("0123456789", "ghijklmnop")  # digits by chance can be a BSN


class MovesOfPeople(SchoolMachine):
    """People open cases, ask each other to the table, hand over, leave and come back."""

    @precondition(lambda self: len(self.oracle.cases) < MOST_CASES)
    @rule(who=somebody, channel=some_channel)
    def opens_a_case(self, who: str, channel: str) -> None:
        secret = f"kind-{uuid4().hex.translate(_LETTERS)[:12]}"
        authority = Authority.ONE if len(self.oracle.cases) % 2 == 0 else Authority.BOTH
        case = self.asks(who, _request(CHANNELS[channel], secret, authority))
        if isinstance(case, Unread):
            return
        if isinstance(case, CaseError):
            assert isinstance(case, NotACoordinator)
            assert not self.oracle.coordinates(who, channel)
            return
        assert self.oracle.coordinates(who, channel)
        told = ToldCase(case.id, channel, who, case.label, secret, authority, self.world.clock)
        told.seat(who, Seat.SEATED, Role.COORDINATOR)
        self.oracle.cases[case.id] = told

    @rule(actor=usually_the_leader, case=one_of_them, guest=somebody)
    def invites(self, actor: str, case: int, guest: str) -> None:
        told = self.case(case)
        command = InviteExpert(case=told.id, person=self.world.people[guest])
        invitation = self.leads(actor, told, command)
        if invitation is not None:
            told.seat(guest, Seat.INVITED, invitation.role)
            told.invitations[invitation.id] = (guest, invitation.state)

    @rule(who=somebody, other=somebody, which=one_of_them, answer=st.sampled_from(InvitationAnswer))
    def answers_an_invitation(
        self, who: str, other: str, which: int, answer: InvitationAnswer
    ) -> None:
        """Answer one's own invitation, or try to answer somebody else's."""
        asked = [
            (told, invitation, invited)
            for told in self.oracle.cases.values()
            for invitation, (invited, _) in told.invitations.items()
        ]
        mine = [one for one in asked if one[2] == who] or asked
        if not mine:
            return
        told, invitation, invited = mine[which % len(mine)]
        actor = other if which % 4 == 0 else invited
        later = self.world.clock() + timedelta(days=3)
        command = AnswerInvitation(invitation=invitation, answer=answer, proposes_at=later)
        given = self.asks(actor, command)
        if actor != invited:
            assert isinstance(given, NotFoundHere | Unread)
        elif not isinstance(given, CaseError | Unread):
            self._answered(told, invited, given.id, given.state)

    @rule(actor=usually_the_leader, which=one_of_them)
    def takes_an_invitation_back(self, actor: str, which: int) -> None:
        sent = [
            (told, invitation)
            for told in self.oracle.cases.values()
            for invitation in told.invitations
        ]
        if not sent:
            return
        told, invitation = sent[which % len(sent)]
        invited, _ = told.invitations[invitation]
        actor = told.coordinator if actor == LEADER else actor
        given = self.asks(actor, WithdrawInvitation(invitation=invitation))
        if isinstance(given, CaseError | Unread):
            return
        assert told.id in self.oracle.leads(actor)
        told.invitations[invitation] = (invited, InvitationState.WITHDRAWN)
        told.seat(invited, Seat.LEFT)

    @rule(actor=usually_the_leader, case=one_of_them, heir=somebody)
    def hands_over(self, actor: str, case: int, heir: str) -> None:
        told = self.case(case)
        command = HandOver(case=told.id, to=self.world.people[heir])
        if self.leads(actor, told, command) is None:
            return
        assert self.oracle.is_in(heir, told.channel)
        told.seat(heir, Seat.SEATED, Role.COORDINATOR)
        told.seat(told.coordinator, Seat.SEATED, role_of(PEOPLE[told.coordinator]))
        if told.deputy in {None, heir}:
            told.deputy = told.coordinator
        told.coordinator = heir

    @rule(actor=usually_the_leader, case=one_of_them, deputy=somebody)
    def names_a_deputy(self, actor: str, case: int, deputy: str) -> None:
        told = self.case(case)
        command = AppointDeputy(case=told.id, who=self.world.people[deputy])
        if self.leads(actor, told, command) is None:
            return
        assert self.oracle.is_in(deputy, told.channel)
        told.seat(deputy, Seat.SEATED, told.roles.get(deputy) or role_of(PEOPLE[deputy]))
        told.deputy = deputy

    @rule(
        actor=usually_the_leader,
        case=one_of_them,
        newcomer=somebody,
        role=st.sampled_from((Role.TEACHER, Role.DIRECTOR, Role.EXPERT, None)),
    )
    def decides_about_a_newcomer(
        self, actor: str, case: int, newcomer: str, role: Role | None
    ) -> None:
        told, person = self.case(case), self.world.people[newcomer]
        if role is None:
            if self.leads(actor, told, TurnAway(case=told.id, person=person)) is not None:
                told.seat(newcomer, Seat.DECLINED)
            return
        command = SeatNewcomer.model_validate({"case": told.id, "person": person, "role": role})
        if self.leads(actor, told, command) is not None:
            assert self.oracle.is_in(newcomer, told.channel)
            told.seat(newcomer, Seat.SEATED, role)

    @rule(actor=usually_the_leader, case=one_of_them)
    def closes(self, actor: str, case: int) -> None:
        told = self.case(case)
        if self.leads(actor, told, CloseCase(case=told.id, why_unheard="verhuisd")) is None:
            return
        told.closed = True
        pupil = self.does(self._pupil_of(told))
        assert pupil
        told.unheard.add(unheard(pupil))
        for invitation, (invited, state) in told.invitations.items():
            if state is not InvitationState.DECLINED:
                told.invitations[invitation] = (invited, InvitationState.WITHDRAWN)
        for one, seat in told.seats.items():
            stays = told.roles[one] is Role.DIRECTOR or told.is_led_by(one)
            if seat in {Seat.PROPOSED, Seat.INVITED, Seat.SEATED} and not stays:
                told.seats[one] = Seat.LEFT

    @rule(who=somebody, case=one_of_them)
    def takes_over(self, who: str, case: int) -> None:
        told = self.case(case)
        if isinstance(self.asks(who, TakeOver(case=told.id)), CaseError | Unread):
            return
        assert self.oracle.is_in(who, told.channel)
        assert not self.oracle.is_in(told.coordinator, told.channel)
        assert who == told.deputy or self.oracle.coordinates(who, told.channel)
        told.seat(who, Seat.SEATED, Role.COORDINATOR)
        told.seat(told.coordinator, Seat.LEFT)
        told.coordinator, told.deputy = who, None if told.deputy == who else told.deputy

    @rule(who=somebody)
    def is_appointed(self, who: str) -> None:
        self.does(self.world.told(lambda w: w.rosters.appoint(self.world.people[who], TEAM)))
        self.oracle.appointed.add(who)

    async def _pupil_of(self, told: ToldCase) -> Pupil | None:
        """Look the pupil up, past everything, for under their id stands why they were not heard."""
        leader = Member(self.world.tenant, self.world.people[told.coordinator])
        async with self.world.database.work_as(leader) as work:
            return await work.desk.store.pupil(told.id)

    def _answered(
        self, told: ToldCase, invited: str, invitation: InvitationId, state: InvitationState
    ) -> None:
        before = told.invitations[invitation][1]
        told.invitations[invitation] = (invited, state)
        if state is before:
            return
        if state is InvitationState.ACCEPTED:
            told.seat(invited, Seat.SEATED)
        elif state is InvitationState.DECLINED:
            left = before is InvitationState.ACCEPTED
            told.seat(invited, Seat.LEFT if left else Seat.DECLINED)


def _request(channel: str, secret: str, authority: Authority) -> OpenCase:
    return OpenCase(
        channel=channel,
        pupil=secret,
        born=date(2016, 5, 4),
        group="groep 6",
        reason=Reason.CONCERN_NO_SOLUTION,
        tried=secret,
        works=secret,
        wish=secret,
        authority=authority,
        pupil_asked=PupilAsked.NOT_YET,
    )
