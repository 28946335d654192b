"""The letter to a parent was shown before the yes as one block of lines, hard to read.

What stands apart in a text stands apart on a card too.
"""

from dialogs.card_parts import paragraph


def test_lines_after_an_empty_one_stand_apart() -> None:
    blocks = paragraph("Beste ouder,\n\nKomt u?\nTot dan.\n \nGroet")

    assert [(_text(block), block["spacing"]) for block in blocks] == [
        ("Beste ouder,", "medium"),
        ("Komt u?", "medium"),
        ("Tot dan.", "none"),
        ("Groet", "medium"),
    ]


def _text(block: object) -> object:
    match block:
        case {"inlines": [{"text": text}]}:
            return text
    return None
