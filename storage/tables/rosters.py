"""Teams, channels and who is in them."""

from storage.tables.table import tenants_table

TEAMS = tenants_table(
    "teams", team_id="text", name="text", school="text", code="text", state="text", group_id="text"
)

CHANNELS = tenants_table(
    "channels",
    channel_id="text",
    team_id="text",
    name="text",
    kind="text",
    refused="text",
    frozen_at="moment",
    changed_at="moment",
    synced_at="moment",
)

CHANNEL_MEMBERS = tenants_table(
    "channel_members", person_id="uuid", channel_id="text", is_owner="yes_no", seen_at="moment"
)

PEOPLE = tenants_table(
    "people",
    person_id="uuid",
    name="text",
    function="text",
    organisation="text",
    language="text",
    address="bytes",
    teams_user_id="text",
    conversation_id="text",
    service_url="text",
    delivery_state="text",
    is_outside="yes_no",
)

COORDINATORS = tenants_table(
    "coordinators", person_id="uuid", team_id="text", appointed_at="moment", named="yes_no"
)
