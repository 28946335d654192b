"""What stands in another language or direction is marked for browsers and screen readers."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.pages.marking import with_elements
from bot.pages.rendering import Shown
from dialogs.language.marks import END, base_apart, own_apart, words_apart
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues

GUESTS = Catalogues.load(strict=True, drafts=True).for_guests
ASKED = Say("page.guest.consent.share_expert.question", {"name": "Fenna Postma"})
HOSTILE = st.text(
    st.sampled_from(["<", ">", "a", '"', "\u2066", "\u2067", "\u2068", "\u2069", "س", "&", " "])
)


def test_each_mark_becomes_the_element_it_stands_for() -> None:
    page = f"<p>{words_apart('Fenna')} {own_apart('14:30')} {base_apart('Tot ziens.')}</p>"

    assert with_elements(page) == (
        '<p><bdi lang="nl">Fenna</bdi> <bdi>14:30</bdi> '
        '<span lang="nl" dir="ltr">Tot ziens.</span></p>'
    )


def test_words_in_a_script_that_dutch_is_not_written_in_are_not_called_dutch() -> None:
    assert with_elements(words_apart("أختي")) == "<bdi>أختي</bdi>"
    assert with_elements(words_apart("Моя сестра")) == "<bdi>Моя сестра</bdi>"
    assert with_elements(words_apart("Yılmaz")) == '<bdi lang="nl">Yılmaz</bdi>'


def test_a_title_an_attribute_and_a_field_keep_the_marks() -> None:
    marked = words_apart("Fenna")
    kept = f'<title>{marked}</title><a aria-label="{marked}"></a><textarea>{marked}</textarea>'

    assert with_elements(kept) == kept


def test_dutch_with_a_name_in_it_is_marked_as_a_whole() -> None:
    assert with_elements(base_apart(f"Dag {words_apart('Sem')}.")) == (
        '<span lang="nl" dir="ltr">Dag <bdi lang="nl">Sem</bdi>.</span>'
    )


@given(HOSTILE, HOSTILE)
def test_whatever_people_type_the_elements_are_closed_and_nothing_else_is_added(
    words: str, more: str
) -> None:
    typed = re.sub('[<>&"]', "", words), re.sub('[<>&"]', "", more)
    page = with_elements(f"<p>{typed[0]}{words_apart(typed[1])}</p>")

    elements = re.findall(r"<[^>]*>", page)
    assert set(elements) <= {
        "<p>",
        "</p>",
        "<bdi>",
        "</bdi>",
        '<bdi lang="nl">',
        '<span lang="nl" dir="ltr">',
        "</span>",
    }
    for name in ("bdi", "span"):
        opened = [each for each in elements if each.startswith(f"<{name}")]
        assert len(opened) == elements.count(f"</{name}>")


def test_words_are_marked_as_dutch_on_pages_in_any_other_language() -> None:
    said = {one: with_elements(Shown(GUESTS.texts(one)).render(ASKED)) for one in GUESTS.languages}

    assert said["nl"] == "Mogen wij over uw kind praten met Fenna Postma?"
    for language in {*said} - {"nl"}:
        assert '<bdi lang="nl">Fenna Postma</bdi>' in said[language]
        assert END not in said[language]


def test_a_page_without_marks_is_left_as_it_is() -> None:
    assert with_elements("<p>Dag</p>") == "<p>Dag</p>"
