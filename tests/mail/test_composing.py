"""What a mail looks like before it is sent."""

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.letters import Button, Letter
from bot.delivery.mail import (
    AddressRefused,
    From,
    HeaderRefused,
    compose,
    mail_address,
    to_bytes,
)

SCHOOL = From("aan-tafel@school.example", "Obs De Wilgenroos")


def sent(letter: Letter, now: datetime, sender: From = SCHOOL) -> tuple[bytes, EmailMessage]:
    """Return the bytes of a letter and what a mail program reads from them."""
    written = to_bytes(compose(letter, sender, now))
    return written, message_from_bytes(written, policy=default)


def test_a_mail_has_its_parts_where_programs_look_for_them(letter: Letter, now: datetime) -> None:
    _, mail = sent(letter, now)

    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    parts = list(mail.walk())
    assert parts[4].get_param("method") == "REQUEST"
    assert parts[5].get_filename() == "gesprek.ics"
    assert b"BEGIN:VCALENDAR\r\n" in cast("bytes", parts[5].get_payload(decode=True))
    assert parts[4].get_payload(decode=True) == parts[5].get_payload(decode=True)


def test_a_mail_without_a_meeting_is_two_ways_to_read_it(letter: Letter, now: datetime) -> None:
    _, mail = sent(replace(letter, calendar=None), now)

    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_the_headers_are_those_of_a_machine_that_wants_no_answer(
    letter: Letter, now: datetime
) -> None:
    _, mail = sent(letter, now)

    assert {name: str(value) for name, value in mail.items() if name != "Content-Type"} == {
        "From": "Obs De Wilgenroos <aan-tafel@school.example>",
        "To": "ouder@mail.example",
        "Subject": "Uitnodiging: gesprek op school, dinsdag 8 december",
        "Date": "Mon, 23 Nov 2026 10:00:00 +0100",
        "Message-ID": "<0e3b6a52-0000-4000-8000-000000000001@school.example>",
        "Content-Language": "nl",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
        "MIME-Version": "1.0",
    }


@pytest.mark.parametrize(
    "subject",
    [
        "Nieuwe tijd voor het gesprek op school: dinsdag 6 april 2027, 15.00 uur",
        "Nieuwe tijd voor het gesprek op school: woensdag 16 september 2027, 15.00 uur, kamer 2",
        "Yeni görüşme saati: 16 Eylül 2027 Çarşamba, saat 15:00, okulda, lütfen yanıt verin",
    ],
)
def test_a_long_subject_begins_on_its_own_line(letter: Letter, now: datetime, subject: str) -> None:
    written, mail = sent(replace(letter, subject=subject), now)

    (line,) = (line for line in written.split(b"\r\n") if line.startswith(b"Subject:"))
    assert len(line) > len("Subject: ")
    assert len(line) <= 78
    assert mail["Subject"] == subject


def test_a_mail_needs_only_seven_bits_and_short_lines(letter: Letter, now: datetime) -> None:
    written, _ = sent(letter, now)

    assert max(written) < 128
    assert max(len(line) for line in written.split(b"\r\n")) <= 78
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_text_and_page_say_the_same_and_carry_the_link(letter: Letter, now: datetime) -> None:
    _, mail = sent(letter, now)
    text, page = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert page is not None

    for body in (text.get_content(), page.get_content()):
        assert "Café om 15.00 uur." in body
        assert "https://tafel.example/g/abcdefgh" in body
        assert "Bekijk en antwoord" in body
    assert '<html lang="nl" dir="ltr">' in page.get_content()
    assert "<img" not in page.get_content()
    assert "<script" not in page.get_content()


def test_somebodys_words_stay_words_in_the_page(letter: Letter, now: datetime) -> None:
    words = "<script>alert(1)</script> & co"
    _, mail = sent(
        replace(letter, subject="<b>", paragraphs=(words,), button=Button("<i>", "https://x/g/t")),
        now,
    )
    page = mail.get_body(("html",))

    assert page is not None
    assert "<title>&lt;b&gt;</title>" in page.get_content()
    assert ">&lt;i&gt;</a>" in page.get_content()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in page.get_content()


