"""The one decision about showing something, and the rights of each role as data."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.identities import PersonId
from cases.model.case import Audience, Seat
from cases.model.consents import Purpose
from cases.model.disclosing import (
    Allow,
    Deny,
    Hold,
    LegalGround,
    Standing,
    Verdict,
    Why,
    may_disclose,
)
from cases.model.people import Role
from cases.model.rights import RIGHTS, Right

FENNA = PersonId(uuid4())
BY_NAME, BY_TEAM = Purpose.SHARE_EXPERT, Purpose.DISCUSS_TEAM

# The table of domain 2.3 with its letters, for the rights that the product has.
DOMAIN = {
    Role.COORDINATOR: "E R1 R2 R3 W A I C L",
    Role.TEACHER: "E R1 R2 W A",
    Role.EXPERT: "E R1 R2 W A",
    Role.DIRECTOR: "E R1 R2 D L",
    Role.GUARDIAN: "E R1 R2 W A L",
}
LETTERS = {
    "E": Right.KNOW,
    "R1": Right.READ_DATES,
    "R2": Right.READ_CONTENT,
    "R3": Right.READ_ALL,
    "W": Right.CONTRIBUTE,
    "A": Right.AGREE,
    "I": Right.INVITE,
    "C": Right.LEAD,
    "D": Right.DESTROY,
    "L": Right.LOOK_BACK,
}


def _standing(
    role: Role,
    *purposes: Purpose,
    involved: bool = True,
    leads: bool = False,
    gave_reason: bool = False,
) -> Standing:
    return Standing(
        FENNA,
        in_channel=True,
        leads=leads,
        role=role,
        seat=Seat.SEATED,
        involved=involved,
        gave_reason=gave_reason,
        purposes=frozenset(purposes),
    )


@pytest.mark.parametrize("role", list(Role))
def test_the_rights_of_a_role_are_those_of_the_domain(role: Role) -> None:
    assert RIGHTS[role] == {LETTERS[letter] for letter in DOMAIN[role].split()}


@pytest.mark.parametrize(
    ("standing", "verdict"),
    [
        (Standing(FENNA), Deny(Why.NOT_IN_CHANNEL)),
        (Standing(FENNA, in_channel=True), Deny(Why.NO_SEAT)),
        (Standing(FENNA, in_channel=True, seat=Seat.INVITED), Deny(Why.NO_SEAT)),
        (_standing(Role.EXPERT), Hold(Why.NO_CONSENT)),
        (_standing(Role.EXPERT, BY_NAME), Allow(LegalGround.CONSENT, BY_NAME)),
        (_standing(Role.EXPERT, BY_NAME, involved=False), Hold(Why.PART_IS_OVER)),
        (_standing(Role.EXPERT, involved=False), Hold(Why.NO_CONSENT)),
        (_standing(Role.TEACHER, BY_TEAM), Allow(LegalGround.PUBLIC_TASK, BY_TEAM)),
        (_standing(Role.DIRECTOR, gave_reason=True), Hold(Why.NO_CONSENT)),
        (_standing(Role.DIRECTOR, BY_TEAM), Hold(Why.NO_REASON)),
        (_standing(Role.DIRECTOR, BY_TEAM, leads=True), Allow(LegalGround.PUBLIC_TASK)),
        (
            _standing(Role.DIRECTOR, BY_TEAM, gave_reason=True),
            Allow(LegalGround.PUBLIC_TASK, BY_TEAM),
        ),
        (_standing(Role.COORDINATOR), Hold(Why.NO_CONSENT)),
        (_standing(Role.TEACHER, leads=True), Allow(LegalGround.PUBLIC_TASK)),
    ],
)
def test_content_is_shown_on_a_ground_or_not_for_a_reason(
    standing: Standing, verdict: Verdict
) -> None:
    assert may_disclose(standing, Audience.CONTENT) == verdict


def test_each_audience_asks_for_its_own_right() -> None:
    expert = _standing(Role.EXPERT)
    assert may_disclose(expert, Audience.TABLE) == Allow(LegalGround.PUBLIC_TASK)
    assert may_disclose(expert, Audience.COORDINATION) == Deny(Why.NOT_THIS_ROLE)
    before = _standing(Role.COORDINATOR, BY_NAME)  # handed over: leads no more
    assert may_disclose(before, Audience.COORDINATION) == Deny(Why.NOT_THIS_ROLE)
    directs = _standing(Role.DIRECTOR)
    assert may_disclose(directs, Audience.ACCOUNT) == Allow(LegalGround.PUBLIC_TASK)
    assert may_disclose(expert, Audience.ACCOUNT) == Deny(Why.NOT_THIS_ROLE)
    leads = _standing(Role.EXPERT, leads=True)
    assert may_disclose(leads, Audience.COORDINATION) == Allow(LegalGround.PUBLIC_TASK)


standings = st.builds(
    Standing,
    st.just(FENNA),
    in_channel=st.booleans(),
    leads=st.booleans(),
    role=st.none() | st.sampled_from(Role),
    seat=st.none() | st.sampled_from(Seat),
    involved=st.booleans(),
    gave_reason=st.booleans(),
    purposes=st.frozensets(st.sampled_from(Purpose)),
)


@given(standings)
def test_nobody_who_does_not_lead_reads_content_without_consent_and_a_seat(
    standing: Standing,
) -> None:
    if isinstance(may_disclose(standing, Audience.CONTENT), Allow) and not standing.leads:
        assert standing.in_channel
        assert standing.seat is Seat.SEATED
        assert standing.involved
        assert standing.purposes
        assert standing.gave_reason or standing.role is not Role.DIRECTOR


@given(standings)
def test_what_a_parent_keeps_to_themselves_is_shown_to_nobody(standing: Standing) -> None:
    assert isinstance(may_disclose(standing, Audience.OWN), Deny)


@given(standings, st.sampled_from(Audience))
def test_who_may_see_more_may_see_less(standing: Standing, item: Audience) -> None:
    if isinstance(may_disclose(standing, item), Allow):
        assert isinstance(may_disclose(standing, Audience.TABLE), Allow)
    if isinstance(may_disclose(standing, Audience.COORDINATION), Allow):
        assert isinstance(may_disclose(standing, Audience.CONTENT), Allow)
