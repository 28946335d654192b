"""What was agreed, and what became of it."""

from storage.tables.table import tenants_table

AGREEMENTS = tenants_table(
    "agreements",
    case_id="uuid",
    agreement_id="uuid",
    number="number",
    who_id="uuid",
    due_on="day",
    state="text",
    recorded_by="uuid",
    recorded_at="moment",
    version="number",
)

AGREEMENT_CHANGES = tenants_table(
    "agreement_changes",
    case_id="uuid",
    change_id="uuid",
    agreement_id="uuid",
    changed_at="moment",
    changed_by="uuid",
    was_state="text",
    was_due_on="day",
    kept_at="moment",
)
