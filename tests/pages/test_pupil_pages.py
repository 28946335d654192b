"""The pupil's own page: what they tell, who may read it, and what they decide from sixteen."""

from datetime import date

import pytest

from cases.errors import CaseNotFound, NotFoundHere
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.voices import Form, ParentsHear, SharedWith, Voice
from cases.operations.guests import GuestView
from cases.operations.kinds import Kind
from cases.operations.preparing import Prepare
from cases.operations.pupil_pages import GiveConsentAsPupil, PupilView, SayParentsHear, Tell
from cases.operations.pupil_voice import RecordInfluence
from cases.operations.reading import ReadCase
from cases.principals import Guest
from storage.links import link_hash
from tests.pages.doors import Client, answer
from tests.pages.forms import post, see, send
from tests.pages.pupil import aged, invited_pupil, open_pupils_door
from tests.pages.table import Table

TOLD = {
    "vertel": {"form": "somebody", "somebody": "mijn oma"},
    "vertel/gaat-goed": {"chosen.breaks": "yes", "chosen.anything_else": "yes"},
    "vertel/lastig": {},
    "vertel/helpt": {"chosen.quiet_place": "yes"},
    "vertel/eigen-woorden": {"own_words": "Ik wil naast Bram."},
    "vertel/lezen": {"shared_with": "nobody"},
}
SIXTEEN = date(2010, 11, 23)
FIFTEEN = date(2010, 11, 24)


async def as_guest(table: Table, token: str, command: object) -> object:
    async with table.school.database.work_as(Guest(link_hash(token))) as work:
        return await work.desk.execute(command)  # type: ignore[arg-type]


async def read_by(table: Table, person: object) -> Voice | None:
    async with table.school.database.work_as(table.school.member(person)) as work:  # type: ignore[arg-type]
        says = (await work.desk.execute(ReadCase(case=table.case))).pupil
    return says.voice if says else None


async def test_the_door_asks_for_the_pupils_own_date_and_says_nothing(
    stranger: Client, table: Table
) -> None:
    token = await invited_pupil(table)
    door = await see(stranger, f"/j/{token}/vertel")
    assert "Wanneer ben je geboren?" in door.words
    assert "Sem" not in door.page
    wrong = answer(token, date(2017, 3, 2))
    async with stranger.post(f"/j/{token}", data=wrong, allow_redirects=False) as got:
        assert got.status == 422
    await open_pupils_door(stranger, token)
    start = await see(stranger, f"/j/{token}")
    assert "Hoi Sem" in start.words
    assert "Je ouders beslissen" in start.words


async def test_a_child_tells_with_options_and_chooses_who_reads_it(
    stranger: Client, table: Table
) -> None:
    token = await invited_pupil(table)
    await open_pupils_door(stranger, token)
    for place, told in TOLD.items():
        page = await send(stranger, f"/j/{token}/{place}", **told)
        assert page.status == 303
    assert page.location == f"/j/{token}/vertel/klaar"
    kept = (await see(stranger, page.location)).words
    assert "Niemand anders leest dit." in kept
    assert "Jij koos: Iemand anders voor mij. Anna Bakker weet dat pas als je het deelt." in kept
    start = (await see(stranger, f"/j/{token}")).words
    for words in (kept, start):
        assert "Dit vertelde jij Hoe wil je het vertellen? Iemand anders voor mij" in words
        assert "mijn oma" in words
        assert "In je eigen woorden Ik wil naast Bram." in words
    assert "Vertel wat jij vindt" not in start
    assert await read_by(table, table.school.coordinator) is None
    assert await table.told(Kind.PUPIL_ANSWERED) == 0
    shown = [await see(stranger, f"/j/{token}/{place}") for place in TOLD]
    assert [len(one.chosen) for one in shown] == [1, 1, 0, 1, 0, 1]
    assert "mijn oma" in shown[0].page
    assert "Vraag 3 van 6" in shown[2].words

    await send(stranger, f"/j/{token}/vertel/lezen", shared_with="coordinator")
    shared = await read_by(table, table.school.coordinator)
    assert shared == Voice(
        Form.SOMEBODY,
        "mijn oma",
        ("breaks", "quiet_place"),
        "Ik wil naast Bram.",
        SharedWith.COORDINATOR,
    )
    assert await table.told(Kind.PUPIL_ANSWERED) == 1
    after = (await see(stranger, f"/j/{token}/vertel/klaar")).words
    assert "Anna Bakker leest dit. Daarna hoor je wat ermee is gedaan." in after
    assert "pas als je het deelt" not in after


async def test_what_is_not_right_is_said_and_what_was_typed_stays(
    stranger: Client, table: Table
) -> None:
    token = await invited_pupil(table)
    await open_pupils_door(stranger, token)
    for place, told, fault in (
        ("", {"form": "somebody"}, "Schrijf op wie het voor jou vertelt"),
        ("/eigen-woorden", {"own_words": "Ik 111222333"}, "Schrijf geen persoonsnummer op"),
        ("/lezen", {"shared_with": ""}, "Kies een antwoord"),
    ):
        back = await send(stranger, f"/j/{token}/vertel{place}", **told)
        assert (back.status, fault in back.words) == (422, True)
        assert all(text in back.page for text in told.values())


