"""No field of any command takes an identity number, in whatever shape of words it comes in."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

import cases.operations
from cases.desk import Command
from cases.errors import IdentityNumberRefused

_WORDS = ("gewone tekst", "een@school.example")
_NUMBERS = ("bsn 111222333", "111.222.333", "111222333")
_OURS = {("OpenCase", "channel"), ("RecordOralConsent", "question")}
"""What is held against a list of our own before anything is kept."""


def _fields() -> Iterator[tuple[str, str, TypeAdapter[Any]]]:
    for module in pkgutil.iter_modules(cases.operations.__path__):
        for one in vars(importlib.import_module(f"cases.operations.{module.name}")).values():
            if inspect.isclass(one) and issubclass(one, Command) and not inspect.isabstract(one):
                for name, info in one.model_fields.items():
                    yield one.__name__, name, TypeAdapter(info.rebuild_annotation())


def _takes(adapter: TypeAdapter[Any], value: object) -> bool:
    try:
        adapter.validate_python(value)
    except (ValidationError, IdentityNumberRefused):
        return False
    return True


def test_no_way_in_takes_an_identity_number() -> None:
    free, taken = set(), set()
    for command, name, adapter in _fields():
        for words in _WORDS:
            for shape in (str, lambda text: (text,), lambda text: {"x": text}):
                if _takes(adapter, shape(words)):
                    free.add((command, name))
                    taken |= {(command, name) for one in _NUMBERS if _takes(adapter, shape(one))}
    assert taken == _OURS
    assert len(free) > 60
