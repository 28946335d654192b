"""A further question for consent: who is asked, by which way, and what an answer does."""

from datetime import date, timedelta

import pytest

from bot.delivery.watching import see_to_news
from cases.errors import NobodyToAsk, NoMailAddress, NotAllowed
from cases.model.case import Case
from cases.model.consents import ConsentAnswer, ConsentStatus, Purpose
from cases.model.contact_channels import CHANNEL_IDS, ContactChannel
from cases.model.people import Authority, Relation
from cases.operations.consent_lines import ConsentOverview
from cases.operations.consents import AddGuardian
from cases.operations.further import AskConsent, PreviewQuestion, PutQuestion
from cases.operations.guests import GiveConsentAsGuest, GuestView
from cases.operations.kinds import Kind
from cases.operations.pupil_pages import GiveConsentAsPupil, PupilView
from cases.operations.pupils import InvitePupil
from cases.operations.reaching import SendAgain, WhoAnswered
from cases.principals import Courier
from tests.operations.sending import withheld_of
from tests.operations.table import PRACTICE, TODAY, Table

YES, NO = ConsentAnswer.YES, ConsentAnswer.NO
FATHER = {"relation": "father", "name": "Karim Aziz", "email": "karim@example.org", "at": None}
RESEARCH = {"purpose": Purpose.RESEARCH, "named": "Petra Bos, psycholoog"}
MAIL = {"purpose": Purpose.CONTACT_CHANNEL, "channel": ContactChannel.EMAIL}


async def _ask(table: Table, case: Case, **about: object) -> PutQuestion:
    asked = AskConsent.model_validate({"case": case.id, **about})
    return await table.give(table.marit, asked)


async def _both(table: Table, born: date = date(2016, 5, 4)) -> tuple[Case, str, str]:
    """Let both parents of a case be invited; return their links."""
    case = await table.opened(authority=Authority.BOTH, born=born)
    _, mother = await table.invited_parent(case)
    _, father = await table.invited_parent(case, **FATHER)
    return case, mother, father


async def _says(table: Table, token: str, answer: ConsentAnswer, put: PutQuestion) -> None:
    purpose, recipient = put.question.about
    given = GiveConsentAsGuest(purpose=purpose, recipient=recipient, answer=answer)
    await table.give_by_link(token, given)


async def _status(table: Table, case: Case, purpose: Purpose) -> ConsentStatus:
    lines = await table.give(table.marit, ConsentOverview(case=case.id))
    return next(line.status for line in lines if line.purpose is purpose)


async def _open(table: Table, token: str) -> list[str]:
    view = await table.give_by_link(token, GuestView())
    return [one.question.wording for one in view.asked if one.answer is None]


async def test_both_parents_are_asked_and_a_difference_stops_that_line_alone(
    table: Table,
) -> None:
    case, mother, father = await _both(table)
    for token in (mother, father):
        await table.give_by_link(
            token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=YES)
        )
    before = await table.give(
        table.marit, PreviewQuestion.model_validate({"case": case.id, **RESEARCH})
    )
    assert table.told(Kind.PARENT_ASKED_MAIL) == []
    assert await _open(table, mother) == []

    put = await _ask(table, case, **RESEARCH)
    assert put.question == before.question
    assert [one.email for one in put.asked] == [one.email for one in before.asked]
    mails = table.told(Kind.PARENT_ASKED_MAIL)
    assert {mail.address for mail in mails} == {"lena@example.org", "karim@example.org"}
    assert len({str(mail.values["token"]) for mail in mails} | {mother, father}) == 4
    waiting = await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT)
    assert sorted((one.day - TODAY).days for one in waiting) == [3, 3, 7, 7, 14, 14]
    assert await _open(table, mother) == await _open(table, father) == ["research"]

    await _says(table, mother, YES, put)
    assert await _status(table, case, Purpose.RESEARCH) is ConsentStatus.PARTIAL
    await _says(table, father, NO, put)
    assert await _status(table, case, Purpose.RESEARCH) is ConsentStatus.CONFLICT
    assert await _status(table, case, Purpose.DISCUSS_TEAM) is ConsentStatus.GRANTED
    view = await table.give_by_link(mother, GuestView())
    assert [one.answer for one in view.asked] == [YES, YES]


