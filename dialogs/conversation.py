"""One step of a talk: what was said, understood within what is going on, and answered."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.desk import Desk
from cases.errors import IdentityNumberRefused
from dialogs.answering import Typed
from dialogs.answers import Act, Answer, Begin, Change, Choose, Offer, Submit, Word, begin
from dialogs.drafts import Draft, Offered, Talk
from dialogs.flow import Flow
from dialogs.forms import hand_in
from dialogs.heard import Heard, Place
from dialogs.helping import NO_QUESTION, NOT_YOURS, has_a_table, help_for, not_understood
from dialogs.kinds.kind import Around, Refusal, Spoken
from dialogs.language.say import Say
from dialogs.language.sentences.violence import speaks_of_violence
from dialogs.left_out import left_out
from dialogs.meaning import ANSWERING, LEAVING, answer_to, meant, not_here, rather
from dialogs.meldcode import MELDCODE, STEPS, with_steps
from dialogs.picking import picked
from dialogs.shortcuts import Looked, look
from dialogs.steps import Step, Steps
from dialogs.understanding import Begun, Understanding, label_in, tidy, without_numbers
from dialogs.waiting import awaited

Titles = Callable[[Say], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one step came to: the answer, and the talk to keep until the next."""

    answer: Answer
    talk: Talk


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person who speaks, as far as a conversation needs to know."""

    desk: Desk
    now: datetime
    language: str


class Conversation:
    """Holds every flow; keeps nothing itself between two turns.

    ``titles`` gives what a text is called in every language, so that a button can be typed,
    ``spoken`` the words people may use for something.
    ``overview`` names the flow that answers a message about a case that is no command.
    """

    def __init__(
        self,
        flows: Sequence[Flow[Any]],
        understanding: Understanding,
        titles: Titles,
        spoken: Spoken,
        *,
        overview: str,
    ) -> None:
        self._flows: Mapping[str, Flow[Any]] = {flow.name: flow for flow in flows}
        self._understanding = understanding
        self._titles = titles
        self._spoken = spoken
        self._overview = overview
        self._steps = Steps(self._flows)

    def flow(self, name: str) -> Flow[Any] | None:
        """Return the flow of that name, None if this release has none."""
        return self._flows.get(name)

    def begun(self, text: str) -> Begun | None:
        """Return the flow that these words begin, if any."""
        return self._understanding.begun(text)

    def word(self, text: str) -> str | None:
        """Return the word that means the same everywhere, if the text is one."""
        return self._understanding.word(text)

    def is_said(self, text: str, key: str) -> bool:
        """Say whether the whole text is one of the phrases of a key, in any language."""
        return tidy(text) in {tidy(phrase) for phrase in self._spoken(key)}

    async def hear(self, heard: Heard, talk: Talk, speaker: Speaker) -> Turn:
        """Answer a typed message in somebody's own chat."""
        around = await self._around(talk, speaker, heard)
        return await self._keeping_no_number(self._heard(heard.text, talk, around), talk, around)

    async def begin(self, draft: Draft, named: Heard, talk: Talk, speaker: Speaker) -> Turn:
        """Begin a flow with what is known already, and the case and people that are named."""
        around = await self._around(talk, speaker, named)
        flow = self._flows[draft.flow]
        looked = await look(flow, draft, named.text, around, only_names=True)
        return self._turn(await self._go_on_with(looked, talk, around))

    async def press(self, act: Act, typed: Mapping[str, str], talk: Talk, speaker: Speaker) -> Turn:
        """Answer a pressed button or a form that was handed in."""
        around = await self._around(talk, speaker, Heard("", Place.OWN_CHAT))
        if speaks_of_violence("\n".join(typed.values())):
            return self._turn(with_steps(await self._instead(MELDCODE, talk, around)))
        return await self._keeping_no_number(self._pressed(act, typed, talk, around), talk, around)

    async def expired(self, talk: Talk, speaker: Speaker, *, used: bool = False) -> Turn:
        """Answer a button that is no longer there, with what is going on now."""
        around = await self._around(talk, speaker, Heard("", Place.OWN_CHAT))
        told = Say("talk.card_used" if used else "talk.card_expired")
        return self._turn(await self._instead(told, talk, around))

    async def _keeping_no_number(
        self, step: Coroutine[Any, Any, Step], talk: Talk, around: Around
    ) -> Turn:
        """Take a step; an identity number that only showed once all was tidied ends it."""
        try:
            return self._turn(await step)
        except IdentityNumberRefused as refusal:
            return self._turn(await self._instead(Say(f"error.{refusal.code}"), talk, around))

    async def _heard(self, text: str, talk: Talk, around: Around) -> Step:
        left = without_numbers(text)
        if left == text:
            return await self._understood(text, talk, around)
        told = Say("talk.number_left_out")
        if not left:
            return await self._instead(told, talk, around)
        step = await self._understood(left, talk, around)
        return Step(step.answer.after(told), step.talk)

    async def _understood(self, text: str, talk: Talk, around: Around) -> Step:
        if not tidy(text):
            return await self._instead(Say("talk.no_words"), talk, around)
        if speaks_of_violence(text):
            return with_steps(await self._instead(MELDCODE, talk, around))
        if (act := picked(text, talk)) is not None:
            return await self._pressed(act, {}, talk, around)
        word = self._understanding.word(text)
        if word and (step := await self._word(word, talk, around)):
            return step
        typed = self._steps.typed(text, talk, around)
        if begun := await self._led(text, typed, talk, around):
            return await self._begin(begun, talk, around)
        if talk.draft is not None:
            return await self._within(text, typed, talk, around)
        if waits := await awaited(text, word, around):
            return await self._begin_with(*waits, talk, around)
        return await self._meant(text, talk, around)

    async def _led(
        self, text: str, typed: Typed | None, talk: Talk, around: Around
    ) -> Begun | None:
        """Return the flow that words begin; None for none, and for an answer to what was asked."""
        begun = self._understanding.begun(text)
        if begun and talk.draft and not begun.bare and await self._steps.are_answer(typed, talk):
            return None
        return await rather(begun, text, around, self._flows.keys()) if begun else None

    async def _within(self, text: str, typed: Typed | None, talk: Talk, around: Around) -> Step:
        """Take words as the answer to what was asked, unless they clearly mean something else."""
        if step := await self._steps.corrected(text, talk, around):
            return step
        free = typed is not None and typed.ask.kind.takes_the_rest
        if free or not await self._steps.are_answer(typed, talk):
            meaning = await meant(text, around, self._flows.keys())
            words = LEAVING if free else LEAVING | ANSWERING
            if meaning.word in words and (step := await self._word(meaning.word, talk, around)):
                return step
            if not free and typed is not None and await typed.answer() is None:
                if meaning.begun:
                    return await self._begin(meaning.begun, talk, around)
                if meaning.not_here:
                    return await self._instead(not_here(meaning.not_here), talk, around)
        return await self._steps.answer(text, typed, talk, around)

    async def _meant(self, text: str, talk: Talk, around: Around) -> Step:
        """Answer words that are no exact command: recognised, guessed, or about a case."""
        meaning = await meant(text, around, self._flows.keys())
        if meaning.word and (step := await self._word(meaning.word, talk, around)):
            return step
        if waits := await awaited(meaning.word or "", meaning.word, around):
            return await self._begin_with(*waits, talk, around)
        if meaning.begun:
            return await self._begin(meaning.begun, talk, around)
        if label_in(text):
            return await self._begin(Begun(self._overview, text), talk, around)
        offers = self._main_offers()
        if meaning.word in NO_QUESTION:
            return Step(Answer((Say("talk.nothing_asked"),), offers), talk)
        if not await has_a_table(around):
            return Step(Answer((Say(NOT_YOURS),)), talk)
        return Step(answer_to(meaning, offers) or not_understood(offers), talk)

    async def _word(self, word: str, talk: Talk, around: Around) -> Step | None:
        """Answer one of the words that mean the same everywhere; None if it means nothing here."""
        draft = talk.draft
        if word in _TOLD:
            on_its_own = word == "help" and draft is None
            told = await help_for(around) if on_its_own else Say(_TOLD[word])
            return await self._instead(told, talk, around)
        if draft is None:
            nothing = Answer((Say("talk.nothing_to_cancel"),))
            return Step(nothing, talk) if word == "cancel" else None
        match word:
            case "cancel":
                return await self._steps.resume(talk.ended(), around, Say("talk.cancelled"))
            case "back":
                return await self._steps.back(talk, around)
            case "skip":
                return await self._steps.skip(talk, around)
            case "yes" | "change" | "no" if self._steps.awaits_a_yes(talk):
                return await self._steps.at_confirmation(word, talk, around)
            case "form":
                return await self._steps.offer_form(talk, around)
        return None

    async def _begin(self, begun: Begun, talk: Talk, around: Around) -> Step:
        name, way = begun.flow, self._flows[begun.flow].gives_way
        if way is not None and await way.when(begun.rest, around):
            name = way.to
        return await self._begin_with(Draft(flow=name), begun.rest, talk, around)

    async def _begin_with(self, draft: Draft, text: str, talk: Talk, around: Around) -> Step:
        looked = await look(self._flows[draft.flow], draft, text, around)
        return await self._go_on_with(looked, talk, around)

    async def _go_on_with(self, looked: Looked | Refusal, talk: Talk, around: Around) -> Step:
        if isinstance(looked, Refusal):
            return Step(Answer((looked.say,)), talk)
        older = None if looked.doubts else talk.under_way(looked.draft)
        if older is not None and looked.draft.confirmed:  # the button is the yes that it awaits
            talk = talk.without(older)
        elif older is not None:
            again = Say("talk.under_way")
            return await self._steps.go_on(talk.taken_up(older), around, first=again)
        step = await self._steps.begin(looked, talk, around)
        flow = self._flows.get(looked.draft.flow)
        told = left_out(looked, flow, around) if flow else None
        return Step(step.answer.after(told), step.talk)

    async def _pressed(
        self, act: Act, typed: Mapping[str, str], talk: Talk, around: Around
    ) -> Step:
        if isinstance(act, Begin):
            draft = Draft(flow=act.flow, answers=tuple(act.answers.items()), confirmed=act.at_once)
            return await self._go_on_with(Looked(draft), talk, around)
        if isinstance(act, Word) and act.draft is None:
            return await self._word(act.word, talk, around) or Step(
                not_understood(self._main_offers()), talk
            )
        draft_of_act, running = act.draft, talk.draft
        if running is None or running.id != draft_of_act:
            return await self._instead(Say("talk.card_expired"), talk, around)
        match act:
            case Choose(field=field, value=value):
                chosen = running.with_choice(field, value)
                return await self._steps.go_on(talk.going_on(chosen), around)
            case Change(field=field):
                return await self._steps.go_on(talk.going_on(running.asked_again(field)), around)
            case Submit():
                return await hand_in(self._steps, typed, talk, around)
            case Word(word=word):
                step = await self._word(word, talk, around)
                return step or Step(not_understood(self._main_offers()), talk)

    async def _instead(self, told: Say, talk: Talk, around: Around) -> Step:
        """Say something, and repeat what was asked if a flow is running."""
        if talk.draft is None:
            offers = self._main_offers() if told.key != "talk.thanks" else ()
            return Step(Answer((told,), offers), talk)
        return await self._steps.go_on(talk, around, first=told)

    def _main_offers(self) -> tuple[Offer, ...]:
        names = ("new_request", "overview", "my_tasks")
        return tuple(begin(name) for name in names if name in self._flows)

    async def _around(self, talk: Talk, speaker: Speaker, heard: Heard) -> Around:
        return Around(
            desk=speaker.desk,
            now=speaker.now,
            me=await speaker.desk.store.me(),
            language=speaker.language,
            mentions=heard.mentions,
            about=talk.about,
            spoken=self._spoken,
        )

    def _turn(self, step: Step) -> Turn:
        offered = tuple(
            Offered(titles=tuple(tidy(t) for t in self._titles(offer.title)), act=offer.act)
            for offer in (*step.answer.offers, *step.answer.typed)
            if hasattr(offer, "act")
        )
        return Turn(step.answer, step.talk.model_copy(update={"offered": offered}))


_TOLD = {"help": "talk.help_here", "greeting": "talk.hello", "thanks": "talk.thanks", **STEPS}
