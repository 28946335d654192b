"""A pasted join link lost its end, because an id in it began with what could be a BSN."""

from cases.identity_numbers import holds_identity_number, without_identity_numbers

LINK = (
    "https://teams.microsoft.com/l/meetup-join/19%3Ameeting_abc%40thread.v2/0"
    "?context=%7B%22Tid%22%3A%22760775e0-db23-5e23-8d97-ad60741a0179%22%7D"
)


def test_a_join_link_stays_whole() -> None:
    assert holds_identity_number("%22760775e0")
    assert without_identity_numbers(f"hier: {LINK} tot dan") == f"hier: {LINK} tot dan"


def test_a_number_beside_a_link_is_still_taken_out() -> None:
    left = without_identity_numbers(f"111222333 {LINK} 111222333")
    assert left == f"[…] {LINK} […]"
    assert holds_identity_number("https://elders.example/111222333")
