"""Going too far in one's own case: what even who leads it, or sits at it, cannot do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.model.agreements import AgreementState
from tests.seeds import School
from tests.storage.full_case import World, build_world
from tests.storage.intruder import Intruder

_WORDS = (
    "INSERT INTO aantafel.words (tenant_id, case_id, words_id, about, audience, author_id, sealed)"
    " VALUES ('{tenant}', '{case}', gen_random_uuid(), gen_random_uuid(), "
)
_CONSENT = (
    "INSERT INTO aantafel.consents VALUES ('{tenant}', '{case}', gen_random_uuid(), '{guardian}',"
    " 'share_expert', '{expert}', 'yes', "
)
_LINK = (
    "INSERT INTO aantafel.links (tenant_id, hash, kind, case_id, person_id, expires_at, used_at)"
    " VALUES ('{tenant}', 'x', "
)
_CASE = "INSERT INTO aantafel.cases VALUES ('{tenant}', gen_random_uuid(), 'x', 'x', "
_OPEN = ", 'open', '{me}', NULL, now(), NULL, 'both', 1)"

# Everything here is refused to the coordinator of the case.
COORDINATOR = {
    "move the case to a channel of others": "UPDATE aantafel.cases SET channel_id = '19:others'"
    " WHERE case_id = '{case}'",
    "give the case another id": "UPDATE aantafel.cases SET case_id = gen_random_uuid()",
    "rename the case": "UPDATE aantafel.cases SET label = 'x'",
    "start a case in a channel of others": _CASE + "'19:others'" + _OPEN,
    "start a case for another": _CASE + "'{channel}', 'open', '{expert}', NULL, now(), NULL,"
    " 'both', 1)",
    "start a case in another tenant": "INSERT INTO aantafel.cases VALUES (gen_random_uuid(),"
    " gen_random_uuid(), 'x', 'x', '{channel}'" + _OPEN,
    "invite in another's name": "INSERT INTO aantafel.invitations (tenant_id, case_id,"
    " invitation_id, label, school, person_id, role, invited_by, sent_at, state) VALUES"
    " ('{tenant}', '{case}', gen_random_uuid(), 'x', 'x', '{expert}', 'expert', '{expert}',"
    " now(), 'sent')",
    "change whom an invitation is for": "UPDATE aantafel.invitations SET person_id = '{expert}'",
    "write a consent down in another's name": _CONSENT
    + "'phone', now(), now(), '{expert}', '1', 'nl')",
    "answer for a parent": _CONSENT + "'link', now(), now(), '{me}', '1', 'nl')",
    "answer as a parent": _CONSENT + "'link', now(), now(), NULL, '1', 'nl')",
    "change an answer": "UPDATE aantafel.consents SET answer = 'yes'",
    "drop an answer": "DELETE FROM aantafel.consents",
    "write words as another": _WORDS + "'content', '{expert}', 'x')",
    "write words for nobody": _WORDS + "'everybody', '{me}', 'x')",
    "change who may read words": "UPDATE aantafel.words SET audience = 'table'",
    "plan a meeting as another": "INSERT INTO aantafel.meetings VALUES ('{tenant}', '{case}',"
    " gen_random_uuid(), now(), '1 h', false, '{expert}', 'planned', 0, NULL, 1)",
    "record an agreement as another": "INSERT INTO aantafel.agreements VALUES ('{tenant}',"
    " '{case}', gen_random_uuid(), 9, '{me}', now(), 'confirmed', '{expert}', now(), 1)",
    "change history": "UPDATE aantafel.agreement_changes SET was_state = 'x'",
    "write history as another": "INSERT INTO aantafel.agreement_changes (tenant_id, case_id,"
    " agreement_id, changed_at, changed_by, was_state, was_due_on) VALUES ('{tenant}', '{case}',"
    " '{agreement}', now(), '{expert}', 'done', now())",
    "read the case as another": _LINK + "'reading', '{case}', '{expert}', 'infinity', NULL)",
    "make a link out to a stranger": _LINK
    + "'guest', '{case}', gen_random_uuid(), 'infinity', NULL)",
    "make a link of no kind": _LINK + "'master', '{case}', '{guardian}', 'infinity', NULL)",
    "make a link that was used": _LINK + "'guest', '{case}', '{guardian}', 'infinity', now())",
    "read a link's hash": "UPDATE aantafel.links SET expires_at = 'infinity' RETURNING hash",
    "use a link as the guest": "UPDATE aantafel.links SET used_at = NULL",
    "send again": "UPDATE aantafel.outbox SET state = 'pending' WHERE case_id = '{case}'",
    "send later": "UPDATE aantafel.outbox SET next_at = 'infinity' WHERE case_id = '{case}'",
    "change the key": "UPDATE aantafel.case_keys SET wrapped = 'x'",
    "drop the key": "DELETE FROM aantafel.case_keys",
    "drop a meeting": "DELETE FROM aantafel.meetings",
    "drop the case": "DELETE FROM aantafel.cases",
    "keep a draft for another": "INSERT INTO aantafel.drafts VALUES ('{tenant}', '{expert}', 'a',"
    " 'x', now())",
    "keep a draft's key for another": "INSERT INTO aantafel.draft_keys VALUES ('{tenant}',"
    " '{expert}', 'a', 'x')",
    "hear for another": "INSERT INTO aantafel.inbox VALUES ('{tenant}', '{expert}', 'x', now(),"
    " 'x', now())",
    "keep a day's key for another tenant": "INSERT INTO aantafel.day_keys VALUES"
    " (gen_random_uuid(), now(), 'x')",
    "change the day's key": "UPDATE aantafel.day_keys SET wrapped = 'x'",
    "mint a button for another": "INSERT INTO aantafel.actions (tenant_id, hash, conversation,"
    " person_id, sealed, expires_at) VALUES ('{tenant}', 'x', 'a', '{expert}', 'x', now())",
    "mint a button in another tenant": "INSERT INTO aantafel.actions (tenant_id, hash,"
    " conversation, sealed, expires_at) VALUES (gen_random_uuid(), 'x', 'a', 'x', now())",
    "post in another tenant": "INSERT INTO aantafel.outbox (tenant_id, case_id, message_id, kind,"
    " subject, receiver_id, road, urgency, while_seated, due_at, sealed, next_at) VALUES"
    " (gen_random_uuid(), '{case}', gen_random_uuid(), 'x', '{case}', '{me}', 'chat', 'now',"
    " false, now(), 'x', now())",
    "post what was sent already": "INSERT INTO aantafel.outbox (tenant_id, case_id, message_id,"
    " kind, subject, receiver_id, road, urgency, while_seated, due_at, sealed, next_at, state)"
    " VALUES ('{tenant}', '{case}', gen_random_uuid(), 'x', '{case}', '{me}', 'chat', 'now',"
    " false, now(), 'x', now(), 'sent')",
    "appoint": "INSERT INTO aantafel.coordinators VALUES ('{tenant}', '{expert}', '{team}', now())",
    "set the labels back": "UPDATE aantafel.label_counters SET last = 0",
}

# And here to the expert who sits at it without consent.
SEATED = {
    "take another part": "UPDATE aantafel.participants SET role = 'teacher'"
    " WHERE person_id = '{me}'",
    "bring somebody": "INSERT INTO aantafel.participants VALUES ('{tenant}', gen_random_uuid(),"
    " '{case}', 'expert', 'seated', now())",
    "answer for another": "INSERT INTO aantafel.meeting_answers VALUES ('{tenant}', '{case}',"
    " '{meeting}', gen_random_uuid(), 'coming', now(), NULL)",
    "change another's answer": "UPDATE aantafel.meeting_answers SET attendance = 'coming'"
    " WHERE person_id <> '{me}'",
    "finish another's agreement": "UPDATE aantafel.agreements SET state = 'done'",
    "write for the coordination": _WORDS + "'coordination', '{me}', 'x')",
    "drop what the table reads": "DELETE FROM aantafel.words WHERE audience = 'table'",
    "add a key": "INSERT INTO aantafel.case_keys VALUES ('{tenant}', '{case}', 'x')"
    " ON CONFLICT DO NOTHING",
}

# And here to the expert whose part in it is over: each of these would give them one again.
OVER = {
    "promise something": "INSERT INTO aantafel.agreements VALUES ('{tenant}', '{case}',"
    " gen_random_uuid(), 9, '{me}', now(), 'confirmed', '{me}', now(), 1)",
    "take a promise up again": "UPDATE aantafel.agreements SET state = 'confirmed'",
    "plan a meeting": "INSERT INTO aantafel.meetings VALUES ('{tenant}', '{case}',"
    " gen_random_uuid(), 'infinity', '1 h', false, '{me}', 'planned', 0, NULL, 1)",
    "put a meeting off": "UPDATE aantafel.meetings SET starts_at = 'infinity'",
    "read longer": "UPDATE aantafel.participants SET reads_until = 'infinity'",
}

# And here to the expert who was invited.
INVITED = {
    "have come before": "UPDATE aantafel.participants SET seat = 'seated', since = '2000-01-01'",
    "take another part": "UPDATE aantafel.participants SET seat = 'seated', role = 'director'",
    "reopen the invitation": "UPDATE aantafel.invitations SET state = 'sent'",
    "withdraw the invitation": "UPDATE aantafel.invitations SET state = 'withdrawn'",
    "write for the table": _WORDS + "'table', '{me}', 'x')",
    "write content": _WORDS + "'content', '{me}', 'x')",
    "answer about a meeting": "INSERT INTO aantafel.meeting_answers VALUES ('{tenant}', '{case}',"
    " '{meeting}', '{me}', 'coming', now(), NULL)",
}

# And here to somebody who sat at it and left.
LEFT = {
    "write to the coordination": _WORDS + "'coordination', '{me}', 'x')",
    "post something": "INSERT INTO aantafel.outbox (tenant_id, case_id, message_id, kind,"
    " subject, receiver_id, road, urgency, while_seated, due_at, sealed, next_at) VALUES"
    " ('{tenant}', '{case}', gen_random_uuid(), 'x', '{case}', '{me}', 'chat', 'now',"
    " false, now(), 'x', now())",
    "sit down again": "UPDATE aantafel.participants SET seat = 'seated'",
    "say yes after all": "UPDATE aantafel.invitations SET state = 'accepted'",
    "take back what is posted": "UPDATE aantafel.outbox SET state = 'called_back', next_at = NULL",
    "answer about times": "INSERT INTO aantafel.time_answers VALUES ('{tenant}', '{case}',"
    " '{offer}', '{at}', '{me}', true, now())",
}


@pytest.fixture
async def world(school: School) -> World:
    return await build_world(school)


async def _done(world: World, intruder: Intruder, who: str, attempts: dict[str, str]) -> list[str]:
    """Return what somebody could do of what they may not."""
    full = world.full
    done = []
    for name, sql in attempts.items():
        written = sql.format(
            tenant=full.school.tenant,
            case=full.case.id,
            me=getattr(world[who], "person", None),
            expert=full.school.expert,
            guardian=full.guardian,
            meeting=full.meeting,
            agreement=full.agreement,
            offer=full.offer,
            at=full.school.clock() + timedelta(days=14),
            channel=full.school.channel,
            team=full.school.team,
        )
        async with intruder.within(world[who]):
            if not await intruder.refused(written):
                done.append(name)
    return done


@pytest.mark.parametrize(
    ("who", "attempts"),
    [("coordinator", COORDINATOR), ("seated", SEATED), ("invited", INVITED), ("left", LEFT)],
)
async def test_one_can_go_no_further_than_ones_part(
    who: str, attempts: dict[str, str], world: World, intruder: Intruder
) -> None:
    assert await _done(world, intruder, who, attempts) == []


async def test_who_has_no_part_any_more_cannot_give_themselves_one(
    world: World, intruder: Intruder
) -> None:
    full, school = world.full, world.full.school
    async with school.database.work_as(school.member(school.coordinator)) as work:
        agreement = await work.desk.store.agreement(full.agreement)
        kept = replace(agreement, who=school.expert, state=AgreementState.DONE)
        await work.desk.store.save_agreement(kept)
    school.clock.forward(timedelta(days=30))
    assert await _done(world, intruder, "seated", OVER) == []


async def test_the_guest_can_go_no_further_either(world: World, intruder: Intruder) -> None:
    full = world.full
    filled = {
        "tenant": full.school.tenant,
        "case": full.case.id,
        "guardian": full.guardian,
        "expert": full.school.expert,
        "me": full.guardian,
        "meeting": full.meeting,
    }
    attempts = [
        _WORDS + "'table', '{me}', 'x')",
        _WORDS + "'coordination', '{expert}', 'x')",
        _CONSENT + "'phone', now(), now(), NULL, '1', 'nl')",
        _CONSENT + "'link', now(), now(), '{expert}', '1', 'nl')",
        _CONSENT.replace("'{guardian}'", "gen_random_uuid()")
        + "'link', now(), now(), NULL, '1', 'nl')",
        (
            "INSERT INTO aantafel.meeting_answers VALUES ('{tenant}', '{case}', '{meeting}',"
            " '{expert}', 'coming', now(), NULL)"
        ),
        "UPDATE aantafel.outbox SET state = 'pending'",
        "UPDATE aantafel.guardians SET has_authority = true",
    ]
    for sql in attempts:
        async with intruder.within(world["guest"]):
            assert await intruder.refused(sql.format(**filled)), sql
