"""The tables of offered times; see ``storage.tables``."""

from storage.tables import tenants_table

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
