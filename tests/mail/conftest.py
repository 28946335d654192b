"""Letters and a mail server for the tests of mail."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bot.delivery.calendar import Entry, Method, calendar
from bot.delivery.letters import Button, CalendarPart, Letter
from cases.practices.practice import SCHOOL_ZONE

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=SCHOOL_ZONE)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def letter() -> Letter:
    entry = Entry(
        uid="6f8a1c0e@school.example",
        sequence=0,
        starts_at=datetime(2026, 12, 8, 14, 30, tzinfo=SCHOOL_ZONE),
        lasts=timedelta(minutes=45),
        summary="Gesprek op school",
        description="U heeft een gesprek op school.",
        organiser="aan-tafel@school.example",
        organiser_name="De Wilgenroos",
        attendee="ouder@mail.example",
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
