"""The tables as statements name them; the migrations say what they hold and who may see it."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    Interval,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.types import TypeEngine

METADATA = MetaData(schema="aantafel")

_KINDS: dict[str, TypeEngine[Any]] = {
    "uuid": Uuid(),
    "text": Text(),
    "moment": DateTime(timezone=True),
    "day": Date(),
    "duration": Interval(),
    "number": Integer(),
    "yes_no": Boolean(),
    "bytes": LargeBinary(),
}


def tenants_table(table: str, /, **columns: str) -> Table:
    """Return a table of a tenant: ``tenant_id`` and then these columns of these kinds."""
    kinds = {"tenant_id": "uuid", **columns}
    return Table(table, METADATA, *(Column(name, _KINDS[kind]) for name, kind in kinds.items()))


_PADS = ("inner_pad", "outer_pad", "audit_inner_pad", "audit_outer_pad")
PROOF_KEY = tenants_table("proof_key", **dict.fromkeys(_PADS, "bytes"))

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

LABEL_COUNTERS = tenants_table("label_counters", code="text", last="number")

CASES = tenants_table(
    "cases",
    case_id="uuid",
    label="text",
    school="text",
    channel_id="text",
    state="text",
    coordinator_id="uuid",
    deputy_id="uuid",
    opened_at="moment",
    deadline="day",
    authority="text",
    version="number",
)

CASE_KEYS = tenants_table("case_keys", case_id="uuid", wrapped="bytes")

PARTICIPANTS = tenants_table(
    "participants",
    person_id="uuid",
    case_id="uuid",
    role="text",
    seat="text",
    since="moment",
    reads_until="moment",
)

INVITATIONS = tenants_table(
    "invitations",
    case_id="uuid",
    invitation_id="uuid",
    label="text",
    school="text",
    person_id="uuid",
    role="text",
    invited_by="uuid",
    sent_at="moment",
    state="text",
    meeting_at="moment",
    proposes_at="moment",
    reason="text",
    suggests="uuid",
    answered_at="moment",
)

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

MEETINGS = tenants_table(
    "meetings",
    case_id="uuid",
    meeting_id="uuid",
    starts_at="moment",
    lasts="duration",
    online="yes_no",
    planned_by="uuid",
    state="text",
    sequence="number",
    thread="text",
    version="number",
)

MEETING_ANSWERS = tenants_table(
    "meeting_answers",
    case_id="uuid",
    meeting_id="uuid",
    person_id="uuid",
    attendance="text",
    answered_at="moment",
    rather_at="moment",
)

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

WORDS = tenants_table(
    "words",
    case_id="uuid",
    words_id="uuid",
    about="uuid",
    audience="text",
    author_id="uuid",
    sealed="bytes",
    kept_at="moment",
)

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

DRAFTS = tenants_table(
    "drafts", person_id="uuid", conversation="text", sealed="bytes", expires_at="moment"
)

DRAFT_KEYS = tenants_table("draft_keys", person_id="uuid", conversation="text", wrapped="bytes")

DAY_KEYS = tenants_table("day_keys", day="day", wrapped="bytes")

INBOX = tenants_table(
    "inbox", person_id="uuid", activity="bytes", day="day", sealed="bytes", expires_at="moment"
)

ACTIONS = tenants_table(
    "actions",
    hash="bytes",
    conversation="text",
    person_id="uuid",
    message_group="text",
    sealed="bytes",
    expires_at="moment",
    used_at="moment",
)

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

CASE_KEEPING = tenants_table(
    "case_keeping", case_id="uuid", closed_at="moment", left_on="day", held_at="moment"
)
