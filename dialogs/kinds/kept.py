"""Cases of which this person decides how long they are kept, closed ones too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from cases.model.case import Case, CaseState
from dialogs.kinds.among import Known
from dialogs.kinds.cases import OpenCase
from dialogs.kinds.kind import Around, Recognised, Refusal
from dialogs.kinds.names import Named
from dialogs.language.say import Say, Sayable
from dialogs.understanding import label_in


@dataclass(frozen=True)
class KeptCases(OpenCase):
    """A case this person leads or directs, open or closed."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return those cases, the one talked about last in front."""
        cases = [kept.case for kept in await around.desk.store.kept_cases()]
        return _by_label(cases, around)


@dataclass(frozen=True)
class ClosedCase(KeptCases):
    """A closed case this person leads."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return those cases, the one talked about last in front."""
        kept = [kept.case for kept in await around.desk.store.kept_cases()]
        closed = [case for case in kept if case.state is CaseState.CLOSED]
        return _by_label([case for case in closed if case.is_led_by(around.me)], around)

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the closed case with the label in the text; of an open one say that it is."""
        label = label_in(text)
        if label in {case.label for case in await around.desk.store.cases()}:
            return Refusal(Say("error.case_is_open"))
        return await super().find(text, around)


@dataclass(frozen=True)
class ReadableCase(OpenCase):
    """An open case at whose table this person sits, or by its label a closed one that they keep."""

    takes_closed: bool = True

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the label of the case, open or closed."""
        for kept in await around.desk.store.kept_cases():
            if str(kept.case.id) == value:
                return kept.case.label
        return await OpenCase.shown(self, value, around)


def _by_label(cases: Sequence[Case], around: Around) -> Mapping[str, Known]:
    ordered = sorted(cases, key=lambda case: str(case.id) != around.about)
    return {str(c.id): Known(c.label, Named(str(c.id), (c.label,))) for c in ordered}
