"""A meeting as it is told to a calendar."""

from datetime import datetime, timedelta

from bot.delivery.calendar import Entry
from cases.practices.practice import SCHOOL_ZONE

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=SCHOOL_ZONE)
ENTRY = Entry(
    uid="6f8a1c0e-meeting@aantafel.example",
    sequence=0,
    starts_at=datetime(2026, 12, 8, 14, 30, tzinfo=SCHOOL_ZONE),
    lasts=timedelta(minutes=45),
    summary="Gesprek op school: De Één, Wilgenroos",
    description="U heeft een gesprek op school.",
    organiser="aan-tafel@school.example",
    organiser_name="De Wilgenroos, locatie Zuid",
    attendee="ouder@mail.example",
    where="Kamer 3",
)
"""In winter, with signs that a calendar's format has to escape or fold."""
