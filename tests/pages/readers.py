"""Looking at a page as its different readers do: every screen, the keyboard, every language."""

import re

from playwright.async_api import Page

from tests.pages.browser import (
    ABOUT_SCREENS,
    EACH_ONCE,
    NARROW,
    SCREENS,
    TAGS,
    WIDER_TEXT,
    Screen,
    look,
    own_faults,
    under_glass,
    violations,
)
from tests.pages.looked import LOOKS

HEAVIEST = 15 * 1024
"""The most octets of HTML on one page; ours are read on cheap phones, far from a mast."""

_AS_LONG_AS_IT_IS = ("package", "pupil-gegevens")
_MOST_OF_ALL = 60 * 1024
"""Pages that tell everything there is, and the most that a small case may come to on them."""

_MOST_STOPS = 80
_RAW_KEY = re.compile(r"(?<!@)\b(?:page|mail|look|value|talk|choice|error)\.[a-z_]+")
_DUTCH = re.compile(
    r"\b(?:het|een|niet|uw|wij|naar|wordt|kunt|geen|deze|ook|voor|zijn)\b", re.IGNORECASE
)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_OTHER_SCRIPTS = frozenset({"ar", "uk"})
_NAMES = re.compile(
    r"Aan tafel|Autoriteit Persoonsgegevens|intern begeleider|wijkteam|Teams|BSN|cookie"
)

# What stands in the language of the page itself, in texts and in what is only read aloud; what
# staff copy is a text of its own, and so is what visitors wrote.
_OWN_WORDS = """() => {
    const tongue = document.documentElement.lang;
    const own = each => (each.closest('[lang]')?.lang ?? tongue) === tongue
        && !each.closest('.copy, textarea, [dir=auto]');
    const said = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (own(walk.currentNode.parentElement))
        said.push(walk.currentNode.data);
    for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
        for (const each of document.body.querySelectorAll('[' + name + ']'))
            if (own(each)) said.push(each.getAttribute(name));
    return said.map(each => each.replace(/\u2068[^\u2069]*\u2069/g, '').trim()).filter(Boolean);
}"""
# A group of radio buttons is one stop; which button is its stop depends on what is chosen.
_STOPS = """() => new Set([...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex="0"]')]
    .filter(each => each.checkVisibility() && each.tabIndex >= 0)
    .map(each => each.type === 'radio' ? 'radio ' + each.name : each)).size"""
# A field for a day has stops inside, so that one element may be met several times in a row.
_HERE = """() => {
    const here = document.activeElement, past = (window.stops ??= new Set());
    if (here === document.body) return {outside: true};
    if (past.has(here) && here !== window.latest) return null;
    const first = !past.has(here);
    past.add(here);
    window.latest = here;
    const style = getComputedStyle(here), box = here.getBoundingClientRect();
    const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {what: here.outerHTML.slice(0, 80), first, seen, shown};
}"""


async def faults_of(
    page: Page, name: str, screens: tuple[Screen, ...] = EACH_ONCE, *, thorough: bool = False
) -> list[str]:
    """Return all that is wrong with a page, for whichever reader; none if it is fine.

    Every rule of axe is held to the first screen, and to the others what can differ there;
    ``thorough``: every rule to every screen that there is.
    """
    LOOKS.at(name)
    found = [*await _unseen_stops(page), *await unreadable(page)]
    size = len((await page.content()).encode())
    if size > (_MOST_OF_ALL if name.startswith(_AS_LONG_AS_IT_IS) else HEAVIEST):
        found.append(f"{size} octets")
    glass = await under_glass(page)
    for screen in SCREENS if thorough else screens:
        await look(glass, screen, name)
        every_rule = thorough or screen is screens[0]
        wrong = await violations(glass, TAGS if every_rule else ABOUT_SCREENS)
        found += [f"{screen.width} {screen.scheme}: {each}" for each in wrong]
    await look(glass, NARROW, name)
    await glass.evaluate(WIDER_TEXT)
    return found + [f"wider text: {each}" for each in await own_faults(glass)]


async def unreadable(page: Page) -> list[str]:
    """Return keys instead of texts, and Dutch on a page in another language."""
    language = await page.get_attribute("html", "lang")
    found: list[str] = []
    for said in await page.evaluate(_OWN_WORDS):
        if _RAW_KEY.search(said):
            found.append(f"a key: {said}")
        strange = _LATIN if language in _OTHER_SCRIPTS else _DUTCH
        if language != "nl" and strange.search(_NAMES.sub("", said)):
            found.append(f"not in {language}: {said}")
    return found


async def _unseen_stops(page: Page) -> list[str]:
    """Walk over the page with Tab, and return the stops where nothing shows where one is."""
    found: list[str] = []
    stops = 0
    await page.wait_for_selector("[autofocus]:not(:focus)", state="detached")
    for _ in range(_MOST_STOPS):
        await page.keyboard.press("Tab")
        here = await page.evaluate(_HERE)
        if here is None:  # once round
            break
        if "outside" in here:
            continue
        stops += here["first"]
        if not (here["seen"] and here["shown"]):
            found.append(f"focus is not seen: {here['what']}")
    if stops != (there := await page.evaluate(_STOPS)):
        found.append(f"Tab stops {stops} times at {there} places")
    return found
