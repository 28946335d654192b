"""Writing past the rules: raw SQL through the bot's own login, into other people's cases."""

from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest

from tests.seeds import School
from tests.storage.full_case import World, build_world
from tests.storage.intruder import Intruder

INSERTS = {
    "participants": "INSERT INTO aantafel.participants (tenant_id, case_id, person_id, role, seat,"
    " since) VALUES ('{tenant}', '{case}', '{me}', 'teacher', 'seated', now())",
    "invitations": "INSERT INTO aantafel.invitations (tenant_id, case_id, invitation_id, label,"
    " school, person_id, role, invited_by, sent_at, state) VALUES ('{tenant}', '{case}',"
    " gen_random_uuid(), 'x', 'x', '{me}', 'expert', '{me}', now(), 'sent')",
    "guardians": "INSERT INTO aantafel.guardians VALUES ('{tenant}', '{case}',"
    " gen_random_uuid(), 'mother', true, 'nl')",
    "consents": "INSERT INTO aantafel.consents VALUES ('{tenant}', '{case}', gen_random_uuid(),"
    " '{guardian}', 'share_expert', '{me}', 'yes', 'phone', now(), now(), '{me}', '1', 'nl')",
    "consents by link": "INSERT INTO aantafel.consents VALUES ('{tenant}', '{case}',"
    " gen_random_uuid(), '{guardian}', 'share_expert', '{me}', 'yes', 'link', now(), now(), NULL,"
    " '1', 'nl')",
    "meetings": "INSERT INTO aantafel.meetings VALUES ('{tenant}', '{case}', gen_random_uuid(),"
    " now(), '45 min', false, '{me}', 'planned', 0, NULL, 1)",
    "meeting_answers": "INSERT INTO aantafel.meeting_answers VALUES ('{tenant}', '{case}',"
    " '{meeting}', '{me}', 'coming', now(), NULL)",
    "offered_times": "INSERT INTO aantafel.offered_times VALUES ('{tenant}', '{case}',"
    " gen_random_uuid(), now(), false, '{me}', now())",
    "time_answers": "INSERT INTO aantafel.time_answers SELECT '{tenant}', '{case}', '{offer}',"
    " '{offered_at}', '{me}', true, now()",
    "answer for another": "INSERT INTO aantafel.time_answers SELECT '{tenant}', '{case}',"
    " '{offer}', '{offered_at}', gen_random_uuid(), true, now()",
    "agreements": "INSERT INTO aantafel.agreements VALUES ('{tenant}', '{case}',"
    " gen_random_uuid(), 9, '{me}', now(), 'confirmed', '{me}', now(), 1)",
    "agreement_changes": "INSERT INTO aantafel.agreement_changes (tenant_id, case_id,"
    " agreement_id, changed_at, changed_by, was_state, was_due_on) VALUES ('{tenant}', '{case}',"
    " '{agreement}', now(), '{me}', 'done', now())",
    "words of content": "INSERT INTO aantafel.words (tenant_id, case_id, words_id, about,"
    " audience, author_id, sealed) VALUES ('{tenant}', '{case}', gen_random_uuid(), '{case}',"
    " 'content', '{me}', 'x')",
    "words of the table": "INSERT INTO aantafel.words (tenant_id, case_id, words_id, about,"
    " audience, author_id, sealed) VALUES ('{tenant}', '{case}', gen_random_uuid(), '{case}',"
    " 'table', '{me}', 'x')",
    "words of coordination": "INSERT INTO aantafel.words (tenant_id, case_id, words_id, about,"
    " audience, author_id, sealed) VALUES ('{tenant}', '{case}', gen_random_uuid(),"
    " gen_random_uuid(), 'coordination', '{me}', 'x')",
    "case_keys": "INSERT INTO aantafel.case_keys VALUES ('{tenant}', '{case}', 'x')",
    "guest links": "INSERT INTO aantafel.links (tenant_id, hash, kind, case_id, person_id,"
    " expires_at) VALUES ('{tenant}', 'x', 'guest', '{case}', '{guardian}', 'infinity')",
    "reading links": "INSERT INTO aantafel.links (tenant_id, hash, kind, case_id, person_id,"
    " expires_at) VALUES ('{tenant}', 'x', 'reading', '{case}', '{me}', 'infinity')",
    "outbox": "INSERT INTO aantafel.outbox (tenant_id, case_id, message_id, kind, subject,"
    " receiver_id, road, urgency, while_seated, due_at, sealed, next_at) VALUES ('{tenant}',"
    " '{case}', gen_random_uuid(), 'x', '{case}', '{me}', 'chat', 'now', false, now(), 'x', now())",
    "cases": "INSERT INTO aantafel.cases VALUES ('{tenant}', gen_random_uuid(), 'x', 'x',"
    " '{channel}', 'open', '{me}', NULL, now(), NULL, 'both', 1)",
    "channel_members": "INSERT INTO aantafel.channel_members VALUES ('{tenant}', '{me}',"
    " '{channel}', true, now())",
    "coordinators": "INSERT INTO aantafel.coordinators VALUES ('{tenant}', '{me}', '{team}',"
    " now())",
    "people": "INSERT INTO aantafel.people (tenant_id, person_id, name) VALUES ('{tenant}',"
    " gen_random_uuid(), 'x')",
    "label_counters": "INSERT INTO aantafel.label_counters VALUES ('{tenant}', 'WR', 0)",
    "proof_key": "INSERT INTO aantafel.proof_key (inner_pad, outer_pad) VALUES ('x', 'x')",
    "drafts": "INSERT INTO aantafel.drafts VALUES ('{tenant}', '{coordinator}', 'a:1', 'x', now())",
    "inbox": "INSERT INTO aantafel.inbox VALUES ('{tenant}', '{coordinator}', 'x', now(), 'x',"
    " now())",
    "actions": "INSERT INTO aantafel.actions (tenant_id, hash, conversation, person_id, sealed,"
    " expires_at) VALUES ('{tenant}', 'x', 'a:1', '{coordinator}', 'x', 'infinity')",
}

