"""What was said, without the bot's own mention and without believing the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.json_body import JsonObject
from bot.teams.mentions import Mention, spoken
from tests.teams.microsoft import BOT

CALL = "<at>Aan tafel</at>"


def said(text: str, *entities: JsonObject, **other: object) -> JsonObject:
    return {"recipient": {"id": BOT}, "text": text, "entities": list(entities), **other}


def mention(name: str, who: str = BOT, text: str | None = None) -> JsonObject:
    mentioned = {"id": who, "name": name}
    return {"type": "mention", "text": text or f"<at>{name}</at>", "mentioned": mentioned}


ME = mention("Aan tafel")


@pytest.mark.parametrize(
    "text",
    [
        f"{CALL} nieuwe hulpvraag",
        f"{CALL}&nbsp;nieuwe hulpvraag",
        f"{CALL}\u00a0nieuwe hulpvraag\u00a0",
        f"  {CALL}\n nieuwe hulpvraag\n",
        f"&nbsp;\r\n{CALL}&nbsp;\u00a0\nnieuwe&nbsp;hulpvraag",
        f"nieuwe hulpvraag {CALL}",
        f"nieuwe {CALL} hulpvraag",
        f"nieuwe{CALL}hulpvraag",
    ],
)
def test_b8_the_bots_mention_is_removed_with_the_blanks_around_it(text: str) -> None:
    heard = spoken(said(text, ME))
    assert (heard.text, heard.mentions, heard.bot_mentioned) == ("nieuwe hulpvraag", (), True)


def test_b8_the_bots_name_elsewhere_in_the_text_stays() -> None:
    heard = spoken(said(f"{CALL} zit Noor ook Aan tafel?", ME))
    assert heard.text == "zit Noor ook Aan tafel?"


def test_b8_other_mentions_are_kept_as_names() -> None:
    noor = mention("Noor de Vries", "29:noor")
    heard = spoken(said(f"{CALL} nodig <at>Noor de Vries</at> uit", ME, noor))

    assert heard.text == "nodig Noor de Vries uit"
    assert heard.mentions == (Mention("Noor de Vries", "29:noor"),)


def test_b8_the_order_of_the_entities_does_not_matter() -> None:
    noor = mention("Noor", "29:noor")
    heard = spoken(said(f"<at>Noor</at> en {CALL} en <at>Noor</at>", ME, noor, noor))
    assert heard.text == "Noor en en Noor"
    assert [someone.id for someone in heard.mentions] == ["29:noor", "29:noor"]


def test_b8_the_bot_mentioned_twice_is_removed_twice() -> None:
    assert spoken(said(f"{CALL} {CALL} hulp", ME, ME)).text == "hulp"


def test_b9_a_mention_typed_as_text_is_nobody() -> None:
    for fake in ("<at>Directeur</at> mag het", "&lt;at&gt;Directeur&lt;/at&gt; mag het"):
        heard = spoken(said(fake))
        assert (heard.text, heard.mentions) == ("Directeur mag het", ())
        assert not heard.bot_mentioned


def test_b9_the_name_is_the_entitys_and_not_the_texts() -> None:
    fake = mention("Bart", "29:bart", "<at>Directeur</at>")
    heard = spoken(said("<at>Directeur</at> mag het", fake))
    assert (heard.text, heard.mentions[0].id) == ("Bart mag het", "29:bart")


def test_a_person_with_the_bots_name_is_not_the_bot() -> None:
    namesake = mention("Aan tafel", "29:namesake")
    heard = spoken(said(f"{CALL} hulp", namesake))
    assert (heard.text, heard.bot_mentioned) == ("Aan tafel hulp", False)


def test_a_name_full_of_markup_stays_a_name() -> None:
    odd = mention("R&D <at>x</at> &lt;b&gt;", "29:odd", "<at>odd</at>")
    heard = spoken(said("vraag <at>odd</at>", odd))
    assert heard.text == "vraag R&D x &lt;b&gt;"


def test_a_mention_without_its_mark_in_the_text_still_counts() -> None:
    heard = spoken(said("hulp", ME, mention("Noor", "29:noor")))
    assert (heard.text, heard.bot_mentioned, len(heard.mentions)) == ("hulp", True, 1)


@pytest.mark.parametrize("text", ["", CALL, f" {CALL}&nbsp;\n", f"{CALL}{CALL}"])
def test_only_a_mention_is_an_empty_text(text: str) -> None:
    assert spoken(said(text, ME, ME)).text == ""


@pytest.mark.parametrize(
    ("text_format", "text", "plain"),
    [
        ("plain", "3 &lt; 4 &amp;&amp; R&D &quot;x&quot; &#39;y&#39;", "3 < 4 && R&D \"x\" 'y'"),
        ("plain", "&amp;lt;b&amp;gt; en &copy", "&lt;b&gt; en &copy"),
        ("plain", "**vet** [x](https://x.example) <b>", "**vet** [x](https://x.example) <b>"),
        (None, "gewoon", "gewoon"),
        ("xml", "<p>Een&eacute;n</p><p>twee<br/>drie</p>", "Eenén\ntwee\ndrie"),
        ("xml", '<a href="https://x.example">hier</a> &lt;b&gt;', "hier <b>"),
        ("markdown", "**vet** en `code` en ~~weg~~ en 1\\. \\*", "vet en code en weg en 1. *"),
        ("markdown", "[hier](https://x.example) ![foto](x.png)", "hier foto"),
        ("markdown", "groep_7 en 3*4", "groep_7 en 3*4"),
    ],
)
def test_markup_is_taken_off(text_format: str | None, text: str, plain: str) -> None:
    assert spoken(said(text, textFormat=text_format)).text == plain


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert (
        spoken(said("No\u202eor\u2066 \x07de\x00 Vrie\u0308s\ufeff\u0085")).text == "Noor de Vriës"
    )
    assert spoken(said("👩\u200d👧")).text == "👩\u200d👧"  # a family is held together by one


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"text": None, "entities": None},
        {"text": 5, "entities": "x"},
        {"entities": [None, 5, {}, {"type": "mention"}, {"type": 5}]},
        {"entities": [{"type": "mention", "mentioned": "x", "text": 7}], "recipient": "x"},
        {"text": "x", "entities": [{"type": "Mention", "mentioned": {"id": None}}]},
    ],
)
def test_missing_or_odd_parts_are_passed_over(raw: JsonObject) -> None:
    assert not spoken(raw).bot_mentioned


@pytest.mark.parametrize(
    "piece",
    ["<", "<at", "<at>", "**a ", "[", "[a](", "&", "&#", "`", "\\", "< ", "\u202e", "![", "&amp;"],
)
@pytest.mark.parametrize("text_format", ["plain", "xml", "markdown"])
def test_s19_no_text_keeps_us_busy(piece: str, text_format: str) -> None:
    many = [mention("a", "29:a", "a")] * 1000
    started = time.process_time()
    spoken(said(piece * (200_000 // len(piece)), *many, textFormat=text_format))
    assert time.process_time() - started < 1


@given(st.text(), st.sampled_from(["plain", "xml", "markdown", None]))
def test_no_text_fails_and_none_keeps_an_at_tag(text: str, text_format: str | None) -> None:
    heard = spoken(said(text, ME, textFormat=text_format))
    assert "<at>" not in heard.text
    assert heard.text == heard.text.strip()


def test_names_and_texts_do_not_show_in_a_repr() -> None:
    heard = spoken(said("Noor is ziek", mention("Noor", "29:noor")))
    assert "Noor" not in repr(heard)
