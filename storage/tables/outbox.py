"""What is to be sent."""

from storage.tables.table import tenants_table

OUTBOX = tenants_table(
    "outbox",
    case_id="uuid",
    message_id="uuid",
    kind="text",
    subject="uuid",
    receiver_id="uuid",
    road="text",
    urgency="text",
    while_seated="yes_no",
    due_at="moment",
    sealed="bytes",
    next_at="moment",
    state="text",
    doubtful="yes_no",
    generation="number",
    attempts="number",
    lease="uuid",
    lease_ends_at="moment",
    sent_at="moment",
    sent_as="text",
    outcome="text",
)
