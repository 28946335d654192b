"""What the rules need of a store about experts from outside."""

from typing import Protocol

from cases.identities import PersonId
from cases.model.people import OutsideExpert


class OutsideStore(Protocol):
    """Experts from outside, for who coordinates something; for a guest, themselves."""

    async def outside_expert(self, person: PersonId) -> OutsideExpert | None:
        """Return an expert from outside, None for everybody else and who may not be seen."""

    async def outside_expert_at(self, email: str) -> PersonId | None:
        """Return who from outside is known by that mail address.

        Raises:
            ColleaguesAddress: it is that of somebody in the tenant.
        """

    async def went_astray(self, person: PersonId) -> bool:
        """Say whether mail to an expert from outside reached somebody else, for any case."""

    async def keep_outside_expert(self, expert: OutsideExpert) -> None:
        """Keep a new expert from outside, or what is changed of a known one but their address."""

    async def readdress_outside_expert(self, expert: OutsideExpert) -> None:
        """Keep where an expert is written to from now on; all links they have end.

        Raises:
            PartElsewhere: they take part in a case that somebody else leads.
        """
