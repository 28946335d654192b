"""Cases of which this person decides how long they are kept, closed ones too."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.kinds.among import Known
from dialogs.kinds.cases import OpenCase
from dialogs.kinds.kind import Around
from dialogs.kinds.names import Named


@dataclass(frozen=True)
class KeptCases(OpenCase):
    """A case this person leads or directs, open or closed."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return those cases, the one talked about last in front."""
        cases = [kept.case for kept in await around.desk.store.kept_cases()]
        ordered = sorted(cases, key=lambda case: str(case.id) != around.about)
        return {str(c.id): Known(c.label, Named(str(c.id), (c.label,))) for c in ordered}
