"""Who is invited to a meeting that stands in a calendar: by Graph, once, and nobody sees whom."""

from tests.case_steps import comes_to_the_table, opens_a_case
from tests.online.online_school import OnlineSchool
from tests.online.steps import FIRST, invites_sanne_as_mother, plan


async def test_who_comes_to_the_table_later_is_invited_as_well(
    online_school: OnlineSchool,
) -> None:
    marit = online_school.person("marit")
    await opens_a_case(marit)
    await plan(marit)
    await online_school.deliver()
    calendars = online_school.graph.calendars
    assert calendars.mailed == []
    await comes_to_the_table(online_school, "fenna")
    await invites_sanne_as_mother(marit)
    await online_school.deliver()

    invited = {one["emailAddress"]["address"] for one in calendars.only_event()["attendees"]}
    assert invited == {online_school.mail_of("fenna"), online_school.mail_of("sanne")}
    assert {one.what for one in calendars.mailed} == {"invitation"}
    assert len(calendars.mailed) == len(invited)


async def test_a_parent_with_an_account_is_invited_by_graph_and_not_twice(
    online_school: OnlineSchool,
) -> None:
    marit, sanne = online_school.person("marit"), online_school.person("sanne")
    await opens_a_case(marit)
    await invites_sanne_as_mother(marit)
    await online_school.deliver()
    await sanne.opens_mail()
    sanne.turns_back()
    await plan(marit)
    await online_school.deliver()

    calendars = online_school.graph.calendars
    (invited,) = calendars.only_event()["attendees"]
    assert invited["emailAddress"]["address"] == online_school.mail_of("sanne")
    assert calendars.only_event()["hideAttendees"]
    told = await sanne.told("push.meeting_link", FIRST)
    assert "WR-001" not in told
    link = calendars.only_event()["onlineMeeting"]["joinUrl"]
    assert sanne.action("Naar het gesprek")["url"] == link
    mail = await sanne.opens_mail()
    assert link in mail.text
    assert mail.invitation is None
