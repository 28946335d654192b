"""What was typed, as an answer to the question that is open: recognised once a turn."""

from dataclasses import dataclass, field, replace

from dialogs.flow import Ask
from dialogs.kinds.adjusting import adjusted
from dialogs.kinds.kind import Around, Recognised


@dataclass(slots=True)
class Typed:
    """A message beside the question that is open; recognising it takes longer than all else.

    ``around`` names the question's field and the answers so far.
    """

    text: str
    ask: Ask
    around: Around
    _found: list[Recognised] = field(default_factory=list)
    _adjusted: list[Recognised] = field(default_factory=list)

    async def found(self, *, volunteered: bool = False) -> Recognised:
        """Return what the question's kind recognises; volunteered words are looked at apart."""
        if volunteered:
            return await self.ask.kind.find(self.text, replace(self.around, volunteered=True))
        if not self._found:
            self._found.append(await self.ask.kind.find(self.text, self.around))
        return self._found[0]

    async def answer(self) -> Recognised:
        """Return what changes the answer that is there, else what the kind recognises."""
        if not self._adjusted:
            self._adjusted.append(await adjusted(self.ask.kind, self.text, self.around))
        return self._adjusted[0] or await self.found()
