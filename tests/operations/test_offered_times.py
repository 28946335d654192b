"""Offering times, answering which suit, and picking one."""

from datetime import datetime, timedelta

import pytest
from pydantic import ValidationError

from cases.errors import (
    ChangedMeanwhile,
    DateInThePast,
    MeetingIsOver,
    NotAllowed,
    NotASchoolDay,
    NotFoundHere,
    SameTimeTwice,
)
from cases.model.case import Case
from cases.model.invitations import DeclineReason
from cases.model.meetings import Attendance
from cases.model.people import Relation
from cases.model.time_offers import TimeOffer
from cases.operations.guests import GuestView
from cases.operations.invitations import AnswerInvitation, InvitationAnswer
from cases.operations.kinds import Kind
from cases.operations.leaving import LeaveTable
from cases.operations.reading import ReadCase
from cases.operations.time_answers import AnswerTimes, AnswerTimesAsGuest
from cases.operations.time_offers import OFFERED, OfferTimes, PickTime, WithdrawTimes
from cases.operations.time_totals import Somebody, TimeTotals
from tests.operations.outsiders import asked as asked_from_outside
from tests.operations.table import TUESDAY, Table

WEDNESDAY = TUESDAY + timedelta(days=1)
THURSDAY = TUESDAY + timedelta(days=2)


async def _offered(table: Table, case: Case, *times: datetime) -> TimeOffer:
    return await table.give(
        table.marit,
        OfferTimes(case=case.id, times=times or (TUESDAY, WEDNESDAY), where="school", room="1.15"),
    )


async def _with_mother(table: Table) -> tuple[Case, str]:
    case = await table.opened()
    _, token = await table.invited_parent(case, at=None, place=None)
    return case, token


async def test_everybody_is_asked_and_parents_see_only_their_own_answer(table: Table) -> None:
    case, mother = await _with_mother(table)
    _, father = await table.invited_parent(
        case, name="Piet Jansen", relation="father", email="piet@example.org", at=None, place=None
    )
    await table.seated(case, table.fenna)
    await table.invited(case, table.noor)
    offer = await _offered(table, case)

    asked = {message.receiver for message in table.told(Kind.TIMES_OFFERED)}
    assert asked == {table.fenna, table.noor}
    mails = table.told(Kind.TIMES_OFFERED_MAIL)
    assert {mail.address for mail in mails} == {"lena@example.org", "piet@example.org"}
    assert (mails[0].values["first"], mails[0].values["third"]) == (TUESDAY, None)

    await table.give_by_link(mother, AnswerTimesAsGuest(offer=offer.id, first=True, second=False))
    await table.give(table.fenna, AnswerTimes(offer=offer.id, first=True, second=True))
    await table.give(table.noor, AnswerTimes(offer=offer.id, first=False, second=False))
    own = (await table.give_by_link(mother, GuestView())).times
    others = (await table.give_by_link(father, GuestView())).times
    assert own is not None
    assert own.suits == {TUESDAY: True, WEDNESDAY: False}
    assert others is not None
    assert others.suits == {}

    totals = await table.give(table.marit, TimeTotals(case=case.id))
    assert totals is not None
    fenna, noor = Somebody("Fenna Postma"), Somebody("Noor Bakker")
    mother_, father_ = (Somebody(None, one) for one in (Relation.MOTHER, Relation.FATHER))
    assert [(one.at, one.can, one.cannot) for one in totals.times] == [
        (TUESDAY, [fenna, mother_], [noor]),
        (WEDNESDAY, [fenna], [noor, mother_]),
    ]
    assert totals.silent == [father_]
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, TimeTotals(case=case.id))


