"""The "de" of "de huisarts" was taken for Marit de Boer."""

from dialogs.kinds.names import by_names, spot

PEOPLE = by_names({"marit": "Marit de Boer", "noor": "Noor van 't Hof"}, {"noor": "arts"})


def test_small_words_are_nobody() -> None:
    assert spot("moeder belt de huisarts van de school, niet 't wijkteam", PEOPLE) is None


def test_whole_names_and_single_ones_are_somebody() -> None:
    for text, person in (("Marit de Boer", "marit"), ("mevrouw Boer", "marit"), ("Hof", "noor")):
        spotted = spot(text, PEOPLE)
        assert spotted
        assert spotted.values == (person,)
