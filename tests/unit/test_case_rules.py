"""What may become of agreements, meetings, invitations and cases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.errors import (
    AlreadyAnswered,
    AlreadyFinished,
    DateInThePast,
    MeetingIsOver,
    NotYourAgreement,
)
from cases.identities import PersonId
from cases.model.agreements import Agreement, AgreementId, AgreementState
from cases.model.case import Case, CaseId, CaseState
from cases.model.invitations import Invitation, InvitationId, InvitationState
from cases.model.meetings import Meeting, MeetingId, MeetingState
from cases.model.people import Authority, Person, Role
from cases.model.stages import Stage, stage_of
from cases.practices.roles import role_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY, FRIDAY = date(2026, 11, 23), date(2026, 12, 18)
MARIT, RUBEN, FENNA, THIJS = (PersonId(uuid4()) for _ in range(4))
CASE = Case(
    id=CaseId(uuid4()),
    label="WR-014",
    school="obs De Wilgenroos",
    channel="19:a@thread.tacv2",
    state=CaseState.OPEN,
    coordinator=MARIT,
    deputy=RUBEN,
    opened_at=NOW,
    deadline=None,
    authority=Authority.BOTH,
)
AGREEMENT = Agreement(
    id=AgreementId(uuid4()),
    case=CASE.id,
    number=1,
    who=FENNA,
    by=FRIDAY,
    state=AgreementState.PROPOSED,
    recorded_by=MARIT,
    recorded_at=NOW,
)
MEETING = Meeting(
    id=MeetingId(uuid4()),
    case=CASE.id,
    starts_at=NOW + timedelta(days=15),
    lasts=timedelta(minutes=45),
    online=False,
    planned_by=MARIT,
)


def test_only_the_doer_confirms() -> None:
    assert AGREEMENT.confirmed(FENNA).state is AgreementState.CONFIRMED
    for other in (MARIT, THIJS):
        with pytest.raises(NotYourAgreement) as refusal:
            AGREEMENT.confirmed(other)
        assert refusal.value.details == {"number": 1}


@pytest.mark.parametrize("who", [FENNA, MARIT, RUBEN])
def test_the_doer_and_whoever_leads_the_case_may_change_it(who: PersonId) -> None:
    assert AGREEMENT.finished(who, CASE).state is AgreementState.DONE
    assert AGREEMENT.blocked(who, CASE).state is AgreementState.BLOCKED
    moved = AGREEMENT.moved(TODAY, who, CASE, TODAY)
    assert (moved.by, moved.state) == (TODAY, AgreementState.CONFIRMED)


def test_nobody_else_may() -> None:
    with pytest.raises(NotYourAgreement):
        AGREEMENT.finished(THIJS, CASE)
    with pytest.raises(NotYourAgreement):
        AGREEMENT.blocked(THIJS, CASE)
    with pytest.raises(NotYourAgreement):
        AGREEMENT.moved(FRIDAY, THIJS, CASE, TODAY)


def test_a_day_that_has_passed_is_refused() -> None:
    with pytest.raises(DateInThePast) as refusal:
        AGREEMENT.moved(date(2026, 11, 20), FENNA, CASE, TODAY)
    assert refusal.value.details == {"given": date(2026, 11, 20)}


def test_what_is_done_changes_no_more() -> None:
    over = replace(AGREEMENT, state=AgreementState.DONE)
    assert not over.is_open
    assert not over.is_late(date(2027, 6, 1))
    with pytest.raises(AlreadyFinished):
        over.confirmed(FENNA)
    with pytest.raises(AlreadyFinished):
        over.finished(FENNA, CASE)
    with pytest.raises(AlreadyFinished):
        over.blocked(FENNA, CASE)
    with pytest.raises(AlreadyFinished):
        over.moved(FRIDAY, FENNA, CASE, TODAY)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from(AgreementState))
def test_late_means_open_after_its_day(today: date, state: AgreementState) -> None:
    agreement = replace(AGREEMENT, state=state)
    assert agreement.is_late(today) == (state is not AgreementState.DONE and today > FRIDAY)


def test_a_meeting_moves_and_tells_calendars_so() -> None:
    moved = MEETING.moved(NOW + timedelta(days=20), NOW)
    assert (moved.starts_at, moved.sequence) == (NOW + timedelta(days=20), 1)
    assert moved.ends_at - moved.starts_at == timedelta(minutes=45)
    assert moved.minutes == 45
    with pytest.raises(DateInThePast):
        MEETING.moved(NOW, NOW)


def test_a_meeting_that_is_over_or_off_stays_as_it_is() -> None:
    off = MEETING.cancelled(NOW)
    assert (off.state, off.sequence) == (MeetingState.CANCELLED, 1)
    for meeting, moment in ((off, NOW), (MEETING, MEETING.starts_at)):
        assert not meeting.is_ahead(moment)
        with pytest.raises(MeetingIsOver):
            meeting.moved(NOW + timedelta(days=30), moment)
        with pytest.raises(MeetingIsOver):
            meeting.cancelled(moment)


def test_an_invitation_is_open_until_yes_or_no() -> None:
    invitation = Invitation(
        id=InvitationId(uuid4()),
        case=CASE.id,
        label=CASE.label,
        school=CASE.school,
        person=FENNA,
        role=Role.EXPERT,
        invited_by=MARIT,
        sent_at=NOW,
    )
    for state in InvitationState:
        answered = replace(invitation, state=state)
        if state in {InvitationState.SENT, InvitationState.OTHER_TIME}:
            answered.check_open()
        else:
            with pytest.raises(AlreadyAnswered):
                answered.check_open()


def test_the_stage_of_a_case_follows_from_what_there_is() -> None:
    held = replace(MEETING, starts_at=NOW - timedelta(days=1))
    off = MEETING.cancelled(NOW)

    def stage(
        meetings: list[Meeting], agreements: list[Agreement], *, may_discuss: bool = False
    ) -> Stage:
        return stage_of(CASE, meetings, agreements, NOW, may_discuss=may_discuss)

    assert stage([], []) is Stage.CONSENT_PENDING
    assert stage([off], [AGREEMENT]) is Stage.CONSENT_PENDING
    assert stage([], [], may_discuss=True) is Stage.TEAM_FORMING
    assert stage([MEETING], []) is Stage.MEETING_PLANNED
    assert stage([held, MEETING], [AGREEMENT], may_discuss=True) is Stage.MEETING_PLANNED
    assert stage([held], [AGREEMENT], may_discuss=True) is Stage.IN_PROGRESS
    assert stage([held], [], may_discuss=True) is Stage.TEAM_FORMING
    closed = replace(CASE, state=CaseState.CLOSED)
    assert stage_of(closed, [MEETING], [], NOW, may_discuss=True) is Stage.CLOSED


@pytest.mark.parametrize(
    ("function", "role"),
    [
        ("leerkracht groep 6", Role.TEACHER),
        ("Mentor", Role.TEACHER),
        ("directeur", Role.DIRECTOR),
        ("orthopedagoog", Role.EXPERT),
        ("jeugdverpleegkundige JGZ", Role.EXPERT),
        ("", Role.EXPERT),
    ],
)
def test_the_part_somebody_plays_follows_from_what_they_do(function: str, role: Role) -> None:
    assert role_of(function) is role


def test_somebody_without_a_name_has_no_first_name() -> None:
    assert Person(FENNA, "Fenna Postma").first_name == "Fenna"
    assert Person(FENNA, " ").first_name == " "
