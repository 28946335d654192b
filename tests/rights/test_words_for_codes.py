"""In a package nothing stands as a code: every value that is one of ours has words."""

from enum import StrEnum

import pytest

from cases.messages import Road
from cases.model.agreements import AgreementState
from cases.model.auditing import DeedKind, Item
from cases.model.case import Audience, CaseState, Seat
from cases.model.consents import ConsentAnswer, Purpose, Route
from cases.model.disclosing import LegalGround
from cases.model.inspection import SHOWN, Gap, Source
from cases.model.invitations import InvitationState
from cases.model.meetings import Attendance, MeetingState
from cases.model.people import Authority, Relation, Role
from cases.model.reasons import ReasonKind
from cases.model.requests import RequestKind, RequestState
from cases.model.restrictions import Why
from cases.operations.kinds import Kind
from cases.store import LinkKind
from dialogs.language.texts import Catalogues

TEXTS = Catalogues.load(strict=True)
CODES: tuple[type[StrEnum], ...] = (
    *(DeedKind, Item, LegalGround, ReasonKind, ConsentAnswer, Route, Purpose, Role, Relation),
    *(Authority, Audience, Seat, CaseState, InvitationState, Attendance, MeetingState),
    *(AgreementState, RequestKind, RequestState, Why, LinkKind, Road),
)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("codes", CODES, ids=lambda codes: codes.__name__)
def test_every_code_has_words(codes: type[StrEnum], language: str) -> None:
    texts = TEXTS.catalogue(language).texts
    assert [code.value for code in codes if f"held.code.{code.value}" not in texts] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_of_row_message_and_field_has_words(language: str) -> None:
    texts = TEXTS.catalogue(language).texts
    about = {f"held.code.about_{kind.value.partition('_')[0]}" for kind in Kind}
    sources = {f"held.{source.value}" for source in Source if SHOWN[source]}
    gaps = {f"held.gap.{gap.value}" for gap in Gap}
    fields = {f"held.field.{name}" for names in SHOWN.values() for name in names}
    people = {f"held.code.{part}" for part in ("self", "somebody", "deputy", "pupil")}
    assert sorted((about | sources | gaps | fields | people) - texts.keys()) == []
