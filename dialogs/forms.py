"""Handing in a form: every field looks for its own answer, and nothing has to be typed again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import JsonValue

from dialogs.answers import Answer
from dialogs.asking import AGAIN, form
from dialogs.drafts import Talk
from dialogs.flow import Ask, Flow
from dialogs.kinds.kind import Around, Found, Partly, Refusal
from dialogs.kinds.words import ONCE
from dialogs.language.say import Say
from dialogs.steps import Step, Steps


async def hand_in(steps: Steps, typed: Mapping[str, str], talk: Talk, around: Around) -> Step:
    """Take all answers of a form; what cannot be right is shown in the form again."""
    draft = talk.draft
    flow = steps.flow_of(talk)
    if draft is None or flow is None:
        return await steps.go_on(talk, around)
    errors: dict[str, Say] = {}
    for ask in flow.applying(draft):
        words = typed.get(ask.field, "").strip()
        known = {**draft.values, **_once(ask, typed)}
        found = await _answer(ask, words, flow, replace(around, values=known, field=ask.field))
        if isinstance(found, Found):
            draft = draft.with_answer(ask.field, found.value)
        else:
            draft = draft.without(ask.field)
            errors[ask.field] = found
    if not errors:
        return await steps.go_on(talk.going_on(draft), around)
    shown = await form(flow, draft, around, errors, dict(typed))
    return Step(Answer((Say("talk.form_not_right"),), form=shown), talk.going_on(draft))


def _once(ask: Ask, typed: Mapping[str, str]) -> dict[str, JsonValue]:
    """Return what was typed in the second field of an answer that is asked for twice."""
    again = typed.get(f"{ask.field}.{AGAIN}", "").strip()
    return {f"{ask.field}.{ONCE}": again} if ask.kind.typed_twice and again else {}


async def _answer(ask: Ask, words: str, flow: Flow[Any], around: Around) -> Found | Say:
    """Return the answer in a field, or what is wrong with it."""
    if not words:
        return Found(None) if ask.skippable else Say("talk.field_needed")
    for choice in await ask.kind.offers(around):
        if str(choice.value) == words and flow.accepts(ask.field, choice.value):
            return Found(choice.value)
    found = await ask.kind.find(words, around)
    if isinstance(found, Found) and flow.accepts(ask.field, found.value):
        return found
    return (
        found.say if isinstance(found, Refusal | Partly) else Say(f"{flow.name}.{ask.field}.retry")
    )
