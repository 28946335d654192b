"""The table about experts from outside, as statements name it; see ``storage.tables``."""

from storage.tables import tenants_table

OUTSIDE_ADDRESSES = tenants_table(
    "outside_addresses", person_id="uuid", wrapped="bytes", sealed="bytes"
)
