"""Writing down what a parent said aloud, with the text to read out."""

from pydantic import JsonValue

from cases.model.people import Guardian
from cases.operations.oral import MailConfirmation, RecordOralConsent, WrittenDown
from dialogs.answers import Button, begin
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.consents import INTERPRETER, SAID_ALOUD, OpenQuestion
from dialogs.kinds.people import CaseGuardian
from dialogs.language.say import Say


def _written_down(written: WrittenDown) -> Report:
    consent = written.consent
    case, giver = str(consent.case), str(consent.giver)
    again: tuple[Button, ...] = ()
    if written.left:
        known: dict[str, JsonValue] = {"case": case, "giver": giver}
        known["interpreter"] = consent.interpreter
        again = (begin("oral_consent", "button.next_question", **known),)
    letter = begin("print_letter", case=case, parent=giver)
    mail = (begin("mail_confirmation", case=case, parent=giver),) if written.has_mail else ()
    return Report(
        values={"moment": consent.recorded_at, "left": written.left},
        offers=(*again, *mail, letter, begin("may_i_share", case=case)),
        about=case,
        key=None if written.left else "oral_consent.done.all",
    )


def _confirmed(parent: Guardian) -> Report:
    return Report(values={"parent": Say(f"choice.relation.{parent.relation}")})


ORAL_CONSENT = Flow(
    name="oral_consent",
    fills=RecordOralConsent,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("giver", CaseGuardian(), settles_others=True),
        Ask("question", OpenQuestion(), settles_others=True),
        Ask("answer", SAID_ALOUD),
        Ask("interpreter", INTERPRETER),
    ),
    report=_written_down,
)

MAIL_CONFIRMATION = Flow(
    name="mail_confirmation",
    fills=MailConfirmation,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("parent", CaseGuardian())),
    report=_confirmed,
)