_HERE = " WHERE case_id = '{case}'"
_IN_TENANT = " WHERE tenant_id = '{tenant}'"

CHANGES = {
    "take the case over": "UPDATE aantafel.cases SET coordinator_id = '{me}'" + _HERE,
    "become the deputy": "UPDATE aantafel.cases SET deputy_id = '{me}'" + _HERE,
    "move the case": "UPDATE aantafel.cases SET channel_id = '{channel}'" + _HERE,
    "move its tenant": "UPDATE aantafel.cases SET tenant_id = gen_random_uuid()" + _HERE,
    "sit down": "UPDATE aantafel.participants SET seat = 'seated', role = 'teacher'" + _HERE,
    "send away": "UPDATE aantafel.participants SET seat = 'left'"
    + _HERE
    + " AND person_id <> '{me}'",
    "drop a place": "DELETE FROM aantafel.participants" + _HERE,
    "accept for another": "UPDATE aantafel.invitations SET state = 'accepted'"
    + _HERE
    + " AND person_id <> '{me}'",
    "reopen an invitation": "UPDATE aantafel.invitations SET state = 'sent'" + _HERE,
    "drop a guardian": "DELETE FROM aantafel.guardians" + _HERE,
    "take authority": "UPDATE aantafel.guardians SET has_authority = false" + _HERE,
    "change an answer": "UPDATE aantafel.consents SET answer = 'yes'" + _HERE,
    "drop an answer": "DELETE FROM aantafel.consents" + _HERE,
    "move a meeting": "UPDATE aantafel.meetings SET starts_at = now()" + _HERE,
    "answer again for another": "UPDATE aantafel.time_answers SET suits = false" + _HERE,
    "close an offer": "UPDATE aantafel.offered_times SET closed_at = now()" + _HERE,
    "finish an agreement": "UPDATE aantafel.agreements SET state = 'done'" + _HERE,
    "rewrite history": "UPDATE aantafel.agreement_changes SET was_state = 'x'" + _HERE,
    "drop words": "DELETE FROM aantafel.words" + _HERE,
    "open words": "UPDATE aantafel.words SET audience = 'table'" + _HERE,
    "drop the key": "DELETE FROM aantafel.case_keys" + _HERE,
    "swap the key": "UPDATE aantafel.case_keys SET wrapped = 'x'" + _HERE,
    "lengthen a link": "UPDATE aantafel.links SET expires_at = 'infinity'" + _HERE,
    "resend": "UPDATE aantafel.outbox SET state = 'pending', next_at = now()" + _HERE,
    "redirect": "UPDATE aantafel.outbox SET receiver_id = '{me}'" + _HERE,
    "own a team": "UPDATE aantafel.channel_members SET is_owner = true" + _IN_TENANT,
    "thaw a channel": "UPDATE aantafel.channels SET frozen_at = NULL" + _IN_TENANT,
    "rename a colleague": "UPDATE aantafel.people SET name = 'x'" + _IN_TENANT,
    "empty a table": "TRUNCATE aantafel.cases CASCADE",
    "open a table": "ALTER TABLE aantafel.cases DISABLE ROW LEVEL SECURITY",
    "add a policy": "CREATE POLICY open ON aantafel.cases USING (true)",
    "change a function": "CREATE OR REPLACE FUNCTION aantafel.my_cases() RETURNS SETOF uuid"
    " LANGUAGE sql AS 'SELECT case_id FROM aantafel.cases'",
    "add a trigger": "CREATE TRIGGER spy BEFORE UPDATE ON aantafel.cases FOR EACH ROW EXECUTE"
    " FUNCTION suppress_redundant_updates_trigger()",
    "run a program": "COPY aantafel.cases TO PROGRAM 'cat'",
    "read a file": "COPY aantafel.cases FROM '/etc/hostname'",
}

