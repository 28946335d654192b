"""What counts as an identity number, and what only looks like one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.errors import IdentityNumberRefused
from cases.identity_numbers import (
    holds_identity_number,
    passes_eleven_test,
    refuse_identity_numbers,
    without_identity_numbers,
)

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)


def _valid(first_eight: str) -> str | None:
    """Return the BSN that begins with these digits, None where there is none."""
    last = sum(w * int(d) for w, d in zip(WEIGHTS, first_eight, strict=True)) % 11
    return None if last == 10 else f"{first_eight}{last}"


valid_numbers = (
    st.from_regex(r"[1-9][0-9]{7}", fullmatch=True)
    .map(_valid)
    .filter(lambda number: number is not None)
    .map(str)
)
words = st.text(st.characters(blacklist_categories=("Nd", "Cs")), max_size=30).filter(
    lambda text: not re.search(r"[.,+-]|ketenid", text)
)


@pytest.mark.parametrize(
    "text",
    [
        "BSN 123456782",
        "bsn:123456782.",
        "(123456782)",
        "123 456 782",
        "1234.56.782",
        "1234-56-782",
        "zijn nummer is 12345672 hoor",
        "https://ketenid.nl/201703/0f3c9a",
        "zie HTTPS://test.ketenid.nl/pilot/0f3c9a, toch?",
    ],
)
def test_identity_numbers_are_found(text: str) -> None:
    assert holds_identity_number(text)
    with pytest.raises(IdentityNumberRefused):
        refuse_identity_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "WR-014",
        "123456789",  # fails the eleven-test
        "12-12-2026 en 2026-12-08",
        "1234567820",  # ten digits
        "0123456782",
        "06 12345678",
        "+31 612345672",
        "+31612345672",
        "0031 612345672",
        "000000000",
        "€ 123456782,50",
        "ketenid is een woord",
        "groep 5/6, 14.30 uur, lokaal 12",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert not holds_identity_number(text)
    assert refuse_identity_numbers(text) == text
    assert without_identity_numbers(text) == text


def test_the_eleven_test_reads_eight_digits_with_a_zero_before_them() -> None:
    assert passes_eleven_test("123456782")
    assert passes_eleven_test("012345672") == passes_eleven_test("12345672")
    assert not passes_eleven_test("000000000")


@given(before=words, number=valid_numbers, after=words)
def test_a_valid_number_is_found_in_any_text_and_taken_out_of_it(
    before: str, number: str, after: str
) -> None:
    text = f"{before} {number} {after}"
    assert holds_identity_number(text)
    cleaned = without_identity_numbers(text)
    assert number not in cleaned
    assert cleaned == f"{before} […] {after}"


@given(number=valid_numbers, place=st.integers(0, 8), change=st.integers(1, 9))
def test_one_wrong_digit_makes_it_no_number(number: str, place: int, change: int) -> None:
    wrong = str((int(number[place]) + change) % 10)
    assert not passes_eleven_test(number[:place] + wrong + number[place + 1 :])


@given(st.text(max_size=200))
def test_no_text_breaks_the_search_and_none_keeps_a_number(text: str) -> None:
    assert not holds_identity_number(without_identity_numbers(text))