async def test_the_picked_time_becomes_the_meeting_and_who_can_is_coming(table: Table) -> None:
    case, mother = await _with_mother(table)
    await table.seated(case, table.fenna)
    offer = await _offered(table, case)
    await table.give_by_link(mother, AnswerTimesAsGuest(offer=offer.id, first=False, second=True))
    meeting = await table.give(table.marit, PickTime(case=case.id, at=WEDNESDAY))

    assert (meeting.starts_at, meeting.online) == (WEDNESDAY, False)
    view = await table.give_by_link(mother, GuestView())
    assert view.meeting is not None
    assert view.meeting.place.room == "1.15"
    assert view.meeting.answer is not None
    assert view.meeting.answer.attendance is Attendance.COMING
    assert view.times is None
    assert [one.receiver for one in table.told(Kind.MEETING_PLANNED)] == [table.fenna]
    assert table.last(Kind.MEETING_MAIL).values["at"] == WEDNESDAY
    assert await table.waiting(Kind.TIMES_OFFERED, Kind.TIMES_OFFERED_MAIL) == []
    assert len(await table.waiting(Kind.MEETING_SOON_MAIL)) > 0

    for late in (
        AnswerTimes(offer=offer.id, first=True),
        PickTime(case=case.id, at=TUESDAY),
    ):
        who = table.fenna if isinstance(late, AnswerTimes) else table.marit
        with pytest.raises(MeetingIsOver):
            await table.give(who, late)
    with pytest.raises(MeetingIsOver):
        await table.give_by_link(mother, AnswerTimesAsGuest(offer=offer.id, first=True))


async def test_other_times_take_the_place_of_those_before(table: Table) -> None:
    case, mother = await _with_mother(table)
    before = await _offered(table, case)
    after = await _offered(table, case, THURSDAY)
    with pytest.raises(MeetingIsOver):
        await table.give_by_link(mother, AnswerTimesAsGuest(offer=before.id, first=True))
    seen = (await table.give_by_link(mother, GuestView())).times
    assert seen is not None
    assert seen.offer.id == after.id
    assert {one.subject for one in await table.waiting(Kind.TIMES_OFFERED_MAIL)} == {after.id}
    mails = table.told(Kind.TIMES_OFFERED_MAIL)
    assert [mail.values["replaces"] for mail in mails] == [None, 1]
    async with table.store_of(table.marit) as store:
        with pytest.raises(ChangedMeanwhile):
            await store.close_time_offer(before, table.clock())


async def test_bad_times_are_refused(table: Table) -> None:
    case, _ = await _with_mother(table)
    saturday = TUESDAY + timedelta(days=4)
    for times, refusal in (
        ((TUESDAY, TUESDAY), SameTimeTwice),
        ((TUESDAY, table.clock() - timedelta(minutes=1)), DateInThePast),
        ((TUESDAY, saturday), NotASchoolDay),
    ):
        with pytest.raises(refusal):
            await _offered(table, case, *times)
    with pytest.raises(ValidationError):
        OfferTimes(
            case=case.id,
            times=(TUESDAY, WEDNESDAY, THURSDAY, TUESDAY + timedelta(hours=1)),
            where="school",
        )
    assert table.told(Kind.TIMES_OFFERED_MAIL) == []


async def test_a_stranger_answers_nothing(table: Table) -> None:
    case, _ = await _with_mother(table)
    offer = await _offered(table, case)
    for stranger in (table.joris, table.sanne):
        with pytest.raises(NotFoundHere):
            await table.give(stranger, AnswerTimes(offer=offer.id, first=True))


async def test_when_somebody_can_instead_is_for_who_leads_alone(table: Table) -> None:
    case, mother = await _with_mother(table)
    await table.seated(case, table.fenna)
    offer = await _offered(table, case)
    await table.give_by_link(
        mother,
        AnswerTimesAsGuest(
            offer=offer.id, first=False, second=False, otherwise="woensdag na drieën"
        ),
    )
    await table.give(
        table.fenna, AnswerTimes(offer=offer.id, first=False, second=False, otherwise="vrijdag")
    )
    file = await table.give(table.marit, ReadCase(case=case.id))
    assert sorted(file.instead.values()) == ["vrijdag", "woensdag na drieën"]
    async with table.store_of(table.fenna) as store:
        texts = [str(words) for words in (await store.all_words(case.id)).values()]
    assert not any("woensdag na drieën" in text for text in texts)


