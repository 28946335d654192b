"""Turning the state of a draft into an answer: a question, a form, a read-back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import JsonValue

from dialogs.answers import (
    MOST_BUTTONS,
    Answer,
    Button,
    Change,
    Choose,
    FieldKind,
    Form,
    FormField,
    Offer,
    Submit,
    Weight,
    Word,
)
from dialogs.drafts import Draft
from dialogs.flow import Ask, Flow
from dialogs.kinds.cases import EmptyCase, OpenCase
from dialogs.kinds.kind import Around, Choice
from dialogs.kinds.meetings import MeetingMoment
from dialogs.kinds.moments import ADay, AMoment, BirthDate, LastDay
from dialogs.kinds.words import SchoolGroup
from dialogs.language.say import Say, Sayable

AGAIN = "again"
COMMA = ","
_FROM_WHAT_IS = frozenset(
    {"case", "channel", "agreement", "invitation", "meeting", "offer", "question", "response"}
)
_NOTHING = {
    "case": "error.case_not_found",
    "channel": "error.not_a_coordinator",
    "offer": "answer_times.offer.nothing",
}
_ADDRESS = re.compile(r"https?://([^\s/?#]+)[/?#]\S+")
_CHOSEN = frozenset({FieldKind.CHOICE, FieldKind.SEVERAL})
_EXAMPLES: Mapping[type, str] = {
    ADay: "example.day",
    LastDay: "example.last_day",
    BirthDate: "example.born",
    AMoment: "example.moment",
    MeetingMoment: "example.moment",
    SchoolGroup: "example.group",
}


def _titled(choice: Choice) -> Say:
    title = choice.title
    return title if isinstance(title, Say) else Say("value.as_is", {"value": title})


def _noted(field: str, choice: Choice) -> str:
    return f"{field}.{choice.note}" if choice.note else field


def choice_offers(draft: Draft, field: str, choices: Sequence[Choice]) -> tuple[Offer, ...]:
    """Return a button for each choice, each an answer to that question."""
    return tuple(
        Offer(
            _titled(choice),
            Choose(draft=draft.id, field=_noted(field, choice), value=choice.value),
        )
        for choice in choices
    )


def which(draft: Draft, field: str, choices: Sequence[Choice]) -> Answer:
    """Return the question which of these was meant; of one, whether it was.

    They stand in the text as well: a button is too short for a moment.
    """
    titles = tuple(_titled(choice) for choice in choices)
    offers = choice_offers(draft, field, choices)
    if len(choices) > 1:
        return Answer((Say("talk.which", {"answers": titles}),), offers)
    only = tuple(replace(offer, title=Say("choice.yes_no.yes")) for offer in offers)
    return Answer((Say("talk.this_one", {"answers": titles}),), only)


async def question(flow: Flow[Any], ask: Ask, draft: Draft, around: Around) -> Answer:
    """Return the question that comes next, or for the half of it that is missing."""
    half = await ask.kind.half_asked(replace(around, field=ask.field))
    return await asked(ask, draft, around, half or Say(f"{flow.name}.{ask.field}.ask"))


async def nothing_to_choose(flow: Flow[Any], ask: Ask, around: Around) -> Say | None:
    """Return what to say when a question has no possible answer, None if it has.

    Of cases, it is the same as for somebody who names one that is not theirs.
    """
    told = _NOTHING.get(ask.field, f"{flow.name}.{ask.field}.retry")
    if ask.field not in _FROM_WHAT_IS or await ask.kind.offers(around):
        return None
    of_mine = isinstance(ask.kind, OpenCase) and not isinstance(ask.kind, EmptyCase)
    if of_mine and await _can_begin_one(around):
        return Say("talk.no_request_yet")
    return Say(told)


async def _can_begin_one(around: Around) -> bool:
    """Say whether this person has no case at all and may begin one, which is theirs to know."""
    store = around.desk.store
    return not await store.cases() and bool(await store.channels_to_coordinate())


async def asked(ask: Ask, draft: Draft, around: Around, say: Say) -> Answer:
    """Return these words with the buttons of that question."""
    room = MOST_BUTTONS - (1 if ask.skippable else 0)
    choices = await ask.kind.offers(around)
    offers = choice_offers(draft, ask.field, choices[:room])
    if ask.skippable:
        offers = (*offers, Offer(Say("button.skip"), Word(word="skip", draft=draft.id)))
    return Answer((say,), offers)


async def confirmation(flow: Flow[Any], draft: Draft, around: Around) -> Answer:
    """Return everything that was answered, read back to be confirmed.

    Raises:
        CaseError: the flow shows beforehand what will happen, and the rules refuse it.
    """
    lines = await read_back(flow, draft, around)
    shown: Mapping[str, Sayable] = {}
    if flow.preview is not None:
        shown = flow.preview.shows(
            await around.desk.execute(flow.command_of(flow.preview.fills, draft))
        )
    say = Say(f"{flow.name}.confirm", {"answers": lines, **shown})
    return Answer(
        (say,),
        (
            Offer(Say("button.correct"), Word(word="yes", draft=draft.id), Weight.MAIN),
            Offer(Say("button.change"), Word(word="change", draft=draft.id)),
            Offer(Say("button.cancel"), Word(word="cancel", draft=draft.id), Weight.ENDING),
        ),
    )


async def read_back(flow: Flow[Any], draft: Draft, around: Around) -> tuple[Say, ...]:
    """Return a line for each answer: what was asked, and what was answered.

    Where what will happen is shown beneath, that tells what becomes of a question left open.
    """
    values = draft.values
    lines = []
    for ask in flow.applying(draft):
        if flow.preview is not None and values.get(ask.field) is None:
            continue
        shown: Sayable = Say("value.none")
        if (value := values.get(ask.field)) is not None:
            shown = _without_path(await ask.kind.shown(value, around))
        label = Say(f"{flow.name}.{ask.field}.label")
        lines.append(Say("talk.line", {"label": label, "value": shown}))
    return tuple(lines)


def _without_path(shown: Sayable) -> Sayable:
    """Return an address without what follows its host: nobody can check that by reading."""
    found = _ADDRESS.fullmatch(shown) if isinstance(shown, str) else None
    return f"{found[1]}/…" if found else shown


def with_buttons(own: Sequence[Button], asked_next: Answer) -> Answer:
    """Return an answer with buttons before those of what is asked next.

    Where they are too many, the question keeps all of its own; the others can be typed.
    """
    if not asked_next.offers:
        return replace(asked_next, offers=tuple(own))
    room = max(0, MOST_BUTTONS - len(asked_next.offers))
    beyond = tuple(one for one in own[room:] if isinstance(one, Offer))
    offers = (*own[:room], *asked_next.offers)
    return replace(asked_next, offers=offers, typed=(*asked_next.typed, *beyond))


async def what_to_change(flow: Flow[Any], draft: Draft, around: Around) -> Answer:
    """Return the answers that were given, each a button that asks it again.

    More than fit on buttons stand in a form, to be changed there or asked again by name.
    """
    values = draft.values
    asks = [ask for ask in flow.applying(draft) if ask.field in values]
    labels = [Say(f"{flow.name}.{ask.field}.label") for ask in asks]
    offers = tuple(
        Offer(label, Change(draft=draft.id, field=ask.field))
        for ask, label in zip(asks, labels, strict=True)
    )
    if len(offers) <= MOST_BUTTONS:
        return Answer((Say("talk.change_what", {"answers": labels}),), offers)
    filled = await form(flow, draft, around, {}, {})
    return Answer((Say("talk.change_in_form"),), form=filled, typed=offers)


async def form(
    flow: Flow[Any], draft: Draft, around: Around, errors: dict[str, Say], typed: dict[str, str]
) -> Form:
    """Return a form for all that is to be asked, with what is known filled in."""
    values = draft.values
    around = replace(around, values=values)
    fields = []
    for ask in flow.applying(draft):
        empty = await _field(flow, ask, around)
        known = typed.get(ask.field) or await _known(ask, around)
        fields.append(replace(empty, value=known, error=errors.get(ask.field)))
        if ask.kind.typed_twice:
            again = f"{ask.field}.{AGAIN}"
            label = Say("talk.again", {"what": empty.label})
            whole = ask.field in values and ask.field not in errors
            twice = typed.get(again) or (known if whole else "")
            fields.append(replace(empty, name=again, label=label, value=twice))
    submit = Offer(Say("button.send"), Submit(draft=draft.id), Weight.MAIN)
    return Form(tuple(fields), submit)


async def _known(ask: Ask, around: Around) -> Say | str:
    """Return what is known of an answer as it stands in a form, be it the half of it."""
    value = around.values.get(ask.field)
    if value is not None:
        return await _as_typed(ask, value, around)
    half = await ask.kind.half_asked(replace(around, field=ask.field))
    said = tuple(half.values.values()) if half else ()  # it names the half that is known
    return Say("value.as_is", {"value": said[0]}) if said else ""


async def _as_typed(ask: Ask, value: JsonValue, around: Around) -> Say | str:
    """Return an answer as it stands in a form: chosen, or as somebody would have typed it."""
    if ask.kind.field_kind in _CHOSEN:
        return chosen(value)
    return Say("value.as_is", {"value": await ask.kind.shown(value, around)})


def chosen(value: JsonValue) -> str:
    """Return an answer as a list of choices gives it back: several with commas between."""
    return COMMA.join(map(str, value)) if isinstance(value, list) else str(value)


async def _field(flow: Flow[Any], ask: Ask, around: Around) -> FormField:
    choices: tuple[tuple[str, Say | str], ...] = ()
    if ask.kind.field_kind in _CHOSEN:
        offered = [(chosen(c.value), c.title) for c in await ask.kind.offers(around)]
        one_each = [choice for choice in offered if COMMA not in choice[0]]
        choices = (*one_each, *_in_own_words(around.values.get(ask.field), one_each))
    label = Say(f"{flow.name}.{ask.field}.label")
    example = _EXAMPLES.get(type(ask.kind))
    return FormField(
        ask.field,
        label,
        ask.kind.field_kind,
        required=not ask.skippable,
        choices=choices,
        example=Say(example) if example else None,
    )


def _in_own_words(
    value: JsonValue, offered: Sequence[tuple[str, Say | str]]
) -> Iterator[tuple[str, str]]:
    """Return what somebody chose in words of their own, which a list would otherwise drop."""
    known = {each for each, _ in offered}
    for each in value if isinstance(value, list) else ():
        if isinstance(each, str) and each not in known:
            yield each, each