async def test_who_answered_is_not_asked_again_and_silence_is_asked_about_once_more(
    table: Table,
) -> None:
    case, mother, _ = await _both(table)
    put = await _ask(table, case, **RESEARCH)
    await _says(table, mother, YES, put)
    table.clock.forward(timedelta(days=1))
    again = await _ask(table, case, **RESEARCH)
    assert (again.answered, [one.email for one in again.asked]) == (1, ["karim@example.org"])
    assert len(table.told(Kind.PARENT_ASKED_MAIL)) == 3
    assert len((await table.give_by_link(mother, GuestView())).asked) == 2


@pytest.mark.parametrize(
    ("years", "asked"), [(11, "parents"), (13, "parents pupil"), (16, "pupil")]
)
async def test_at_which_age_who_is_asked(table: Table, years: int, asked: str) -> None:
    case, mother, _ = await _both(table, TODAY.replace(year=TODAY.year - years))
    invited = await table.give(table.marit, InvitePupil(case=case.id, email="sem@example.org"))
    link = str(table.last(Kind.PUPIL_INVITED).values["token"])
    put = await _ask(table, case, **RESEARCH)
    parents = "research" in await _open(table, mother)
    seen = (await table.give_by_link(link, PupilView())).asked
    pupil = put.question.about in {one.question.about for one in seen}
    assert [parents, pupil] == ["parents" in asked, "pupil" in asked]
    assert len(table.told(Kind.PUPIL_NEWS_MAIL)) == pupil
    assert len(table.told(Kind.PARENT_ASKED_MAIL)) == 2 * parents
    if not pupil:
        return
    assert table.last(Kind.PUPIL_NEWS_MAIL).receiver == invited.pupil.id
    purpose, recipient = put.question.about
    yes = GiveConsentAsPupil(purpose=purpose, recipient=recipient, answer=YES)
    await table.give_by_link(link, yes)
    expected = ConsentStatus.PARTIAL if parents else ConsentStatus.GRANTED
    assert await _status(table, case, Purpose.RESEARCH) is expected


async def test_a_question_by_paper_waits_for_who_has_no_mail(table: Table) -> None:
    case = await table.opened()
    mother = await table.mother(case)
    put = await _ask(table, case, purpose=Purpose.SHARE_EXPERT, recipient=table.noor)
    assert [(one.person.id, one.email) for one in put.asked] == [(mother.id, None)]
    assert table.told(Kind.PARENT_ASKED_MAIL) == []
    who = await table.give(table.marit, WhoAnswered(case=case.id))
    assert [one.wording for one in who.parents[0].open_questions] == ["share_expert"]


async def test_a_recording_is_asked_about_each_day(table: Table) -> None:
    case, mother, father = await _both(table)
    put = await _ask(table, case, purpose=Purpose.RECORDING)
    for token in (mother, father):
        await _says(table, token, YES, put)
    assert await _status(table, case, Purpose.RECORDING) is ConsentStatus.GRANTED
    table.clock.forward(timedelta(days=1))
    assert "recording" in await _open(table, mother)
    assert await _status(table, case, Purpose.RECORDING) is ConsentStatus.NO_RESPONSE
    await _says(table, mother, YES, put)
    assert "recording" not in await _open(table, mother)


async def test_nobody_is_asked_where_nobody_decides_and_only_by_who_leads(table: Table) -> None:
    case = await table.opened()
    with pytest.raises(NobodyToAsk):
        await _ask(table, case, **RESEARCH)
    await table.seated(case, table.thijs)
    with pytest.raises(NotAllowed):
        await table.give(table.thijs, AskConsent.model_validate({"case": case.id, **RESEARCH}))


