"""Meetings, the times offered for them, and the online meetings that Graph makes."""

from storage.tables.table import tenants_table

MEETINGS = tenants_table(
    "meetings",
    case_id="uuid",
    meeting_id="uuid",
    starts_at="moment",
    lasts="duration",
    online="yes_no",
    planned_by="uuid",
    state="text",
    sequence="number",
    thread="text",
    version="number",
)

MEETING_ANSWERS = tenants_table(
    "meeting_answers",
    case_id="uuid",
    meeting_id="uuid",
    person_id="uuid",
    attendance="text",
    answered_at="moment",
    rather_at="moment",
)

OFFERED_TIMES = tenants_table(
    "offered_times",
    case_id="uuid",
    offer_id="uuid",
    starts_at="moment",
    online="yes_no",
    offered_by="uuid",
    offered_at="moment",
    closed_at="moment",
)

TIME_ANSWERS = tenants_table(
    "time_answers",
    case_id="uuid",
    offer_id="uuid",
    starts_at="moment",
    person_id="uuid",
    suits="yes_no",
    answered_at="moment",
)

ONLINE_ROOMS = tenants_table(
    "online_rooms",
    case_id="uuid",
    meeting_id="uuid",
    state="text",
    asked_at="moment",
    event_id="text",
    late_at="moment",
)

MEETING_NEWS = tenants_table(
    "meeting_news", news_id="uuid", thread="text", what="text", noticed_at="moment"
)
