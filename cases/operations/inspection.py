"""Seeing what is held on somebody (inzage, AVG article 15): by themselves, or for a parent."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from cases.desk import Command, Occasion
from cases.errors import CaseNotFound, NotAllowed, NotFoundHere, ReasonNeeded
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId
from cases.model.disclosing_guests import Item
from cases.model.inspection import Gap, Package, PackageForm, Subject
from cases.operations.disclosing import keep_disclosure_to_guest, keep_reason
from cases.operations.fields import Line
from cases.operations.guests import myself
from cases.operations.keeping import kept_case
from cases.operations.packing import Packing, names_for, private_in
from cases.principals import Visitor


@dataclass(frozen=True, slots=True)
class PackageLinks:
    """The tokens of two links of one view: a page to read or print, and a file for programs."""

    page: str
    file: str
    label: str | None


class OpenInspection(Command[PackageLinks]):
    """Get links to all that is held on the pupil of a case, or on one of the parents.

    ``about`` is the id of the parent, or of the case for its pupil. ``reason`` is for who directs
    the case, and reads only after saying why: as for ``OpenReading``.
    """

    case: CaseId
    about: UUID
    reason: Line | None = None

    async def carry_out(self, occasion: Occasion) -> PackageLinks:
        """Return new links, which live for some minutes.

        Raises:
            CaseNotFound: they neither lead nor direct this case.
            NotFoundHere: this is no parent of its pupil.
            ReasonNeeded: a director says first why.
        """
        case = await _decided_case(occasion, self.case)
        await _check_subject(occasion, case, self.about)
        try:
            await _check_reason(occasion, case)
        except ReasonNeeded:
            if self.reason is None:
                raise
            await keep_reason(occasion, case.id, self.reason)
        return await _links(occasion, self.about, case)


class OpenMyData(Command[PackageLinks]):
    """Get links to all that is held on oneself."""

    async def carry_out(self, occasion: Occasion) -> PackageLinks:
        """Return new links, which live for some minutes."""
        return await _links(occasion, await occasion.store.me(), None)


class ReadPackage(Command[Package]):
    """Read all that is held on somebody; ``case`` is None for oneself."""

    about: UUID
    case: CaseId | None = None

    async def carry_out(self, occasion: Occasion) -> Package:
        """Return everything, without what is about others. Raises as ``OpenInspection`` does."""
        if self.case is None:
            return await _package(occasion, self.about, None)
        case = await _decided_case(occasion, self.case)
        await _check_subject(occasion, case, self.about)
        await _check_reason(occasion, case)
        return await _package(occasion, self.about, case)


class ReadOwnPackage(Command[Package]):
    """Read all that is held on oneself, behind one's own link; it is kept that one did.

    For a parent, and for a pupil who decides themselves: from sixteen. Of a pupil it is what is
    kept under their own name; the whole case is shown after somebody looked it through.
    """

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.GUEST})

    async def carry_out(self, occasion: Occasion) -> Package:
        """Return everything, without what is about others. Raises ``CaseNotFound``."""
        case, me, subject = await _themselves(occasion)
        await keep_disclosure_to_guest(
            occasion, case, Item(Audience.COORDINATION, me, case.coordinator)
        )
        return await _packed(occasion, _Held(me, case, subject, me))


@dataclass(frozen=True, slots=True)
class _Held:
    """Whose rows a package holds: ``about`` names them, and ``me`` is who they are called."""

    about: UUID
    case: Case | None
    subject: Subject
    me: UUID


async def _themselves(occasion: Occasion) -> tuple[Case, PersonId, Subject]:
    """Return the guest's case, and who they are in it. Raises as ``ReadOwnPackage`` does."""
    case = await occasion.store.guest_case()
    pupil = await occasion.store.pupil(case.id)
    if pupil is None or pupil.id != await occasion.store.me():
        case, guardian = await myself(occasion)
        return case, guardian.id, Subject.GUARDIAN
    if not pupil.decides(occasion.today):
        raise CaseNotFound
    return case, pupil.id, Subject.PUPIL


async def _decided_case(occasion: Occasion, case: CaseId) -> Case:
    """Return a case this person decides on; to anybody else it is one that does not exist."""
    try:
        return (await kept_case(occasion, case)).case
    except NotAllowed:
        raise CaseNotFound from None


async def _check_subject(occasion: Occasion, case: Case, about: UUID) -> None:
    guardians: set[UUID] = {guardian.id for guardian in await occasion.store.guardians(case.id)}
    if about not in {case.id, *guardians}:
        raise NotFoundHere


async def _check_reason(occasion: Occasion, case: Case) -> None:
    """Ask of who only directs a case that they said why, a short while ago (domain 2.3)."""
    me = await occasion.store.me()
    if case.is_led_by(me):
        return
    standing = (await occasion.store.standings(case.id)).get(me)
    if standing is None or not standing.gave_reason:
        raise ReasonNeeded


async def _links(occasion: Occasion, about: UUID, case: Case | None) -> PackageLinks:
    until = occasion.now + occasion.practice.reading_link_lasts
    in_case = case.id if case else None
    page, file = [
        await occasion.store.mint_package_link(form, about, in_case, until) for form in PackageForm
    ]
    return PackageLinks(page, file, case.label if case else None)


async def _package(occasion: Occasion, about: UUID, case: Case | None) -> Package:
    subject = _subject(about, case)
    me = await _of_age(occasion, case) or about if subject is Subject.PUPIL else about
    return await _packed(occasion, _Held(about, case, subject, me))


async def _packed(occasion: Occasion, held: _Held) -> Package:
    rows = await occasion.store.held_on(held.about, held.case.id if held.case else None)
    names = await names_for(occasion, rows, held.me)
    packing = Packing(held.subject, held.me, names, private_in(rows))
    left_out: Counter[Gap] = Counter()
    records = []
    for row in sorted(rows, key=packing.order):
        record, gap = packing.packed(row)
        if record:
            records.append(record)
        if gap:
            left_out[gap] += 1
    label = held.case.label if held.case else None
    return Package(held.subject, label, occasion.now, records, left_out)


async def _of_age(occasion: Occasion, case: Case | None) -> UUID | None:
    """Return the pupil who claims these rights themselves, None while their parents do."""
    pupil = await occasion.store.pupil(case.id) if case else None
    return pupil.id if pupil and pupil.decides(occasion.today) else None


def _subject(about: UUID, case: Case | None) -> Subject:
    if case is None:
        return Subject.STAFF
    return Subject.PUPIL if about == case.id else Subject.GUARDIAN
