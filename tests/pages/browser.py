"""A real browser, the rules of axe, and what axe does not see."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Page, async_playwright

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SMALLEST_TARGET = 24

# WCAG 1.4.12: a reader may widen all spaces; nothing may then be cut off or overlap.
WIDER_TEXT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
# What axe leaves out (found by planting the faults): double ids, unnamed groups of fields,
# small targets beside text, and sideways scrolling.
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
    if (document.dir === 'rtl') for (const each of document.body.querySelectorAll('[lang="nl"]'))
        if (!each.matches('bdi, nav a') && !['ltr', 'auto'].includes(each.closest('[dir]').dir))
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
SCREENS = (PHONE, DARK_PHONE, DESKTOP, DARK_DESKTOP, NARROW)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start the Chromium that was set up for tests, or the one on the path."""
    path = os.environ.get("AANTAFEL_CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: `make test` sets one up"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path)
        yield browser
        await browser.close()


async def violations(page: Page) -> list[str]:
    """Return what axe and our own checks find wrong with the page as it is now."""
    # Our policy blocks script tags, but not what the browser itself is told to run. Reading
    # axe takes longer than running it, so that is done once for each page.
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    result = await page.evaluate(
        "tags => axe.run({runOnly: tags}).then(all => all.violations.map("
        "each => each.id + ': ' + each.nodes.map(node => node.html).join(' ')))",
        TAGS,
    )
    return [*result, *await own_faults(page)]


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
