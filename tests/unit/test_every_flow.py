"""What holds for every flow: answers in any order, back, and English all the way."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from dialogs.drafts import Draft
from dialogs.flow import Flow
from dialogs.flows import FLOWS

ID = str(uuid4())
_TRIED: tuple[JsonValue, ...] = (
    ID,
    [ID],
    ["2026-12-18T14:30:00+01:00"],
    True,
    "2026-12-18",
    "2026-12-18T14:30:00+01:00",
    "both",
    "concern_no_solution",
    "not_yet",
    "mother",
    "nl",
    "school",
    "discuss_team",
    "yes",
    "phone",
    "accept",
    "no_time",
    "moeder@thuis.example",
    "https://teams.microsoft.com/meet/1",
    "huidige school",
    "WR-001",
    3,
)
ASKING = [flow for flow in FLOWS if flow.asks]


def _valid(flow: Flow[Any], name: str) -> JsonValue:
    """Return some answer that the command's own field takes."""
    choices = _choices(flow, name)
    return next(value for value in (*choices, *_TRIED) if flow.accepts(name, value))


def _choices(flow: Flow[Any], name: str) -> tuple[JsonValue, ...]:
    kind = next(ask.kind for ask in flow.asks if ask.field == name)
    values = getattr(kind, "values", {})
    return tuple(values.values()) if isinstance(values, Mapping) else ()


def _draft(flow: Flow[Any], names: list[str]) -> Draft:
    draft = Draft(flow=flow.name)
    for name in names:
        draft = draft.with_answer(name, _valid(flow, name))
    return draft


@pytest.mark.parametrize("flow", ASKING, ids=lambda flow: flow.name)
def test_every_question_has_an_answer_its_command_takes(flow: Flow[Any]) -> None:
    draft = Draft(flow=flow.name)
    for _ in range(len(flow.asks) + 1):
        if (ask := flow.missing(draft)) is None:
            break
        draft = draft.with_answer(ask.field, _valid(flow, ask.field))
    assert flow.missing(draft) is None
    assert isinstance(flow.command(draft), flow.fills)


@settings(deadline=None, max_examples=40)
@given(st.data())
@pytest.mark.parametrize("flow", ASKING, ids=lambda flow: flow.name)
def test_any_order_of_answers_leads_to_the_same_question(
    flow: Flow[Any], data: st.DataObject
) -> None:
    names = data.draw(st.lists(st.sampled_from([ask.field for ask in flow.asks]), unique=True))
    other = data.draw(st.permutations(names))
    assert flow.missing(_draft(flow, names)) == flow.missing(_draft(flow, list(other)))


@settings(deadline=None, max_examples=40)
@given(st.data())
@pytest.mark.parametrize("flow", ASKING, ids=lambda flow: flow.name)
def test_back_undoes_the_newest_answer(flow: Flow[Any], data: st.DataObject) -> None:
    names = data.draw(
        st.lists(st.sampled_from([ask.field for ask in flow.asks]), unique=True, min_size=1)
    )
    before = _draft(flow, names[:-1])
    noted = _draft(flow, names).with_note(f"{names[-1]}.half", "x")
    for after in (_draft(flow, names), noted):
        assert after.without_last().answers == before.answers


@pytest.mark.parametrize("flow", ASKING, ids=lambda flow: flow.name)
def test_a_stale_answer_is_asked_again(flow: Flow[Any]) -> None:
    whole = _draft(flow, [ask.field for ask in flow.asks])
    for ask in flow.applying(whole):
        stale = whole.with_answer(ask.field, {"of": "another release"})
        assert flow.missing(stale) is not None
