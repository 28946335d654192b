"""A desk whose commands leave everything of what they change, or nothing."""

from typing import TypeVar

import asyncpg

from cases.desk import Command, Desk
from cases.errors import CaseError
from storage.errors import refusal_of
from storage.scope import Scope
from storage.store import SqlCaseStore

Result = TypeVar("Result")


class StoringDesk(Desk):
    """Carries out commands; what a refused one had written already is undone.

    A conversation explains a refusal and goes on within the same transaction, so without
    this the half of a command that came before the refusal would be committed.
    """

    def __init__(self, store: SqlCaseStore, scope: Scope) -> None:
        super().__init__(store, scope.visitor, scope.clock, scope.practice)
        self._wire = scope.wire
        self._trail = scope.trail

    async def execute(self, command: Command[Result]) -> Result:
        """Carry out a command as ``Desk`` does."""
        self._wire.begin_together()
        self._trail.begin(command)
        try:
            result = await super().execute(command)
        except CaseError as refused:
            await self._wire.undo_together()
            self._trail.undo(command, refused)
            raise
        except asyncpg.PostgresError as error:
            if (refusal := refusal_of(error)) is None:
                raise
            await self._wire.undo_together()
            self._trail.undo(command, refusal)
            raise refusal from error
        self._wire.end_together()
        self._trail.end()
        return result
