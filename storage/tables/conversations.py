"""What is kept of a conversation between two messages."""

from storage.tables.table import tenants_table

DRAFTS = tenants_table(
    "drafts", person_id="uuid", conversation="text", sealed="bytes", expires_at="moment"
)

DRAFT_KEYS = tenants_table("draft_keys", person_id="uuid", conversation="text", wrapped="bytes")

DAY_KEYS = tenants_table("day_keys", day="day", wrapped="bytes")

INBOX = tenants_table(
    "inbox", person_id="uuid", activity="bytes", day="day", sealed="bytes", expires_at="moment"
)

ACTIONS = tenants_table(
    "actions",
    hash="bytes",
    conversation="text",
    person_id="uuid",
    message_group="text",
    sealed="bytes",
    expires_at="moment",
    used_at="moment",
)
