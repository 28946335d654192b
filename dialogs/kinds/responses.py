"""A response of a parent or the pupil to a report that nothing was written back to."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.practices.practice import SCHOOL_ZONE
from dialogs.kinds.among import Among, Known
from dialogs.kinds.kind import Around
from dialogs.kinds.names import Named
from dialogs.kinds.people import case_of
from dialogs.language.say import Say


@dataclass(frozen=True)
class OpenResponse(Among):
    """One of those of the case, by whose it is and from which day."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the responses without an answer, the oldest first."""
        case = case_of(around)
        if case is None:
            return {}
        store = around.desk.store
        label = (await store.case(case)).label
        givers = {one.id: one.relation.value for one in await store.guardians(case)}
        pupil = await store.pupil(case)
        givers |= {pupil.id: "pupil"} if pupil else {}
        open_ones = [one for one in await store.report_responses(case) if one.answer is None]
        return {
            str(one.id): Known(
                Say(
                    "value.response",
                    {
                        "label": label,
                        "relation": Say(f"choice.relation.{givers[one.guardian]}"),
                        "on": one.responded_at.astimezone(SCHOOL_ZONE).date(),
                    },
                ),
                Named(str(one.id), (), (givers[one.guardian],)),
            )
            for one in open_ones
            if one.guardian in givers
        }
