"""One request at a time for each conversation, in the order they were made."""

import asyncio
from types import TracebackType


class Order:
    """Keeps requests of one conversation apart; a conversation nobody waits for is forgotten.

    Teams answers 412 to requests that meet in one conversation, and shows two messages in
    the order in which they happen to arrive.
    """

    def __init__(self) -> None:
        self._queues: dict[str, _Queue] = {}

    def __len__(self) -> int:
        """The number of conversations somebody is busy with."""
        return len(self._queues)

    def turn(self, conversation: str) -> "OneTurn":
        """Return what to enter and leave around a request; first come, first served."""
        return OneTurn(self._queues, conversation)


class _Queue:
    __slots__ = ("length", "lock")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.length = 0


class OneTurn:
    """Waits for those who came before, and lets the next one through when it is left."""

    __slots__ = ("_conversation", "_queue", "_queues")

    def __init__(self, queues: dict[str, _Queue], conversation: str) -> None:
        self._queues = queues
        self._conversation = conversation

    async def __aenter__(self) -> None:
        self._queue = self._queues.setdefault(self._conversation, _Queue())
        self._queue.length += 1
        try:
            await self._queue.lock.acquire()
        except BaseException:
            self._leave()
            raise

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._queue.lock.release()
        self._leave()

    def _leave(self) -> None:
        self._queue.length -= 1
        if not self._queue.length:
            del self._queues[self._conversation]
