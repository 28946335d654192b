"""What a parent's page is measured with, run once with little, so that none of it rots."""

from datetime import timedelta

from benchmarks.pages.__main__ import measure


async def test_parents_pages_are_measured_beside_one_line_of_text() -> None:
    seen = await measure(rounds=1, each=timedelta(seconds=0.2))
    assert list(seen) == ["one line of text", "dead link", "landing page", "parent's own page"]
    text, *pages = (rounds[0] for rounds in seen.values())
    for page in pages:
        assert len(text.times) > len(page.times) > 0
        assert timedelta() < page.at(50) <= page.at(95)
