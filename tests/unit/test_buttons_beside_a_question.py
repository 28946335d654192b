"""The buttons of an answer stand before those of the question that is still open."""

from dialogs.answers import MOST_BUTTONS, Answer, Begin, Offer
from dialogs.asking import with_buttons
from dialogs.language.say import Say


def _offers(*names: str) -> tuple[Offer, ...]:
    return tuple(Offer(Say(name), Begin(flow=name)) for name in names)


def test_a_question_keeps_all_its_answers_and_the_others_can_be_typed() -> None:
    own, answers = _offers("a", "b", "c", "d", "e"), _offers("with", "without")
    both = with_buttons(own, Answer((), answers))
    assert both.offers == (*own[:4], *answers)
    assert both.typed == own[4:]
    assert len(both.offers) == MOST_BUTTONS


def test_a_question_with_as_many_as_there_is_room_for_stands_alone() -> None:
    answers = _offers(*"abcdef")
    assert with_buttons(_offers("x"), Answer((), answers)) == Answer(
        (), answers, None, _offers("x")
    )


def test_where_nothing_is_asked_next_all_stand() -> None:
    own = _offers(*"abcdefgh")
    assert with_buttons(own, Answer(())) == Answer((), own)
