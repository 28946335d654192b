"""What is held on somebody, and what of it they are shown when they ask (AVG article 15).

Every kind of row that can say something about a person is a ``Source``; ``SHOWN`` names what
is shown of it. A test holds this against all tables there are, so that a new table or column
has to be given its place here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from cases.model.case import Words

HeldValue = str | int | date | datetime | UUID | None


class Source(StrEnum):
    """The kinds of rows, in the order in which a reader wants them."""

    PEOPLE = "people"
    OUTSIDE_ADDRESSES = "outside_addresses"
    GUARDIANS = "guardians"
    PUPILS = "pupils"
    CASES = "cases"
    WORDS = "words"
    PARTICIPANTS = "participants"
    INVITATIONS = "invitations"
    CONSENTS = "consents"
    MEETINGS = "meetings"
    MEETING_ANSWERS = "meeting_answers"
    OFFERED_TIMES = "offered_times"
    TIME_ANSWERS = "time_answers"
    REPORT_VERSIONS = "report_versions"
    REPORT_RESPONSES = "report_responses"
    REPORT_SHARES = "report_shares"
    AGREEMENTS = "agreements"
    AGREEMENT_CHANGES = "agreement_changes"
    RIGHTS_REQUESTS = "rights_requests"
    RESTRICTIONS = "restrictions"
    TOLD_READERS = "told_readers"
    CASE_KEEPING = "case_keeping"
    VACANCIES = "vacancies"
    COORDINATORS = "coordinators"
    PRIVACY_OFFICERS = "privacy_officers"
    BREACHES = "breaches"
    CHANNEL_MEMBERS = "channel_members"
    ROSTER_NEWS = "roster_news"
    AUDIT_LOG = "audit_log"
    STATED_REASONS = "stated_reasons"
    REFUSED_ATTEMPTS = "refused_attempts"
    OUTBOX = "outbox"
    LINKS = "links"
    INSPECTION_LINKS = "inspection_links"
    DRAFTS = "drafts"
    INBOX = "inbox"
    ACTIONS = "actions"


SHOWN: Final[Mapping[Source, tuple[str, ...]]] = {
    source: tuple(columns.split())
    for source, columns in {
        Source.PEOPLE: "name function organisation language teams_user_id conversation_id "
        "service_url delivery_state is_outside",
        Source.OUTSIDE_ADDRESSES: "",
        Source.GUARDIANS: "relation has_authority language",
        Source.PUPILS: "language asked_from guardians_asked",
        Source.CASES: "label school state coordinator_id deputy_id opened_at deadline authority",
        Source.WORDS: "author_id kept_at audience",
        Source.PARTICIPANTS: "person_id role seat since reads_until",
        Source.INVITATIONS: "person_id role invited_by sent_at state meeting_at proposes_at "
        "reason suggests answered_at",
        Source.CONSENTS: "giver_id purpose recipient_id answer route given_on recorded_at "
        "recorded_by text_version language interpreter translated_by",
        Source.MEETINGS: "starts_at lasts online planned_by state",
        Source.MEETING_ANSWERS: "person_id attendance answered_at rather_at",
        Source.OFFERED_TIMES: "starts_at online offered_by offered_at closed_at",
        Source.TIME_ANSWERS: "person_id starts_at suits answered_at",
        Source.REPORT_VERSIONS: "number written_by written_at sent_by sent_at due_on",
        Source.REPORT_RESPONSES: "guardian_id responded_at shared answered_by answered_at",
        Source.REPORT_SHARES: "person_id shared_by shared_at",
        Source.AGREEMENTS: "number who_id due_on state recorded_by recorded_at",
        Source.AGREEMENT_CHANGES: "changed_at changed_by was_state was_due_on",
        Source.PRIVACY_OFFICERS: "address",
        Source.BREACHES: "reported_by reported_at frozen ended_by ended_at",
        Source.RESTRICTIONS: "reason restricted_by restricted_at lifted_by lifted_at",
        Source.TOLD_READERS: "person_id told_at",
        Source.RIGHTS_REQUESTS: "kind asked_by recorded_by asked_at due_on state answered_by "
        "answered_at",
        Source.CASE_KEEPING: "closed_at left_on held_at",
        Source.VACANCIES: "since deputy_asked_at owners_asked_at",
        Source.COORDINATORS: "team appointed_at named",
        Source.CHANNEL_MEMBERS: "channel is_owner seen_at",
        Source.ROSTER_NEWS: "channel arrived noticed_at",
        Source.AUDIT_LOG: "happened_at kind item person_id role recipient_id ground times",
        Source.STATED_REASONS: "person_id kind stated_at",
        Source.REFUSED_ATTEMPTS: "person_id item day times",
        Source.OUTBOX: "kind road receiver_id due_at sent_at state",
        Source.LINKS: "kind person_id expires_at revoked_at used_at wrong_factors "
        "code_at wrong_codes code_wanted_at disowned_at",
        Source.INSPECTION_LINKS: "form reader_id expires_at used_at",
        Source.DRAFTS: "expires_at",
        Source.INBOX: "expires_at",
        Source.ACTIONS: "expires_at used_at",
    }.items()
}
"""What is shown of each; the other columns are ``TECHNICAL`` or sealed."""

TECHNICAL: Final = frozenset(
    {
        # which row it is, and of which case, school or channel: told by label, team and channel
        *("tenant_id", "case_id", "channel_id", "team_id", "subject", "subject_id", "about"),
        *("invitation_id", "guardian_id", "consent_id", "meeting_id", "offer_id", "agreement_id"),
        *(
            "request_id",
            "item_id",
            "restriction_id",
            "breach_id",
            "was",
            "answer_id",
            "change_id",
            "words_id",
            "version_id",
            "report_id",
            "response_id",
            "child_id",
            "edition",
            "parents_at",
            "message_id",
            "news_id",
            "reason_id",
            "lasts",
            "hash",
            "activity",
            "day",
        ),
        *("conversation", "message_group", "label", "school", "person_id", "pupil_id"),
        # the date of birth, which is told by the words of the request, and when to look at it
        *("born_masked", "born_mask", "told", "look_on"),
        # the hash of a mail address, by which one that somebody types is recognised
        "address",
        # the hash of a code that was sent to a mailbox, and what opens a mail address
        *("code", "wrapped"),
        # in which order parents came, and when who leads heard that a yes counts no longer
        *("added_at", "outdated_told_at"),
        # how the bot does its work
        *("number", "deed", "visitor", "before_hash"),
        *("version", "sequence", "thread", "kept_at", "urgency", "while_seated", "next_at"),
        *("doubtful", "generation", "attempts", "lease", "lease_ends_at", "sent_as", "outcome"),
    }
)
"""Columns that tell nothing more about a person than the row they stand in."""

SEALED: Final = frozenset({"sealed"})
"""Opened for words, and named as left out elsewhere (``Gap``)."""

NOBODYS: Final[Mapping[str, str]] = {
    "proof_key": "a key of the database",
    "teams": "names a team and its school",
    "channels": "names a channel",
    "label_counters": "the last number given out",
    "case_keys": "opens words; is none itself",
    "draft_keys": "opens a draft; is none itself",
    "day_keys": "opens what lives a day",
    "roster_sweeps": "numbers",
    "seat_news": "names the tables to look at again",
    "online_rooms": "what was asked of Graph about a meeting",
    "meeting_news": "names the chat of a meeting that began or ended",
    "audit_heads": "how long each chain of the log is",
    "audit_key": "seals the log; is none itself",
    "destructions": "numbers, after everything else was destroyed",
}
"""Tables that say nothing about anybody, each with the reason."""


class Gap(StrEnum):
    """What is left out of a package, because it is about somebody else or stands elsewhere."""

    PUPILS_WORDS = "pupils_words"
    OTHER_PARENTS = "other_parents"
    PARENTS_ANSWERS = "parents_answers"
    NOTES = "notes"
    MESSAGES = "messages"
    HALF_TYPED = "half_typed"


class Subject(StrEnum):
    """Whom a package is about."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"
    STAFF = "staff"


class PackageForm(StrEnum):
    """In which form somebody gets what is held on them: to read and print, or for programs."""

    PAGE = "page"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row about somebody as it is stored; ``words`` are opened where it holds some."""

    source: Source
    label: str | None
    values: Mapping[str, HeldValue]
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class HeldField:
    """One thing a row says: ``name`` of the field, and a value fit to be read.

    ``is_code`` says that the value is one of ours, which has a text in every language.
    """

    name: str
    value: str | int | date | datetime | None
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """One row as its subject reads it."""

    source: Source
    label: str | None
    fields: Sequence[HeldField]


@dataclass(frozen=True, slots=True)
class Package:
    """Everything held on somebody; ``left_out`` counts what is not in it, by the reason.

    ``label`` is the case that it is limited to, None for all of a member of staff's.
    """

    subject: Subject
    label: str | None
    made_at: datetime
    records: Sequence[HeldRecord]
    left_out: Mapping[Gap, int]
