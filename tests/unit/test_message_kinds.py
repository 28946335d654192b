"""The table of messages, the questions for consent, and the fields of all commands."""

import importlib
import pkgutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

import cases.operations
from cases.desk import Command
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.case import CaseId
from cases.model.consent_texts import TEXT_VERSIONS
from cases.model.consents import Purpose
from cases.model.people import Person
from cases.operations.asking import (
    Question,
    from_words,
    merged,
    questions_for,
    to_words,
)
from cases.operations.kinds import SHAPES, Kind, check
from cases.principals import Visitor

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

UNNAMED = {
    Kind.NEWCOMER_WELCOME,
    Kind.MEETING_LINK,
    Kind.MEETING_LINK_MOVED,
    Kind.MEETING_LINK_OFF,
}


def _message(kind: Kind) -> Message:
    shape = SHAPES[kind]
    return Message(
        kind=kind,
        case=CaseId(uuid4()),
        subject=uuid4(),
        receiver=PersonId(uuid4()),
        at=NOW,
        road=shape.road,
        values=dict.fromkeys(shape.values),
        references={name: uuid4() for name in shape.references},
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_shape_and_is_held_to_it(kind: Kind) -> None:
    message = _message(kind)
    check(message)
    check(replace(message, references={}))
    other_road = Road.CHAT if message.road is not Road.CHAT else Road.MAIL
    for wrong in (
        replace(message, values={**message.values, "pupil": "x"}),
        replace(message, values=dict(list(message.values.items())[1:])),
        replace(message, references={"stranger": uuid4()}),
        replace(message, road=other_road),
    ):
        with pytest.raises(ValueError, match=kind):
            check(wrong)


def test_chats_and_threads_name_a_case_by_its_label_and_mails_do_not() -> None:
    for kind, shape in SHAPES.items():
        to_parents = shape.road is Road.MAIL and not kind.startswith("outside_")
        unnamed = to_parents or kind in UNNAMED
        assert ("label" in shape.values) != unnamed, kind
        assert ("token" in shape.values) == (shape.road is Road.MAIL), kind


names = st.text(min_size=1, max_size=20)
people = st.builds(
    Person, st.uuids().map(PersonId), name=names, function=st.text(), organisation=st.text()
)


@given(st.lists(people, max_size=4))
def test_questions_come_back_as_they_were_kept(recipients: list[Person]) -> None:
    questions = questions_for(recipients)
    assert questions[0] == Question(Purpose.DISCUSS_TEAM)
    assert tuple(from_words({"asked": to_words(questions)})) == questions


@given(st.lists(people, max_size=4), st.lists(people, max_size=4))
def test_what_was_asked_once_stays_asked(before: list[Person], now: list[Person]) -> None:
    both = merged(questions_for(before), questions_for(now))
    assert {question.about for question in both} == {
        (Purpose.DISCUSS_TEAM, None),
        *((Purpose.SHARE_EXPERT, person.id) for person in (*before, *now)),
    }
    assert len(both) == len({question.about for question in both})


def test_nobody_was_asked_anything_when_nothing_was_kept() -> None:
    assert from_words(None) == []
    assert from_words({"name": "x", "asked": []}) == []


def test_every_question_has_a_version() -> None:
    assert set(TEXT_VERSIONS) == set(Purpose)


def _commands() -> list[type[Command[Any]]]:
    for module in pkgutil.iter_modules(cases.operations.__path__):
        importlib.import_module(f"cases.operations.{module.name}")
    found: list[type[Command[Any]]] = []
    waiting = [Command[Any], Command]
    while waiting:
        for child in waiting.pop().__subclasses__():
            waiting.append(child)
            if child.__module__.startswith("cases.operations"):
                found.append(child)
    return found


def test_every_field_of_every_command_is_valid_on_its_own() -> None:
    commands = _commands()
    assert len(commands) > 25
    for command in commands:
        for name, info in command.model_fields.items():
            adapter: TypeAdapter[Any] = TypeAdapter(info.rebuild_annotation())
            adapter.json_schema()
            if not info.is_required():
                assert adapter.validate_python(info.default) == info.default, (command, name)


def test_guests_may_give_only_their_own_commands() -> None:
    open_to_guests = {one.__name__ for one in _commands() if Visitor.GUEST in one.open_to}
    assert open_to_guests == {
        "HasMail",
        "OpenDoor",
        "SendCode",
        "GiveCode",
        "AskCodeByHand",
        "DisownLink",
        "LookAtTold",
        "SayCompany",
        "Prepare",
        "GuestView",
        "AnswerMeetingAsGuest",
        "GiveConsentAsGuest",
        "AskAsGuest",
        "ReadReports",
        "RespondToReport",
        "OwnRequests",
        "ReadOwnPackage",
        "WhoLookedAsGuest",
        "AnswerTimesAsGuest",
        "PupilView",
        "Tell",
        "SayParentsHear",
        "GiveConsentAsPupil",
        "ReadReportsAsPupil",
        "RespondAsPupil",
    }
