"""The stories ST-01, ST-02, ST-05, ST-06 and ST-09, walked on the playground's page."""

import re

from playwright.async_api import Page, expect

from tests.case_steps import ANSWERS
from tests.school_in_a_box import SchoolInABox, at_school, pattern_of
from tests.walk.visitor import PHONE, Visitor

FORM = {
    "Leerling": "Sem",
    "Geboortedatum": "3 mei 2017",
    "Groep": "groep 6",
    "Al geprobeerd": "pictoplanning en een rustplek",
    "Wat werkt": "de ochtenden",
    "Wat je wilt bereiken": "de hele dag in de klas",
    "Gesprek uiterlijk": "voor de kerstvakantie",
}
TWO_ROWS = 100  # pixels that the bar takes on a phone at most
FORM_CHOICES = ("WR ondersteuning 1", "Zorgen", "Beide ouders", "Nog niet", "Fenna Postma")
MOTHER = {
    "Naam": "mevrouw De Vries",
    "E-mailadres": "moeder@thuis.example",
    "E-mailadres, nog een keer": "moeder@thuis.example",
    "Gesprek": "dinsdag 8 december half 3",
}


async def test_a_support_team_runs_its_case(visitor: Visitor, school: SchoolInABox) -> None:
    label = await a_request_by_form(visitor, school)
    await a_request_by_typing(visitor, school)
    await an_expert_accepts(visitor, school, label)
    await an_expert_declines(visitor, school, label)
    await visitor.adds_to_channel("WR ondersteuning 1", "Fenna Postma")
    await the_mother_is_invited(visitor, school)
    await the_mother_answers(visitor, school)
    await the_father_is_called(visitor, school)
    await an_agreement_is_kept(visitor, school, label)
    await a_meeting_online(visitor, school, label)
    await the_case_is_read(visitor, label)
    await everybody_looks_around(visitor, label)
    await strangers_hear_nothing(visitor, school, label)
    await it_speaks_english_on_a_phone(visitor)
    assert len(visitor.pictures) > 20


async def a_request_by_form(visitor: Visitor, school: SchoolInABox) -> str:
    marit = visitor.screen("marit")
    await visitor.picture("arrived")
    await marit.writes("nieuwe hulpvraag", "talk.form_or_type")
    await visitor.picture("form")
    await marit.fills_in(FORM, *FORM_CHOICES)
    await marit.presses("Versturen", "new_request.confirm", "vrijdag 18 december 2026")
    await visitor.picture("read-back")
    done = await marit.presses("Klopt", "new_request.done")
    case = await school.one("SELECT label, authority, deadline FROM cases")
    assert (case["authority"], str(case["deadline"])) == ("both", "2026-12-18")
    label = str(case["label"])
    assert label in done
    return label


