"""Inviting parents, and writing down what they said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cases.errors import DateInThePast, LanguageNotOffered, NotASchoolDay
from cases.model.consents import ConsentStatus, Purpose
from cases.model.contact_channels import ContactChannel
from cases.model.people import Guardian, Person
from cases.model.purposes import RULES, About, Deciders
from cases.model.statuses import Said
from cases.operations.consent_lines import ConsentLine, ConsentOverview
from cases.operations.consents import AddGuardian, RecordConsent, Recorded
from cases.operations.kinds import Kind
from cases.operations.parents import (
    InvitedParent,
    InviteParent,
    ParentLetter,
    PreviewParentInvitation,
)
from dialogs.answers import begin
from dialogs.asked_about import recipient_of
from dialogs.flow import Anyway, Ask, Flow, Preview, Report, Values
from dialogs.kinds.cases import LedCase
from dialogs.kinds.choices import one_of
from dialogs.kinds.consents import IF_INTERPRETER_SAID
from dialogs.kinds.languages import PARENTS_LANGUAGE
from dialogs.kinds.meetings import MeetingMoment
from dialogs.kinds.moments import DayPassed
from dialogs.kinds.parents import HAS_AUTHORITY, EmailIfAny, ParentName
from dialogs.kinds.people import AskedExpert, AskedExperts, CaseFamily
from dialogs.kinds.places import MeetingRoom
from dialogs.kinds.purposes import APurpose
from dialogs.kinds.words import FreeText
from dialogs.language.mails import as_one_text, mail_says, with_others
from dialogs.language.say import Say, Sayable, Together

CHANNEL = one_of("channel", *(channel.value for channel in ContactChannel))
PURPOSE = APurpose()
ABOUT_DIFFERENCE = Say("may_i_share.difference")
"""What it means that parents do not agree, and what can be done: the school is no judge."""
RELATION = one_of("relation", "mother", "father", "guardian", "other")


def _meets(values: Values) -> bool:
    return values.get("at") is not None


def _decides(values: Values) -> bool:
    return values.get("has_authority") is not False


def about(kind: About) -> Callable[[Values], bool]:
    """Return a check whether the purpose that was chosen is about such a thing."""
    purposes = [purpose.value for purpose, rule in RULES.items() if rule.about is kind]
    return lambda values: values.get("purpose") in purposes


def _letter(letter: ParentLetter) -> Mapping[str, Sayable]:
    return {
        "leaves": with_others(_leaving(letter), is_news=letter.is_news),
        "questions": _questions(letter) or Say("invite_parent.no_questions"),
    }


def _leaving(letter: ParentLetter) -> Say:
    """Return what leaves the school: a mail, or nothing before a letter is printed."""
    if letter.address is None:
        return Say("invite_parent.on_paper")
    says = mail_says(Kind.PARENT_INVITED, letter.values)
    shown: dict[str, Sayable] = {
        "address": letter.address,
        "subject": replace(says.subject, language=letter.language),
        "body": replace(as_one_text(says, "…"), language=letter.language),
    }
    return Say("invite_parent.by_mail", shown)


def _questions(letter: ParentLetter) -> tuple[Say, ...]:
    """Return what the page behind the link asks, in the parent's language."""
    meeting = (Say("page.guest.meeting.question"),) if letter.meeting else ()
    consents = (
        Say(
            f"page.guest.consent.{asked.wording}.question",
            {"name": _called(asked.recipient)} if asked.recipient else {},
        )
        for asked in letter.asked
    )
    return tuple(replace(say, language=letter.language) for say in (*meeting, *consents))


def _called(person: Person) -> str:
    return person.in_full


def _invited(invited: InvitedParent) -> Report:
    case, parent = str(invited.case), str(invited.guardian.id)
    relation = Say(f"choice.relation.{invited.guardian.relation}")
    missing = begin("what_is_missing", case=case)
    if not invited.on_paper:
        return Report({"relation": relation}, (missing,), case)
    letter = begin("print_letter", case=case, parent=parent)
    return Report({"relation": relation}, (letter, missing), case, "invite_parent.done.on_paper")


def _added(guardian: Guardian) -> Report:
    return Report(
        values={"relation": Say(f"choice.relation.{guardian.relation}")},
        offers=(begin("record_consent"),),
    )


