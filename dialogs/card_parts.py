"""The parts of an Adaptive Card, as plain JSON.

Words stand in text runs: Teams reads a text block as markdown, and escapes it differently on
every client, but shows a run as it is. A single new line is lost in both, so every line is a
block of its own.

Source:
    Adaptive Card schema 1.5; AdaptiveCards issues 5538 (new lines), 5590 and 7474 (escapes).
"""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dialogs.answers import FieldKind, FormField, Weight
from dialogs.language.harmless import harmless
from dialogs.language.say import Say
from dialogs.language.texts import Texts
from dialogs.markdown import without_markup

Element = dict[str, JsonValue]

LONGEST_TITLE = 20
"""Characters of a button that can be read in the narrowest chat, 320 pixels wide."""
_LONGEST_TOOLTIP = 60
_MOST_LINES = 20
_LONGEST_LINE = 150
_FEW_CHOICES = 4
_STYLES: Mapping[Weight, str] = {Weight.MAIN: "positive", Weight.ENDING: "destructive"}
_VERB = "act"


def paragraph(text: str, color: str = "default") -> list[Element]:
    """Return a block for each line of the text.

    The first line, and each after an empty one, stands apart from what is above it.
    """
    lines = text.split("\n")
    return [
        {
            "type": "RichTextBlock",
            "spacing": "none" if before.strip() else "medium",
            "inlines": [{"type": "TextRun", "text": line, "color": color}],
        }
        for before, line in zip(["", *lines], lines, strict=False)
        if line.strip()
    ]


def briefly(text: str) -> str:
    """Return the first lines of a text, the long ones cut."""
    lines = [line for line in text.split("\n") if line.strip()][:_MOST_LINES]
    return "\n".join(
        line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…" for line in lines
    )


def press(title: str, action_id: str, weight: Weight, *, with_inputs: bool) -> Element:
    """Return a button that stands for an act kept under this id.

    Some phones cannot carry out ``Action.Execute``; they get ``Action.Submit`` with the same
    id. A button that hands in no form takes no inputs along, else an empty required field
    would keep it from being pressed.
    """
    button: Element = {
        "title": short(title),
        "data": {"action": action_id},
        "associatedInputs": "auto" if with_inputs else "none",
    }
    if weight in _STYLES:
        button["style"] = _STYLES[weight]
    execute: Element = {"type": "Action.Execute", "verb": _VERB, **button}
    if short(title) != title:
        execute["tooltip"] = title[:_LONGEST_TOOLTIP]
    return {**execute, "fallback": {"type": "Action.Submit", **button}}


def open_url(title: str, url: str) -> Element:
    """Return a button that opens a page."""
    return {"type": "Action.OpenUrl", "title": short(title), "url": url}


def form_field(field: FormField, texts: Texts) -> list[Element]:
    """Return a form's field, and under it what is wrong with the answer in it.

    Raises:
        ValueError: the field would overwrite the id of the button's act.
    """
    if field.name == "action":
        raise ValueError("a field named action would replace the button's id")
    kind = FieldKind(field.kind)
    element = _choice(field, texts) if field.choices else _text_input(field, texts)
    element |= {"id": field.name, "label": words(field.label, texts)}
    if field.required:
        element |= {"isRequired": True, "errorMessage": words(Say("talk.field_needed"), texts)}
    if kind is FieldKind.SEVERAL:
        element["isMultiSelect"] = True
    if field.error is None:
        return [element]
    wrong = paragraph(texts.render(field.error), "attention")
    return [element, *({**line, "spacing": "none"} for line in wrong)]


def words(text: Say | str, texts: Texts) -> str:
    """Return a text on one line, for a place that shows no markup and no backslash."""
    if isinstance(text, str):
        return without_markup(text)
    return " ".join(texts.render(text, without_markup).split())


def short(title: str) -> str:
    """Return a title that fits on a button; what is cut off is replaced by dots."""
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[: LONGEST_TITLE - 1]
    whole = cut.rpartition(" ")[0] if " " in cut[LONGEST_TITLE // 2 :] else cut
    return f"{whole.rstrip(' ,;:.')}…"


def _text_input(field: FormField, texts: Texts) -> Element:
    element: Element = {"type": "Input.Text", "isMultiline": field.kind is FieldKind.PARAGRAPH}
    value = texts.render(field.value) if isinstance(field.value, Say) else field.value
    if value:
        element["value"] = harmless(value)
    if field.example is not None:
        element["placeholder"] = words(field.example, texts)
    return element


def _choice(field: FormField, texts: Texts) -> Element:
    several = field.kind is FieldKind.SEVERAL
    few = len(field.choices) <= _FEW_CHOICES
    choices: list[JsonValue] = [
        {"title": words(title, texts), "value": value} for value, title in field.choices
    ]
    element: Element = {
        "type": "Input.ChoiceSet",
        "wrap": True,
        "choices": choices,
        # an expanded single choice cannot be emptied again, so an optional one is a list
        "style": "expanded" if several or (few and field.required) else "compact",
    }
    known = [value for value, _ in field.choices]
    value = field.value if isinstance(field.value, str) else ""
    if kept := _still_offered(value, known, several=several):
        element["value"] = kept
    return element


def _still_offered(value: str, known: Sequence[str], *, several: bool) -> str:
    chosen = value.split(",") if several else [value]
    return ",".join(each for each in chosen if each in known)