async def test_no_to_mail_holds_from_the_next_mail_on_and_for_oneself_alone(table: Table) -> None:
    case, mother, father = await _both(table)
    stepfather = await table.give(
        table.marit,
        AddGuardian(case=case.id, name="Jan", relation=Relation.OTHER, has_authority=False),
    )
    put = await _ask(table, case, **MAIL)
    assert stepfather.id in {one.person.id for one in put.asked}
    await _says(table, father, YES, put)
    await _says(table, mother, NO, put)
    assert await _status(table, case, Purpose.CONTACT_CHANNEL) is ConsentStatus.PARTIAL
    withheld = await withheld_of(table)
    assert withheld == {"lena@example.org"}

    who = await table.give(table.marit, WhoAnswered(case=case.id))
    assert {one.name: one.email for one in who.parents} == {
        "Lena Jansen": None,
        "Karim Aziz": "karim@example.org",
        "Jan": None,
    }
    lena = next(one for one in who.parents if one.name == "Lena Jansen").guardian.id
    with pytest.raises(NoMailAddress):
        await table.give(table.marit, SendAgain(case=case.id, parent=lena))
    with pytest.raises(NoMailAddress):
        await table.invited_parent(case)
    table.clock.forward(timedelta(minutes=1))
    await _says(table, mother, YES, put)
    await table.give(table.marit, SendAgain(case=case.id, parent=lena))
    assert await withheld_of(table) == set()


async def test_a_pupil_who_has_a_page_says_themselves_how_they_are_reached(table: Table) -> None:
    case, mother, father = await _both(table)
    before = await _ask(table, case, **MAIL)
    pupil = await table.give(table.marit, InvitePupil(case=case.id))
    assert pupil.token
    put = await _ask(table, case, **MAIL)
    assert (len(before.asked), len(put.asked)) == (2, 3)
    [asked] = (await table.give_by_link(pupil.token, PupilView())).asked
    assert asked.question.wording == "contact_channel.email"
    for parent in (mother, father):
        await _says(table, parent, YES, put)
    assert await _status(table, case, Purpose.CONTACT_CHANNEL) is ConsentStatus.GRANTED

    purpose, recipient = put.question.about
    no = GiveConsentAsPupil(purpose=purpose, recipient=recipient, answer=NO)
    await table.give_by_link(pupil.token, no)
    assert await _status(table, case, Purpose.CONTACT_CHANNEL) is ConsentStatus.PARTIAL
    lines = await table.give(table.marit, ConsentOverview(case=case.id))
    assert next(one.pupil for one in lines if one.purpose is purpose) == "no"


def test_the_wall_knows_the_id_of_mail() -> None:
    assert str(CHANNEL_IDS[ContactChannel.EMAIL]) == "04eac36b-edd1-5a41-a40d-f3020ff28040"


async def test_parents_are_mailed_that_somebody_else_decides_now(table: Table) -> None:
    sixteenth = TODAY + timedelta(days=2)
    case, *_ = await _both(table, sixteenth.replace(year=sixteenth.year - 16))
    await table.mother(case)
    for _ in range(3):
        async with table.database.work_as(Courier()) as work:
            await see_to_news(work, table.clock(), PRACTICE)
        table.clock.forward(timedelta(days=1))
    mails = table.told(Kind.PUPIL_DECIDES_MAIL)
    assert {mail.address for mail in mails} == {"lena@example.org", "karim@example.org"}
    assert {PRACTICE.today(mail.at) for mail in mails} == {sixteenth}
    assert dict(mails[0].values).keys() == {
        *("school", "coordinator", "parent", "language", "token")
    }
    assert [one.values["token"] for one in mails] == [None, None]
    async with table.database.work_as(Courier()) as work:
        assert len(await work.birthdays.parents(table.tenant, case.id)) == 2
    table.clock.forward(timedelta(days=15))
    async with table.database.work_as(Courier()) as work:
        assert await work.birthdays.parents(table.tenant, case.id) == []
