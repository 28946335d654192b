"""Handing in a form: every field looks for its own answer, and nothing has to be typed again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import JsonValue

from dialogs.answers import Answer
from dialogs.asking import AGAIN, COMMA, chosen, form
from dialogs.drafts import Talk
from dialogs.flow import Ask, Flow
from dialogs.kinds.kind import Around, Found, Partly, Refusal
from dialogs.kinds.words import ONCE
from dialogs.language.say import Say
from dialogs.steps import Step, Steps
from dialogs.understanding import without_numbers


async def hand_in(steps: Steps, typed: Mapping[str, str], talk: Talk, around: Around) -> Step:
    """Take all answers of a form; what cannot be right is shown in the form again.

    Identity numbers are left out, as they are from what is typed in the chat.
    """
    draft = talk.draft
    flow = steps.flow_of(talk)
    if draft is None or flow is None:
        return await steps.go_on(talk, around)
    errors: dict[str, Say] = {}
    kept: dict[str, str] = {}
    for ask in flow.applying(draft):
        known = {**draft.values, **_once(ask, typed)}
        looking = replace(around, values=known, field=ask.field)
        words = await _allowed(ask, typed.get(ask.field, "").strip(), looking)
        kept[ask.field] = words
        found = await _answer(ask, words, flow, looking)
        if isinstance(found, Found):
            draft = draft.with_answer(ask.field, found.value)
        else:
            draft = draft.without(ask.field)
            errors[ask.field] = found
    less = any(kept[name] != typed.get(name, "").strip() for name in kept)
    told = Say("talk.number_left_out") if less else None
    if not errors:
        return await steps.go_on(talk.going_on(draft), around, first=told)
    shown = await form(flow, draft, around, errors, {**typed, **kept})
    says = (Say("talk.form_not_right"),)
    return Step(Answer((told, *says) if told else says, form=shown), talk.going_on(draft))


def _once(ask: Ask, typed: Mapping[str, str]) -> dict[str, JsonValue]:
    """Return what was typed in the second field of an answer that is asked for twice."""
    again = typed.get(f"{ask.field}.{AGAIN}", "").strip()
    return {f"{ask.field}.{ONCE}": again} if ask.kind.typed_twice and again else {}


async def _allowed(ask: Ask, words: str, around: Around) -> str:
    """Return typed words without identity numbers; a choice is no typing, whatever its digits.

    Of several, each may be a choice or typed.
    """
    offered = {chosen(choice.value) for choice in await ask.kind.offers(around)}
    if not offered or words in offered:
        return words if offered else without_numbers(words)
    parts = words.split(COMMA)
    return COMMA.join(part if part in offered else without_numbers(part) for part in parts)


async def _answer(ask: Ask, words: str, flow: Flow[Any], around: Around) -> Found | Say:
    """Return the answer in a field, or what is wrong with it."""
    if not words:
        return Found(flow.left_open(ask.field)) if ask.skippable else Say("talk.field_needed")
    for choice in await ask.kind.offers(around):
        if chosen(choice.value) == words and flow.accepts(ask.field, choice.value):
            return Found(choice.value)
    found = await ask.kind.find(words, around)
    if isinstance(found, Found) and flow.accepts(ask.field, found.value):
        return found
    return (
        found.say if isinstance(found, Refusal | Partly) else Say(f"{flow.name}.{ask.field}.retry")
    )