def _recorded(recorded: Recorded) -> Report:
    case = str(recorded.consent.case)
    more = begin("record_consent", "button.another_consent", case=case)
    offers = (begin("may_i_share", case=case), more)
    if recorded.outrun_by is None:
        return Report(offers=offers, about=case)
    newer = recorded.outrun_by
    values: dict[str, Sayable] = {"newer": Say(f"consent.{newer.answer}"), "on": newer.given_on}
    return Report(values=values, offers=offers, about=case, key="record_consent.outrun")


def _overview(lines: Sequence[ConsentLine]) -> Report:
    told = tuple(consent_line(line) for line in lines)
    differ = any(differs(line) for line in lines)
    return Report(
        values={"lines": (*told, *([ABOUT_DIFFERENCE] if differ else []))},
        offers=(begin("schedule_follow_up"),) if differ else (),
        key=None if told else "may_i_share.nobody",
    )


def differs(line: ConsentLine) -> bool:
    """Say whether those who decide said different things, which holds this line up alone."""
    return line.status is ConsentStatus.CONFLICT


def consent_line(line: ConsentLine) -> Say:
    """Return what was said about one purpose and recipient, in one line."""
    recipient = recipient_of(line.recipient)
    answers = [
        _answered(f"choice.relation.{one.guardian.relation}", one.answer) for one in line.answers
    ]
    if line.who is Deciders.PUPIL:
        answers = []
    if line.pupil or line.who not in {Deciders.GUARDIANS, Deciders.EACH}:
        answers.append(_answered("choice.relation.pupil", line.pupil))
    status = Say(f"consent_status.{line.status}")
    values: dict[str, Sayable] = {"recipient": recipient, "status": status}
    key = _LINES.get(line.purpose, "other")
    if key == "other":
        values["purpose"] = Say(f"choice.purpose.{line.purpose}")
        key = "other_with" if line.recipient else "other"
    if not answers:
        return Say(f"may_i_share.{key}.unanswered", values)
    return Say(f"may_i_share.{key}", {**values, "answers": Together(answers)})


_LINES = {Purpose.DISCUSS_TEAM: "discuss_team", Purpose.SHARE_EXPERT: "share_expert"}


def _answered(who: str, answer: Said | None) -> Say:
    return Say(
        "may_i_share.answer", {"relation": Say(who), "answer": Say(f"consent.{answer or 'none'}")}
    )


INVITE_PARENT = Flow(
    name="invite_parent",
    fills=InviteParent,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("relation", RELATION),
        Ask("name", ParentName()),
        Ask("has_authority", HAS_AUTHORITY),
        Ask("email", EmailIfAny(), skippable=True),
        Ask("language", PARENTS_LANGUAGE),
        Ask("at", MeetingMoment(), skippable=True),
        Ask("place", MeetingRoom(), when=_meets, skippable=True),
        Ask("ask_for", AskedExperts(), when=_decides, shortcut=False, skippable=True),
    ),
    report=_invited,
    confirm=True,
    ask_again={DateInThePast: "at", LanguageNotOffered: "language"},
    anyway={NotASchoolDay: Anyway("although_closed", "button.although_closed")},
    preview=Preview(PreviewParentInvitation, _letter),
)

ADD_GUARDIAN = Flow(
    name="add_guardian",
    fills=AddGuardian,
    asks=(
        Ask("case", LedCase()),
        Ask("relation", RELATION),
        Ask("name", ParentName()),
        Ask("has_authority", HAS_AUTHORITY),
    ),
    report=_added,
    confirm=True,
)

RECORD_CONSENT = Flow(
    name="record_consent",
    fills=RecordConsent,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("giver", CaseFamily()),
        Ask("purpose", PURPOSE),
        Ask("recipient", AskedExpert(), when=about(About.COLLEAGUE)),
        Ask("named", FreeText(), when=about(About.NAMED), shortcut=False),
        Ask("channel", CHANNEL, when=about(About.CHANNEL), shortcut=False),
        Ask("answer", one_of("consent", "yes", "no", "talk")),
        Ask("route", one_of("route", "phone", "paper", "in_person")),
        Ask("interpreter", IF_INTERPRETER_SAID, skippable=True),  # "gisteren zonder tolk"
        Ask("given_on", DayPassed()),
    ),
    report=_recorded,
    confirm=True,
    ask_again={DateInThePast: "given_on"},
)

MAY_I_SHARE = Flow(
    name="may_i_share",
    fills=ConsentOverview,
    asks=(Ask("case", LedCase()),),
    report=_overview,
)
