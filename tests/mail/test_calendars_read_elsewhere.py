"""Our calendars, read by two readers that had no part in writing them."""

import json
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from bot.delivery.calendar import Method, calendar
from cases.practices.practice import SCHOOL_ZONE
from tests.mail.entries import ENTRY as WINTER
from tests.mail.entries import NOW

SCRIPT = Path(__file__).parent / "read_calendars.mjs"
SUMMER = replace(WINTER, sequence=1, starts_at=datetime(2027, 7, 6, 8, 45, tzinfo=SCHOOL_ZONE))
KINDS = [
    (WINTER, Method.REQUEST, datetime(2026, 12, 8, 13, 30, tzinfo=UTC)),
    (SUMMER, Method.REQUEST, datetime(2027, 7, 6, 6, 45, tzinfo=UTC)),
    (replace(SUMMER, sequence=2), Method.CANCEL, datetime(2027, 7, 6, 6, 45, tzinfo=UTC)),
]


def by_mozilla(texts: list[str]) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", str(SCRIPT)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told: list[dict[str, Any]] = json.loads(done.stdout)
    for one in told:
        one["starts"], one["ends"] = (
            datetime.fromisoformat(one[name]) for name in ("starts", "ends")
        )
    return told


def by_vobject(text: str) -> dict[str, Any]:
    read = vobject.readOne(text)
    event = read.vevent
    return {
        "method": read.method.value,
        "uid": event.uid.value,
        "sequence": int(event.sequence.value),
        "summary": event.summary.value,
        "starts": event.dtstart.value,
        "ends": event.dtend.value,
        "status": event.status.value,
    }


@pytest.mark.parametrize("reader", ["vobject", "ical.js"])
def test_other_readers_find_the_same_meeting_at_the_same_instant(reader: str) -> None:
    texts = [calendar(entry, method, NOW).decode() for entry, method, _ in KINDS]
    told = by_mozilla(texts) if reader == "ical.js" else [by_vobject(text) for text in texts]

    assert told == [
        {
            "method": method.value,
            "uid": WINTER.uid,
            "sequence": entry.sequence,
            "summary": WINTER.summary,
            "starts": instant,
            "ends": instant + timedelta(minutes=45),
            "status": "CANCELLED" if method is Method.CANCEL else "CONFIRMED",
        }
        for entry, method, instant in KINDS
    ]
