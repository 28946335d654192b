"""Asking experts from other organisations to the table, and sending that again."""

from collections.abc import Mapping
from dataclasses import replace

from cases.door_store import OUTSIDE_LANGUAGE
from cases.errors import (
    AddressDisowned,
    AddressTaken,
    AlreadyInvited,
    ColleaguesAddress,
    DateInThePast,
    NotFoundHere,
)
from cases.model.invitations import Invitation
from cases.operations.kinds import Kind
from cases.operations.outside import (
    InviteOutside,
    OutsideLetter,
    PreviewOutsideInvitation,
)
from cases.operations.outside_reaching import (
    ChangeOutsideAddress,
    SendOutsideAgain,
    TakeOutsideLinkIn,
)
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, GivesWay, Preview, Report, Values
from dialogs.flows.meetings import ALTHOUGH_CLOSED
from dialogs.kinds.cases import LedCase
from dialogs.kinds.meetings import MeetingMoment
from dialogs.kinds.outside import ExpertDetail, ExpertEmail, ExpertName, OutsideExpert
from dialogs.kinds.people import names_a_parent
from dialogs.kinds.places import MeetingRoom
from dialogs.kinds.words import Email
from dialogs.language.mails import as_one_text, mail_says, with_others
from dialogs.language.say import Sayable


def _meets(values: Values) -> bool:
    return values.get("at") is not None


def _letter(letter: OutsideLetter) -> Mapping[str, Sayable]:
    says = mail_says(Kind.OUTSIDE_INVITED_MAIL, letter.values)
    return {
        "address": letter.address,
        "subject": replace(says.subject, language=OUTSIDE_LANGUAGE),
        "body": with_others(
            replace(as_one_text(says, "…"), language=OUTSIDE_LANGUAGE), is_news=letter.is_news
        ),
    }


def _invited(invitation: Invitation) -> Report:
    case = str(invitation.case)
    return Report(
        values={"label": invitation.label},
        offers=(begin("invite_parent", case=case), begin("what_is_missing", case=case)),
        about=case,
    )


def _taken_in(invitation: Invitation) -> Report:
    again = (begin("send_outside_again"), begin("change_outside_address"))
    return replace(_sent(invitation), offers=again)


def _sent(invitation: Invitation) -> Report:
    return Report(values={"label": invitation.label}, about=str(invitation.case))


INVITE_OUTSIDE = Flow(
    name="invite_outside",
    fills=InviteOutside,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("name", ExpertName()),
        Ask("function", ExpertDetail()),
        Ask("organisation", ExpertDetail()),
        Ask("email", ExpertEmail()),
        Ask("at", MeetingMoment(), skippable=True),
        Ask("place", MeetingRoom(), when=_meets, skippable=True),
    ),
    report=_invited,
    confirm=True,
    ask_again={
        AlreadyInvited: "email",
        AddressDisowned: "email",
        ColleaguesAddress: "email",
        DateInThePast: "at",
    },
    anyway=ALTHOUGH_CLOSED,
    preview=Preview(PreviewOutsideInvitation, _letter),
)

SEND_OUTSIDE_AGAIN = Flow(
    name="send_outside_again",
    fills=SendOutsideAgain,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("person", OutsideExpert())),
    report=_sent,
    confirm=True,
    ask_again={NotFoundHere: "person"},
    gives_way=GivesWay("send_again", names_a_parent),
)

TAKE_OUTSIDE_LINK_IN = Flow(
    name="take_outside_link_in",
    fills=TakeOutsideLinkIn,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("person", OutsideExpert())),
    report=_taken_in,
    confirm=True,
    ask_again={NotFoundHere: "person"},
)

CHANGE_OUTSIDE_ADDRESS = Flow(
    name="change_outside_address",
    fills=ChangeOutsideAddress,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("person", OutsideExpert()),
        Ask("email", Email()),
    ),
    report=_sent,
    confirm=True,
    ask_again={NotFoundHere: "person", AddressTaken: "email", ColleaguesAddress: "email"},
)
