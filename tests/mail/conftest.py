"""Letters and a mail server for the tests of mail."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from bot.delivery.calendar import Method, calendar
from bot.delivery.letters import Button, CalendarPart, Letter
from tests.mail.entries import ENTRY, NOW


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def letter() -> Letter:
    entry = replace(
        ENTRY,
        uid="6f8a1c0e@school.example",
        summary="Gesprek op school",
        organiser_name="De Wilgenroos",
        where="",
    )
    return Letter(
        reference=UUID("0e3b6a52-0000-4000-8000-000000000001"),
        to="ouder@mail.example",
        language="nl",
        subject="Uitnodiging: gesprek op school, dinsdag 8 december",
        paragraphs=("Beste ouder,", "De school wil graag met u praten. Café om 15.00 uur."),
        button=Button("Bekijk en antwoord", "https://tafel.example/g/abcdefgh"),
        closing=("Met vriendelijke groet,\nobs De Wilgenroos",),
        calendar=CalendarPart(Method.REQUEST, calendar(entry, Method.REQUEST, NOW)),
    )
