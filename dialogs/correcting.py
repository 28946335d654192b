"""Another answer than the one that was read back: "klopt niet, het is woensdag", "toch online"."""

import re
from dataclasses import replace
from typing import Any, Final

from dialogs.drafts import Draft
from dialogs.flow import Flow
from dialogs.kinds.adjusting import adjusted
from dialogs.kinds.among import Among
from dialogs.kinds.kind import Around, Found
from dialogs.kinds.moments import ADay, AMoment
from dialogs.kinds.words import Wording
from dialogs.understanding import tidy

_LEAD: Final = re.compile(
    r"""(?:(?:nee+n?|no|nope|ho|wacht|wait|sorry|oeps|oh?|toch|eigenlijk|actually|maar|liever|rather|fout
    |wrong|(?:het|dat|it|that)\ was
    |(?:dat\ |het\ |dit\ )?klopt\ (?:het\ |dat\ |toch\ )?niet|niet\ goed|of\ nee|not\ right|even
    |(?:dat|het|it)\ (?:is|moet|wordt|should\ be)|it's|that's\ wrong|moet|maak\ (?:er|daar|het|dat)
    |(?:ja+|yes|ok(?:e|é|ay)?|prima|goed|klopt|top)[\s,]+(?=(?:maar|but|alleen)(?!\w))|dan|then|alleen|but|met|with
    |make\ it|doe\ (?:er\ |dan\ )?|ik\ bedoel(?:de)?|i\ meant?)(?![\w'])[\s,.:;!-]*)+""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL: Final = re.compile(
    r"(?:[\s,.!]+(?:van|zijn|worden|graag|aub|alsjeblieft|please|dan|maar|toch|liever|instead|"
    r"bedoel(?:de)? ik|(?:doet|doe|gaat|ga) (?:het|dat)(?: zelf| wel| doen)*|zelf|"
    r"(?:does|will do) it))+"
    r"[\s.!]*\Z",
    re.IGNORECASE,
)


_INSTEAD: Final = (
    re.compile(
        r"(?:nee+[\s,.]+|no[\s,.]+)?(?:(?:het|dat|it) is )?(?:niet|not)\s.+?"
        r"[\s,]+(?:maar|but)\s+(.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:change|make|verander|wijzig|maak|zet)\s+(?:(?:the|de|het)\s+)?[\w-]+(?:\s[\w-]+)?"
        r"\s+(?:to|into|naar|op|in)\s+(.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(.+?)\s+(?:in plaats van|i\.?p\.?v\.?|instead of)\s.+", re.IGNORECASE),
)
_DOER: Final = re.compile(
    r"(?:nee+|no|toch|wacht|wait|oh)[\s,.!]+(?:nee+[\s,]+|toch[\s,]+)?(.+?)\s+(?:doet|doe|gaat|ga|does|"
    r"will)\s+(?:het|dat|it|do it)(?:\s+(?:wel|zelf|doen|toch))*[\s.!]*|"
    r"(.+?)\s+(?:doet|doe|ga|gaat)\s+(?:het|dat)\s+toch(?:\s+(?:maar|wel|zelf|doen))*[\s.!]*",
    re.IGNORECASE,
)
_IS: Final = r"\s*(?:[:=]|\b(?:is|wordt|was|moet|klopt niet[,.]?|should be)(?!\w))\s*(.+)"
_ARTICLE: Final = r"(?:(?:de|het|the)\s+)?"


def correction_in(text: str) -> str | None:
    """Return what is to stand instead, None if the words do not say that something is wrong."""
    text = text.strip()
    for shape in _INSTEAD:
        if found := shape.fullmatch(text):
            return found[1]
    lead = _LEAD.match(text)
    left = _TAIL.sub("", text[lead.end() :] if lead else text).strip()
    return left if left and left != text else None


async def changed_before(text: str, flow: Flow[Any], draft: Draft, around: Around) -> Draft | None:
    """Return the draft with an earlier answer changed; None if the words are about this one.

    While the next thing is asked, "nee, Noor doet het" is still about who does it, and "een
    week later" about the day, unless it is a day that is asked.
    """
    asked = flow.missing(draft)
    if asked is None or isinstance(asked.kind, ADay | AMoment):
        return None
    other = _DOER.fullmatch(text.strip())
    for ask in flow.applying(draft):
        if ask.field not in draft.values or ask.kind.takes_the_rest:
            continue
        looking = replace(around, field=ask.field)
        found = await adjusted(ask.kind, text, looking, only_relative=True)
        if found is None and other and isinstance(ask.kind, Among):
            named = await ask.kind.find(other[1] or other[2], looking)
            found = named if isinstance(named, Found) and not tidy(named.rest) else None
        if found and flow.accepts(ask.field, found.value):
            return draft.with_answer(ask.field, found.value)
    return None


async def changed_by_name(text: str, flow: Flow[Any], draft: Draft, around: Around) -> Draft | None:
    """Return the draft with "de groep is 5" taken: an answer behind the name of its question."""
    for ask in flow.applying(draft):
        names = "|".join(map(re.escape, around.spoken(f"{flow.name}.{ask.field}.label")))
        named = re.fullmatch(rf"{_ARTICLE}(?:{names}){_IS}", text.strip(), re.IGNORECASE)
        if not names or named is None:
            continue
        value = _TAIL.sub("", named[1])
        found = await ask.kind.find(value, replace(around, field=ask.field))
        if isinstance(found, Found) and flow.accepts(ask.field, found.value):
            return draft.with_answer(ask.field, found.value)
    return None


async def changed(text: str, flow: Flow[Any], draft: Draft, around: Around) -> Draft | None:
    """Return the draft with words taken as another answer to a question they fit wholly."""
    for ask in flow.applying(draft):
        if ask.kind.takes_the_rest:
            continue
        own_words = isinstance(ask.kind, Wording)  # of which almost any could be meant
        looking = replace(around, field=ask.field, volunteered=own_words)
        found = await adjusted(ask.kind, text, looking) or await ask.kind.find(text, looking)
        whole = isinstance(found, Found) and not tidy(found.rest)
        if isinstance(found, Found) and whole and flow.accepts(ask.field, found.value):
            return draft.with_answer(ask.field, found.value)
    return None