def test_a_link_in_the_words_can_be_clicked(letter: Letter, now: datetime) -> None:
    join = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_YWJj%40thread.v2/0?a=1&b=2"
    _, mail = sent(replace(letter, paragraphs=(f"Open deze link:\n{join}",)), now)
    page = mail.get_body(("html",))

    assert page is not None
    assert f'href="{join.replace("&", "&amp;")}"' in page.get_content()


INJECTIONS = [
    "Hallo\r\nBcc: boef@mail.example",
    "Hallo\nBcc: boef@mail.example",
    "Hallo\rBcc: boef@mail.example",
    "Hallo\x00",
    "Hallo\x85Bcc: boef@mail.example",
    "Hallo\u2028Bcc: boef@mail.example",
    "Hallo\u2029Bcc: boef@mail.example",
    "=?utf-8?q?Hallo=0D=0ABcc:_boef@mail.example?=",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_subject_cannot_begin_another_header(letter: Letter, now: datetime, text: str) -> None:
    with pytest.raises(HeaderRefused):
        compose(replace(letter, subject=text), SCHOOL, now)


@pytest.mark.parametrize("text", INJECTIONS)
def test_neither_can_a_senders_name(letter: Letter, now: datetime, text: str) -> None:
    with pytest.raises(HeaderRefused):
        compose(letter, replace(SCHOOL, name=text), now)


def test_the_second_guard_sees_a_header_that_folding_made(letter: Letter, now: datetime) -> None:
    mail = compose(letter, SCHOOL, now)
    del mail["Content-Language"]

    class Folded(str):
        """A header value that writes itself as two headers, as an old Python does."""

        __slots__ = ()
        name = "Content-Language"

        def fold(self, *, policy: object) -> str:
            return "Content-Language: nl\r\nBcc: boef@mail.example\r\n"

    mail._headers.append(("Content-Language", Folded("nl")))  # type: ignore[attr-defined]

    with pytest.raises(HeaderRefused):
        to_bytes(mail)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(subject=st.text(max_size=200))
def test_whatever_the_subject_the_headers_are_ours_or_there_is_no_mail(
    letter: Letter, now: datetime, subject: str
) -> None:
    try:
        _, mail = sent(replace(letter, subject=subject), now)
    except HeaderRefused:
        return
    assert sorted(mail.keys()) == sorted(compose(letter, SCHOOL, now).keys())
    if not subject.isascii():  # an ASCII one keeps its words, not every blank around them
        assert mail["Subject"] == subject


@pytest.mark.parametrize(
    "address",
    [
        "",
        "@",
        "ouder",
        "ouder@",
        "@mail.example",
        "ouder@mail",
        "ou der@mail.example",
        "ouder@mail.example, boef@mail.example",
        "ouder@mail.example\r\nBcc: boef@mail.example",
        '"ou\r\nder"@mail.example',
        "<ouder@mail.example>",
        "ouder@@mail.example",
        "ouder@mail..example",
        "jürgen@mail.example",
        "ouder@" + "a" * 70 + ".example",
        "=?utf-8?q?a?=@mail.example ",
    ],
)
def test_what_is_no_address_is_refused_without_being_repeated(address: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        mail_address(address)

    assert "example" not in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (" ouder+school@mail.example ", "ouder+school@mail.example"),
        ("o'neil.van-der_berg@sub.mail.example", "o'neil.van-der_berg@sub.mail.example"),
        ("ouder@bücher.example", "ouder@xn--bcher-kva.example"),
    ],
)
def test_an_address_is_written_so_that_any_server_takes_it(typed: str, written: str) -> None:
    assert mail_address(typed).addr_spec == written


def test_the_policy_that_writes_is_the_one_of_smtp(letter: Letter, now: datetime) -> None:
    assert compose(letter, SCHOOL, now).policy.linesep == SMTP.linesep
