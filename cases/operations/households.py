"""Everybody around a pupil who may have a say: the parents, and the pupil."""

from cases.desk import Occasion
from cases.model.case import Case, Words
from cases.model.statuses import Family


async def family_of(occasion: Occasion, case: Case) -> Family:
    """Return who may have a say in a case, as far as who asks may know."""
    store = occasion.store
    guardians = await store.guardians(case.id)
    return Family(case.authority, guardians, await store.pupil(case.id))


async def known_family(occasion: Occasion, case: Case) -> Family:
    """Return it for who leads the case, with who cannot be reached."""
    family = await family_of(occasion, case)
    heard = {one.giver for one in await occasion.store.consents(case.id)}
    words = [await occasion.store.words(case.id, one.id) for one in family.guardians]
    unreached = [
        guardian.id
        for guardian, known in zip(family.guardians, words, strict=True)
        if guardian.id not in heard and not _reached(known or {})
    ]
    return Family(family.authority, family.guardians, family.pupil, frozenset(unreached))


def _reached(words: Words) -> bool:
    return bool(words.get("email") or words.get("asked"))
