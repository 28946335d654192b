"""Reading the reports with which mail servers give mails back."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.undelivered import returned_mail

DOMAIN = "wilgenroos.example"
OURS = UUID("0b2f3a52-6a2b-4f3e-9c1d-0a1b2c3d4e5f")


REPORT = """\
Return-Path: <>
Date: Mon, 23 Nov 2026 10:00:05 +0100 (CET)
From: MAILER-DAEMON@mx.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: aantafel@%(domain)s
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: %(kind)s
Message-Id: <20261123090005.AAAA@mx.example>

This is a MIME-encapsulated message.

--b
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.

<moeder@thuis.example>: host mx.thuis.example said: 550 5.1.1 User unknown

--b
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
X-Postfix-Queue-ID: 4F00B1
Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0100 (CET)

Final-Recipient: rfc822; moeder@thuis.example
Original-Recipient: rfc822;moeder@thuis.example
Action: %(action)s
Status: 5.1.1
Remote-MTA: dns; mx.thuis.example
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b
Content-Description: Undelivered Message Headers
Content-Type: %(returned)s

Return-Path: <aantafel@%(domain)s>
From: Aan tafel <aantafel@%(domain)s>
To: moeder@thuis.example
Subject: Uitnodiging voor een gesprek op school
Message-ID: %(message)s
MIME-Version: 1.0

--b--
"""


def report_about(
    message: str,
    *,
    action: str = "failed",
    returned: str = "text/rfc822-headers",
    kind: str = 'multipart/report; report-type=delivery-status; boundary="b"',
) -> bytes:
    """Return what Postfix sends when another server refused a mail (RFC 3464)."""
    told = {"message": message, "action": action, "returned": returned, "kind": kind}
    lines = REPORT % {"domain": DOMAIN, **told}
    return lines.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_refused_mail_is_found_by_our_own_message_id(returned: str) -> None:
    assert returned_mail(report_about(f"<{OURS}@{DOMAIN}>", returned=returned), DOMAIN) == OURS
    assert returned_mail(report_about(f"<{OURS}@{DOMAIN.upper()}>"), DOMAIN) == OURS


@pytest.mark.parametrize(
    "report",
    [
        report_about(f"<{OURS}@elders.example>"),
        report_about("<CAF123@mail.gmail.com>"),
        report_about(f"<{OURS}@{DOMAIN}>", action="delayed"),
        report_about(f"<{OURS}@{DOMAIN}>", action="delivered"),
        report_about(f"<{OURS}@{DOMAIN}>", kind='multipart/mixed; boundary="b"'),
        b"Subject: out of office\r\nTo: x\r\nIn-Reply-To: <%s@%s>\r\n\r\nIk ben er niet."
        % (str(OURS).encode(), DOMAIN.encode()),
        b"",
    ],
)
def test_anything_else_is_left_alone(report: bytes) -> None:
    assert returned_mail(report, DOMAIN) is None


def test_only_the_returned_part_counts_not_what_a_letter_says() -> None:
    """Who knows an address cannot write a mail that looks returned without our Message-ID."""
    forged = report_about("<x@elders.example>").replace(
        b"User unknown", b"User unknown Message-ID: <%s@%s>" % (str(OURS).encode(), DOMAIN.encode())
    )
    assert returned_mail(forged, DOMAIN) is None


@given(st.binary(max_size=400), st.integers(0, 1200))
def test_no_octets_break_it(noise: bytes, at: int) -> None:
    whole = report_about(f"<{uuid4()}@{DOMAIN}>")
    broken = returned_mail(whole[:at] + noise + whole[at:], DOMAIN)
    assert broken is None or isinstance(broken, UUID)
