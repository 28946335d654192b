"""Asking whether something may be shared with somebody, and letting them read longer."""

from datetime import timedelta

from cases.errors import DateInThePast, NotAtTheTable
from cases.model.case import Participant
from cases.model.disclosing import Allow
from cases.operations.access import ExtendAccess
from cases.operations.sharing import Lack, MayIShare, Sharing
from cases.practices.practice import SCHOOL_ZONE
from dialogs.answers import Offer, begin
from dialogs.flow import Ask, Flow, Report
from dialogs.flows.parents import ABOUT_DIFFERENCE, consent_line, differs
from dialogs.kinds.cases import LedCase, OpenCase
from dialogs.kinds.moments import ADay
from dialogs.kinds.people import AskedExpert, Colleague
from dialogs.language.say import Say, Sayable

_DONE_BY = {
    Lack.SEAT: "invite_expert",
    Lack.AUTHORITY_UNKNOWN: "record_authority",
    Lack.SECOND_GUARDIAN: "invite_parent",
    Lack.CONSENT: "record_consent",
    Lack.EXTENSION: "extend_access",
}


def _may(sharing: Sharing) -> Report:
    verdict, name = sharing.verdict, sharing.person.name
    about = str(sharing.case)
    if isinstance(verdict, Allow):
        ground = Say(f"share_with.ground.{verdict.ground}")
        return Report(values={"name": name, "ground": ground}, about=about)
    why = Say(f"share_with.why.{verdict.why}", {"name": name})
    if not sharing.lacks:
        return Report(values={"name": name, "why": why}, about=about, key="share_with.no")
    lines = [_lack(sharing, lack) for lack in sharing.lacks]
    if sharing.consent and differs(sharing.consent):
        lines.append(ABOUT_DIFFERENCE)
    return Report(
        values={"name": name, "why": why, "lines": tuple(lines)},
        offers=_offers(sharing, about),
        about=about,
        key="share_with.not_yet",
    )


def _lack(sharing: Sharing, lack: Lack) -> Say:
    values: dict[str, Sayable] = {"name": sharing.person.name}
    if lack is Lack.CONSENT and sharing.consent:
        values["consent"] = consent_line(sharing.consent)
    return Say(f"share_with.lack.{lack}", values)


def _offers(sharing: Sharing, case: str) -> tuple[Offer, ...]:
    flows = dict.fromkeys(_DONE_BY[lack] for lack in sharing.lacks if lack in _DONE_BY)
    offers = tuple(begin(flow, case=case) for flow in flows)
    if Lack.CONSENT not in sharing.lacks or Lack.AUTHORITY_UNKNOWN in sharing.lacks:
        return offers
    about = {"purpose": "share_expert", "recipient": str(sharing.person.id)}
    return (begin("ask_consent", case=case, **about), *offers)


def _extended(place: Participant) -> Report:
    about = str(place.case)
    if place.reads_until is None:
        return Report(about=about)
    last = place.reads_until.astimezone(SCHOOL_ZONE).date() - timedelta(days=1)
    return Report(values={"until": last}, about=about)


SHARE_WITH = Flow(
    name="share_with",
    fills=MayIShare,
    asks=(Ask("case", OpenCase(), settles_others=True), Ask("who", Colleague())),
    report=_may,
)

EXTEND_ACCESS = Flow(
    name="extend_access",
    fills=ExtendAccess,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("who", AskedExpert()),
        Ask("until", ADay()),
    ),
    report=_extended,
    confirm=True,
    ask_again={DateInThePast: "until", NotAtTheTable: "who"},
)
