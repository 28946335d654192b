"""A real browser, the rules of axe, and what axe does not see."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin
from weakref import WeakKeyDictionary

from playwright.async_api import Browser, Page, async_playwright

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SMALLEST_TARGET = 24
# What axe finds that can differ from screen to screen: the rest is about what is written.
ABOUT_SCREENS = [
    "color-contrast",
    "link-in-text-block",
    "scrollable-region-focusable",
    "target-size",
]

# WCAG 1.4.12: a reader may widen all spaces; nothing may then be cut off or overlap.
WIDER_TEXT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
# What axe leaves out (found by planting the faults): double ids, unnamed groups of fields,
# small targets beside text, sideways scrolling, and a name that stands apart from its sentence.
OWN_CHECKS = """(smallest) => {
    const found = [];
    const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push('twice #' + id);
    for (const group of document.querySelectorAll('fieldset'))
        if (!group.querySelector('legend')?.textContent.trim()) found.push('no legend');
    for (const name of ['aria-describedby', 'aria-labelledby'])
        for (const each of document.querySelectorAll('[' + name + ']'))
            for (const id of each.getAttribute(name).split(/\\s+/))
                if (!document.getElementById(id)) found.push(name + ' leads nowhere: ' + id);
    const targets = 'a, button, label.choice, input:not([type=hidden])';
    for (const target of document.querySelectorAll(targets)) {
        const box = target.getBoundingClientRect();
        if (target.checkVisibility() && !target.matches('.skip')
                && (box.width < smallest || box.height < smallest)) found.push(
            'small: ' + target.outerHTML.slice(0, 60));
    }
    for (const name of document.querySelectorAll('bdi')) {
        const around = name.parentElement;
        if (getComputedStyle(around).display.includes('flex')
                && around.textContent.trim() !== name.textContent.trim())
            found.push('a sentence in columns: ' + around.outerHTML.slice(0, 60));
    }
    if (document.dir === 'rtl') for (const each of document.body.querySelectorAll('[lang="nl"]'))
        if (!each.matches('bdi, nav *') && !['ltr', 'auto'].includes(each.closest('[dir]').dir))
            found.push('Dutch from right to left: ' + each.outerHTML.slice(0, 60));
    if (document.documentElement.scrollWidth > window.innerWidth) found.push('scrolls sideways');
    if (document.scripts.length) found.push('a script');
    return found;
}"""


@dataclass(frozen=True)
class Screen:
    """A way of looking at a page."""

    width: int
    height: int
    scheme: Literal["light", "dark"]


PHONE = Screen(360, 740, "light")
DARK_PHONE = Screen(360, 740, "dark")
DESKTOP = Screen(1280, 900, "light")
DARK_DESKTOP = Screen(1280, 900, "dark")
NARROW = Screen(320, 640, "light")
DARK_NARROW = Screen(320, 640, "dark")
SCREENS = (PHONE, DARK_PHONE, DESKTOP, DARK_DESKTOP, NARROW, DARK_NARROW)
EACH_ONCE = (PHONE, DARK_DESKTOP, NARROW)
"""Every width, and both ways of colouring: what a page is looked at on with each test."""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start the Chromium that was set up for tests, or the one on the path."""
    path = os.environ.get("AANTAFEL_CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: `make test` sets one up"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path)
        yield browser
        await browser.close()


_GLASSES: WeakKeyDictionary[Browser, Page] = WeakKeyDictionary()


async def under_glass(page: Page) -> Page:
    """Return a page beside this one that shows the same, and in which axe was read already.

    A browser compiles axe anew for every page that it opens, which takes ten times as long as
    running it. A document that is written anew keeps what was read before. Our policy would keep
    styles from applying that a test plants.
    """
    browser = page.context.browser
    assert browser
    glass = _GLASSES.get(browser)
    if glass is None:
        glass = _GLASSES[browser] = await browser.new_page(bypass_csp=True)
        await glass.goto(urljoin(page.url, "/privacy"))
        await glass.evaluate(AXE.read_text(encoding="utf-8"))
    await glass.set_content(await page.content())
    await glass.evaluate("document.adoptedStyleSheets = []")
    return glass


async def violations(glass: Page, rules: list[str]) -> list[str]:
    """Return what axe and our own checks find wrong with what is under the glass.

    ``rules``: tags or names of rules of axe.
    """
    result = await glass.evaluate(
        "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(all => "
        "all.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' ')))",
        rules,
    )
    return [*result, *await own_faults(glass)]


async def own_faults(page: Page) -> list[str]:
    """Return what our own checks find wrong with the page as it is now."""
    found: list[str] = await page.evaluate(OWN_CHECKS, SMALLEST_TARGET)
    return found


async def look(page: Page, screen: Screen, name: str) -> None:
    """Set the size and the colours, and keep a picture where one is asked for."""
    await page.set_viewport_size({"width": screen.width, "height": screen.height})
    await page.emulate_media(color_scheme=screen.scheme)
    folder = os.environ.get("AANTAFEL_PICTURES")
    if folder:
        file = Path(folder) / f"{name}-{screen.width}-{screen.scheme}.png"
        await page.screenshot(path=file, full_page=True)
