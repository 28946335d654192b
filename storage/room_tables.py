"""The tables of online meetings that Graph makes; see ``storage.tables``."""

from storage.tables import tenants_table

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