# Nobody of these may write anything of this into that case, in any way.
STRANGERS = (
    "in_channel",
    "elsewhere",
    "unknown",
    "abroad",
    "same_id_abroad",
    "expired_guest",
    "reading_guest",
    "guest_abroad",
    "guessing_guest",
    "operator",
)

# What these may do of it, and nothing else.
ALLOWED = {
    "seated": {
        "agreement_changes",
        "agreements",
        "meeting_answers",
        "meetings",
        "move a meeting",
        "outbox",
        "reading links",
        "time_answers",
    },
    "invited": {"outbox", "time_answers", "words of coordination"},
    "guest": {
        "consents by link",
        "meeting_answers",
        "outbox",
        "time_answers",
        "words of coordination",
    },
    "courier": {"actions", "resend"},
    "roster_sync": {
        "channel_members",
        "coordinators",
        "own a team",
        "people",
        "rename a colleague",
        "thaw a channel",
    },
    "roster_sync_abroad": set(),
}


@pytest.fixture
async def world(school: School) -> World:
    return await build_world(school)


def _filled(sql: str, world: World, who: str) -> str:
    full = world.full
    principal = world[who]
    return sql.format(
        tenant=full.school.tenant,
        case=full.case.id,
        me=getattr(principal, "person", full.guardian),
        guardian=full.guardian,
        meeting=full.meeting,
        agreement=full.agreement,
        offer=full.offer,
        offered_at=(full.school.clock() + timedelta(days=14)).isoformat(),
        channel=full.school.channel,
        team=full.school.team,
        coordinator=full.school.coordinator,
    )


async def _done(intruder: Intruder, world: World, who: str) -> set[str]:
    """Try everything, and return what PostgreSQL let happen to rows of that case."""
    done = set()
    for name, sql in {**INSERTS, **CHANGES}.items():
        async with intruder.within(world[who]):
            if not await intruder.refused(_filled(sql, world, who)):
                done.add(name)
    return done


async def test_strangers_can_do_nothing_to_a_case(world: World, intruder: Intruder) -> None:
    done = {who: await _done(intruder, world, who) for who in STRANGERS}
    assert done == {who: set() for who in STRANGERS}


async def test_others_can_do_no_more_than_their_part(world: World, intruder: Intruder) -> None:
    done = {who: await _done(intruder, world, who) for who in ALLOWED}
    assert done == ALLOWED


async def test_a_key_that_exists_and_one_that_does_not_are_refused_alike(
    world: World, intruder: Intruder
) -> None:
    """An error about a unique key would tell that the key is taken: the policy comes first."""
    insert = (
        "INSERT INTO aantafel.cases VALUES ($1, $2, 'x', 'x', 'y', 'open', $3, NULL, now(),"
        " NULL, 'both', 1)"
    )
    messages = []
    for who in ("seated", "elsewhere"):
        for case in (world.case, uuid4()):
            async with intruder.within(world[who]) as login:
                with pytest.raises(asyncpg.InsufficientPrivilegeError) as refusal:
                    await login.execute(insert, world.full.school.tenant, case, uuid4())
                messages.append(str(refusal.value))
    assert len(set(messages)) == 1


async def test_a_foreign_key_tells_nothing_either(world: World, intruder: Intruder) -> None:
    messages = []
    for case in (world.case, uuid4()):
        async with intruder.within(world["elsewhere"]) as login:
            with pytest.raises(asyncpg.InsufficientPrivilegeError) as refusal:
                await login.execute(
                    "INSERT INTO aantafel.meetings VALUES"
                    " ($1, $2, $3, now(), '1 h', false, $4, 'planned', 0, NULL, 1)",
                    world.full.school.tenant,
                    case,
                    uuid4(),
                    world.full.school.outsider,
                )
            messages.append(str(refusal.value))
    assert len(set(messages)) == 1


async def test_on_conflict_does_not_look_past_the_policy(world: World, intruder: Intruder) -> None:
    async with intruder.within(world["elsewhere"]) as login:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await login.execute(
                "INSERT INTO aantafel.case_keys VALUES ($1, $2, 'x') ON CONFLICT DO NOTHING",
                world.full.school.tenant,
                world.case,
            )
