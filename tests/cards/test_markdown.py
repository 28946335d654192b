"""Nobody's words do anything in a message but stand there."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dialogs.markdown import escaped, without_markup

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = st.text(
    st.sampled_from(list("[]()*_~`#|<>&!\\-+=.:;\n\t 1a é")) | st.characters(codec="utf-8"),
)


def shown(words: str) -> str:
    """Return what a reader of CommonMark sees, with the marks around it taken off."""
    page = MARKDOWN.render(escaped(words))
    plain = re.fullmatch(r"(?:<p>(?P<text>[^<]*(?:<br />[^<]*)*)</p>\n)*", page)
    assert plain, page
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@settings(deadline=None)
@given(MARKUP)
def test_escaped_words_are_only_text(words: str) -> None:
    seen = shown(words)

    look_alikes = words.translate(str.maketrans("<>&", "‹›＆"))
    kept = "".join(c for c in look_alikes if c.isalnum() and c.isascii())
    assert "".join(c for c in seen if c.isalnum() and c.isascii()) == kept


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("[Klik hier](https://kwaad.example)", "[Klik hier](https://kwaad.example)"),
        ("![x](https://kwaad.example/volg.png)", "![x](https://kwaad.example/volg.png)"),
        ("**dik** _schuin_ ~~door~~ `code`", "**dik** _schuin_ ~~door~~ `code`"),
        ("# kop", "# kop"),
        ("1. een", "1. een"),
        ("- een", "- een"),
        ("    code", "code"),
        ("a | b", "a | b"),
        ("<at>Directeur</at>", "‹at›Directeur‹/at›"),
        ("&lt;at&gt;", "＆lt;at＆gt;"),
        ("C:\\map\\*", "C:\\map\\*"),
        ("Zoë-Mae O'Neill (groep 6)", "Zoë-Mae O'Neill (groep 6)"),
        ("jan_de_boer@school.example", "jan_de_boer@school.example"),
    ],
)
def test_what_markdown_would_obey_is_read_as_it_was_typed(words: str, seen: str) -> None:
    assert shown(words).strip() == seen


@settings(deadline=None)
@given(MARKUP)
def test_words_without_markup_hold_no_sign_and_no_new_line(words: str) -> None:
    plain = without_markup(words)

    assert not set(plain) & set("[]*_~`#|<>&\\\n\t")
    assert without_markup(plain) == plain


def test_words_without_markup_can_still_be_read() -> None:
    assert without_markup("[Sem] *de* Boer\n(groep 6)") == "(Sem) ∗de∗ Boer (groep 6)"
