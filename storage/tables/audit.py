"""Who did and saw what."""

from storage.tables.table import tenants_table

AUDIT_LOG = tenants_table(
    "audit_log",
    case_id="uuid",
    number="number",
    happened_at="moment",
    kind="text",
    deed="text",
    item="text",
    visitor="text",
    person_id="uuid",
    role="text",
    about="uuid",
    recipient_id="uuid",
    ground="text",
    times="number",
    before_hash="bytes",
    hash="bytes",
)

AUDIT_HEADS = tenants_table("audit_heads", case_id="uuid", number="number", hash="bytes")

AUDIT_KEY = tenants_table("audit_key", wrapped="bytes")

REFUSED_ATTEMPTS = tenants_table(
    "refused_attempts",
    case_id="uuid",
    person_id="uuid",
    item="text",
    day="day",
    times="number",
)

STATED_REASONS = tenants_table(
    "stated_reasons",
    case_id="uuid",
    reason_id="uuid",
    person_id="uuid",
    kind="text",
    stated_at="moment",
    lasts="duration",
)