async def test_silence_ends_with_the_answer_about_times(table: Table) -> None:
    case = await table.opened()
    _, token = await table.invited_parent(case, at=None, place=None, has_authority=False)
    assert await table.waiting(Kind.PARENT_SILENT) == []
    offer = await _offered(table, case)
    assert len(await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT)) == 3
    await table.give_by_link(token, AnswerTimesAsGuest(offer=offer.id, first=True, second=True))
    assert await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT) == []


async def test_a_time_that_suits_the_others_is_marked_for_who_chooses_later(table: Table) -> None:
    case, mother = await _with_mother(table)
    outside = await asked_from_outside(table, case, at=None, place=None)
    await table.seated(case, table.fenna)
    offer = await _offered(table, case)

    async def suiting() -> set[datetime]:
        seen = (await table.give_by_link(mother, GuestView())).times
        assert seen
        return set(seen.suits_others)

    await table.give(table.fenna, AnswerTimes(offer=offer.id, first=True, second=True))
    assert await suiting() == set()  # of one alone it would tell what that one said
    view = await outside.looks()
    assert view.times
    assert view.times.offer == offer
    await outside.gives(AnswerTimes(offer=offer.id, first=True, second=False))
    assert await suiting() == {TUESDAY}
    async with table.store_of(table.sanne) as store:  # who is not asked is told nothing
        assert await store.times_that_suit_others(offer.id) == frozenset()
    await table.give_by_link(mother, AnswerTimesAsGuest(offer=offer.id, first=False, second=True))
    assert await suiting() == {TUESDAY}  # one's own answer does not count
    view = await outside.looks()
    assert view.times
    assert view.times.suits[TUESDAY]
    assert set(view.times.suits_others) == {WEDNESDAY}


async def test_withdrawn_times_are_told_to_all_who_were_asked(table: Table) -> None:
    case, mother = await _with_mother(table)
    outside = await asked_from_outside(table, case, at=None, place=None)
    await table.seated(case, table.fenna)
    offer = await _offered(table, case)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, WithdrawTimes(case=case.id))

    await table.give(table.marit, WithdrawTimes(case=case.id))

    told = {one.receiver for one in table.told(Kind.TIMES_WITHDRAWN)}
    assert told == {table.fenna, outside.person}
    assert table.last(Kind.TIMES_WITHDRAWN_MAIL).address == "lena@example.org"
    assert await table.waiting(*OFFERED) == []
    assert (await table.give_by_link(mother, GuestView())).times is None
    assert (await outside.looks()).times is None
    with pytest.raises(MeetingIsOver):
        await table.give_by_link(mother, AnswerTimesAsGuest(offer=offer.id, first=True))
    with pytest.raises(MeetingIsOver):
        await outside.gives(AnswerTimes(offer=offer.id, first=True))
    with pytest.raises(NotFoundHere):
        await table.give(table.marit, WithdrawTimes(case=case.id))


async def test_who_left_or_said_no_is_asked_nothing_any_more(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    asked = await table.invited(case, table.noor)
    await table.give(table.fenna, LeaveTable(case=case.id))
    no = AnswerInvitation(
        invitation=asked.id, answer=InvitationAnswer.DECLINE, reason=DeclineReason.NO_TIME
    )
    await table.give(table.noor, no)
    offer = await _offered(table, case)
    for who in (table.fenna, table.noor):
        async with table.store_of(who) as store:
            assert await store.open_time_offers() == []
        with pytest.raises(NotFoundHere):
            await table.give(who, AnswerTimes(offer=offer.id, first=True, second=True))
