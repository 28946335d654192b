"""The door of a guest's pages: counting wrong answers, and closing it for good."""

from sqlalchemy import Boolean, bindparam, func, select

from storage.shelf import Shelf
from storage.wire import Statement

_HOLD = Statement(select(func.aantafel.hold_door()), writes=True)
_COUNT = Statement(
    select(func.aantafel.count_answer(bindparam("is_right", type_=Boolean()))), writes=True
)
_CLOSE = Statement(select(func.aantafel.close_door()), writes=True)


class Doors(Shelf):
    """Fills ``DoorStore``."""

    async def hold_door(self) -> int | None:
        """Return how many wrong answers there were; others at this door wait from here on."""
        wrong: int | None = await self._value(_HOLD)
        return wrong

    async def count_answer(self, *, is_right: bool) -> None:
        """Count a wrong answer, or begin again at none after a right one."""
        await self._rows(_COUNT, is_right=is_right)
        if not is_right:
            self._scope.trail.refused(self._scope.case)

    async def close_door(self) -> None:
        """End all links of this guest to this case, and take back the mails still to go."""
        await self._rows(_CLOSE)
