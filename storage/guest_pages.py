"""What every page behind a guest's link begins with, read in one round trip."""

from storage.ahead import Ahead
from storage.cases import CASE_ITSELF
from storage.consents import CONSENTS_GIVEN, GUARDIANS_KNOWN
from storage.meetings import MEETINGS_PLANNED
from storage.pupils import PUPILS_KNOWN
from storage.reports import VERSIONS_WRITTEN
from storage.shelf import Shelf
from storage.times import TIMES_OPEN
from storage.words import WORDS_ABOUT

_FIRST_PAGE = Ahead(
    CASE_ITSELF,
    GUARDIANS_KNOWN,
    WORDS_ABOUT,
    CONSENTS_GIVEN,
    PUPILS_KNOWN,
    MEETINGS_PLANNED,
    VERSIONS_WRITTEN,
    TIMES_OPEN,
)


class GuestPages(Shelf):
    """Fills the part of ``CaseStore`` that is about who came with a link."""

    async def look_ahead(self) -> None:
        """Read at once what a guest's page is going to ask of their case."""
        scope = self._scope
        values = {
            "tenant": scope.tenant,
            "case": scope.case,
            "cases": [scope.case],
            "subject": scope.person,
        }
        await scope.wire.look_ahead(_FIRST_PAGE, values)
