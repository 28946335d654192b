"""What a parent wrote: to prepare a meeting, to answer a report, to have something corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cases.identities import PersonId
from cases.operations.preparing import preparation_of
from cases.operations.translating import written_by
from cases.practices.practice import SCHOOL_ZONE
from dialogs.kinds.among import Among, Known
from dialogs.kinds.kind import Around
from dialogs.kinds.names import Named
from dialogs.kinds.people import case_of
from dialogs.language.say import Say, Sayable


@dataclass(frozen=True)
class ParentsWords(Among):
    """One of those of the parent who was chosen, by the day on which it was written."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return what they prepared first, and then the rest, the oldest first."""
        case, chosen = case_of(around), around.values.get("parent")
        if case is None or not isinstance(chosen, str):
            return {}
        parent = PersonId(UUID(chosen))
        prepared = str(preparation_of(parent))
        found = {prepared: Known(Say("value.prepared"), Named(prepared, ("voorbereiding",)))}
        for one in await written_by(around.desk.occasion, case, parent):
            on: dict[str, Sayable] = {"on": one.at.astimezone(SCHOOL_ZONE).date()}
            title = Say("value.to_correct" if one.corrects else "value.answer_to_report", on)
            found[str(one.id)] = Known(title, Named(str(one.id), ()))
        return found
