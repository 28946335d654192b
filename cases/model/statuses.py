"""What everybody's answers about one purpose and recipient come to.

The same rule is written twice on purpose: here, to explain it to people, and in SQL
(``granted_seats``), where it is the wall. A test holds the two together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.identities import PersonId
from cases.model.consent_texts import is_outdated
from cases.model.consents import (
    GUARDIANS_NEEDED,
    Consent,
    ConsentAnswer,
    ConsentStatus,
    Purpose,
)
from cases.model.people import Authority, Guardian
from cases.model.pupils import Pupil
from cases.model.purposes import RULES, Deciders, Deciding, deciding

About = tuple[Purpose, PersonId | None]
"""What an answer is about: a purpose, and the recipient where it has one."""


class Said(StrEnum):
    """What somebody said last; a no after a yes is a withdrawal.

    OUTDATED, a yes to something else than what is asked now, is shown alone: it counts as silence.
    """

    YES = "yes"
    NO = "no"
    TALK = "talk"
    WITHDRAWN = "withdrawn"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Family:
    """Everybody who may have a say about one pupil.

    ``authority`` is what the case says about it, ``guardians`` are those who are known, and
    ``unreached`` who was never heard, was never asked and cannot be: there is no address.
    """

    authority: Authority
    guardians: Sequence[Guardian]
    pupil: Pupil | None
    unreached: frozenset[PersonId] = frozenset()


def said_last(
    family: Family, consents: Iterable[Consent], about: About, today: date
) -> Mapping[PersonId, Said]:
    """Return what each giver said last, of what still counts.

    What the pupil said before they came to have their present say does not, nor does a yes for
    one day on another, a yes to a text of which what it asks has changed, or anything said before
    the case was closed and opened again. Last is what was said last, on whichever day it was
    written down: paper that comes in late does not undo a withdrawal.
    """
    given = counting(family.pupil, consents, about, today)
    return {giver: _said([one.answer for one in answers]) for giver, answers in given.items()}


def consent_status(
    family: Family, consents: Iterable[Consent], about: About, today: date
) -> ConsentStatus:
    """Return what all who decide said together about a purpose and recipient."""
    rule = deciding(family.pupil, about[0], today)
    if rule.who is Deciders.EACH:
        return _each_alone(family, said_last(family, consents, about, today))
    with_authority = [guardian.id for guardian in family.guardians if guardian.has_authority]
    guardians = with_authority if rule.asks_guardians else []
    if rule.asks_guardians and not guardians:
        return ConsentStatus.NOBODY_TO_ASK
    said = said_last(family, consents, about, today)
    answers = [said[giver] for giver in guardians if giver in said]
    pupil = said.get(family.pupil.id) if family.pupil and rule.asks_pupil else None
    every = {*answers, *([pupil] if pupil else [])}
    if not every:
        needed = {*guardians, *_pupil_needed(family, rule)}
        return ConsentStatus.NO_CONTACT if needed & family.unreached else ConsentStatus.NO_RESPONSE
    is_complete = pupil is not None or not rule.needs_pupil
    if rule.asks_guardians:
        asked = max(len(guardians), GUARDIANS_NEEDED[family.authority])
        enough = not rule.all_guardians and Said.YES in answers
        is_complete = is_complete and (enough or len(answers) == asked)
    return _combined(every, is_complete=is_complete)


def _pupil_needed(family: Family, rule: Deciding) -> set[PersonId]:
    return {family.pupil.id} if family.pupil and rule.needs_pupil else set()


def _each_alone(family: Family, said: Mapping[PersonId, Said]) -> ConsentStatus:
    """Return what everybody's answers for themselves alone come to: never a conflict.

    A pupil who says nothing does not leave it open: not every pupil has a page to say it on.
    """
    people = {guardian.id for guardian in family.guardians}
    pupils = {family.pupil.id} if family.pupil else set()
    answers = {said[person] for person in (people | pupils) & said.keys()}
    if not (people or answers):
        return ConsentStatus.NOBODY_TO_ASK
    if not answers:
        unreached = people & family.unreached
        return ConsentStatus.NO_CONTACT if unreached else ConsentStatus.NO_RESPONSE
    if Said.YES in answers and len(answers) > 1:
        return ConsentStatus.PARTIAL
    return _combined(answers, is_complete=people <= said.keys())


def counting(
    pupil: Pupil | None, consents: Iterable[Consent], about: About, today: date
) -> dict[PersonId, list[Consent]]:
    """Return what each giver said of what still counts, oldest first; see ``said_last``."""
    given = _given(pupil, consents, about, today)
    return {giver: answers for giver, answers in given.items() if not is_outdated(answers[-1])}


def outdated(
    pupil: Pupil | None, consents: Iterable[Consent], about: About, today: date
) -> frozenset[PersonId]:
    """Return whose last word is a yes that counts no longer, because what is asked changed."""
    given = _given(pupil, consents, about, today)
    return frozenset(giver for giver, answers in given.items() if is_outdated(answers[-1]))


def _given(
    pupil: Pupil | None, consents: Iterable[Consent], about: About, today: date
) -> dict[PersonId, list[Consent]]:
    """Return what each giver said, oldest first, with a yes to what is asked no longer."""
    since = deciding(pupil, about[0], today).since
    given: dict[PersonId, list[Consent]] = {}
    for one in sorted(consents, key=lambda consent: (consent.given_on, consent.recorded_at)):
        by_pupil = pupil is not None and one.giver == pupil.id
        is_outgrown = by_pupil and since is not None and one.given_on < since
        is_over = RULES[about[0]].for_a_day and one.given_on != today
        if (one.purpose, one.recipient) != about or is_outgrown or is_over:
            continue
        if one.answer is ConsentAnswer.ENDED:
            given.pop(one.giver, None)
        else:
            given.setdefault(one.giver, []).append(one)
    return given


def newest_of(
    pupil: Pupil | None, consents: Iterable[Consent], giver: PersonId, about: About, today: date
) -> Consent | None:
    """Return what somebody said last about a purpose and recipient, if it still counts."""
    given = counting(pupil, consents, about, today).get(giver)
    return given[-1] if given else None


def _said(answers: Sequence[ConsentAnswer]) -> Said:
    last = answers[-1]
    if last is ConsentAnswer.NO and ConsentAnswer.YES in answers:
        return Said.WITHDRAWN
    return Said(last.value)


def _combined(answers: set[Said], *, is_complete: bool) -> ConsentStatus:
    if {Said.YES, Said.NO} <= answers:
        return ConsentStatus.CONFLICT
    if Said.WITHDRAWN in answers:
        return ConsentStatus.WITHDRAWN
    if Said.TALK in answers:
        return ConsentStatus.TALK_REQUESTED
    if not is_complete:
        return ConsentStatus.PARTIAL
    return ConsentStatus.GRANTED if Said.YES in answers else ConsentStatus.REFUSED
