"""What the answers of several guardians come to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.identities import PersonId
from cases.model import consent_texts
from cases.model.case import CaseId, Participant, Seat
from cases.model.consents import (
    Consent,
    ConsentAnswer,
    ConsentId,
    ConsentStatus,
    Purpose,
    Route,
)
from cases.model.grounds import consent_needed
from cases.model.people import Authority, Guardian, Relation, Role
from cases.model.pupils import Pupil
from cases.model.statuses import Family, consent_status, newest_of

CASE = CaseId(uuid4())
MOTHER, FATHER, STEPFATHER = (
    Guardian(PersonId(uuid4()), relation, authority, "nl")
    for relation, authority in (
        (Relation.MOTHER, True),
        (Relation.FATHER, True),
        (Relation.OTHER, False),
    )
)
FENNA, NOOR = PersonId(uuid4()), PersonId(uuid4())
TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
YES, NO, TALK = ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.TALK


def _said(
    giver: Guardian,
    answer: ConsentAnswer,
    recipient: PersonId | None = FENNA,
    after: timedelta = timedelta(),
) -> Consent:
    return Consent(
        id=ConsentId(uuid4()),
        case=CASE,
        giver=giver.id,
        purpose=Purpose.SHARE_EXPERT if recipient else Purpose.DISCUSS_TEAM,
        recipient=recipient,
        answer=answer,
        route=Route.PHONE,
        given_on=TODAY,
        recorded_at=MORNING + after,
        recorded_by=None,
        text_version="share_expert-1",
        language="nl",
    )


def _of(authority: Authority, *guardians: Guardian) -> Family:
    return Family(authority, guardians, Pupil(PersonId(uuid4()), born=date(2016, 5, 4)))


def _status(consents: list[Consent], recipient: PersonId = FENNA) -> ConsentStatus:
    family = _of(Authority.BOTH, MOTHER, FATHER, STEPFATHER)
    return consent_status(family, consents, (Purpose.SHARE_EXPERT, recipient), TODAY)


@pytest.mark.parametrize(
    ("mother", "father", "together"),
    [
        (None, None, ConsentStatus.NO_RESPONSE),
        (YES, None, ConsentStatus.PARTIAL),
        (NO, None, ConsentStatus.PARTIAL),
        (YES, YES, ConsentStatus.GRANTED),
        (NO, NO, ConsentStatus.REFUSED),
        (YES, NO, ConsentStatus.CONFLICT),
        (TALK, None, ConsentStatus.TALK_REQUESTED),
        (TALK, YES, ConsentStatus.TALK_REQUESTED),
        (TALK, NO, ConsentStatus.TALK_REQUESTED),
    ],
)
def test_two_parents_together(
    mother: ConsentAnswer | None, father: ConsentAnswer | None, together: ConsentStatus
) -> None:
    said = [
        _said(giver, answer) for giver, answer in ((MOTHER, mother), (FATHER, father)) if answer
    ]
    assert _status(said) is together


def test_somebody_without_authority_neither_gives_nor_blocks() -> None:
    assert _status([_said(STEPFATHER, YES)]) is ConsentStatus.NO_RESPONSE
    said = [_said(MOTHER, YES), _said(FATHER, YES), _said(STEPFATHER, NO)]
    assert _status(said) is ConsentStatus.GRANTED
    family = _of(Authority.ONE, STEPFATHER)
    alone = consent_status(family, said, (Purpose.SHARE_EXPERT, FENNA), TODAY)
    assert alone is ConsentStatus.NOBODY_TO_ASK


@pytest.mark.parametrize(
    ("authority", "mother_alone"),
    [
        (Authority.BOTH, ConsentStatus.PARTIAL),
        (Authority.UNKNOWN, ConsentStatus.PARTIAL),
        (Authority.ONE, ConsentStatus.GRANTED),
        (Authority.GUARDIAN, ConsentStatus.GRANTED),
    ],
)
def test_as_many_must_be_known_as_have_authority(
    authority: Authority, mother_alone: ConsentStatus
) -> None:
    def status(guardians: list[Guardian], said: list[Consent]) -> ConsentStatus:
        family = _of(authority, *guardians)
        return consent_status(family, said, (Purpose.SHARE_EXPERT, FENNA), TODAY)

    said = [_said(MOTHER, YES)]
    assert status([MOTHER], said) is mother_alone
    assert status([MOTHER, STEPFATHER], [*said, _said(STEPFATHER, YES)]) is mother_alone
    assert status([MOTHER, FATHER], said) is ConsentStatus.PARTIAL
    assert status([MOTHER, FATHER], [*said, _said(FATHER, YES)]) is ConsentStatus.GRANTED
    assert status([], said) is ConsentStatus.NOBODY_TO_ASK
    by_mail = (Purpose.CONTACT_CHANNEL, FENNA)
    assert consent_status(_of(authority), [], by_mail, TODAY) is ConsentStatus.NOBODY_TO_ASK


def test_consent_for_one_expert_says_nothing_about_another_or_about_the_team() -> None:
    said = [_said(MOTHER, YES), _said(FATHER, YES)]
    assert _status(said, NOOR) is ConsentStatus.NO_RESPONSE
    family = _of(Authority.BOTH, MOTHER, FATHER)
    team = consent_status(family, said, (Purpose.DISCUSS_TEAM, None), TODAY)
    assert team is ConsentStatus.NO_RESPONSE


def test_withdrawing_ends_what_was_granted_and_a_new_yes_grants_it_again() -> None:
    said = [_said(MOTHER, YES), _said(FATHER, YES)]
    withdrawn = [*said, _said(MOTHER, NO, after=timedelta(days=1))]
    assert _status(withdrawn) is ConsentStatus.WITHDRAWN
    again = [*withdrawn, _said(MOTHER, YES, after=timedelta(days=2))]
    assert _status(again) is ConsentStatus.GRANTED


def test_paper_that_comes_in_late_does_not_undo_a_withdrawal() -> None:
    withdrawn = [_said(MOTHER, YES), _said(FATHER, YES), _said(MOTHER, NO, after=timedelta(days=1))]
    before = replace(_said(MOTHER, YES, after=timedelta(days=2)), given_on=date(2026, 11, 20))
    assert _status([*withdrawn, before]) is ConsentStatus.WITHDRAWN


def test_a_yes_to_what_is_not_asked_any_more_leaves_the_question_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = [_said(MOTHER, YES), _said(FATHER, YES)]
    monkeypatch.setattr(consent_texts, "OUTDATED_TEXTS", frozenset({both[0].text_version}))
    about = (Purpose.SHARE_EXPERT, FENNA)
    assert _status(both) is ConsentStatus.NO_RESPONSE
    assert newest_of(None, both, MOTHER.id, about, TODAY) is None
    assert _status([*both, _said(MOTHER, NO, after=timedelta(minutes=1))]) is (
        ConsentStatus.WITHDRAWN
    )
    anew = [replace(one, text_version="share_expert-2") for one in both]
    assert _status([*both, *anew]) is ConsentStatus.GRANTED


answers = st.lists(
    st.tuples(st.sampled_from([MOTHER, FATHER, STEPFATHER]), st.sampled_from(ConsentAnswer)),
    max_size=8,
)


@given(answers)
def test_granted_means_that_everybody_with_authority_said_yes_last(
    given_answers: list[tuple[Guardian, ConsentAnswer]],
) -> None:
    said = [
        _said(giver, answer, after=timedelta(minutes=minute))
        for minute, (giver, answer) in enumerate(given_answers)
    ]
    last = dict(given_answers)
    about = (Purpose.SHARE_EXPERT, FENNA)
    for giver, answer in last.items():
        newest = newest_of(None, said, giver.id, about, TODAY)
        ended = answer is ConsentAnswer.ENDED  # the case was opened again since
        assert (newest.answer if newest else None) is (None if ended else answer)
    everybody_said_yes = last.get(MOTHER) is YES and last.get(FATHER) is YES
    assert (_status(said) is ConsentStatus.GRANTED) == everybody_said_yes
    assert _status(list(reversed(said))) is _status(said)


@given(answers, st.uuids())
def test_no_answer_about_another_ever_matters(
    given_answers: list[tuple[Guardian, ConsentAnswer]], other: UUID
) -> None:
    said = [_said(giver, answer, PersonId(other)) for giver, answer in given_answers]
    assert _status(said) is ConsentStatus.NO_RESPONSE


def test_which_consent_is_needed_follows_from_the_part_somebody_plays() -> None:
    def place(role: Role) -> Participant:
        return Participant(CASE, FENNA, role, Seat.SEATED, MORNING)

    assert consent_needed(place(Role.EXPERT)) == (Purpose.SHARE_EXPERT, FENNA)
    for staff in (Role.TEACHER, Role.DIRECTOR):
        assert consent_needed(place(staff)) == (Purpose.DISCUSS_TEAM, None)