async def test_below_twelve_a_pupil_is_not_asked_for_consent_and_below_sixteen_has_no_rights_page(
    stranger: Client, table: Table
) -> None:
    token = await invited_pupil(table)
    with pytest.raises(NotFoundHere):
        await as_guest(
            table,
            token,
            GiveConsentAsPupil(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES),
        )
    with pytest.raises(NotFoundHere):
        await as_guest(table, token, SayParentsHear(hear=ParentsHear.NOT_YET))
    await open_pupils_door(stranger, token)
    start = await see(stranger, f"/j/{token}")
    assert "/vraag/" not in start.page
    assert not {"ouders", "gekeken", "rechten"} & set(start.page.replace('"', "/").split("/"))
    refused = await see(stranger, f"/j/{token}/ouders")
    assert (refused.status, "Deze link werkt niet" in refused.words) == (404, True)


async def test_from_sixteen_the_pupil_answers_and_says_what_parents_hear(
    stranger: Client, table: Table
) -> None:
    await aged(table, SIXTEEN)
    token = await invited_pupil(table)
    await open_pupils_door(stranger, token)
    start = await see(stranger, f"/j/{token}")
    assert "Jij beslist zelf" in start.words
    question = start.page.split("/vraag/")[1].split('"')[0]
    path = f"/j/{token}/vraag/{question}"
    assert (await send(stranger, path)).status == 422
    assert (await send(stranger, path, answer="talk")).status == 303
    assert (await send(stranger, path, answer="yes")).status == 303
    assert (await send(stranger, f"/j/{token}/ouders", hear="first_me")).status == 303
    (first, second) = await table.consents()
    assert [first.answer, second.answer] == [ConsentAnswer.TALK, ConsentAnswer.YES]
    assert {first.recorded_by, first.route} == {None, "link"}
    page = (await see(stranger, f"/j/{token}")).words
    assert "Spreek eerst met mij af wat je zegt" in page
    for place in ("gekeken", "rechten"):  # behind the second door, with a code by mail
        assert "code" in (await see(stranger, f"/j/{token}/{place}")).page


async def test_a_question_that_is_not_asked_any_more_says_so(
    stranger: Client, table: Table
) -> None:
    token = await invited_pupil(table)
    await open_pupils_door(stranger, token)
    stale = f"/j/{token}/vraag/000000000000"
    sent = {"seal": answer(token)["seal"], "answer": "yes", "do": "sure"}
    for told in (await see(stranger, stale), await post(stranger, stale, sent)):
        assert (told.status, "Deze vraag is niet meer nodig." in told.words) == (409, True)


async def test_the_pupil_reads_what_was_done_with_it(stranger: Client, table: Table) -> None:
    token = await invited_pupil(table)
    async with table.school.database.work_as(table.coordinator) as work:
        done = RecordInfluence(case=table.case, influence="Je mag nu naast Bram zitten.")
        await work.desk.execute(done)
    await open_pupils_door(stranger, token)
    assert "Je mag nu naast Bram zitten." in (await see(stranger, f"/j/{token}")).words
    assert "Bram" not in str(await as_guest(table, table.token, GuestView()))


async def test_neither_reads_the_others_private_words_or_answers(table: Table) -> None:
    await aged(table, FIFTEEN)
    pupil = await invited_pupil(table)
    await as_guest(table, pupil, Tell(own_words="alleen voor mij"))
    yes = GiveConsentAsPupil(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES)
    await as_guest(table, pupil, yes)
    await as_guest(table, table.token, Prepare(hard="thuis is het zwaar"))
    for mine, others in ((pupil, "thuis is het zwaar"), (table.token, "alleen voor mij")):
        async with table.school.database.work_as(Guest(link_hash(mine))) as work:
            store = work.desk.store
            me = await store.me()
            words = str(await store.all_words(table.case))
            assert others not in words
            assert {one.giver for one in await store.consents(table.case)} <= {me}
            assert {one.id for one in await store.guardians(table.case)} <= {me}
    with pytest.raises(NotFoundHere):
        await as_guest(table, table.token, PupilView())
    with pytest.raises(NotFoundHere):
        await as_guest(table, pupil, GuestView())


async def test_a_new_link_ends_the_one_before(table: Table) -> None:
    first = await invited_pupil(table)
    await invited_pupil(table)
    with pytest.raises(CaseNotFound):
        await as_guest(table, first, PupilView())


async def test_from_eighteen_parents_read_that_they_have_no_say(
    client: Client, table: Table
) -> None:
    await aged(table, SIXTEEN)
    assert (
        "Over het plan beslist u mee tot 18 jaar." in (await see(client, f"/g/{table.token}")).words
    )
    await aged(table, SIXTEEN.replace(year=2008))
    page = (await see(client, f"/g/{table.token}")).words
    assert "Uw kind is 18 jaar of ouder. Uw kind beslist nu alles zelf." in page
    assert "tot 18 jaar" not in page
