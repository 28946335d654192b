"""The tables of the rights of people that something is held on; see ``storage.tables``."""

from storage.tables import tenants_table

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
