"""ST-03, ST-04 and ST-07 as parents and a pupil live them: on their phones, in a real browser."""

from tests.case_steps import adds_mother, comes_to_the_table, opens_a_case
from tests.pages.browser import PHONE
from tests.school_in_a_box import SchoolInABox, Someone
from tests.stories.phone import Phone, phones
from tests.stories.test_st03 import invites_by_mail
from tests.stories.test_st07 import BORN, gets_her_link, opens_her_case


async def _shared(marit: Someone) -> str:
    return await marit.tells("wie gaf toestemming", "may_i_share.done")


async def test_divorced_parents_answer_each_on_their_own_phone(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit, "beide ouders")
    fenna = await comes_to_the_table(school, "fenna")
    joris = await comes_to_the_table(school, "joris", "jeugdverpleegkundige")
    mother = await invites_by_mail(school, "moeder", "mevrouw De Vries", "Nederlands")
    father = await invites_by_mail(school, "vader", "meneer Aziz", "Engels")
    async with phones(2) as (hers, his):
        assert (
            "Mogen wij over uw kind praten met Joris Klaver, jeugdverpleegkundige?"
            in await hers.opens(mother)
        )
        assert (
            "May we talk about your child with Joris Klaver, jeugdverpleegkundige?"
            in await his.opens(father)
        )
        for about, answers in {"team": ("yes", "yes"), "Fenna": ("yes", "yes")}.items():
            await hers.answers(about, answers[0])
            await his.answers(about, answers[1])
        await hers.answers("Joris", "yes")
        await his.answers("Joris", "no")
        said = await _shared(marit)
        assert "Delen met Fenna Postma: mag" in said
        assert "Delen met Joris Klaver: nee, er is verschil" in said
        await fenna.tells("lees de hulpvraag", "read_case.done")
        await joris.tells("lees de hulpvraag", "error.no_consent_yet")
        read = [await hers.starts_again(), await his.starts_again()]
        assert [word for word in ("Aziz", "ader", "verschil", "Nee") if word in read[0]] == []
        assert [
            word for word in ("De Vries", "mother", "other parent", "differ") if word in read[1]
        ] == []

        await his.answers("Joris", "yes")
        await joris.tells("lees de hulpvraag", "read_case.done")
        await hers.answers("Fenna", "no")
        await fenna.tells("lees de hulpvraag", "error.no_consent_yet")
        await joris.tells("lees de hulpvraag", "read_case.done")


async def _types_the_code(marit: Someone, phone: Phone) -> None:
    """Let Marit print the letter, and type the code on it as a mother does at home."""
    await marit.tells("print een brief", "print_letter.done", "Moeder")
    link = str(marit.action("Open de pagina")["url"])
    await phone.page.goto(link)
    await phone.page.click("main button")
    code = await phone.page.inner_text(".code")
    await phone.page.goto(f"{link.partition('/brief')[0]}/b")
    await phone.page.fill("#code", code.lower().replace("-", " "))
    await phone.page.click("main button:not(.skip)")


async def test_a_mother_without_mail_comes_by_the_code_of_her_letter(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await adds_mother(marit)
    await marit.tells("vraag toestemming delen met Fenna", "ask_consent.confirm")
    await marit.tells("ja", "ask_consent.done.by_hand")
    await marit.tells("bel-notitie", "oral_consent.read_out", "Moeder")
    await marit.tells("ja, tolk Amal erbij", "oral_consent.done.all", "Met tolk")
    await fenna.tells("lees de hulpvraag", "read_case.done")
    async with phones(1) as (hers,):
        await _types_the_code(marit, hers)
        assert "Uw antwoord: Ja, dat mag" in await hers.enters()
        await hers.answers("Fenna", "no")
        await fenna.tells("lees de hulpvraag", "error.no_consent_yet")
        await hers.page.context.clear_cookies()
        await hers.starts_again()
        for _ in range(5):
            await hers.enters("4-5-2017")
        assert "Deze link werkt niet" in await hers.reads()
    marit.turns_back()
    await school.deliver()
    await marit.told("push.link_locked", "WR-001")


async def test_a_pupil_of_sixteen_decides_on_her_own_phone(school: SchoolInABox) -> None:
    marit = await opens_her_case(school)
    joris = await comes_to_the_table(school, "joris", "schoolmaatschappelijk werk")
    link = await gets_her_link(marit)
    async with phones(1) as (hers,):
        assert "Jij beslist zelf" in await hers.opens(link, BORN)
        await hers.answers("team", "talk")
        await hers.answers("Joris", "yes")
        await hers.page.click("main a[href*=ouders]")
        await hers.page.check("[value=first_me]")
        await hers.page.click("main button")
        assert await hers.page.evaluate("document.body.scrollWidth") <= PHONE.width
        await joris.tells("lees de hulpvraag", "read_case.done")
        said = await _shared(marit)
        assert "Bespreken in het team: nog niet, eerst praten" in said
        assert "Delen met Joris Klaver: mag (Leerling: ja)" in said
        await hers.answers("Joris", "no")
        await joris.tells("lees de hulpvraag", "error.no_consent_yet")
