"""Every way to look at a case, each held to the oracle: no more is shown, and no less."""

from collections.abc import Set as AbstractSet
from typing import TypeVar
from uuid import UUID, uuid4

from cases.desk import Command
from cases.errors import CaseError, CaseNotFound, CaseRests, NoConsentYet, ReasonNeeded
from cases.identities import PersonId, TenantId
from cases.model.case import CaseId, Seat
from cases.model.reasons import ReasonToRead
from cases.operations.guests import GuestView
from cases.operations.inspection import ReadOwnPackage
from cases.operations.looking import WhoLookedAsGuest
from cases.operations.overview import ListMyCases, MyTasks, ShowCase, WhoSits
from cases.operations.reading import OpenReading, ReadCase
from cases.operations.report_pages import ReadReports
from cases.practices.practice import Practice
from cases.principals import Guest, Member
from storage.links import link_hash
from tests.machine.told import Link
from tests.machine.world import ROSTER_FRESH, Unread, World

Result = TypeVar("Result")

_COMES = frozenset({Seat.PROPOSED, Seat.INVITED, Seat.SEATED})


async def look_around(world: World, who: str, *, live: bool) -> None:
    """Let somebody ask for their cases, their tasks, and each case in each way there is."""
    abroad = Member(TenantId(UUID(int=1)), world.people[who])
    assert await world.rows(abroad) == [{}]
    await _list(world, who, live=live)
    await _tasks(world, who, live=live)
    for case in (*world.oracle.cases, CaseId(uuid4())):
        await _show(world, who, case, live=live)
        await _who_sits(world, who, case, live=live)
        await read_case(world, who, case)
        _check_presence(world, who, case, live=live)


async def _asks(
    world: World, who: str, command: Command[Result], among: AbstractSet[CaseId], *, live: bool
) -> Result | CaseError | None:
    """Return an answer or a refusal; None when Teams would not tell who is in the channel.

    Only somebody with a place in those cases may notice that: to others it would be a sign.
    """
    answer = await world.ask(who, command, live=live)
    if not isinstance(answer, Unread):
        return answer
    assert not world.teams_answers
    assert among & world.oracle.sees(who)
    return None


async def _list(world: World, who: str, *, live: bool) -> None:
    cases = set(world.oracle.cases)
    lines = await _asks(world, who, ListMyCases(), cases, live=live)
    if lines is not None:
        assert not isinstance(lines, CaseError)
        open_ones = {one for one in cases if not world.oracle.cases[one].closed}
        assert {line.case for line in lines} == world.oracle.sees(who) & open_ones


async def _tasks(world: World, who: str, *, live: bool) -> None:
    tasks = await _asks(world, who, MyTasks(), set(world.oracle.cases), live=live)
    if tasks is not None:
        assert not isinstance(tasks, CaseError)
        assert {task.agreement.id for task in tasks.agreements} == world.oracle.tasks(who)
        assert {one.id for one in tasks.invitations} == world.oracle.waits_for(who)


async def _show(world: World, who: str, case: CaseId, *, live: bool) -> None:
    summary = await _asks(world, who, ShowCase(case=case), {case}, live=live)
    if summary is None:
        return
    if case not in world.oracle.sees(who):
        assert isinstance(summary, CaseNotFound)
        return
    assert not isinstance(summary, CaseError)
    assert summary.may_read == (case in world.oracle.may_read(who))


async def _who_sits(world: World, who: str, case: CaseId, *, live: bool) -> None:
    there = await _asks(world, who, WhoSits(case=case), {case}, live=live)
    if there is None:
        return
    if case not in world.oracle.sees(who):
        assert isinstance(there, CaseNotFound)
        return
    assert not isinstance(there, CaseError)
    told = world.oracle.cases[case]
    expected = {
        (name, seat, case in world.oracle.may_read(name))
        for name, seat in told.seats.items()
        if seat in _COMES
    }
    shown = {(world.name_of(one.person.id), one.seat, one.may_read) for one in there.seats}
    assert shown == expected, (shown, expected)
    knows = case in world.oracle.knows_parents(who) and told.shows(who, case)
    guardians = set(told.guardians) if knows else set()
    assert {guardian.id for guardian in there.guardians} == guardians


async def read_case(world: World, who: str, case: CaseId) -> None:
    """Read a case as the page does: always on a roster read after the request came in."""
    file = await _asks(world, who, ReadCase(case=case), {case}, live=True)
    if file is None:
        return
    refused = _refusal(world, who, case)
    assert (type(file) if isinstance(file, CaseError) else None) is refused
    if isinstance(file, CaseError):
        return
    told = world.oracle.cases[case]
    assert file.request is not None
    assert file.request.pupil == told.secret
    assert {one.agreement.id: one.what for one in file.agreements} == dict.fromkeys(
        {one for one in told.agreements if told.shows(who, one)}, told.secret
    )
    assert {one.request.id for one in file.corrections} == {
        one for one, item in told.corrections.items() if told.shows(who, item)
    }
    reports = [one for one in told.reports if one.sent_at is not None]
    leads = case in world.oracle.leads(who)
    assert {page.version.id for page in file.reports} == {
        one.version for one in reports if leads or world.oracle.reaches(who, told, one)
    }
    assert bool(file.consents) == leads
    named = set(told.guardians) & set(file.names)
    assert named == (set(told.guardians) if case in world.oracle.leads(who) else set())


