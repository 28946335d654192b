"""Small things that made people frown, each mended once."""

from tests.case_steps import closes, comes_to_the_table, invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_a_picture_is_nobodys_name(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")
    for said in ("🙂", "...", "3"):
        await marit.tells(said, "new_request.pupil.retry" if said != "..." else "talk.no_words")
    await marit.tells("Sem", "new_request.born.ask")


async def test_an_unknown_name_is_told_at_once(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    told = await marit.tells("nodig Noor Bakker uit", "invite_expert.person.unknown")
    assert "Noor Bakker" in told
    assert "Fenna Postma" in marit.buttons()
    for said in ("Fenna Bakker", "Noor Postma", "Thijs Postma"):  # she is Fenna Postma
        await marit.tells(said, "invite_expert.person.unknown")
    await marit.tells("annuleren", "talk.cancelled")
    await marit.tells("nodig Noor uit, noor@jgz.example", "invite_outside.name.ask")
    await marit.tells("annuleren", "talk.cancelled")
    for said in ("nodig iemand uit", "nodig een deskundige uit", "deskundige uitnodigen"):
        await marit.tells(said, "invite_expert.person.ask")
        await marit.tells("annuleren", "talk.cancelled")
    await marit.tells("Nodig Fenna uit", "invite_expert.part.ask")


async def test_who_said_yes_is_no_stranger_while_not_in_the_channel(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await school.leaves("fenna", "wr1")

    await fenna.tells("blauw geverfd", "talk.not_understood")


async def test_no_to_the_one_thing_asked_stops(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("leerling is toch niet gevraagd", "pupil_not_asked.confirm")
    await marit.tells("nee", "talk.cancelled")


async def test_closing_tells_what_is_open_and_only_that(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("vervolg dinsdag 8 december half 3 in kamer 2", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")

    told = await closes(marit, "Gesprekken: 1")

    assert "Afspraken" not in told
    assert "Uitnodigingen" not in told


async def test_a_time_is_no_place_and_a_yes_no_words(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("vervolg 8 december 14 uur op school", "schedule_follow_up.room.ask")
    for said in ("half drie", "dinsdag 8 december"):
        await marit.tells(said, "talk.time_for_place")
    await marit.tells("ja", "schedule_follow_up.room.retry")
    await marit.tells("1.15", "schedule_follow_up.confirm", "Ruimte: 1.15")
    await marit.tells("annuleren", "talk.cancelled")

    await marit.tells("afspraak ik vrijdag 18 december", "record_agreement.what.ask")
    await marit.tells("ja", "record_agreement.what.retry")


async def test_what_waited_for_a_closed_case_is_let_go(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik vrijdag 18 december", "record_agreement.what.ask")
    await closes(marit)
    told = await marit.tells("ja", "close_case.done")

    assert "Dan gaan we verder" not in told
    await marit.tells("overzicht", "overview.nothing")


async def test_the_bot_writes_by_itself_in_the_language_of_who_wrote_to_it(
    school: SchoolInABox,
) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    fenna.speaks("en")
    await fenna.tells("hello", "talk.hello")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited", "De Wilgenroos asks")
