"""What a parent's page is measured with, run once with little, so that none of it rots."""

from datetime import timedelta

from benchmarks.pages.__main__ import measure


async def test_a_parents_page_is_measured_beside_one_line_of_text() -> None:
    seen = await measure(rounds=1, each=timedelta(seconds=0.2))
    assert set(seen) == {"one line of text", "parent's page"}
    text, page = (rounds[0] for rounds in seen.values())
    assert len(text.times) > len(page.times) > 0
    assert timedelta() < page.at(50) <= page.at(95)
