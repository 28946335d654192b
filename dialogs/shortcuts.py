"""Recognising answers that nobody asked for yet: in what came with a command or an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dialogs.drafts import ASKED_AGAIN, Draft
from dialogs.flow import Ask, Flow, Tells
from dialogs.kinds.kind import Around, Found, Partly, Recognised, Refusal


@dataclass(frozen=True, slots=True)
class Looked:
    """A draft with what was recognised, and by its question what was recognised only half."""

    draft: Draft
    doubts: Mapping[str, Recognised] = field(default_factory=dict)
    left: str = ""
    """The words that answered nothing."""


async def look(
    flow: Flow[Any], draft: Draft, text: str, around: Around, *, only_names: bool = False
) -> Looked | Refusal:
    """Look for answers to what is still open; a case that is not this person's is refused.

    Kinds with a cue look first, at whole sentences. Those that take any words look last, at
    what the others left; with ``only_names`` neither looks at all. Where a flow reads whole
    messages, that goes last, and answers its questions instead of their kinds.
    """
    doubts: dict[str, Recognised] = {}
    for ask in _open(flow, draft, only_names=only_names):
        looking = replace(around, values=draft.values, field=ask.field, volunteered=True)
        found = await ask.kind.find(text, looking) if text else None
        if isinstance(found, Refusal) and ask.field == "case":
            return found
        if isinstance(found, Found) and flow.accepts(ask.field, found.value):
            draft, text = draft.with_answer(ask.field, found.value), found.rest
        elif isinstance(found, Partly):
            draft, text = with_half(draft, ask, found), found.rest
        elif ask.settles_others:
            draft = await with_only_answer(flow, ask, draft, around)
        elif found and not isinstance(found, Found):
            doubts[ask.field] = found
            draft = _as_it_was_named(ask, draft)
    if flow.tells is None or only_names or not text:
        return Looked(draft, doubts, text)
    return await _told(flow, flow.tells, Looked(draft, doubts), text, around)


async def _told(flow: Flow[Any], tells: Tells, looked: Looked, text: str, around: Around) -> Looked:
    """Return what was recognised, with what the whole message tells beside it."""
    draft, doubts = looked.draft, dict(looked.doubts)
    told = await tells.read(text, replace(around, values=draft.values))
    for name, value in told.values.items():
        if name not in draft.values and flow.accepts(name, value):
            draft = draft.with_answer(name, value)
    doubts.update({name: doubt for name, doubt in told.doubts.items() if doubt})
    return Looked(draft, doubts)


def with_half(draft: Draft, ask: Ask, found: Partly) -> Draft:
    """Return the draft with half an answer; the other half is asked for in its turn."""
    for name, value in found.notes.items():
        draft = draft.with_note(f"{ask.field}.{name}", value)
    return draft


def _as_it_was_named(ask: Ask, draft: Draft) -> Draft:
    """Return the draft with a question open that applies only when it is named."""
    return draft if ask.when(draft.values) else draft.asked_again(ask.field)


def _open(flow: Flow[Any], draft: Draft, *, only_names: bool) -> list[Ask]:
    """Return the questions whose answers are looked for, in the order of looking."""
    asks = [ask for ask in flow.asks if ask.shortcut and ask.field not in draft.values]
    if flow.tells is not None and not only_names:
        asks = [ask for ask in asks if ask.field not in flow.tells.fields]
    named = [ask for ask in asks if not (only_names and ask.kind.takes_the_rest)]
    return sorted(named, key=_turn_of)


def _turn_of(ask: Ask) -> int:
    if ask.kind.cue:
        return 0
    return 2 if ask.kind.takes_the_rest else 1


async def look_further(flow: Flow[Any], draft: Draft, text: str, around: Around) -> Draft:
    """Return the draft with what the words after an answer say about other questions."""
    if not text:
        return draft
    looked = await look(flow, draft, text, around, only_names=True)
    return looked.draft if isinstance(looked, Looked) else draft


async def with_only_answers(flow: Flow[Any], draft: Draft, around: Around) -> Draft:
    """Fill in what has only one possible answer, up to the first question that has more."""
    while (ask := flow.missing(draft)) is not None:
        filled = await with_only_answer(flow, ask, draft, around)
        if filled is draft:
            break
        draft = filled
    return draft


async def with_only_answer(flow: Flow[Any], ask: Ask, draft: Draft, around: Around) -> Draft:
    """Fill in the answer to a question if there is only one possible.

    Not while a person asked for the question itself, to give another answer.
    """
    if f"{ask.field}.{ASKED_AGAIN}" in draft.values:
        return draft
    value = await ask.kind.only(replace(around, values=draft.values, field=ask.field))
    if value is None or not flow.accepts(ask.field, value):
        return draft
    return draft.with_answer(ask.field, value)
