"""The mails that parents get: what they say, in both languages, and what they never say."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest

from bot.delivery.letter_writer import LetterWriter
from bot.delivery.letters import as_text
from bot.delivery.mail import From, compose, to_bytes
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.case import CaseId
from cases.operations.kinds import SHAPES, Kind, check
from cases.practices.practice import SCHOOL_ZONE
from cases.values import Value
from dialogs.language.mails import as_one_text, mail_says
from dialogs.language.texts import Catalogues

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=SCHOOL_ZONE)
MEETING = UUID("6f8a1c0e-0000-4000-8000-000000000001")
REFERENCE = UUID("0e3b6a52-0000-4000-8000-000000000001")
TOKEN = "T" * 32
JOIN = "https://teams.microsoft.com/l/x"
BY_MAIL = [kind for kind, shape in SHAPES.items() if shape.road is Road.MAIL]
TO_PARENTS = [kind for kind in BY_MAIL if not kind.startswith(("breach_", "pupil_"))]
ALL_VALUES: dict[str, Value] = {
    "school": "obs De Wilgenroos",
    "coordinator": "Marit de Boer",
    "parent": "Samira Bakker",
    "language": "nl",
    "token": TOKEN,
    "at": datetime(2026, 12, 8, 14, 30, tzinfo=SCHOOL_ZONE),
    "lasts": 45,
    "place": "Kamer 3",
    "join_url": None,
    "sequence": 0,
    "by": date(2026, 12, 18),
    "on": date(2026, 11, 23),
    "first": datetime(2026, 12, 8, 14, 30, tzinfo=SCHOOL_ZONE),
    "second": datetime(2026, 12, 9, 9, 0, tzinfo=SCHOOL_ZONE),
    "third": None,
    "replaces": None,
    "name": "Joris Blom",
    "breach": "DL-3F2A",
    "code": "042617",
    "label": "WR-014",
    "part": "jeugdverpleegkundige",
}


@pytest.fixture(scope="module")
def mails() -> LetterWriter:
    return LetterWriter(
        Catalogues.load(strict=True),
        From("aan-tafel@school.example", "De Brug"),
        "https://tafel.example",
        lambda: NOW,
    )


def message(kind: Kind, **values: Value) -> Message:
    shape = SHAPES[kind]
    made = Message(
        kind=kind,
        case=CaseId(UUID(int=1)),
        subject=MEETING,
        receiver=PersonId(UUID(int=2)),
        at=NOW,
        road=Road.MAIL,
        address="ouder@mail.example",
        values={name: (ALL_VALUES | values)[name] for name in shape.values},
        references={"meeting": MEETING} if "meeting" in shape.references else {},
    )
    check(made)
    return made


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", TO_PARENTS)
def test_every_mail_has_its_words_and_can_be_sent(
    mails: LetterWriter, kind: Kind, language: str
) -> None:
    letter = mails.letter(REFERENCE, message(kind, language=language))

    assert letter.language == language
    assert (
        letter.paragraphs[0]
        == {"nl": "Beste Samira Bakker,", "en": "Dear Samira Bakker,"}[language]
    )
    assert "Marit de Boer\nobs De Wilgenroos" in letter.closing[-1]
    assert b"\r\nTo: ouder@mail.example\r\n" in to_bytes(compose(letter, mails.sender, NOW))


@pytest.mark.parametrize("kind", BY_MAIL)
def test_a_subject_names_nobody(mails: LetterWriter, kind: Kind) -> None:
    subject = mails.letter(REFERENCE, message(kind)).subject

    assert not [name for name in ("Samira", "Bakker", "Marit", "Boer", "WR-") if name in subject]


def test_an_invitation_says_when_and_where_and_leads_to_the_page(mails: LetterWriter) -> None:
    letter = mails.letter(REFERENCE, message(Kind.PARENT_INVITED))

    assert letter.subject == "Uitnodiging voor een gesprek op school"
    assert letter.paragraphs[2:] == (
        "Wanneer: dinsdag 8 december 2026, 14.30–15.15 uur",
        "Waar: Kamer 3",
    )
    assert letter.button is not None
    assert letter.button.url == f"https://tafel.example/g/{TOKEN}"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"place": None}, ["Waar: op school"]),
        (
            {"place": None, "join_url": JOIN},
            [f"Het gesprek is online. Open deze link als het begint:\n{JOIN}"],
        ),
        (
            {"join_url": JOIN},
            [
                "Waar: Kamer 3",
                f"U kunt ook online meedoen. Open deze link als het gesprek begint:\n{JOIN}",
            ],
        ),
    ],
    ids=["no room", "online", "both"],
)
def test_where_is_said_as_far_as_it_is_known(
    mails: LetterWriter, values: dict[str, Value], told: list[str]
) -> None:
    letter = mails.letter(REFERENCE, message(Kind.MEETING_MAIL, **values))

    assert list(letter.paragraphs[3:]) == told


def test_an_invitation_without_a_day_says_so_and_brings_no_calendar_entry(
    mails: LetterWriter,
) -> None:
    nothing = {"at": None, "lasts": None, "place": None, "sequence": None}
    letter = mails.letter(REFERENCE, message(Kind.PARENT_INVITED, **nothing))

    assert letter.paragraphs[2:] == (
        "Er is nog geen dag voor het gesprek. U krijgt bericht als die er is.",
    )
    assert letter.calendar is None


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        (Kind.PARENT_INVITED, "REQUEST"),
        (Kind.MEETING_MAIL, "REQUEST"),
        (Kind.MEETING_MOVED_MAIL, "REQUEST"),
        (Kind.MEETING_CANCELLED_MAIL, "CANCEL"),
    ],
)
def test_the_calendar_hears_of_the_same_meeting_each_time(
    mails: LetterWriter, kind: Kind, method: str
) -> None:
    letter = mails.letter(REFERENCE, message(kind, sequence=2))

    assert letter.calendar is not None
    text = letter.calendar.text.decode().replace("\r\n ", "")
    assert f"METHOD:{method}\r\n" in text
    assert f"UID:{MEETING}@school.example\r\n" in text
    assert "SEQUENCE:2\r\n" in text
    assert "SUMMARY:Gesprek op school\\, obs De Wilgenroos\r\n" in text


@pytest.mark.parametrize("kind", BY_MAIL)
def test_nothing_personal_stands_in_a_calendar_that_a_family_shares(
    mails: LetterWriter, kind: Kind
) -> None:
    calendar = mails.letter(REFERENCE, message(kind)).calendar
    text = calendar.text.decode().replace("\r\n ", "") if calendar else ""

    assert TOKEN not in text
    assert "Samira" not in text


@pytest.mark.parametrize(
    "kind",
    [Kind.MEETING_SOON_MAIL, Kind.PARENT_REMINDED, Kind.AGREEMENT_SOON_MAIL],
)
def test_a_reminder_leaves_the_calendar_alone(mails: LetterWriter, kind: Kind) -> None:
    assert mails.letter(REFERENCE, message(kind)).calendar is None


def test_a_mail_about_an_agreement_has_no_link_that_would_lead_nowhere(mails: LetterWriter) -> None:
    letter = mails.letter(REFERENCE, message(Kind.AGREEMENT_LATE_MAIL))

    assert letter.button is None
    assert TOKEN not in "".join((*letter.paragraphs, *letter.closing))


def test_the_preview_in_the_chat_is_the_mail_as_it_will_be_read(mails: LetterWriter) -> None:
    made = message(Kind.PARENT_INVITED)
    letter = mails.letter(REFERENCE, made)
    link = f"https://tafel.example/g/{TOKEN}"
    preview = as_one_text(mail_says(made.kind, made.values), link)

    assert mails.catalogues.texts("nl").render(preview) + "\n" == as_text(letter)


def test_a_mail_without_an_address_is_a_mistake(mails: LetterWriter) -> None:
    with pytest.raises(ValueError, match="address"):
        mails.letter(REFERENCE, replace(message(Kind.MEETING_MAIL), address=None))


def test_the_privacy_officer_gets_no_link_and_no_greeting(mails: LetterWriter) -> None:
    letter = mails.letter(REFERENCE, message(Kind.BREACH_REPORTED_MAIL))
    assert letter.button is None
    assert letter.subject == "Datalek gemeld: DL-3F2A"
    assert letter.paragraphs[0].startswith("Joris Blom meldt een datalek")
