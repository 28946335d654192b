"""A mail from right to left: what is left to right in it stays readable, and so does its diary."""

from email import message_from_bytes
from email.policy import default

import icalendar
import pytest

from bot.delivery.letter_writer import LetterWriter
from bot.delivery.mail import From, compose, to_bytes
from cases.operations.kinds import Kind
from dialogs.language.marks import END, OWN, WORDS
from dialogs.language.texts import Catalogues
from tests.mail.test_letter_writer import JOIN, NOW, REFERENCE, message

KINDS = (Kind.PARENT_INVITED, Kind.MEETING_MOVED_MAIL, Kind.PARENT_REMINDED, Kind.DOOR_CODE_MAIL)


@pytest.fixture(scope="module")
def mails() -> LetterWriter:
    return LetterWriter(
        Catalogues.load(strict=True, drafts=True),
        From("aan-tafel@school.example", "De Brug"),
        "https://tafel.example",
        lambda: NOW,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_can_be_sent_and_every_mark_is_closed(mails: LetterWriter, kind: Kind) -> None:
    letter = mails.letter(REFERENCE, message(kind, language="ar"))
    sent = message_from_bytes(to_bytes(compose(letter, mails.sender, NOW)), policy=default)

    assert (letter.language, letter.direction) == ("ar", "rtl")
    assert (sent["Content-Language"], sent["Subject"]) == ("ar", letter.subject)
    for text in (letter.subject, *letter.paragraphs, *letter.closing):
        opened = sum(text.count(mark) for mark in (WORDS, OWN, "\u2066"))
        assert opened == text.count(END)


def test_names_and_times_are_set_apart(mails: LetterWriter) -> None:
    letter = mails.letter(REFERENCE, message(Kind.MEETING_MAIL, language="ar"))

    assert f"{WORDS}Samira Bakker{END}" in letter.paragraphs[0]
    assert letter.subject == (
        f"لقاء في المدرسة: {OWN}الثلاثاء 8 ديسمبر (كانون الأول) 2026، الساعة 14:30{END}"
    )


def test_a_link_ends_where_the_address_ends(mails: LetterWriter) -> None:
    letter = mails.letter(REFERENCE, message(Kind.MEETING_MAIL, language="ar", join_url=JOIN))

    assert letter.paragraphs[-1].endswith(f"\n{JOIN}")


def test_the_diary_of_a_phone_reads_it(mails: LetterWriter) -> None:
    letter = mails.letter(REFERENCE, message(Kind.PARENT_INVITED, language="ar"))

    assert letter.calendar
    (event,) = icalendar.Calendar.from_ical(letter.calendar.text).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"لقاء في المدرسة، {WORDS}obs De Wilgenroos{END}"
    assert b"\r\nDTSTART:20261208T133000Z\r\n" in letter.calendar.text
    assert max(len(line) for line in letter.calendar.text.split(b"\r\n")) <= 75


def test_a_language_that_is_not_switched_on_is_not_written_in() -> None:
    mails = LetterWriter(
        Catalogues.load(strict=True),
        From("aan-tafel@school.example", "De Brug"),
        "https://tafel.example",
        lambda: NOW,
    )

    assert mails.letter(REFERENCE, message(Kind.PARENT_INVITED, language="ar")).language == "nl"
