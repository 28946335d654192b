"""Reading a case through a one-time link: once, by one person, as long as they sit there."""

import asyncio
import html
import re
from datetime import timedelta

import pytest

from cases.model.case import Participant, Seat
from cases.model.people import Role
from cases.operations.agreements import BlockAgreement
from cases.operations.meetings import CancelFollowUp, ScheduleFollowUp
from tests.pages.doors import Client
from tests.pages.forms import OWN_SITE, hidden_fields, post, see, send
from tests.pages.table import Rosters, Table

UNKNOWN = "A" * 32


def copied(page: str) -> str:
    """Return the text that is offered for copying."""
    (text,) = re.findall(r"<pre[^>]*>(.*?)</pre>", page, flags=re.DOTALL)
    return html.unescape(text)


async def test_the_file_is_shown_with_everything_in_it(client: Client, table: Table) -> None:
    await table.fill()
    file = await send(client, f"/l/{await table.reading()}")

    assert file.status == 200
    assert "Hulpvraag WR-001" in file.words
    assert "Leerling Sem de Vries Geboren woensdag 1 maart 2017 Groep groep 6" in file.words
    assert "Reden Zorgen Al geprobeerd Een rustplek en pictogrammen." in file.words
    assert "Gesprek uiterlijk vrijdag 18 december 2026" in file.words
    assert "1. Anna Bakker Wat Elke ochtend samen de dag doornemen" in file.words
    assert "Uiterlijk vrijdag 18 december 2026 Hoe met pictogrammen Stand" in file.words
    assert "dinsdag 8 december 2026, 14.30–15.15 uur Waar Kamer 3" in file.words
    assert "Samira Bakker: wil een andere tijd, liever donderdag 10 december 2026" in file.words
    assert "Bespreken in het team Samen mag Samira Bakker (Moeder) ja" in file.words
    assert "Delen met Carla Smit Samen nog niet, nog geen antwoord" in file.words


async def test_words_in_the_file_stay_words(client: Client, table: Table) -> None:
    await table.fill()
    file = await send(client, f"/l/{await table.reading()}")

    assert "Bellen met &lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in file.page
    assert "<script" not in file.page


async def test_the_text_to_copy_says_what_it_is_and_all_that_is_on_the_page(
    client: Client, table: Table
) -> None:
    await table.fill()
    text = copied((await send(client, f"/l/{await table.reading()}")).page)

    assert text.startswith(
        "Hulpvraag WR-001, De Wilgenroos\n"
        "Uit Aan tafel, gelezen op maandag 23 november 2026, 11.00 uur\n\n"
        "DE HULPVRAAG\n\nLeerling: Sem de Vries\nGeboren: woensdag 1 maart 2017\n"
    )
    assert "Gewenst aan tafel:\n• orthopedagoog\n• iemand van JGZ\n" in text
    assert (
        "2. Anna Bakker\nWat: Bellen met <script>alert(1)</script> & co\n"
        "Uiterlijk: vrijdag 18 december 2026\nStand: bevestigd\n"
    ) in text
    assert "Antwoorden:\n• Samira Bakker: wil een andere tijd, liever donderdag" in text
    assert text.endswith("Samira Bakker (Moeder): nog geen antwoord\n")


async def test_an_agreement_whose_day_has_passed_is_late(client: Client, table: Table) -> None:
    await table.fill()
    table.clock.forward(timedelta(days=27))
    file = await send(client, f"/l/{await table.reading()}")

    assert file.words.count("Stand te laat") == 2


async def test_what_was_called_off_or_does_not_work_out_says_so(
    client: Client, table: Table
) -> None:
    join = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_YWJj%40thread.v2/0"
    online = {"case": table.case, "where": "online"}
    await table.agree("Elke ochtend samen de dag doornemen")
    async with table.school.database.work_as(table.coordinator) as work:
        (meeting,) = await work.desk.store.meetings(table.case)
        (agreement,) = await work.desk.store.agreements(table.case)
        await work.desk.execute(CancelFollowUp(meeting=meeting.id))
        for days, url in ((3, join), (4, None)):
            at = meeting.starts_at + timedelta(days=days - 1)
            await work.desk.execute(
                ScheduleFollowUp.model_validate({**online, "at": at, "join_url": url})
            )
        await work.desk.execute(BlockAgreement(agreement=agreement.id, why="Ziek"))
    file = await send(client, f"/l/{await table.reading()}")

    assert "dinsdag 8 december 2026, 14.30–15.15 uur Stand gaat niet door" in file.words
    assert f"donderdag 10 december 2026, 14.30–15.15 uur Waar {join}" in file.words
    assert "vrijdag 11 december 2026, 14.30–15.15 uur Waar online" in file.words
    assert "Wat in de weg stond Ziek Stand lukt niet" in file.words