def _check_presence(world: World, who: str, case: CaseId, *, live: bool) -> None:
    """Nobody sees a case from outside its channel, however little Teams told: see design 7."""
    if case not in world.oracle.sees(who) or not world.teams_answers:
        return
    channel = world.oracle.cases[case].channel
    if who in world.oracle.teams[channel]:
        return
    assert not live
    assert world.oracle.left_at[channel, who] > world.clock() - ROSTER_FRESH


def _refusal(world: World, who: str, case: CaseId) -> type[CaseError] | None:
    """Return why somebody may not read a case now, None when they may."""
    oracle = world.oracle
    if case not in oracle.sees(who):
        return CaseNotFound
    if not oracle.cases[case].shows(who, case):
        return CaseRests
    if case not in oracle.may_read(who):
        return NoConsentYet
    return None if case in oracle.reads(who) else ReasonNeeded


async def mint_reading(world: World, who: str, case: CaseId, reason: str | None) -> str | None:
    """Let somebody ask for a one-time link, with a reason or without; None when they may not."""
    command = OpenReading(case=case, reason=reason)
    token = await _asks(world, who, command, {case}, live=True)
    if token is None:
        return None
    refused = _refusal(world, who, case)
    if refused is ReasonNeeded and reason:
        told = world.oracle.cases[case]
        told.reasons[who] = world.clock() + Practice().reading_link_lasts
        if ReasonToRead.of(reason).says:
            told.in_own_words.add(who)
        refused = None
    if refused:
        assert type(token) is refused
        return None
    assert isinstance(token, str)
    return token


async def follow_reading(world: World, token: str) -> None:
    """Open a one-time link: the page appears once, for whom it was made, who still may read."""
    link = world.oracle.reading_links[token]
    opens = world.oracle.opens(link, world.clock())
    async with world.database.work_as(Guest(link_hash(token))) as work:
        reading = await work.links.open_reading()
    assert (reading is not None) == opens
    if reading is None:
        return
    link.ended = True
    assert (reading.tenant, reading.person, reading.case) == (world.tenant, link.whose, link.case)
    who = world.name_of(reading.person)
    assert who is not None
    await read_case(world, who, reading.case)


async def follow_guest_link(world: World, token: str) -> None:
    """Open a parent's link, and look past it with SQL in the parent's name."""
    link = world.oracle.guest_links[token]
    opens = world.oracle.opens(link, world.clock())
    view = await world.ask_by_link(token, GuestView())
    assert isinstance(view, CaseNotFound) is not opens
    guest = Guest(link_hash(token))
    rows = await world.rows_of_guest(guest)
    if not opens:
        assert rows == {}
        return
    assert not isinstance(view, CaseError)
    assert view.guardian.id == link.whose
    assert rows["cases"] == {(link.case, link.case)}
    assert rows["guardians"] == {(link.case, link.whose)}
    assert rows.get("words.coordination", set()) == {(link.case, link.whose)}
    assert "words.content" not in rows
    assert rows.get("consents", set()) <= {(link.case, link.whose)}
    theirs = world.oracle.parents_have(link)
    about = {(link.case, one) for report in theirs for one in report.words}
    assert rows.get("words.report", set()) == about
    await _read_reports(world, token, {report.version for report in theirs})
    await _look_back(world, token, link)
    await _read_own_package(world, token, link)


async def _read_reports(world: World, token: str, theirs: set[UUID]) -> None:
    seen = await world.ask_by_link(token, ReadReports())
    assert not isinstance(seen, CaseError)
    assert {page.version.id for page in seen.pages} == theirs


async def _look_back(world: World, token: str, link: Link) -> None:
    """See who looked: a parent with authority does."""
    told = world.oracle.cases[link.case]
    looked = await world.ask_by_link(token, WhoLookedAsGuest())
    assert isinstance(looked, CaseNotFound) is not told.guardians[PersonId(link.whose)]


async def _read_own_package(world: World, token: str, link: Link) -> None:
    """Read what is held on oneself: no word of the school about the pupil is in it."""
    package = await world.ask_by_link(token, ReadOwnPackage())
    assert not isinstance(package, CaseError)
    values = {str(field.value) for record in package.records for field in record.fields}
    assert world.oracle.cases[link.case].secret not in values


async def look_past_the_wall(world: World) -> None:
    """Look with SQL in everybody's name."""
    found = await world.rows(*(world.member(who) for who in world.people))
    for who, rows in zip(world.people, found, strict=True):
        expected = {shelf: told for shelf, told in world.oracle.shelves(who).items() if told}
        assert rows == expected, (who, rows, expected)
