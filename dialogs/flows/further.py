"""Putting a further question for consent, and telling somebody a code for their page."""

from collections.abc import Mapping
from dataclasses import replace

from cases.model.people import Guardian
from cases.model.pupils import Pupil
from cases.model.purposes import About
from cases.operations.asking_anew import AskAgain, AskedAnew
from cases.operations.codes_by_hand import CodeToTell, OpenCode
from cases.operations.further import AskConsent, Asked, PreviewQuestion, PutQuestion
from dialogs.answers import Button, OpenPage, begin
from dialogs.flow import Ask, Flow, Preview, Report
from dialogs.flows.parents import CHANNEL, PURPOSE, about
from dialogs.kinds.cases import LedCase
from dialogs.kinds.people import CaseFamily, Colleague
from dialogs.kinds.words import FreeText
from dialogs.language.say import Say, Sayable


def _shown(put: PutQuestion) -> Mapping[str, Sayable]:
    """Return whom it goes to, by which way, and every text that somebody will read."""
    texts: list[Say] = []
    for asked in put.asked:
        texts += [text for text in _texts(put, asked) if text not in texts]
    return {
        "who": tuple(_way(asked) for asked in put.asked) or Say("ask_consent.nobody_left"),
        "texts": tuple(texts),
    }


def _way(asked: Asked) -> Say:
    person, by = asked.person, "mail" if asked.email else "hand"
    relation = "pupil" if isinstance(person, Pupil) else person.relation
    return Say(f"ask_consent.by.{by}", {"relation": Say(f"choice.relation.{relation}")})


def _texts(put: PutQuestion, asked: Asked) -> list[Say]:
    question = put.question
    name: dict[str, Sayable] = {}
    if question.recipient and not question.channel:
        name = {"name": question.recipient.in_full}
    if isinstance(asked.person, Pupil):
        texts = [Say(f"page.pupil.consent.{question.wording}.question", name)]
    else:
        texts = [
            Say(f"page.guest.consent.{question.wording}.question", name),
            Say(f"page.guest.consent.{question.wording}.about"),
        ]
    return [replace(text, language=asked.person.language) for text in texts]


def _put(put: PutQuestion) -> Report:
    if not put.asked:
        return Report(key="ask_consent.done.answered", about=str(put.case))
    by_mail = [one for one in put.asked if one.email]
    return Report(
        values={"who": tuple(_way(asked) for asked in put.asked)},
        offers=(*_by_hand(put), begin("who_answered", case=str(put.case))),
        about=str(put.case),
        key="ask_consent.done" if by_mail else "ask_consent.done.by_hand",
    )


def _anew(anew: AskedAnew) -> Report:
    about = str(anew.case)
    if not anew.asked:
        return Report(key="ask_again.nobody", about=about)
    return Report(
        values={"who": tuple(_way(asked) for asked in anew.asked)},
        offers=(*_by_hand(anew), begin("who_answered", case=about)),
        about=about,
    )


def _by_hand(put: PutQuestion | AskedAnew) -> tuple[Button, ...]:
    """Return what can be done for the first parent who gets no mail."""
    case = str(put.case)
    for asked in put.asked:
        if asked.email is None and isinstance(asked.person, Guardian):
            one = str(asked.person.id)
            call = begin("oral_consent", case=case, giver=one)
            return (call, begin("print_letter", case=case, parent=one))
    return ()


def _code(code: CodeToTell) -> Report:
    page = OpenPage(Say("button.open_page"), f"/brief/code/{code.token}/{code.person}")
    relation = code.guardian.relation if code.guardian else "pupil"
    return Report(values={"relation": Say(f"choice.relation.{relation}")}, offers=(page,))


ASK_CONSENT = Flow(
    name="ask_consent",
    fills=AskConsent,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("purpose", PURPOSE, settles_others=True),
        Ask("recipient", Colleague(), when=about(About.COLLEAGUE)),
        Ask("named", FreeText(), when=about(About.NAMED), shortcut=False),
        Ask("channel", CHANNEL, when=about(About.CHANNEL), shortcut=False),
    ),
    report=_put,
    confirm=True,
    preview=Preview(PreviewQuestion, _shown),
)

ASK_AGAIN = Flow(
    name="ask_again",
    fills=AskAgain,
    asks=(Ask("case", LedCase(), settles_others=True),),
    report=_anew,
)

TELL_CODE = Flow(
    name="tell_code",
    fills=OpenCode,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("person", CaseFamily(at_any_age=True))),
    report=_code,
)
