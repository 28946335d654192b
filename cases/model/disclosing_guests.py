"""What a parent or a pupil may be shown behind their own link: the other half of the decision.

As for members (``model.disclosing``), what is judged are facts that the rows tell; the policies
of the database decide the same on their own, and a test holds the two together. Experts of
other organisations come by a link too, and are judged as members.
"""

from dataclasses import dataclass
from uuid import UUID

from cases.identities import PersonId
from cases.model.case import Audience
from cases.model.disclosing import Allow, Deny, LegalGround, Verdict, Why


@dataclass(frozen=True, slots=True)
class GuestStanding:
    """What the rows say of who came with a link.

    ``opens`` is False for a link that leads nowhere (any longer). ``looks_back`` says that they
    may see who looked: a parent with authority, a pupil who decides themselves. ``does`` are the
    agreements that are theirs to do, ``sent`` what was sent to them: reports and responses.
    """

    person: PersonId
    opens: bool = False
    is_pupil: bool = False
    looks_back: bool = False
    does: frozenset[UUID] = frozenset()
    sent: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """Words of the guest's case: for whom they are, what they are about, and who wrote them."""

    audience: Audience
    about: UUID
    author: PersonId


def may_disclose_to_guest(standing: GuestStanding, item: Item) -> Verdict:
    """Return whether words may be shown to somebody who came with a link like that."""
    if not standing.opens:
        return Deny(Why.NO_LINK)
    if standing.person in {item.about, item.author}:
        return Allow(LegalGround.OWN_DATA)
    return Allow(LegalGround.PUBLIC_TASK) if _is_for(standing, item) else Deny(Why.NOT_THEIRS)


def _is_for(standing: GuestStanding, item: Item) -> bool:
    match item.audience:
        case Audience.TABLE:
            return True
        case Audience.CONTENT:
            return item.about in standing.does
        case Audience.PUPIL:
            return standing.is_pupil
        case Audience.ACCOUNT:
            return standing.looks_back
        case Audience.REPORT | Audience.RESPONSE:
            return item.about in standing.sent
    return False
