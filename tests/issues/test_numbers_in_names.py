"""Names that differ in a number only were taken for one another."""

from dialogs.kinds.names import Named, spot

CHANNELS = [
    Named("one", ("WR ondersteuning 1",)),
    Named("two", ("WR ondersteuning 2",)),
]
PEOPLE = [Named("me", (), ("ik",)), Named("fenna", ("Fenna Postma",), ("Fenna",))]


def test_a_channel_is_told_apart_by_its_number() -> None:
    spotted = spot("doe maar WR ondersteuning 2", CHANNELS)
    assert spotted
    assert spotted.values == ("two",)


def test_a_bare_number_means_something_only_when_asked_for() -> None:
    agreement = Named("a", ("afspraak 2 van WR-001",), ("afspraak 2",), ("2",))
    assert spot("andere datum 2 december", [agreement]) is None
    assert spot("2", [agreement.asked_for()])


def test_who_is_named_first_does_it() -> None:
    for text, doer in (("ik bel Fenna Postma", "me"), ("Fenna belt, dan weet ik het", "fenna")):
        spotted = spot(text, PEOPLE, first=True)
        assert spotted
        assert spotted.values == (doer,)
