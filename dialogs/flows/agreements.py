"""Agreements: who does what, when and how."""

from cases.errors import DateInThePast
from cases.model.agreements import Agreement
from cases.operations.agreements import (
    BlockAgreement,
    ConfirmAgreement,
    FinishAgreement,
    MoveAgreement,
    RecordAgreement,
)
from cases.operations.reading import AgreementPage, ReadAgreement
from dialogs.answers import Offer, OpenPage, begin
from dialogs.flow import Ask, Flow, Report, Tells
from dialogs.kinds.cases import OpenAgreement, OpenCase
from dialogs.kinds.moments import ADay
from dialogs.kinds.people import AtTheTable
from dialogs.kinds.words import FreeText
from dialogs.language.say import Say
from dialogs.told import agreement_told


def _recorded(agreement: Agreement) -> Report:
    case = str(agreement.case)
    return Report(
        values={"number": agreement.number, "by": agreement.by},
        offers=(begin("record_agreement", "button.another_agreement", case=case),),
        about=case,
    )


def _changed(agreement: Agreement) -> Report:
    return Report(
        values={"number": agreement.number, "by": agreement.by}, about=str(agreement.case)
    )


def _words(page: AgreementPage) -> Report:
    agreement = page.agreement
    what_next = what_can_be_said(agreement=str(agreement.id))
    about = str(agreement.case)
    if page.token is None:
        return Report(key="agreement_words.not_yet", offers=what_next, about=about)
    opens = OpenPage(Say("button.open_page"), f"/l/{page.token}")
    return Report(offers=(opens, *what_next), about=about)


def what_can_be_said(**about: str) -> tuple[Offer, ...]:
    """Return the buttons with which somebody tells how an agreement goes."""
    return (
        begin("agreement_done", "button.done", **about),
        begin("agreement_blocked", "button.blocked", **about),
        begin("agreement_move", "button.other_date", **about),
    )


RECORD_AGREEMENT = Flow(
    name="record_agreement",
    fills=RecordAgreement,
    asks=(
        Ask("case", OpenCase(), settles_others=True),
        Ask("who", AtTheTable()),
        Ask("by", ADay()),
        Ask("what", FreeText()),
        Ask("how", FreeText(), shortcut=False, skippable=True),
    ),
    report=_recorded,
    confirm=True,
    ask_again={DateInThePast: "by"},
    tells=Tells(frozenset({"who", "by", "what", "how"}), agreement_told),
)

CONFIRM_AGREEMENT = Flow(
    name="confirm_agreement",
    fills=ConfirmAgreement,
    asks=(Ask("agreement", OpenAgreement()),),
    report=_changed,
)

AGREEMENT_DONE = Flow(
    name="agreement_done",
    fills=FinishAgreement,
    asks=(Ask("agreement", OpenAgreement()),),
    report=_changed,
)

AGREEMENT_BLOCKED = Flow(
    name="agreement_blocked",
    fills=BlockAgreement,
    asks=(
        Ask("agreement", OpenAgreement()),
        Ask("why", FreeText(), shortcut=False, skippable=True),
    ),
    report=_changed,
)

AGREEMENT_MOVE = Flow(
    name="agreement_move",
    fills=MoveAgreement,
    asks=(Ask("agreement", OpenAgreement()), Ask("by", ADay())),
    report=_changed,
    confirm=True,
    ask_again={DateInThePast: "by"},
)

AGREEMENT_WORDS = Flow(
    name="agreement_words",
    fills=ReadAgreement,
    asks=(Ask("agreement", OpenAgreement()),),
    report=_words,
)
