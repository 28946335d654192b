"""Cases, who sits at their tables, and what is said of them in words."""

from storage.tables.table import tenants_table

LABEL_COUNTERS = tenants_table("label_counters", code="text", last="number")

CASES = tenants_table(
    "cases",
    case_id="uuid",
    label="text",
    school="text",
    channel_id="text",
    state="text",
    coordinator_id="uuid",
    deputy_id="uuid",
    opened_at="moment",
    deadline="day",
    authority="text",
    version="number",
)

CASE_KEYS = tenants_table("case_keys", case_id="uuid", wrapped="bytes")

CASE_KEEPING = tenants_table(
    "case_keeping", case_id="uuid", closed_at="moment", left_on="day", held_at="moment"
)

PARTICIPANTS = tenants_table(
    "participants",
    person_id="uuid",
    case_id="uuid",
    role="text",
    seat="text",
    since="moment",
    reads_until="moment",
)

INVITATIONS = tenants_table(
    "invitations",
    case_id="uuid",
    invitation_id="uuid",
    label="text",
    school="text",
    person_id="uuid",
    role="text",
    invited_by="uuid",
    sent_at="moment",
    state="text",
    meeting_at="moment",
    proposes_at="moment",
    reason="text",
    suggests="uuid",
    answered_at="moment",
)

WORDS = tenants_table(
    "words",
    case_id="uuid",
    words_id="uuid",
    about="uuid",
    audience="text",
    author_id="uuid",
    sealed="bytes",
    kept_at="moment",
)
