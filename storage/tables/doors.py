"""How people are let in: the proof of who asks, links, and addresses of experts from outside."""

from storage.tables.table import tenants_table

_PADS = ("inner_pad", "outer_pad", "audit_inner_pad", "audit_outer_pad")
PROOF_KEY = tenants_table("proof_key", **dict.fromkeys(_PADS, "bytes"))

LINKS = tenants_table(
    "links",
    hash="bytes",
    kind="text",
    case_id="uuid",
    person_id="uuid",
    expires_at="moment",
    revoked_at="moment",
    used_at="moment",
    wrong_factors="number",
    code="bytes",
    code_at="moment",
    wrong_codes="number",
    code_wanted_at="moment",
    disowned_at="moment",
)

OUTSIDE_ADDRESSES = tenants_table(
    "outside_addresses", person_id="uuid", wrapped="bytes", sealed="bytes"
)