async def a_request_by_typing(visitor: Visitor, school: SchoolInABox) -> None:
    marit = visitor.screen("marit")
    await marit.writes("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.says_what(dict(ANSWERS))
    await marit.presses("Aanpassen", "talk.change_in_form")
    await visitor.picture("change-one-answer")
    await marit.writes("annuleren", "talk.cancelled")
    assert len(await school.rows("SELECT 1 FROM cases")) == 1


async def an_expert_accepts(visitor: Visitor, school: SchoolInABox, label: str) -> None:
    marit, fenna = visitor.screen("marit"), visitor.screen("fenna")
    await marit.writes("nodig Fenna uit", "invite_expert.part.ask")
    await marit.writes("orthopedagoog", "invite_expert.confirm", "Fenna Postma")
    await marit.presses("Klopt", "invite_expert.done", label)
    await school.deliver()
    asked = await fenna.told("push.expert_invited", label, "orthopedagoog")
    assert "Sem" not in asked
    await visitor.picture("invited")
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted", label)
    await school.deliver()
    await marit.told("push.expert_accepted", "Fenna Postma", label)
    await visitor.picture("accepted")


async def an_expert_declines(visitor: Visitor, school: SchoolInABox, label: str) -> None:
    marit = visitor.screen("marit")
    await marit.writes("nodig Fatma uit", "invite_expert.part.ask")
    await marit.presses("Overslaan", "invite_expert.confirm", "Fatma Yildiz")
    await marit.writes("ja", "invite_expert.done")
    await school.deliver()
    await visitor.screen("moeder").becomes("Fatma Yildiz")
    fatma = visitor.screen("fatma")
    await fatma.told("push.expert_invited", label)
    await fatma.writes("Nee", "answer_invitation.reason.ask")
    await visitor.picture("why-not")
    await fatma.presses("Niet passend", "answer_invitation.suggests.ask")
    await fatma.presses("Overslaan", "answer_invitation.done.declined", label)
    await school.deliver()
    await marit.told("push.expert_declined", "Fatma Yildiz", "Niet passend")
    states = await school.rows("SELECT state FROM invitations ORDER BY state")
    assert [row["state"] for row in states] == ["accepted", "declined"]


async def the_mother_is_invited(visitor: Visitor, school: SchoolInABox) -> None:
    marit = visitor.screen("marit")
    await visitor.screen("fatma").becomes("Moeder")
    await marit.writes("nodig moeder uit", "talk.form_or_type")
    await marit.fills_in(MOTHER, "Ja", "Nederlands", "Fenna Postma")
    await marit.presses("Versturen", "invite_parent.place.ask")
    preview = await marit.writes("kamer 1.15", "invite_parent.confirm")
    assert "dinsdag 8 december 2026, 14.30–15.15 uur" in preview
    assert "Mogen wij over uw kind praten met Fenna Postma, orthopedagoog?" in preview
    await visitor.picture("what-leaves-the-school")
    await marit.presses("Klopt", "invite_parent.done")
    await school.deliver()


async def the_mother_answers(visitor: Visitor, school: SchoolInABox) -> None:
    mother = visitor.screen("moeder")
    await mother.place.locator(".mail-line").first.click()
    await visitor.picture("the-mail")
    letter = visitor.page.frame_locator("iframe.mail-html")
    page = await visitor.opens(letter.get_by_role("link").first)
    await visitor.picture("the-door", page)
    for part, number in (("Dag", "3"), ("Maand", "5"), ("Jaar", "2017")):
        await page.get_by_label(part, exact=True).fill(number)
    await page.get_by_role("button", name="Verder").click()
    await visitor.picture("the-page", page)
    for answer in ("Ja, ik kom", "Ja, dat mag", "Ja, dat mag"):
        await page.get_by_role("link", name=re.compile("Geef antwoord|Volgende vraag")).click()
        await page.get_by_label(answer).check()
        await page.get_by_role("button", name=re.compile("Verstuur antwoord|Verder")).click()
        if answer == "Ja, dat mag":
            await visitor.picture("is-it-right", page)
            await page.get_by_role("button", name="Ja, dit klopt").click()
    await expect(page.get_by_text("U heeft alles beantwoord")).to_be_visible()
    await visitor.picture("all-answered", page)
    await page.close()
    await school.deliver()
    await visitor.screen("marit").told("push.parent_answered")
    attendance = await school.one("SELECT attendance FROM meeting_answers")
    assert attendance["attendance"] == "coming"


async def the_father_is_called(visitor: Visitor, school: SchoolInABox) -> None:
    marit = visitor.screen("marit")
    await marit.writes("voeg vader toe", "add_guardian.name.ask")
    await marit.writes("meneer De Vries", "add_guardian.has_authority.ask")
    await marit.presses("Ja", "add_guardian.confirm")
    await marit.presses("Klopt", "add_guardian.done")
    for what in ("bespreken", "delen met Fenna"):
        said = f"toestemming vader {what} ja telefoon vandaag"
        await marit.writes(said, "record_consent.confirm", "maandag 23 november 2026")
        await marit.presses("Klopt", "record_consent.done", "Vader")
    await marit.presses("Wie gaf toestemming?", "may_i_share.done", "Fenna Postma: mag")
    await visitor.picture("consent")
    routes = await school.rows("SELECT route, answer FROM consents")
    assert len(routes) == 4
    assert {row["answer"] for row in routes} == {"yes"}


async def an_agreement_is_kept(visitor: Visitor, school: SchoolInABox, label: str) -> None:
    marit, fenna = visitor.screen("marit"), visitor.screen("fenna")
    said = "afspraak Fenna observeert in de klas, vrijdag 11 december"
    await marit.writes(said, "record_agreement.how.ask")
    await marit.writes("twee keer", "record_agreement.confirm", "vrijdag 11 december 2026")
    await marit.presses("Klopt", "record_agreement.done", label)
    await school.deliver()
    await fenna.told("push.agreement_confirm", label)
    await fenna.presses("Klopt", "confirm_agreement.done", label)
    await visitor.goes_to(at_school(8, 12, 8, 31))
    await fenna.told("push.agreement_soon", "vrijdag 11 december 2026")
    await visitor.picture("reminded")
    await fenna.presses("Mijn taken", "my_tasks.done", label)
    await fenna.presses("Andere datum", "agreement_move.by.ask")
    await fenna.writes("volgende week dinsdag", "agreement_move.confirm", "15 december 2026")
    await fenna.writes("ja", "agreement_move.done")
    await school.deliver()
    await marit.told("push.agreement_moved", "Fenna Postma")
    await visitor.goes_to(at_school(15, 12, 8, 31))
    await fenna.told("push.agreement_today", label)
    await fenna.presses("Lukt niet", "agreement_blocked.why.ask")
    await fenna.presses("Overslaan", "agreement_blocked.done")
    await school.deliver()
    await marit.told("push.agreement_blocked", "Fenna Postma")
    await fenna.writes("klaar", "agreement_done.done", label)
    agreement = await school.one("SELECT state, due_on FROM agreements")
    assert (agreement["state"], str(agreement["due_on"])) == ("done", "2026-12-15")


async def a_meeting_online(visitor: Visitor, school: SchoolInABox, label: str) -> None:
    marit, fenna = visitor.screen("marit"), visitor.screen("fenna")
    await marit.turns_to("Gesprek op school")
    await marit.place.get_by_role("button", name="Kopieer link").click()
    link = await visitor.page.evaluate("navigator.clipboard.readText()")
    await marit.turns_to("Aan tafel")
    said = "vervolg dinsdag 12 januari 14.30 uur online"
    await marit.writes(said, "schedule_follow_up.join_url.ask")
    await marit.writes(link, "schedule_follow_up.confirm", "dinsdag 12 januari 2027")
    await marit.presses("Klopt", "schedule_follow_up.done", "14.30–15.15 uur")
    await school.deliver()
    await fenna.told("push.meeting_planned", label, "online")
    await visitor.picture("planned-online")
    await fenna.button("Naar het gesprek").click()
    await fenna.told("push.meeting_thread", label, "Fenna Postma")
    await visitor.picture("in-the-meeting")
    await fenna.turns_to("Aan tafel")


async def the_case_is_read(visitor: Visitor, label: str) -> None:
    fenna = visitor.screen("fenna")
    await fenna.writes("lees", "read_case.done", label)
    page = await visitor.opens(fenna.button("Open de pagina"))
    await page.get_by_role("button", name="Openen").click()
    await expect(page.get_by_text("pictoplanning en een rustplek").first).to_be_visible()
    await expect(page.get_by_text("Kopieer voor het leerlingdossier")).to_be_visible()
    await visitor.picture("the-case", page)
    await page.reload()
    await expect(page.get_by_role("heading", name="Deze link werkt niet")).to_be_visible()
    await page.close()


async def everybody_looks_around(visitor: Visitor, label: str) -> None:
    marit, fenna = visitor.screen("marit"), visitor.screen("fenna")
    await marit.writes("overzicht", "overview.done", label)
    await marit.writes("wie zit er aan tafel", "who_is_at_the_table.done", "Fenna Postma")
    await marit.writes("wat mist er nog", "what_is_missing.done", label)
    await fenna.writes("mijn taken", "my_tasks.done", "dinsdag 12 januari 2027")
    await visitor.picture("looking-around")


async def strangers_hear_nothing(visitor: Visitor, school: SchoolInABox, label: str) -> None:
    await visitor.screen("moeder").becomes("Sanne Visser")
    sanne = visitor.screen("sanne")
    silence = pattern_of("error.case_not_found").pattern
    for asked in (f"hoe staat het met {label}", "hoe staat het met WR-999", "lees"):
        told = await sanne.writes(asked, "error.case_not_found")
        assert re.search(silence, told)
        assert "Sem" not in told
    await visitor.picture("a-stranger")
    await sanne.becomes("Kim de Wit")
    await visitor.adds_to_channel("WR ondersteuning 1", "Kim de Wit")
    kim = visitor.screen("kim")
    await kim.writes(f"hoe staat het met {label}", "error.case_not_found")
    await kim.writes("mijn taken", "my_tasks.nothing")
    await visitor.picture("a-newcomer")
    kims = school.id_of("kim")
    assert not await school.rows("SELECT 1 FROM participants WHERE person_id = $1", kims)


async def it_speaks_english_on_a_phone(visitor: Visitor) -> None:
    await visitor.page.get_by_role("button", name="EN: Switch to English").click()
    visitor.language = "en"
    await visitor.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    marit = visitor.screen("marit")
    await marit.writes("overview", "overview.done")
    await visitor.picture("english-on-a-phone")
    assert await _width(visitor.page) == PHONE[0]
    bar = await visitor.page.locator("#bar").bounding_box()
    assert bar is not None
    assert bar["height"] < TWO_ROWS


async def _width(page: Page) -> int:
    width: int = await page.evaluate("document.documentElement.scrollWidth")
    return width
