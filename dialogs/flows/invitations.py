"""Asking experts to the table, and their answers."""

from collections.abc import Callable
from typing import Final

from cases.errors import AlreadyInvited, DateInThePast
from cases.model.invitations import Invitation
from cases.operations.invitations import AnswerInvitation, WithdrawInvitation
from cases.operations.inviting import InviteExpert
from cases.operations.leaving import LeaveTable
from dialogs.answers import begin
from dialogs.flow import Ask, Flow, GivesWay, Report, Values
from dialogs.flows.meetings import ALTHOUGH_CLOSED
from dialogs.kinds.cases import LedCase, OpenCase, OpenInvitation, SentInvitation
from dialogs.kinds.choices import one_of
from dialogs.kinds.expertise import Expertise
from dialogs.kinds.invitation_answer import InvitationAnswer
from dialogs.kinds.invitee import Invitee
from dialogs.kinds.meetings import MeetingMoment
from dialogs.kinds.moments import AMoment
from dialogs.kinds.places import MeetingRoom
from dialogs.kinds.suggested import Suggested
from dialogs.kinds.words import has_address

REASONS: Final = one_of("decline", "no_time", "not_my_school", "not_fitting", "other")
ANSWERS: Final = InvitationAnswer()


def _answered(answer: str) -> Callable[[Values], bool]:
    """Return whether the answer to an invitation is this one."""
    return lambda values: values.get("answer") == answer


def _names_a_meeting(values: Values) -> bool:
    """Return whether a meeting was named; nobody is asked for one to invite somebody."""
    return any(name.partition(".")[0] == "at" for name in values)


def _meets(values: Values) -> bool:
    return values.get("at") is not None


def _invited(invitation: Invitation) -> Report:
    return Report(
        values={"label": invitation.label},
        offers=(begin("invite_parent", case=str(invitation.case)),),
        about=str(invitation.case),
    )


def _heard(invitation: Invitation) -> Report:
    return Report(
        values={"label": invitation.label, "proposes_at": invitation.proposes_at},
        key=f"answer_invitation.done.{invitation.state}",
    )


def _withdrawn(invitation: Invitation) -> Report:
    return Report(values={"label": invitation.label})


INVITE_EXPERT = Flow(
    name="invite_expert",
    fills=InviteExpert,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("person", Invitee()),
        Ask("at", MeetingMoment(), when=_names_a_meeting, skippable=True),
        Ask("place", MeetingRoom(), when=_meets, skippable=True),
        Ask("part", Expertise(), skippable=True),
    ),
    report=_invited,
    confirm=True,
    ask_again={AlreadyInvited: "person", DateInThePast: "at"},
    anyway=ALTHOUGH_CLOSED,
    gives_way=GivesWay("invite_outside", has_address),
    hidden=frozenset({"meeting"}),
)

ANSWER_INVITATION = Flow(
    name="answer_invitation",
    fills=AnswerInvitation,
    asks=(
        Ask("invitation", OpenInvitation()),
        Ask("answer", ANSWERS),
        Ask(
            "reason",
            REASONS,
            when=_answered("decline"),
        ),
        Ask("suggests", Suggested(), when=_answered("decline"), skippable=True),
        Ask("proposes_at", AMoment(), when=_answered("other_time")),
    ),
    report=_heard,
    ask_again={DateInThePast: "proposes_at"},
)

WITHDRAW_INVITATION = Flow(
    name="withdraw_invitation",
    fills=WithdrawInvitation,
    asks=(Ask("invitation", SentInvitation()),),
    report=_withdrawn,
    confirm=True,
)

LEAVE_TABLE = Flow(
    name="leave_table",
    fills=LeaveTable,
    asks=(Ask("case", OpenCase()), Ask("reason", REASONS, skippable=True)),
    report=_withdrawn,
    confirm=True,
)
