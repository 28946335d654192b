"""What was said at a meeting, and how parents answered."""

from storage.tables.table import tenants_table

REPORT_VERSIONS = tenants_table(
    "report_versions",
    case_id="uuid",
    version_id="uuid",
    report_id="uuid",
    meeting_id="uuid",
    child_id="uuid",
    number="number",
    written_by="uuid",
    written_at="moment",
    edition="number",
    sent_by="uuid",
    sent_at="moment",
    parents_at="moment",
    due_on="day",
)

REPORT_RESPONSES = tenants_table(
    "report_responses",
    case_id="uuid",
    response_id="uuid",
    version_id="uuid",
    guardian_id="uuid",
    responded_at="moment",
    shared="yes_no",
    answer_id="uuid",
    answered_by="uuid",
    answered_at="moment",
)

REPORT_SHARES = tenants_table(
    "report_shares",
    case_id="uuid",
    version_id="uuid",
    person_id="uuid",
    shared_by="uuid",
    shared_at="moment",
)
