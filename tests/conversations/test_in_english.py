"""The whole of the main job in English, to the letter of every flow."""

from tests.school_in_a_box import SchoolInABox, Someone, at_school

OPENING = (
    ("new request", "new_request.channel.ask"),
    ("WR ondersteuning 1", "new_request.pupil.ask"),
    ("Sem", "new_request.born.ask"),
    ("3 May 2017", "new_request.group.ask"),
    ("group 6", "new_request.reason.ask"),
    ("worried", "new_request.tried.ask"),
    ("a picture schedule", "new_request.works.ask"),
    ("the mornings", "new_request.wish.ask"),
    ("all day in class", "new_request.authority.ask"),
    ("both", "new_request.pupil_asked.ask"),
    ("not yet", "new_request.wanted.ask"),
    ("skip", "new_request.deadline.ask"),
    ("Friday 18 December", "new_request.confirm"),
    ("yes", "new_request.done"),
)
INVITING = (
    ("invite Fenna", "invite_expert.part.ask"),
    ("psychologist", "invite_expert.confirm"),
    ("correct", "invite_expert.done"),
    ("add mother", "add_guardian.name.ask"),
    ("Mrs De Vries", "add_guardian.has_authority.ask"),
    ("yes", "add_guardian.confirm"),
    ("yes", "add_guardian.done"),
    ("consent share Fenna yes by phone today", "record_consent.confirm"),
    ("yes", "record_consent.done"),
    ("may I share", "may_i_share.done"),
    ("who is at the table", "who_is_at_the_table.done"),
    ("what is missing", "what_is_missing.done"),
)
MEETING = (
    ("follow-up Tuesday 12 January 14:30 at school", "schedule_follow_up.room.ask"),
    ("room 3", "schedule_follow_up.confirm"),
    ("yes", "schedule_follow_up.done"),
    ("move meeting Thursday 14 January 9:00", "move_follow_up.confirm"),
    ("yes", "move_follow_up.done"),
    ("cancel meeting", "cancel_follow_up.confirm"),
    ("yes", "cancel_follow_up.done"),
)
AGREEING = (
    ("agreement I call the neighbours, Friday 18 December", "record_agreement.how.ask"),
    ("by phone", "record_agreement.confirm"),
    ("yes", "record_agreement.done"),
    ("my tasks", "my_tasks.done"),
    ("what was it", "agreement_words.done"),
    ("other date Monday 11 January", "agreement_move.confirm"),
    ("yes", "agreement_move.done"),
    ("cannot do it", "agreement_blocked.why.ask"),
    ("skip", "agreement_blocked.done"),
    ("done", "agreement_done.done"),
)
LEADING = (
    ("read", "read_case.done"),
    ("overview", "overview.done"),
    ("how is it going with WR-001", "case_overview.done"),
    ("deputy Thijs", "appoint_deputy.confirm"),
    ("yes", "appoint_deputy.done"),
    ("hand over to Thijs", "hand_over.confirm"),
    ("yes", "hand_over.done"),
)


async def _walks(somebody: Someone, steps: tuple[tuple[str, str], ...]) -> None:
    for said, then in steps:
        await somebody.tells(said, then)


async def test_the_main_job_in_english(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    marit.speaks("en")
    fenna.speaks("en")
    await fenna.tells("hello", "talk.hello")
    await _walks(marit, (*OPENING, *INVITING))
    await fenna.tells("invitation", "answer_invitation.answer.ask")
    await fenna.tells("yes", "answer_invitation.done.accepted")
    await school.joins("fenna", "wr1")
    await _walks(marit, MEETING)
    await _walks(marit, AGREEING)
    await fenna.tells("I no longer take part", "leave_table.reason.ask")
    await fenna.tells("no time", "leave_table.confirm")
    await fenna.tells("yes", "leave_table.done")
    await _walks(marit, LEADING)


async def test_reminders_come_in_the_readers_language(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await school.life.teams.installing.remove_for("marit")
    marit.speaks("en")
    await school.life.teams.installing.install_for("marit")
    await _walks(marit, OPENING)
    await _walks(marit, AGREEING[:3])
    marit.turns_back()
    await school.move_to(at_school(15, 12, 8, 30))
    await marit.told("push.agreement_soon", "Friday 18 December 2026")
    assert marit.buttons()[0] == "Done"


async def test_dutch_words_work_for_an_english_reader(school: SchoolInABox) -> None:
    marit = school.person("marit")
    marit.speaks("en")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("terug", "talk.cancelled")
    await marit.tells("hulp", "talk.help")
