"""Parents, and what they and the pupil agreed to."""

from storage.tables.table import tenants_table

GUARDIANS = tenants_table(
    "guardians",
    case_id="uuid",
    guardian_id="uuid",
    relation="text",
    has_authority="yes_no",
    language="text",
    added_at="moment",
)

CONSENTS = tenants_table(
    "consents",
    case_id="uuid",
    consent_id="uuid",
    giver_id="uuid",
    purpose="text",
    recipient_id="uuid",
    answer="text",
    route="text",
    given_on="day",
    recorded_at="moment",
    recorded_by="uuid",
    text_version="text",
    language="text",
    kept_at="moment",
    interpreter="yes_no",
    translated_by="text",
    outdated_told_at="moment",
)
