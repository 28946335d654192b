"""S20: words that would become a header, a line of a calendar, or a formula.

There is no spreadsheet to export; what leaves the school are mails with an invitation for a
calendar, and pages.
"""

import email
import email.policy
import re

import pytest

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox

_HEADERS = {
    "from", "to", "subject", "date", "message-id", "mime-version", "content-type",
    "content-language", "content-transfer-encoding", "auto-submitted", "precedence",
    "x-auto-response-suppress", "reply-to", "list-unsubscribe",
}  # fmt: skip
HOSTILE = (
    "kamer 1\r\nBcc: kwaad@evil.example",
    "kamer 1\nATTENDEE:mailto:kwaad@evil.example",
    "kamer 1\\nEND:VEVENT",
    "kamer; 1, 2\u2028ORGANIZER:kwaad",
    '=HYPERLINK("http://evil.example","x")',
)


async def _invites(school: SchoolInABox, place: str) -> str:
    """Let a mother be invited to that place; return the mail as it was sent."""
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    for said, then in (
        ("mevrouw De Vries", "invite_parent.has_authority.ask"),
        ("ja", "invite_parent.email.ask"),
        ("moeder@thuis.example", "talk.email_again"),
        ("moeder@thuis.example", "invite_parent.language.ask"),
        ("Nederlands", "invite_parent.at.ask"),
        ("dinsdag 8 december half 3", "invite_parent.place.ask"),
        (place, "invite_parent.ask_for.ask"),
        ("overslaan", "invite_parent.confirm"),
        ("ja", "invite_parent.done"),
    ):
        await marit.tells(said, then)
    await school.deliver()
    [mail] = school.life.mailbox.mails
    return mail.source


@pytest.mark.parametrize("words", HOSTILE)
async def test_s20_words_are_no_header_and_no_line_of_a_calendar(
    school: SchoolInABox, words: str
) -> None:
    source = await _invites(school, words)
    sent = email.message_from_bytes(source.encode("latin-1"), policy=email.policy.default)
    assert {name.lower() for name in sent} <= _HEADERS
    assert sent["To"] == "moeder@thuis.example"
    [calendar] = [part for part in sent.walk() if part.get_content_type() == "text/calendar"]
    payload = calendar.get_payload(decode=True)
    assert isinstance(payload, bytes)
    lines = re.sub(r"\r\n[ \t]", "", payload.decode()).split("\r\n")
    assert [line for line in lines if line.startswith("BEGIN:VEVENT")] == ["BEGIN:VEVENT"]
    assert [line for line in lines if line.startswith("END:VEVENT")] == ["END:VEVENT"]
    assert not [line for line in lines if re.match(r"(?i)(attendee|bcc).*kwaad", line)]
    assert not [line for line in lines if "\n" in line or "\u2028" in line]
