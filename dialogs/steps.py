"""Taking a running flow one step further: check what is there, ask for what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cases.errors import CaseError
from dialogs.answering import Typed
from dialogs.answers import Answer, Begin, Button, Choose, Offer
from dialogs.asking import (
    asked,
    confirmation,
    form,
    nothing_to_choose,
    question,
    what_to_change,
    which,
    with_buttons,
)
from dialogs.correcting import changed, changed_before, changed_by_name, correction_in
from dialogs.drafts import Draft, Talk
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.adjusting import adjusted
from dialogs.kinds.kind import Around, Found, Partly, Recognised, Refusal, Unsure
from dialogs.language.say import Say, Sayable
from dialogs.shortcuts import Looked, look_further, with_half, with_only_answers
from dialogs.understanding import tidy


@dataclass(frozen=True, slots=True)
class Step:
    """An answer, and the talk after it."""

    answer: Answer
    talk: Talk


class Steps:
    """The moves within a flow."""

    def __init__(self, flows: Mapping[str, Flow[Any]]) -> None:
        self._flows = flows

    async def go_on(
        self, talk: Talk, around: Around, *, first: Say | None = None, begun: bool = False
    ) -> Step:
        """Ask what is missing, then for a yes, then carry the command out.

        ``first`` is said before whatever comes next.
        """
        running = talk.draft
        if running is None or (flow := self._flows.get(running.flow)) is None:
            return Step(Answer((Say("talk.outdated"),)), talk.ended())
        draft = await with_only_answers(flow, running, around)
        talk, around = talk.going_on(draft), replace(around, values=draft.values)
        if ask := flow.missing(draft):
            if told := await nothing_to_choose(flow, ask, around):
                step = await self.resume(talk.ended(), around, told)
                return Step(step.answer.after(first), step.talk)
            answer = await question(flow, ask, draft, around)
            if flow.wants_form(draft, begun=begun):
                says = (Say("talk.form_or_type"), *answer.says)
                filled = await form(flow, draft, around, {}, {})
                typed = tuple(offer for offer in answer.offers if isinstance(offer, Offer))
                answer = Answer(says, form=filled, typed=typed)
            return Step(answer.after(first), talk)
        if not flow.confirm or draft.confirmed:
            return await self._carry_out(flow, draft, talk, around)
        try:
            return Step((await confirmation(flow, draft, around)).after(first), talk)
        except CaseError as refusal:
            return await self._refused(refusal, flow, draft, talk, around)

    async def answer(self, text: str, typed: Typed | None, talk: Talk, around: Around) -> Step:
        """Take a typed message as the answer to what was asked."""
        flow, draft, around = self._running(talk, around)
        if flow is None:
            return await self.go_on(talk, around)
        if typed is None:
            return await self._change_of_mind(text, flow, draft, talk, around)
        return await self._take(await typed.answer(), typed.ask, flow, talk, around)

    def typed(self, text: str, talk: Talk, around: Around) -> Typed | None:
        """Return what was typed beside the question that is open, None if none is."""
        ask = self.asked(talk)
        if ask is None or talk.draft is None:
            return None
        return Typed(text, ask, replace(around, values=talk.draft.values, field=ask.field))

    async def back(self, talk: Talk, around: Around) -> Step:
        """Take back the newest answer and ask it again; what was said at once is kept."""
        flow, draft, around = self._running(talk, around)
        if flow is None or not draft.answers:
            return await self.resume(talk.ended(), around, Say("talk.cancelled"))
        here = flow.missing(draft)
        if here and draft.last_answered == here.field:  # half an answer to what is asked now
            return await self.go_on(talk.going_on(draft.without_last()), around)
        while draft.answers:
            draft = draft.without_last()
            filled = await with_only_answers(flow, draft, around)
            if flow.missing(filled) != here:
                return await self.go_on(talk.going_on(draft), around)
        return await self.go_on(talk, around, first=Say("talk.first_question"))

    async def skip(self, talk: Talk, around: Around) -> Step:
        """Leave a question open, if it may be."""
        flow, draft, around = self._running(talk, around)
        ask = flow.missing(draft) if flow else None
        if flow is None or ask is None:
            return await self.go_on(talk, around)
        if not ask.skippable:
            return await self.go_on(talk, around, first=Say("talk.cannot_skip"))
        skipped = draft.with_answer(ask.field, flow.left_open(ask.field))
        return await self.go_on(talk.going_on(skipped), around)

    def asked(self, talk: Talk) -> Ask | None:
        """Return the question that is open, None if none is."""
        flow = self.flow_of(talk)
        return flow.missing(talk.draft) if flow and talk.draft else None

    async def are_answer(self, typed: Typed | None, talk: Talk) -> bool:
        """Say whether words that could begin a flow are the answer to what was asked."""
        flow = self.flow_of(talk)
        if flow is None or typed is None:
            return False
        ask = typed.ask
        in_few_words = bool(ask.kind.cue) and not ask.kind.takes_the_rest
        found = await typed.found(volunteered=in_few_words)
        if isinstance(found, Found) and not flow.accepts(ask.field, found.value):
            return False
        whole = isinstance(found, Found) and not tidy(found.rest)
        return whole or ask.kind.takes_the_rest

    def awaits_a_yes(self, talk: Talk) -> bool:
        """Say whether everything is answered and only the person's yes is missing."""
        flow = self.flow_of(talk)
        return flow is not None and talk.draft is not None and flow.missing(talk.draft) is None

    async def corrected(self, text: str, talk: Talk, around: Around) -> Step | None:
        """Take "klopt niet, het is woensdag" as another answer; None if it is no such words."""
        flow, draft = self.flow_of(talk), talk.draft
        if flow is None or draft is None:
            return None
        around, meant = replace(around, values=draft.values), correction_in(text)
        if not self.awaits_a_yes(talk):
            other = await changed_before(text, flow, draft, around)
        else:
            other = await changed_by_name(text, flow, draft, around)
            if other is None and meant is not None:
                other = await changed(meant, flow, draft, around)
        return await self.go_on(talk.going_on(other), around) if other else None

    async def at_confirmation(self, word: str, talk: Talk, around: Around) -> Step:
        """Take the yes, or offer to change an answer."""
        flow, draft, around = self._running(talk, around)
        if flow is None:
            return await self.go_on(talk, around)
        if word == "yes":
            return await self.go_on(talk.going_on(draft.as_confirmed()), around)
        if word == "no" and len(flow.applying(draft)) == 1:  # no to the one thing there is
            return await self.resume(talk.ended(), around, Say("talk.cancelled"))
        return Step(await what_to_change(flow, draft, around), talk)

    async def offer_form(self, talk: Talk, around: Around) -> Step:
        """Show the running flow as a form, once it is known what can be filled in."""
        step = await self.go_on(talk, around)
        flow, draft = self.flow_of(step.talk), step.talk.draft
        if flow is None or draft is None or not flow.can_have_form(draft):
            return step
        return Step(
            Answer(step.answer.says, form=await form(flow, draft, around, {}, {})), step.talk
        )

    async def resume(self, talk: Talk, around: Around, told: Say) -> Step:
        """Say how a flow ended, and go on with the one that waited."""
        if talk.draft is None or await self._is_about_nothing(talk.draft, around):
            return Step(Answer((told,)), talk if talk.draft is None else talk.ended())
        step = await self.go_on(talk, around, first=Say("talk.resume", _title(talk.draft)))
        return Step(step.answer.after(told), step.talk)

    async def _is_about_nothing(self, draft: Draft, around: Around) -> bool:
        """Say whether a flow waited for a case that is not this person's any more, or closed."""
        flow, case = self._flows.get(draft.flow), draft.values.get("case")
        ask = flow.ask("case") if flow else None
        if ask is None or case is None:
            return False
        return await ask.kind.shown(case, around) is None

    async def begin(self, looked: Looked, talk: Talk, around: Around) -> Step:
        """Begin a flow with what was recognised; what was recognised half is asked about first."""
        step = await self.go_on(talk.begun(looked.draft), around, begun=True)
        flow, draft = self.flow_of(step.talk), step.talk.draft
        if step.answer.form or flow is None or draft is None or draft.id != looked.draft.id:
            return step
        ask = flow.missing(draft)
        doubt = looked.doubts.get(ask.field) if ask else None
        if ask is None or doubt is None:
            return step
        around = replace(around, values=draft.values, field=ask.field)
        found = await adjusted(ask.kind, looked.left, around) or doubt
        return await self._take(found, ask, flow, step.talk, around)

    async def _take(
        self, found: Recognised, ask: Ask, flow: Flow[Any], talk: Talk, around: Around
    ) -> Step:
        draft = talk.draft
        assert draft is not None
        match found:
            case Found(value=value, rest=rest) if flow.accepts(ask.field, value):
                draft = draft.with_answer(ask.field, value)
                draft = await look_further(flow, draft, rest, around)
                return await self.go_on(talk.going_on(draft), around)
            case Unsure(choices=choices):
                return Step(which(draft, ask.field, choices), talk)
            case Partly(say=say, rest=rest):
                draft = await look_further(flow, with_half(draft, ask, found), rest, around)
                return Step(Answer((say,)), talk.going_on(draft))
            case Refusal(say=say):
                return Step(await asked(ask, draft, around, say), talk)
        retry = Say(f"{flow.name}.{ask.field}.retry")
        return Step(await asked(ask, draft, around, retry), talk)

    async def _change_of_mind(
        self, text: str, flow: Flow[Any], draft: Draft, talk: Talk, around: Around
    ) -> Step:
        if (other := await changed(text, flow, draft, around)) is not None:
            return await self.go_on(talk.going_on(other), around)
        return await self.go_on(talk, around, first=Say("talk.yes_or_no"))

    async def _carry_out(self, flow: Flow[Any], draft: Draft, talk: Talk, around: Around) -> Step:
        shown = await _shown(flow, draft, around)
        try:
            result = await around.desk.execute(flow.command(draft))
        except CaseError as refusal:
            return await self._refused(refusal, flow, draft, talk, around)
        report: Report = flow.report(result)
        talk = talk.ended().talking_about(report.about or _case_of(draft))
        told = Say(report.key or f"{flow.name}.done", {**shown, **report.values})
        step = await self.resume(talk, around, told)
        own = [self._about(offer, talk.about) for offer in report.offers]
        return Step(with_buttons(own, step.answer), step.talk)

    def _about(self, offer: Button, case: str | None) -> Button:
        """Return a button that begins a flow about the case that was just talked about."""
        if not isinstance(offer, Offer) or not isinstance(offer.act, Begin) or case is None:
            return offer
        flow = self._flows.get(offer.act.flow)
        if flow is None or flow.ask("case") is None or "case" in offer.act.answers:
            return offer
        answers = {"case": case, **offer.act.answers}
        return replace(offer, act=offer.act.model_copy(update={"answers": answers}))

    async def _refused(
        self, refusal: CaseError, flow: Flow[Any], draft: Draft, talk: Talk, around: Around
    ) -> Step:
        """Explain the refusal, and ask again for the one field it was about, if any."""
        told = Say(f"error.{refusal.code}", refusal.details)
        if anyway := flow.anyway.get(type(refusal)):
            offer = Offer(Say(anyway.title), Choose(draft=draft.id, field=anyway.field, value=True))
            open_again = draft.model_copy(update={"confirmed": False})
            return Step(Answer((told,), (offer,)), talk.going_on(open_again))
        blamed = flow.ask_again.get(type(refusal))
        if blamed is None:
            return await self.resume(talk.ended(), around, told)
        return await self.go_on(talk.going_on(draft.asked_again(blamed)), around, first=told)

    def flow_of(self, talk: Talk) -> Flow[Any] | None:
        """Return the flow that is running, None if none is or this release lacks it."""
        return self._flows.get(talk.draft.flow) if talk.draft else None

    def _running(self, talk: Talk, around: Around) -> tuple[Flow[Any] | None, Draft, Around]:
        draft = talk.draft
        assert draft is not None
        return self._flows.get(draft.flow), draft, replace(around, values=draft.values)


async def _shown(flow: Flow[Any], draft: Draft, around: Around) -> dict[str, Sayable]:
    """Return how each answer is read back, for the texts that tell what was done."""
    values = draft.values
    around = replace(around, values=values)
    return {
        ask.field: await ask.kind.shown(values[ask.field], around)
        for ask in flow.applying(draft)
        if values.get(ask.field) is not None
    }


def _title(draft: Draft) -> dict[str, Say]:
    return {"what": Say(f"{draft.flow}.title")}


def _case_of(draft: Draft) -> str | None:
    case = draft.values.get("case")
    return case if isinstance(case, str) else None
