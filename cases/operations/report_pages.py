"""Reading reports: each version with the responses beside it, for staff and for parents."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from cases.desk import Command, Occasion
from cases.model.agreements import Agreement
from cases.model.case import Case, Words
from cases.model.consents import Purpose
from cases.model.meetings import Meeting
from cases.model.people import Guardian, Person
from cases.model.reports import (
    Part,
    ReportResponse,
    ReportText,
    ReportVersion,
    ResponseText,
    VersionId,
    newest_of,
)
from cases.model.translations import Translation, translation_of
from cases.operations.agreements import AgreementText, text_of
from cases.operations.guests import myself
from cases.operations.report_parts import child_of
from cases.principals import Visitor


@dataclass(frozen=True, slots=True)
class ShownResponse:
    """A response with its words, the number of the version it answers, and what was done.

    ``note`` is what the coordinator wrote back; ``later`` the number of the newest version that
    was sent since, None when there is none; ``translation`` is for who leads the case.
    """

    response: ReportResponse
    text: ResponseText
    number: int
    note: str | None
    later: int | None
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A version as it is read, with the responses to it and to the versions before.

    ``differs`` are the parts that say something else than the version before did, None where
    that one may not be read or there is none.
    """

    version: ReportVersion
    text: ReportText
    child: str | None
    meeting: Meeting | None
    responses: Sequence[ShownResponse]
    differs: frozenset[Part] | None


@dataclass(frozen=True, slots=True)
class ReportReader:
    """Somebody of the staff who may read a version, and by which consent; None: they lead."""

    person: Person
    purpose: Purpose | None


@dataclass(frozen=True, slots=True)
class ParentsReports:
    """Everything about reports that a parent's page may show, the newest version first.

    ``agreements`` are how those of the reports stand now; ``mine`` the parent's own with their
    words. ``readers`` tells who may read which version.
    """

    guardian: Guardian
    pages: Sequence[ReportPage]
    agreements: Mapping[UUID, Agreement]
    mine: Sequence[AgreementText]
    readers: Mapping[UUID, Sequence[ReportReader]]


@dataclass(frozen=True, slots=True)
class ChildsReport:
    """A report as the pupil reads it: what was written for them, and from sixteen all of it.

    ``responses`` are their own, to this version and to those before.
    """

    version: VersionId
    meeting_at: datetime | None
    says: str | None
    text: ReportText | None
    responses: Sequence[ShownResponse]

    @property
    def parts(self) -> Sequence[Part]:
        """The parts that they may read, and so may say something of."""
        own = [Part.CHILD] if self.says else []
        return [*(self.text.parts if self.text else ()), *own]


async def childs_reports(
    occasion: Occasion, case: Case, words: Mapping[UUID, Words]
) -> Sequence[ChildsReport]:
    """Return the newest version of each report as the pupil may read it, the newest first."""
    newest = {}
    for page in reversed(await pages_of(occasion, case, words)):
        newest[page.version.report] = page
    return [
        ChildsReport(
            page.version.id,
            page.meeting.starts_at if page.meeting else None,
            page.child,
            page.text if page.version.id in words else None,
            page.responses,
        )
        for page in reversed(newest.values())
        if page.child or page.version.id in words
    ]


class ReadReports(Command[ParentsReports]):
    """Read the reports as a parent with authority; nobody else is shown any."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.GUEST})

    async def carry_out(self, occasion: Occasion) -> ParentsReports:
        """Return them. Raises ``CaseNotFound`` and ``NotFoundHere`` as ``myself`` does."""
        case, guardian = await myself(occasion)
        words = await occasion.store.all_words(case.id)
        followed = await occasion.store.followed_agreements()
        return ParentsReports(
            guardian=guardian,
            pages=await pages_of(occasion, case, words),
            agreements={one.id: one for one in followed},
            mine=[
                text_of(one, case.label, words.get(one.id, {}))
                for one in followed
                if one.who == guardian.id
            ],
            readers=await readers_of(occasion),
        )


async def pages_of(
    occasion: Occasion, case: Case, words: Mapping[UUID, Words]
) -> Sequence[ReportPage]:
    """Return what was sent that who asks may read, the newest meeting and version first."""
    store = occasion.store
    versions = [one for one in await store.report_versions(case.id) if one.is_sent]
    responses = await store.report_responses(case.id)
    meetings = {one.id: one for one in await store.meetings(case.id)} if versions else {}
    texts = {one.id: ReportText.of(words.get(one.id)) for one in versions}
    pages = []
    for version in versions:
        before = _before(version, versions)
        pages.append(
            ReportPage(
                version=version,
                text=texts[version.id],
                child=child_of(words.get(version.child)),
                meeting=meetings.get(version.meeting) if version.meeting else None,
                responses=_beside(version, versions, responses, words),
                differs=_differing(texts[version.id], texts[before.id]) if before else None,
            )
        )
    return sorted(pages, key=lambda page: _when(page, case), reverse=True)


def _when(page: ReportPage, case: Case) -> tuple[object, int]:
    held = page.meeting.starts_at if page.meeting else case.opened_at
    return held, page.version.number


def _before(version: ReportVersion, versions: Collection[ReportVersion]) -> ReportVersion | None:
    about = (version.report, version.number - 1)
    return next((one for one in versions if (one.report, one.number) == about), None)


def _differing(now: ReportText, before: ReportText) -> frozenset[Part]:
    changed = {
        part
        for part in set(Part) - {Part.AGREEMENTS, Part.CHILD}
        if getattr(now, part.value) != getattr(before, part.value)
    }
    return frozenset(changed | ({Part.AGREEMENTS} if now.agreed != before.agreed else set()))


def _beside(
    version: ReportVersion,
    versions: Collection[ReportVersion],
    responses: Collection[ReportResponse],
    words: Mapping[UUID, Words],
) -> list[ShownResponse]:
    """Return the responses to a version and to those before it, oldest first.

    The version a response answers may be one that this reader may not read: then it counts as
    one before.
    """
    numbers = {one.id: one.number for one in versions if one.report == version.report}
    others = {one.id for one in versions if one.report != version.report}
    newest = newest_of([one for one in versions if one.report == version.report])
    shown = []
    for one in responses:
        number = numbers.get(one.version, 0)
        if one.version not in others and number <= version.number and one.id in words:
            note = words.get(one.answer, {}).get("note") if one.answer else None
            later = newest.number if newest.is_sent and newest.number > number > 0 else None
            text = ResponseText.of(words[one.id])
            dutch = Translation.of(words.get(translation_of(one.id)))
            shown.append(
                ShownResponse(one, text, number, str(note) if note else None, later, dutch)
            )
    return shown


async def readers_of(occasion: Occasion) -> dict[UUID, list[ReportReader]]:
    """Return who of the staff may read each version, by name, for a guest who may read it."""
    found: dict[UUID, list[ReportReader]] = {}
    for one in await occasion.store.report_readers():
        if person := await occasion.store.person(one.person):
            found.setdefault(one.version, []).append(ReportReader(person, one.purpose))
    return {version: sorted(readers, key=_leads_first) for version, readers in found.items()}


def _leads_first(reader: ReportReader) -> tuple[bool, str]:
    return reader.purpose is not None, reader.person.name
