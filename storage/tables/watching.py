"""What is noticed about who comes and goes."""

from storage.tables.table import tenants_table

ROSTER_NEWS = tenants_table(
    "roster_news",
    news_id="uuid",
    channel_id="text",
    person_id="uuid",
    arrived="yes_no",
    noticed_at="moment",
)

VACANCIES = tenants_table(
    "vacancies",
    case_id="uuid",
    channel_id="text",
    since="moment",
    deputy_asked_at="moment",
    owners_asked_at="moment",
)

ROSTER_SWEEPS = tenants_table(
    "roster_sweeps",
    begun_at="moment",
    swept_at="moment",
    rosters_read="number",
    rosters_unread="number",
    untold_arrivals="number",
    untold_departures="number",
)

SEAT_NEWS = tenants_table("seat_news", news_id="uuid", case_id="uuid")

TOLD_READERS = tenants_table("told_readers", case_id="uuid", person_id="uuid", told_at="moment")
