"""Who answered, sending again, taking a link in, and another address."""

from collections.abc import Sequence

from cases.identities import PersonId
from cases.model.people import Guardian
from cases.operations.reaching import (
    ChangeAddress,
    SendAgain,
    TakeLinkIn,
    WhoAnswered,
    WhoAnsweredWhat,
)
from cases.operations.still_open import AskedParent
from dialogs.answers import Button, begin
from dialogs.flow import Ask, Flow, GivesWay, Report
from dialogs.kinds.cases import LedCase
from dialogs.kinds.outside import names_an_outsider
from dialogs.kinds.people import CaseGuardian
from dialogs.kinds.words import Email
from dialogs.language.say import Say


def _answers(who: WhoAnsweredWhat) -> Report:
    lines = tuple(_line(parent, who.unreached) for parent in who.parents)
    case = str(who.case)
    read = begin("read_case", case=case)
    return Report(
        values={"label": who.label, "lines": lines},
        offers=(*_offers(who, case), *_end_link(who, case), read),
        about=case,
        key=None if lines else "who_answered.nobody",
    )


def _line(parent: AskedParent, unreached: frozenset[PersonId]) -> Say:
    said = "none" if not parent.answered else "some" if parent.is_silent else "all"
    line = Say(
        f"who_answered.line.{said if parent.asked else 'nothing'}",
        {
            "relation": Say(f"choice.relation.{parent.guardian.relation}"),
            "answered": parent.answered,
            "asked": parent.asked,
        },
    )
    lost = parent.guardian.id in unreached
    return Say("who_answered.line.unreached", {"line": line}) if lost else line


def _offers(who: WhoAnsweredWhat, case: str) -> tuple[Button, ...]:
    """Return what can be done for the one parent who is silent, or for one asked for next."""
    silent = [parent for parent in who.parents if parent.is_silent]
    if not silent:
        return ()
    one = str(silent[0].guardian.id) if len(silent) == 1 else None
    parent, giver = ({"parent": one}, {"giver": one}) if one else ({}, {})
    aloud = any(parent.open_questions for parent in silent)
    call = (begin("oral_consent", case=case, **giver),) if aloud else ()
    letter = begin("print_letter", case=case, **parent)
    again = (begin("send_again", case=case, **parent),) if _has_mail(silent) else ()
    return (*call, *again, begin("change_address", case=case, **parent), letter)


def _end_link(who: WhoAnsweredWhat, case: str) -> tuple[Button, ...]:
    """Return a button for a link that is with somebody else."""
    one = {"parent": str(who.parents[0].guardian.id)} if len(who.parents) == 1 else {}
    return (begin("take_link_in", case=case, **one),) if _has_mail(who.parents) else ()


def _has_mail(parents: Sequence[AskedParent]) -> bool:
    return any(parent.email for parent in parents)


def _to(parent: Guardian) -> Report:
    return Report(values={"parent": Say(f"choice.relation.{parent.relation}")})


def _ended(parent: Guardian) -> Report:
    told = _to(parent)
    return Report(values=told.values, offers=(begin("send_again"), begin("change_address")))


WHO_ANSWERED = Flow(
    name="who_answered",
    fills=WhoAnswered,
    asks=(Ask("case", LedCase()),),
    report=_answers,
)

SEND_AGAIN = Flow(
    name="send_again",
    fills=SendAgain,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("parent", CaseGuardian())),
    report=_to,
    gives_way=GivesWay("send_outside_again", names_an_outsider),
)

TAKE_LINK_IN = Flow(
    name="take_link_in",
    fills=TakeLinkIn,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("parent", CaseGuardian())),
    report=_ended,
    confirm=True,
    gives_way=GivesWay("take_outside_link_in", names_an_outsider),
)

CHANGE_ADDRESS = Flow(
    name="change_address",
    fills=ChangeAddress,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("parent", CaseGuardian()),
        Ask("email", Email()),
    ),
    report=_to,
    confirm=True,
    gives_way=GivesWay("change_outside_address", names_an_outsider),
)
