"""What was typed is recognised once a turn, however often a conversation looks at it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from cases.desk import Desk
from cases.identities import PersonId
from cases.practices.practice import Practice
from cases.principals import Visitor
from dialogs.answering import Typed
from dialogs.flow import Ask
from dialogs.kinds.kind import Around, Found, Recognised
from dialogs.kinds.words import Wording

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Counted(Wording):
    """Takes any words, and notes whether somebody had asked for them."""

    looks: list[bool] = field(default_factory=list)

    async def find(self, text: str, around: Around) -> Recognised:
        self.looks.append(around.volunteered)
        return Found(text)


async def test_a_kind_is_asked_once_and_once_more_for_words_nobody_asked_for() -> None:
    kind = Counted()
    desk = Desk(None, Visitor.MEMBER, lambda: NOW, Practice())  # type: ignore[arg-type]
    around = Around(desk, NOW, PersonId(uuid4()), "nl", field="what")
    typed = Typed("bellen", Ask("what", kind), around)

    for _ in range(3):
        assert await typed.answer() == Found("bellen")
        assert await typed.found() == Found("bellen")
    assert kind.looks == [False]
    assert await typed.found(volunteered=True) == Found("bellen")
    assert kind.looks == [False, True]
