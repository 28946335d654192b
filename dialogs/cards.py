"""Turning an answer into what Teams shows: a card, a message's text, a line for a toast."""

import re
from collections.abc import Callable, Sequence
from itertools import chain

from pydantic_core import to_json

from dialogs.answers import MOST_BUTTONS, Act, Answer, Button, OpenLink, OpenPage
from dialogs.card_parts import Element, briefly, form_field, open_url, paragraph, press, words
from dialogs.language.say import Say
from dialogs.language.texts import Texts
from dialogs.markdown import escaped

LARGEST_CARD = 25_000
"""Bytes of a card as Teams counts them, two to a character; Teams refuses about 100,000."""
_LONGEST_TEXT = 10_000
_LONGEST_FALLBACK = 500
_LONGEST_SUMMARY = 100
_SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
_DOTS = "…"
_LABEL = re.compile(r"[A-Z]{2,4}-\d{3,5}")

ActId = Callable[[Act], str]
PageUrl = Callable[[str, str], str]
"""Gives the address of one of our pages by its path, in a reader's language."""


def wants_card(answer: Answer) -> bool:
    """Say whether an answer needs a card: it has buttons or a form."""
    return bool(answer.offers or answer.form)


def build_card(answer: Answer, texts: Texts, ids: ActId, page_url: PageUrl) -> Element:
    """Return the answer as an Adaptive Card of version 1.5, the newest that Teams shows.

    ``ids`` keeps an act and gives the opaque id that its button carries; ``page_url`` gives
    the address of one of our pages in a language. Buttons beyond six are left out, and so is a
    form that would make the card too large: everything can be typed as well. A very long text is
    cut.
    """
    room = MOST_BUTTONS if answer.form is None else MOST_BUTTONS - 1
    buttons = [_button(offer, texts, ids, page_url) for offer in answer.offers[:room]]
    if answer.form is not None:
        submit = answer.form.submit
        title = words(submit.title, texts)
        hand_in = press(title, ids(submit.act), submit.weight, with_inputs=True)
        inputs = chain.from_iterable(form_field(field, texts) for field in answer.form.fields)
        card = _card(answer, texts, [*_told(answer, texts), *inputs], [hand_in, *buttons])
        if card_size(card) <= LARGEST_CARD:
            return card
    return _fitting(answer, texts, buttons=buttons)


def done_card(answer: Answer, texts: Texts, chosen: Say | None = None) -> Element:
    """Return the card after a press: what it said and what was chosen, nothing to press."""
    if chosen is None:
        return _fitting(answer, texts)
    return _fitting(answer, texts, after=_lines(Say("talk.chosen", {"choice": chosen}), texts))


def answer_text(answer: Answer, texts: Texts) -> str:
    """Return the answer as the text of a message, in markdown with everybody's words escaped."""
    said = "\n".join(texts.render(say, escaped) for say in answer.says)
    text = "\n\n".join(line for line in said.split("\n") if line.strip())
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT].rstrip("\\") + _DOTS


def summary(answer: Answer, texts: Texts) -> str:
    """Return the line for a toast and the list of chats: what is said first, nobody's words.

    A locked phone shows it. Of all words only a case's label is kept, the rest becomes dots;
    a push, whose text holds no content by design, may be rendered whole instead.
    """
    if not answer.says:
        return ""
    first = texts.render(answer.says[0], _label_only).partition("\n")[0]
    return first if len(first) <= _LONGEST_SUMMARY else first[: _LONGEST_SUMMARY - 1] + _DOTS


def card_size(card: Element) -> int:
    """Return how many bytes the card counts for in Teams."""
    return 2 * len(to_json(card).decode())


def _card(
    answer: Answer, texts: Texts, body: Sequence[Element], buttons: Sequence[Element]
) -> Element:
    plain = " ".join(words(say, texts) for say in answer.says)
    card: Element = {
        "type": "AdaptiveCard",
        "$schema": _SCHEMA,
        "version": "1.5",
        "lang": texts.language,
        "fallbackText": plain[:_LONGEST_FALLBACK],
        "body": list(body),
    }
    if buttons:
        card["actions"] = list(buttons)
    return card


def _fitting(
    answer: Answer,
    texts: Texts,
    *,
    after: Sequence[Element] = (),
    buttons: Sequence[Element] = (),
) -> Element:
    card = _card(answer, texts, [*_told(answer, texts), *after], buttons)
    if card_size(card) <= LARGEST_CARD:
        return card
    said = "\n".join(texts.render(say) for say in answer.says)
    return _card(answer, texts, [*paragraph(briefly(said)), *after], buttons)


def _told(answer: Answer, texts: Texts) -> list[Element]:
    return [line for say in answer.says for line in _lines(say, texts)]


def _lines(say: Say, texts: Texts) -> list[Element]:
    return paragraph(texts.render(say))


def _button(offer: Button, texts: Texts, ids: ActId, page_url: PageUrl) -> Element:
    title = words(offer.title, texts)
    if isinstance(offer, OpenLink):
        return open_url(title, offer.url)
    if isinstance(offer, OpenPage):
        return open_url(title, page_url(offer.path, offer.language or texts.language))
    return press(title, ids(offer.act), offer.weight, with_inputs=False)


def _label_only(spoken: str) -> str:
    return spoken if _LABEL.fullmatch(spoken) else _DOTS
