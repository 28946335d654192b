"""One small sheet for all pages, that mirrors by itself for languages from right to left."""

import re

from bot.pages.rendering import Pages

LARGEST = 6 * 1024
PHYSICAL = re.compile(
    r"""(?:^|[\s;{])(?:
    (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)*
    |left|right|top|bottom|(?:min-|max-)?(?:width|height)|float|clear
    |border-(?:top|bottom)-(?:left|right)-radius
    )\s*:
    |text-align:\s*(?:left|right)""",
    re.VERBOSE,
)


def test_the_sheet_has_logical_properties_only(pages: Pages) -> None:
    sheet = pages.stylesheet.text.decode()
    rules = re.sub(r"/\*.*?\*/|@media[^{]*\{", "", sheet, flags=re.DOTALL)

    assert PHYSICAL.findall(rules) == []
    assert PHYSICAL.search("a { margin-left: 1rem }")
    assert PHYSICAL.search("a { top: 0 }")
    assert not PHYSICAL.search("a { margin-block-start: 0; border-width: 1px; }")


def test_the_sheet_is_small_and_loads_nothing(pages: Pages) -> None:
    sheet = pages.stylesheet.text.decode()

    assert len(sheet.encode()) <= LARGEST
    assert not re.search(r"url\(|@import|@font-face", sheet)
