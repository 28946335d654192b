"""The rights of people that something is held on."""

from storage.tables.table import tenants_table

INSPECTION_LINKS = tenants_table(
    "inspection_links",
    hash="bytes",
    reader_id="uuid",
    subject_id="uuid",
    case_id="uuid",
    form="text",
    expires_at="moment",
    used_at="moment",
)

RIGHTS_REQUESTS = tenants_table(
    "rights_requests",
    case_id="uuid",
    request_id="uuid",
    kind="text",
    item_id="uuid",
    asked_by="uuid",
    recorded_by="uuid",
    asked_at="moment",
    due_on="day",
    state="text",
    answer_id="uuid",
    answered_by="uuid",
    answered_at="moment",
)

RESTRICTIONS = tenants_table(
    "restrictions",
    case_id="uuid",
    restriction_id="uuid",
    item_id="uuid",
    reason="text",
    was="text",
    restricted_by="uuid",
    restricted_at="moment",
    lifted_by="uuid",
    lifted_at="moment",
)

PRIVACY_OFFICERS = tenants_table("privacy_officers", person_id="uuid", address="text")

BREACHES = tenants_table(
    "breaches",
    breach_id="uuid",
    reported_by="uuid",
    reported_at="moment",
    frozen="number",
    sealed="bytes",
    ended_by="uuid",
    ended_at="moment",
)

PUPILS = tenants_table(
    "pupils",
    case_id="uuid",
    pupil_id="uuid",
    language="text",
    asked_from="number",
    guardians_asked="text",
    born_masked="number",
    born_mask="uuid",
    told="number",
    look_on="day",
)

DESTRUCTIONS = tenants_table(
    "destructions",
    destruction_id="uuid",
    case_id="uuid",
    year="number",
    number="number",
    destroyed_at="moment",
    ground="text",
    words="number",
    meetings="number",
    agreements="number",
    consents="number",
    people="number",
    chain_length="number",
    chain_hash="bytes",
)
