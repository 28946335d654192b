"""Asking whether something may be shown, and keeping that it was."""

from collections.abc import Mapping
from uuid import uuid4

from cases.desk import Occasion
from cases.errors import CaseNotFound, NoConsentYet, PartIsOver, ReasonNeeded
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId
from cases.model.disclosing import (
    Allow,
    Hold,
    Standing,
    Verdict,
    Why,
    may_disclose,
)
from cases.model.disclosing_guests import Item, may_disclose_to_guest
from cases.model.reasons import ReasonId, ReasonToRead, StatedReason


async def verdict_on(occasion: Occasion, case: Case, person: PersonId) -> Verdict:
    """Return whether the content of a case may be shown to somebody."""
    standings = await occasion.store.standings(case.id)
    return may_disclose(standings.get(person, Standing(person)), Audience.CONTENT)


async def verdicts(occasion: Occasion, case: Case) -> Mapping[PersonId, Verdict]:
    """Return it of everybody with a part in the case."""
    standings = await occasion.store.standings(case.id)
    return {
        person: may_disclose(standing, Audience.CONTENT) for person, standing in standings.items()
    }


async def i_may_read(occasion: Occasion, case: Case) -> bool:
    """Say whether who asks may read the content of a case."""
    return isinstance(await verdict_on(occasion, case, await occasion.store.me()), Allow)


def may_read_if_asked(verdict: Verdict) -> bool:
    """Say whether somebody gets to read once they ask; a director says why then."""
    return isinstance(verdict, Allow) or verdict == Hold(Why.NO_REASON)


async def allowed_to_me(occasion: Occasion, case: Case) -> Allow:
    """Return on which ground who asks may read the content of a case.

    Raises:
        NoConsentYet: there is none yet.
        PartIsOver: their part in the case is over.
        ReasonNeeded: they direct it, and did not say why they read.
        CaseNotFound: they have no part in it.
    """
    match await verdict_on(occasion, case, await occasion.store.me()):
        case Allow() as allowed:
            return allowed
        case Hold(Why.PART_IS_OVER):
            raise PartIsOver
        case Hold(Why.NO_REASON):
            raise ReasonNeeded
        case Hold():
            raise NoConsentYet
    raise CaseNotFound


async def keep_reason(occasion: Occasion, case: CaseId, reason: str) -> None:
    """Keep why a director reads, which opens the case to them as long as their link lives."""
    lasts = occasion.practice.reading_link_lasts
    await occasion.store.state_reason(
        StatedReason(ReasonId(uuid4()), case, ReasonToRead.of(reason), lasts)
    )


async def keep_disclosure(occasion: Occasion, case: Case, allowed: Allow) -> None:
    """Keep that the content is shown to who asks, before it leaves: without this, nothing does."""
    await occasion.store.note_shown(case.id, allowed.ground.value)


async def keep_disclosure_to_guest(occasion: Occasion, case: Case, item: Item) -> None:
    """Keep that words are shown to who came with a link, on which ground, before they leave.

    Raises:
        CaseNotFound: they may not be shown; the link's holder hears what everybody hears.
    """
    standing = await occasion.store.guest_standing(item.audience)
    verdict = may_disclose_to_guest(standing, item)
    if not isinstance(verdict, Allow):
        raise CaseNotFound
    await keep_disclosure(occasion, case, verdict)
