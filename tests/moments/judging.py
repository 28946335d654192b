"""Judges readings by the rules under which the examples were written, for any reader of moments.

A gold answer may allow other answers beside it (``accept``), tolerances on vague ends
(``start_range``, ``end_range``), or demand that the bot asks (``must_flag``). The outcomes that
count: right, asked, missed, wrong in silence, not flagged.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

Json: TypeAlias = dict[str, Any]
Parse: TypeAlias = Callable[[str, datetime, str, Json], Json | None]
Search: TypeAlias = Callable[[str, datetime, str, Json], list[Json]]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)
NOTHING: Json = {"kind": "reject", "reason": "none"}
RIGHT, WRONG, NOT_FLAGGED = "right", "wrong in silence", "not flagged"


def examples(name: str) -> list[Json]:
    """Return the examples of a file beside this one, with what each means."""
    text = (Path(__file__).parent / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def outcomes(golds: Sequence[Json], parse: Parse, search: Search) -> Iterator[tuple[Json, str]]:
    """Yield each example with the outcome of reading it."""
    for example in golds:
        now = datetime.fromisoformat(example["now"]).astimezone(AMSTERDAM)
        arguments = (example["text"], datetime.fromisoformat(example["now"]), example["lang"])
        if example["mode"] == "search":
            hits = [hit["value"] for hit in search(*arguments, example["ctx"])]
            yield example, _judge_hits(example["expect"], hits, now)
        else:
            answer = parse(*arguments, example["ctx"]) or NOTHING
            yield example, judge(example["expect"], answer, now)


def _judge_hits(gold: Json, hits: list[Json], now: datetime) -> str:
    """Judge what was found in a sentence; what is refused or lies behind us is not counted."""
    live = [hit for hit in hits if hit["kind"] != "reject" and not _is_behind(hit, now)]
    if gold["kind"] == "reject":
        return WRONG if live else RIGHT
    if not live:
        return RIGHT if gold.get("reject_ok") else "missed"
    found = [judge(gold, hit, now) for hit in live]
    if RIGHT not in found:
        return found[0]
    return RIGHT if len(found) == 1 else "too many"


def _is_behind(hit: Json, now: datetime) -> bool:
    first = hit["candidates"][0] if hit["kind"] == "ambiguous" else hit
    begins = first.get("value") or first.get("start") or first.get("end")
    return begins is not None and _begin(begins).date() < now.date()


def judge(gold: Json, answer: Json, now: datetime) -> str:
    """Return the outcome of one answer."""
    if gold["kind"] == "ambiguous":
        return _judge_open(gold, answer, now)
    allowed = [gold, *gold.get("accept", [])]
    if any(_agrees(one, answer, now) for one in allowed):
        return "right"
    if answer["kind"] == "ambiguous":
        offered = answer["candidates"]
        if any(_agrees(one, each, now) for one in allowed for each in offered):
            return "right" if gold.get("ask_ok") else "asked"
        return "asked amiss"
    return "missed" if answer["kind"] == "reject" else "wrong in silence"


def _judge_open(gold: Json, answer: Json, now: datetime) -> str:
    readings = gold["readings"]
    if answer["kind"] == "ambiguous":
        hits = [
            [index for index, one in enumerate(readings) if _agrees(one, each, now)]
            for each in answer["candidates"]
        ]
        if gold["must_flag"]:
            return "right" if not readings or any(hits) else "asked amiss"
        distinct = {index for found in hits for index in found}
        return "right" if all(hits) and len(distinct) >= min(2, len(readings)) else "asked amiss"
    if answer["kind"] == "reject":
        rejected = any(one["kind"] == "reject" for one in readings)
        return "right" if gold.get("reject_ok") or rejected else "missed"
    if any(_agrees(one, answer, now) for one in (*readings, *gold.get("accept", []))):
        return "not flagged" if gold["must_flag"] else "right"
    return "wrong in silence"


def _agrees(gold: Json, answer: Json, now: datetime) -> bool:
    match gold["kind"]:
        case "ambiguous":
            return bool(answer["kind"] == "ambiguous")
        case "reject":
            past = gold.get("past_value")
            return answer["kind"] == "reject" or bool(past and _agrees(past, answer, now))
        case "date":
            return _is_day(gold, answer)
        case "datetime":
            return answer["kind"] == "datetime" and _point(answer["value"]) == _point(gold["value"])
        case "interval":
            return answer["kind"] == "interval" and _is_interval(gold, answer, now)
    return answer["kind"] == "recurrence" and _repeats_alike(gold, answer, now)


def _is_day(gold: Json, answer: Json) -> bool:
    if answer["kind"] == "date":
        return bool(answer["value"] == gold["value"])
    whole_day = answer["kind"] == "interval" and answer["start"] and answer["end"]
    return bool(whole_day) and answer["start"] == answer["end"] == gold["value"]


def _point(text: str) -> date | datetime:
    if "T" in text:
        return datetime.fromisoformat(text).astimezone(AMSTERDAM)
    return date.fromisoformat(text)


def _begin(text: str) -> datetime:
    point = _point(text)
    if isinstance(point, datetime):
        return point
    return datetime.combine(point, time(), tzinfo=AMSTERDAM)


def _finish(text: str) -> datetime:
    point = _point(text)
    return point if isinstance(point, datetime) else _begin((point + DAY).isoformat())


def _is_interval(gold: Json, answer: Json, now: datetime) -> bool:
    if gold["start"] is None:
        start = answer["start"] is None or _begin(answer["start"]) <= now
    else:
        low, high = gold.get("start_range") or (gold["start"], gold["start"])
        start = bool(answer["start"]) and _begin(low) <= _begin(answer["start"]) <= _begin(high)
    if gold["end"] is None:
        return start and answer["end"] is None
    low, high = gold.get("end_range") or (gold["end"], gold["end"])
    return start and bool(answer["end"]) and _finish(low) <= _finish(answer["end"]) <= _finish(high)


def _repeats_alike(gold: Json, answer: Json, now: datetime) -> bool:
    if gold.get("time") and gold["time"] != answer.get("time"):
        return False
    if gold.get("duration_min") and gold["duration_min"] != answer.get("duration_min"):
        return False
    anchor = date.fromisoformat(gold["dtstart"]) if gold.get("dtstart") else now.date()
    if gold.get("dtstart") and answer.get("dtstart"):
        own = date.fromisoformat(answer["dtstart"])
        if _days(gold["rrule"], anchor)[0] != _days(answer["rrule"], own)[0]:
            return False
    return _days(gold["rrule"], anchor) == _days(answer["rrule"], anchor)


def _days(rule: str, anchor: date) -> list[date]:
    start = datetime.combine(anchor, time())
    days: list[date] = []
    for moment in rrulestr(f"{rule};WKST=MO", dtstart=start):
        days.append(moment.date())
        if len(days) == 24:
            break
    return days