async def test_a_file_with_little_in_it_says_so(client: Client, table: Table) -> None:
    file = await send(client, f"/l/{await table.reading()}")

    assert "Afspraken Er zijn nog geen afspraken." in file.words


async def test_looking_uses_nothing_up_and_shows_nothing(client: Client, table: Table) -> None:
    token = await table.reading()
    for _ in range(3):
        async with client.head(f"/l/{token}") as looked:
            assert (looked.status, await looked.read()) == (200, b"")
        door = await see(client, f"/l/{token}")
        assert (door.status, "Openen" in door.words) == (200, True)
        assert "WR-001" not in door.page
        assert "Wilgenroos" not in door.page

    assert (await send(client, f"/l/{token}")).status == 200


async def test_the_door_looks_the_same_before_every_link(client: Client, table: Table) -> None:
    pages = []
    for token in (await table.reading(), UNKNOWN):
        door = await see(client, f"/l/{token}")
        pages.append((door.status, re.sub(rf'{token}|value="\w{{64}}"', "", door.page)))

    assert pages[0] == pages[1]


async def test_a_link_shows_the_case_once(client: Client, table: Table) -> None:
    token = await table.reading()
    first = await send(client, f"/l/{token}")
    again = await send(client, f"/l/{token}")

    assert first.status == 200
    assert again == await send(client, f"/l/{UNKNOWN}")
    assert again.status == 404
    assert "Typ lees in je chat met Aan tafel." in again.words


async def test_pressed_twice_at_once_it_opens_once(client: Client, table: Table) -> None:
    token = await table.reading()
    fields = hidden_fields((await see(client, f"/l/{token}")).page)
    pressed = await asyncio.gather(*(post(client, f"/l/{token}", fields) for _ in range(5)))

    assert sorted(each.status for each in pressed) == [200, 404, 404, 404, 404]


async def test_a_link_lives_ten_minutes(client: Client, table: Table) -> None:
    token = await table.reading()
    table.clock.forward(timedelta(minutes=10))

    assert await send(client, f"/l/{token}") == await send(client, f"/l/{UNKNOWN}")


async def test_another_site_cannot_use_a_link_up(client: Client, table: Table) -> None:
    token = await table.reading()
    fields = hidden_fields((await see(client, f"/l/{token}")).page)
    crossed = await post(client, f"/l/{token}", fields, {"Sec-Fetch-Site": "cross-site"})

    assert crossed.status == 403
    assert (await post(client, f"/l/{token}", fields, OWN_SITE)).status == 200


async def test_the_roster_is_read_before_the_file_is_shown(
    client: Client, table: Table, rosters: Rosters
) -> None:
    token = await table.reading()
    table.clock.forward(timedelta(minutes=1))

    assert (await send(client, f"/l/{token}")).status == 200
    assert rosters.asked == [(table.school.tenant, frozenset({table.school.channel}))]


async def test_when_the_roster_cannot_be_read_nothing_is_shown(
    client: Client, table: Table, rosters: Rosters
) -> None:
    token = await table.reading()
    table.clock.forward(timedelta(minutes=1))
    rosters.away = True

    assert await send(client, f"/l/{token}") == await send(client, f"/l/{UNKNOWN}")
    assert len(rosters.asked) == 1


async def seat(table: Table, role: Role) -> None:
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.store.seat(
            Participant(table.case, table.school.teacher, role, Seat.SEATED, table.clock())
        )


@pytest.fixture
async def reader(table: Table) -> str:
    """The token of a link of the teacher, who has a place, and for whom the mother said yes."""
    await seat(table, Role.TEACHER)
    await table.fill()
    return await table.reading(table.school.teacher)


async def test_who_left_the_channel_meanwhile_reads_nothing(
    client: Client, table: Table, reader: str, rosters: Rosters
) -> None:
    table.clock.forward(timedelta(minutes=1))
    rosters.gone.add(table.school.teacher)

    assert await send(client, f"/l/{reader}") == await send(client, f"/l/{UNKNOWN}")


async def test_who_left_by_an_event_reads_nothing_either(
    client: Client, table: Table, reader: str
) -> None:
    await table.school.leave(table.school.teacher)

    assert await send(client, f"/l/{reader}") == await send(client, f"/l/{UNKNOWN}")


async def test_consents_and_parents_names_are_for_those_who_lead(
    client: Client, reader: str
) -> None:
    file = await send(client, f"/l/{reader}")

    assert file.status == 200
    assert "Sem de Vries" in file.words
    assert "Toestemming" not in file.words
    assert "Samira" not in file.words
    assert "Moeder: wil een andere tijd" in file.words
