"""Agreements: who does what, when and how."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import uuid4

from cases.desk import AT_THE_TABLE, Command, Occasion
from cases.errors import DateInThePast, NotAtTheTable
from cases.identities import PersonId
from cases.messages import Message
from cases.model.agreements import Agreement, AgreementChange, AgreementId, AgreementState
from cases.model.case import Audience, Case, CaseId, Words
from cases.model.rights import Right
from cases.operations.disclosing import i_may_read
from cases.operations.fields import Day, FreeText
from cases.operations.kinds import Kind, tell
from cases.operations.table import case_with, guardian_of, name_of, open_case, seated
from cases.principals import Visitor
from cases.reminding import AGREEMENT_REMINDERS, plan_agreement
from cases.values import Value


@dataclass(frozen=True, slots=True)
class AgreementText:
    """An agreement with its words; ``why`` is what stood in the way, if anything did."""

    agreement: Agreement
    label: str
    what: str
    how: str | None
    why: str | None


class RecordAgreement(Command[Agreement]):
    """Write down what somebody at the table will do.

    The doer confirms it, unless they wrote it down themself. A parent is reminded by mail,
    and addresses are for those who lead the case: when somebody else writes down what a
    parent will do, the coordinator is asked to confirm it, and then the mails are planned.
    """

    case: CaseId
    who: PersonId
    what: FreeText
    by: Day
    how: FreeText | None = None

    async def carry_out(self, occasion: Occasion) -> Agreement:
        """Keep the agreement, ask the doer to confirm it, and plan the reminders.

        Raises:
            CaseNotFound: this person does not sit at that table.
            NotAllowed: their part makes no agreements (a director).
            NotAtTheTable: the doer does not.
            DateInThePast: the day has passed.
        """
        store = occasion.store
        case = await case_with(occasion, self.case, Right.AGREE)
        me = await store.me()
        is_guardian = await guardian_of(occasion, case.id, self.who) is not None
        if not is_guardian and not await _sits(occasion, case, self.who):
            raise NotAtTheTable
        if self.by < occasion.today:
            raise DateInThePast(given=self.by)
        agreement = Agreement(
            id=AgreementId(uuid4()),
            case=case.id,
            number=await store.next_agreement_number(case.id),
            who=self.who,
            by=self.by,
            state=AgreementState.CONFIRMED if self.who == me else AgreementState.PROPOSED,
            recorded_by=me,
            recorded_at=occasion.now,
        )
        await store.save_agreement(agreement)
        words = {"what": self.what, "how": self.how}
        await store.keep_words(case.id, agreement.id, Audience.CONTENT, words)
        await plan_agreement(occasion, agreement, case)
        await self._ask_to_confirm(occasion, agreement, case, is_guardian=is_guardian)
        return agreement

    async def _ask_to_confirm(
        self, occasion: Occasion, agreement: Agreement, case: Case, *, is_guardian: bool
    ) -> None:
        kind = Kind.AGREEMENT_FOR_PARENT if is_guardian else Kind.AGREEMENT_CONFIRM
        receiver = case.coordinator if is_guardian else agreement.who
        if is_guardian and case.is_led_by(agreement.recorded_by):
            return
        await _tell(occasion, agreement, case, kind, receiver)


class ConfirmAgreement(Command[Agreement]):
    """Say that one will do it; for a parent, whoever leads the case says so."""

    open_to: ClassVar[frozenset[Visitor]] = AT_THE_TABLE

    agreement: AgreementId

    async def carry_out(self, occasion: Occasion) -> Agreement:
        """Keep that the doer promised. Raises as ``Agreement.confirmed`` does."""
        before = await occasion.store.agreement(self.agreement)
        case = await open_case(occasion, before.case)
        by = await occasion.store.me()
        if case.is_led_by(by) and await guardian_of(occasion, case.id, before.who):
            by = before.who
        after = before.confirmed(by)
        if after != before:
            await _change(occasion, case, before, after)
            await plan_agreement(occasion, after, case)
        return after


class FinishAgreement(Command[Agreement]):
    """Say that it is done; saying so twice changes nothing."""

    open_to: ClassVar[frozenset[Visitor]] = AT_THE_TABLE

    agreement: AgreementId

    async def carry_out(self, occasion: Occasion) -> Agreement:
        """Keep that it is done, and tell the others. Raises as ``Agreement.finished`` does."""
        before = await occasion.store.agreement(self.agreement)
        if before.state is AgreementState.DONE:
            return before
        case = await open_case(occasion, before.case)
        after = before.finished(await occasion.store.me(), case)
        await _change(occasion, case, before, after)
        await _tell_others(occasion, after, case, Kind.AGREEMENT_DONE)
        return after


class BlockAgreement(Command[Agreement]):
    """Say that it cannot be done, and perhaps why.

    The reason is kept for those who may read; from somebody who may not, it is dropped.
    """

    open_to: ClassVar[frozenset[Visitor]] = AT_THE_TABLE

    agreement: AgreementId
    why: FreeText | None = None

    async def carry_out(self, occasion: Occasion) -> Agreement:
        """Keep that it is stuck, and tell the others. Raises as ``Agreement.blocked`` does."""
        store = occasion.store
        before = await store.agreement(self.agreement)
        case = await open_case(occasion, before.case)
        me = await store.me()
        after = before.blocked(me, case)
        if self.why and await i_may_read(occasion, case):
            words: Words = await store.words(case.id, after.id) or {}
            words = {**words, "why": self.why}
            await store.keep_words(case.id, after.id, Audience.CONTENT, words)
        if after != before:
            await _change(occasion, case, before, after)
            await _tell_others(occasion, after, case, Kind.AGREEMENT_BLOCKED)
        return after


class MoveAgreement(Command[Agreement]):
    """Promise it for another day."""

    open_to: ClassVar[frozenset[Visitor]] = AT_THE_TABLE

    agreement: AgreementId
    by: Day

    async def carry_out(self, occasion: Occasion) -> Agreement:
        """Keep the new day, remind of that one, and tell the others.

        Raises as ``Agreement.moved`` does.
        """
        before = await occasion.store.agreement(self.agreement)
        case = await open_case(occasion, before.case)
        after = before.moved(self.by, await occasion.store.me(), case, occasion.today)
        if after != before:
            await _change(occasion, case, before, after)
            await plan_agreement(occasion, after, case)
            await _tell_others(occasion, after, case, Kind.AGREEMENT_MOVED, was=before.by)
        return after


def text_of(agreement: Agreement, label: str, words: Words) -> AgreementText:
    """Return an agreement with the words kept about it."""
    how, why = words.get("how"), words.get("why")
    return AgreementText(
        agreement=agreement,
        label=label,
        what=str(words.get("what") or ""),
        how=str(how) if how else None,
        why=str(why) if why else None,
    )


async def _sits(occasion: Occasion, case: Case, person: PersonId) -> bool:
    return any(place.person == person for place in await seated(occasion, case.id))


async def _change(occasion: Occasion, case: Case, before: Agreement, after: Agreement) -> None:
    """Keep a change with its line of history, and take back what no longer holds."""
    change = AgreementChange(
        agreement=before.id,
        at=occasion.now,
        by=await occasion.store.me(),
        was_state=before.state,
        was_by=before.by,
    )
    await occasion.store.save_agreement(after, change)
    await occasion.store.call_back(case.id, after.id, kinds=AGREEMENT_REMINDERS)


async def _tell_others(
    occasion: Occasion, agreement: Agreement, case: Case, kind: Kind, **values: Value
) -> None:
    """Tell the coordinator and the doer, but not whoever did it, and parents not by chat."""
    receivers = {case.coordinator}
    if await guardian_of(occasion, case.id, agreement.who) is None:
        receivers.add(agreement.who)
    for receiver in sorted(receivers):
        await _tell(occasion, agreement, case, kind, receiver, **values)


async def _tell(
    occasion: Occasion,
    agreement: Agreement,
    case: Case,
    kind: Kind,
    receiver: PersonId,
    **values: Value,
) -> None:
    await tell(
        occasion,
        Message(
            kind=kind,
            case=case.id,
            subject=agreement.id,
            receiver=receiver,
            at=occasion.now,
            values={
                "label": case.label,
                "number": agreement.number,
                "by": agreement.by,
                "name": await name_of(occasion, await occasion.store.me()),
                **values,
            },
            references={"agreement": agreement.id},
        ),
    )
