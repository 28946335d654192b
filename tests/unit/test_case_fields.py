"""The kinds of fields that commands have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cases.errors import IdentityNumberRefused
from cases.operations.fields import (
    Day,
    FreeText,
    GroupName,
    JoinLink,
    Line,
    MailAddress,
    Moment,
    Part,
    thread_of,
)

LINE: TypeAdapter[str] = TypeAdapter(Line)
FREE_TEXT: TypeAdapter[str] = TypeAdapter(FreeText)
MAIL_ADDRESS: TypeAdapter[str] = TypeAdapter(MailAddress)
JOIN_LINK: TypeAdapter[str] = TypeAdapter(JoinLink)
MEETING = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NDk-_x%40thread.v2/0?context=x"


def test_a_line_is_one_line_without_blanks_around_it() -> None:
    assert LINE.validate_python("  Sem \n de\tVries ") == "Sem de Vries"


def test_what_cannot_be_shown_or_stored_is_taken_out() -> None:
    assert FREE_TEXT.validate_python("eerste\r\ntweede\x00\u202e\ufeff ") == "eerste\ntweede"


@pytest.mark.parametrize("text", ["", "   ", "\x00\n", "a" * 4001, "half \ud800"])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        FREE_TEXT.validate_python(text)


@pytest.mark.parametrize("adapter", [LINE, FREE_TEXT, MAIL_ADDRESS, JOIN_LINK])
@pytest.mark.parametrize("value", [None, 7, ["Sem"], {"a": 1}])
def test_what_is_no_text_is_refused(adapter: TypeAdapter[str], value: object) -> None:
    with pytest.raises(ValidationError):
        adapter.validate_python(value)


@pytest.mark.parametrize("adapter", [LINE, FREE_TEXT])
def test_identity_numbers_are_refused_with_a_reason_of_their_own(
    adapter: TypeAdapter[str],
) -> None:
    with pytest.raises(IdentityNumberRefused):
        adapter.validate_python("Sem 123456782")


@pytest.mark.parametrize(
    "address", ["a.b@school.nl", "o'brien+ouder@post.example.co.uk", " a@b.nl "]
)
def test_mail_addresses_are_taken(address: str) -> None:
    assert MAIL_ADDRESS.validate_python(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "moeder",
        "moeder@",
        "@school.nl",
        "moeder@school",
        "moeder@school..nl",
        "moeder@-school.nl",
        "Moeder <moeder@school.nl>",
        "een@school.nl, twee@school.nl",
        "moeder@school.nl\nBcc: x@y.nl",
        f"{'a' * 65}@school.nl",
        f"a@{'b.' * 130}nl",
    ],
)
def test_what_is_no_single_bare_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        MAIL_ADDRESS.validate_python(address)


@pytest.mark.parametrize(
    "link",
    [
        MEETING,
        "https://teams.live.com/meet/9345",
        "https://teams.cloud.microsoft/l/meetup-join/x",
        "http://127.0.0.1:3978/meet/1",
    ],
)
def test_join_links_of_teams_and_of_the_playground_are_taken(link: str) -> None:
    assert JOIN_LINK.validate_python(link) == link


@pytest.mark.parametrize(
    "link",
    [
        "teams.microsoft.com/l/meetup-join/x",
        "http://teams.microsoft.com/l/meetup-join/x",
        "https://teams.microsoft.com.example.org/x",
        "https://teams.microsoft.com@example.org/x",
        "https://example.org/?https://teams.microsoft.com/",
        "https://teams.microsoft.com\\@example.org/",
        "javascript:alert(1)//teams.microsoft.com",
        "https://[::1",
        "http://127.0.0.1:99999999/",
        "https://127.0.0.1/",
        "https://teams.microsoft.com/met spatie",
        "http://user@127.0.0.1/",
    ],
)
def test_links_that_lead_elsewhere_are_refused(link: str) -> None:
    with pytest.raises(ValidationError):
        JOIN_LINK.validate_python(link)


def test_a_join_link_tells_the_chat_of_its_meeting() -> None:
    assert thread_of(MEETING) == "19:meeting_NDk-_x@thread.v2"
    assert thread_of("https://teams.microsoft.com/meet/12345") is None
    channel = "https://teams.microsoft.com/l/meetup-join/19%3aabc%40thread.tacv2/1"
    assert thread_of(channel) is None


def test_groups_and_parts_are_short() -> None:
    for adapter, most in ((TypeAdapter(GroupName), 40), (TypeAdapter(Part), 60)):
        assert adapter.validate_python("a" * most) == "a" * most
        with pytest.raises(ValidationError):
            adapter.validate_python("a" * (most + 1))


def test_days_and_moments_outside_the_life_of_the_product_are_refused() -> None:
    for adapter, value in (
        (TypeAdapter(Day), "9999-12-31"),
        (TypeAdapter(Day), "1926-11-23"),
        (TypeAdapter(Moment), "9999-12-31T23:59:00-12:00"),
        (TypeAdapter(Moment), "2026-12-08T14:30:00"),
    ):
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


@given(st.text(max_size=300))
def test_no_text_breaks_a_field(text: str) -> None:
    for adapter in (LINE, FREE_TEXT, MAIL_ADDRESS, JOIN_LINK):
        try:
            taken = adapter.validate_python(text)
        except (ValidationError, IdentityNumberRefused):
            continue
        assert taken == taken.strip() != ""
        assert "\x00" not in taken
        assert adapter.validate_python(taken) == taken
