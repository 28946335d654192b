-- Who is asking, and what is theirs. All of these run as aantafel_wall, a role that may read
-- what they need and nothing else; who asks is never an argument, so nobody can ask
-- in another's name.

-- A claim counts only with its proof, an HMAC (RFC 2104) under a key the bot's login cannot
-- read. So even SQL of an intruder, run within somebody's transaction, cannot become another.
CREATE FUNCTION aantafel.proved(kind text) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    claim text := current_setting('aantafel.principal', true);
    key aantafel.proof_key;
BEGIN
    IF split_part(claim, '|', 1) = $1 THEN
        SELECT * FROM aantafel.proof_key INTO key;
        IF current_setting('aantafel.proof', true) = encode(
                sha256(key.outer_pad || sha256(key.inner_pad || convert_to(claim, 'UTF8'))),
                'hex') THEN
            RETURN string_to_array(claim, '|');
        END IF;
    END IF;
    RETURN NULL;
END $$;

-- Who comes by a link from outside, and to which case. Without a valid link the claim makes
-- nobody of anybody.
CREATE FUNCTION aantafel.by_link() RETURNS TABLE (tenant_id uuid, person_id uuid, case_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT link.tenant_id, link.person_id, link.case_id
    FROM aantafel.valid_link('guest', 'outsider') AS link
    WHERE (SELECT somebody.is_outside FROM aantafel.people AS somebody
           WHERE somebody.tenant_id = link.tenant_id AND somebody.person_id = link.person_id);
END $$;

-- The case that somebody from outside came to; NULL for everybody else.
CREATE FUNCTION aantafel.link_case() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN case_id FROM aantafel.by_link();
END $$;

-- A member of the tenant, or somebody from outside who came by a link.
CREATE FUNCTION aantafel.tenant() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text[] := aantafel.proved('member');
BEGIN
    IF me IS NOT NULL THEN
        RETURN me[2]::uuid;
    END IF;
    RETURN tenant_id FROM aantafel.by_link();
END $$;

CREATE FUNCTION aantafel.person() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text[] := aantafel.proved('member');
BEGIN
    IF me IS NOT NULL THEN
        RETURN me[3]::uuid;
    END IF;
    RETURN person_id FROM aantafel.by_link();
END $$;

CREATE FUNCTION aantafel.synced_tenant() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (aantafel.proved('roster_sync'))[2]::uuid;
END $$;

CREATE FUNCTION aantafel.is_courier() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.proved('courier') IS NOT NULL;
END $$;

CREATE FUNCTION aantafel.is_operator() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.proved('operator') IS NOT NULL;
END $$;

-- The moment of this transaction by the bot's clock, as far as it was proved.
CREATE FUNCTION aantafel.moment() RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce((aantafel.proved('member'))[4], (aantafel.proved('guest'))[3],
                    (aantafel.proved('courier'))[2], (aantafel.proved('outsider'))[3])::timestamptz;
END $$;

-- The channels this member is in now, frozen ones left out. Each of one's own rows looks up one
-- row by its key: a join is planned by guesses, which cost more than it.
CREATE FUNCTION aantafel.my_channels() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text[] := aantafel.proved('member');
BEGIN
    RETURN QUERY
    SELECT member.channel_id
    FROM aantafel.channel_members AS member
    WHERE member.tenant_id = me[2]::uuid AND member.person_id = me[3]::uuid
      AND (SELECT channel.frozen_at IS NULL FROM aantafel.channels AS channel
           WHERE channel.tenant_id = member.tenant_id
             AND channel.channel_id = member.channel_id);
END $$;

-- Cases this member coordinates, or is the deputy of, while in their channel. A case comes
-- twice when somebody is both.
CREATE FUNCTION aantafel.my_led_cases() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text[] := aantafel.proved('member');
    here text[] := ARRAY(SELECT aantafel.my_channels());
BEGIN
    RETURN QUERY
    SELECT c.case_id FROM aantafel.cases AS c
    WHERE c.tenant_id = me[2]::uuid AND c.coordinator_id = me[3]::uuid
      AND c.channel_id = ANY (here)
    UNION ALL
    SELECT c.case_id FROM aantafel.cases AS c
    WHERE c.tenant_id = me[2]::uuid AND c.deputy_id = me[3]::uuid
      AND c.channel_id = ANY (here);
END $$;

-- Cases at whose table this member is seated while in their channel, and those they lead. This
-- is asked for by nearly every statement: all seats are looked up at once by their keys, and
-- those they lead are written out once more, because a function that calls another costs as
-- much as all that it looks up here.
CREATE FUNCTION aantafel.my_cases() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text[] := aantafel.proved('member');
    tenant uuid := me[2]::uuid;
    person uuid := me[3]::uuid;
    here text[] := ARRAY(SELECT aantafel.my_channels());
    seats uuid[] := ARRAY(
        SELECT place.case_id FROM aantafel.participants AS place
        WHERE place.tenant_id = tenant AND place.person_id = person
          AND place.seat = 'seated');
BEGIN
    RETURN QUERY
    SELECT c.case_id FROM aantafel.cases AS c
    WHERE c.tenant_id = tenant AND c.case_id = ANY (seats)
      AND c.channel_id = ANY (here)
    UNION ALL
    SELECT c.case_id FROM aantafel.cases AS c
    WHERE c.tenant_id = tenant AND c.coordinator_id = person
      AND c.channel_id = ANY (here)
    UNION ALL
    SELECT c.case_id FROM aantafel.cases AS c
    WHERE c.tenant_id = tenant AND c.deputy_id = person
      AND c.channel_id = ANY (here);
    IF me IS NULL THEN  -- who comes from outside has a link in place of the channel
        RETURN QUERY
        SELECT place.case_id
        FROM aantafel.by_link() AS mine
        JOIN aantafel.participants AS place USING (tenant_id, case_id, person_id)
        WHERE place.seat = 'seated';
    END IF;
END $$;

-- My own invitations, those taken back left out; who came by a link has that of its case alone.
-- Plain SQL, so that it becomes part of the functions that ask; nobody else may.
CREATE FUNCTION aantafel.standing_invitations()
RETURNS TABLE (invitation uuid, about uuid, role text, state text)
LANGUAGE sql STABLE AS $$
    SELECT mine.invitation_id, mine.case_id, mine.role, mine.state
    FROM aantafel.invitations AS mine
    WHERE mine.tenant_id = (SELECT aantafel.tenant())
      AND mine.person_id = (SELECT aantafel.person())
      AND mine.case_id = coalesce((SELECT aantafel.link_case()), mine.case_id)
      AND mine.state <> 'withdrawn'
$$;

-- Cases this member was invited to, as long as the invitation stands. They show nothing of the
-- case: they allow an answer, the words that go with it, and telling the coordinator.
CREATE FUNCTION aantafel.my_invited_cases() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT mine.about FROM aantafel.standing_invitations() AS mine
    WHERE mine.state <> 'declined';
END $$;

-- Those of them in which an answer is still waited for: who said no, or left, hears no more.
CREATE FUNCTION aantafel.my_awaited_cases() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT mine.about FROM aantafel.standing_invitations() AS mine
    WHERE mine.state IN ('sent', 'other_time');
END $$;

-- What was posted about one's own invitation is one's own to take back.
CREATE FUNCTION aantafel.my_own_invitations() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT mine.invitation FROM aantafel.standing_invitations() AS mine;
END $$;

CREATE FUNCTION aantafel.invited_as(asked_for uuid, role text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.standing_invitations() AS mine
        WHERE mine.about = $1 AND mine.role = $2);
END $$;

-- Who decides about sharing, by the pupil's age: the guardians, they and the pupil ('asked': a
-- pupil who says nothing does not hold it up), both, or the pupil, whose answers count from the
-- day on which that began. Where the age is not known, both. cases/model/deciding.py says the
-- same of every purpose; a test holds the two together.
-- Plain SQL, so that it becomes part of granted_seats, which asks it for every seat. The table
-- that it reads comes with 0013_pupils.sql.
SET LOCAL check_function_bodies = off;
CREATE FUNCTION aantafel.deciders_of(tenant uuid, about uuid)
RETURNS TABLE (who text, pupil uuid, since date, one_is_enough boolean)
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN turning.ripe IS NULL THEN 'both'
                WHEN turning.ripe <= (SELECT aantafel.school_day()) THEN 'pupil'
                WHEN turning.asked <= (SELECT aantafel.school_day()) THEN 'asked'
                ELSE 'guardians' END,
        p.pupil_id,
        CASE WHEN turning.ripe <= (SELECT aantafel.school_day()) THEN turning.ripe
             ELSE turning.asked END,
        coalesce(p.guardians_asked = 'one_unless_objection', false)
    FROM (SELECT) AS always
    LEFT JOIN aantafel.pupils AS p ON p.tenant_id = $1 AND p.case_id = $2
    CROSS JOIN LATERAL (  -- OFFSET 0: worked out once, and not where it is used
        SELECT aantafel.born_behind(p.born_mask, p.born_masked) AS born OFFSET 0) AS known
    CROSS JOIN LATERAL (
        SELECT aantafel.turns(known.born, 16) AS ripe,
            aantafel.turns(known.born, p.asked_from) AS asked OFFSET 0) AS turning
$$;

-- The versions of questions of which what is asked changed since; cases/model/consent_texts.py
-- says the same.
CREATE FUNCTION aantafel.outdated_texts() RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$ SELECT '{}'::text[] $$;

-- What an answer still says: nothing when its case was closed and opened again, or when it is a
-- yes to something else than what is asked now.
CREATE FUNCTION aantafel.still_says(answer text, text_version text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN $1 = 'ended' OR $1 = 'yes' AND $2 = ANY (aantafel.outdated_texts())
                THEN NULL ELSE $1 END
$$;

-- The seats for whose reading consent is complete: every guardian with authority said yes
-- last, and there are as many of them as the case's authority asks, two where it is not known;
-- and the pupil, from the age at which they are asked or decide themselves.
-- The rule of cases/model/consents.py and grounds.py, as the wall needs it; a test holds the
-- two together. Plain SQL, so that it becomes part of the functions that ask; nobody else may.
CREATE FUNCTION aantafel.granted_seats()
RETURNS TABLE (tenant uuid, about uuid, reader uuid, purpose text)
LANGUAGE sql STABLE AS $$
    SELECT place.tenant_id, place.case_id, place.person_id, ground.purpose
    FROM aantafel.participants AS place
    JOIN aantafel.cases AS c USING (tenant_id, case_id)
    CROSS JOIN LATERAL aantafel.deciders_of(place.tenant_id, place.case_id) AS rule
    CROSS JOIN LATERAL (VALUES ('share_expert', place.person_id), ('discuss_team', NULL))
        AS ground (purpose, recipient_id)
    WHERE place.seat = 'seated'
      AND (ground.purpose = 'share_expert' OR place.role IN ('teacher', 'director'))
      AND (rule.who = 'guardians' OR coalesce((
                SELECT aantafel.still_says(consent.answer, consent.text_version) AS answer
                FROM aantafel.consents AS consent
                WHERE consent.tenant_id = place.tenant_id
                  AND consent.case_id = place.case_id
                  AND consent.giver_id = rule.pupil
                  AND consent.purpose = ground.purpose
                  AND consent.recipient_id IS NOT DISTINCT FROM ground.recipient_id
                  AND (rule.who = 'both' OR consent.given_on >= rule.since)
                ORDER BY consent.given_on DESC, consent.recorded_at DESC, consent.kept_at DESC
                LIMIT 1
            ), CASE rule.who WHEN 'asked' THEN 'yes' ELSE 'nothing' END) = 'yes')
      AND (rule.who = 'pupil' OR (
            SELECT CASE WHEN rule.one_is_enough THEN
                       bool_or(newest.answer = 'yes') AND bool_and(newest.answer IS NULL
                                                                   OR newest.answer = 'yes')
                   ELSE bool_and(newest.answer IS NOT DISTINCT FROM 'yes')
                   AND count(*) >= CASE WHEN c.authority IN ('one', 'guardian') THEN 1 ELSE 2 END
                   END
            FROM aantafel.guardians AS guardian
            LEFT JOIN LATERAL (
                SELECT aantafel.still_says(consent.answer, consent.text_version) AS answer
                FROM aantafel.consents AS consent
                WHERE consent.tenant_id = guardian.tenant_id
                  AND consent.case_id = guardian.case_id
                  AND consent.giver_id = guardian.guardian_id
                  AND consent.purpose = ground.purpose
                  AND consent.recipient_id IS NOT DISTINCT FROM ground.recipient_id
                ORDER BY consent.given_on DESC, consent.recorded_at DESC, consent.kept_at DESC
                LIMIT 1
            ) AS newest ON true
            WHERE guardian.tenant_id = place.tenant_id AND guardian.case_id = place.case_id
              AND guardian.has_authority))
$$;

-- The seats of those who still have a part in the case. That of an expert ends fourteen days
-- after the last of their own agreements was done, unless a meeting is ahead or the coordinator
-- lets them read longer (domain 2.3). Only here: whoever explains it asks for the outcome.
CREATE FUNCTION aantafel.involved_seats() RETURNS TABLE (tenant uuid, about uuid, reader uuid)
LANGUAGE sql STABLE AS $$
    SELECT place.tenant_id, place.case_id, place.person_id
    FROM aantafel.participants AS place
    WHERE place.seat = 'seated' AND (
        place.role <> 'expert'
        OR place.reads_until > (SELECT aantafel.moment())
        OR (SELECT count(*) = 0
                   OR bool_or(agreement.state <> 'done')
                   OR max(coalesce(changed.at, agreement.recorded_at)) + interval '14 days'
                      > (SELECT aantafel.moment())
            FROM aantafel.agreements AS agreement
            LEFT JOIN LATERAL (
                SELECT max(change.changed_at) AS at
                FROM aantafel.agreement_changes AS change
                WHERE change.tenant_id = agreement.tenant_id
                  AND change.case_id = agreement.case_id
                  AND change.agreement_id = agreement.agreement_id
            ) AS changed ON true
            WHERE agreement.tenant_id = place.tenant_id AND agreement.case_id = place.case_id
              AND agreement.who_id = place.person_id)
        OR EXISTS (
            SELECT FROM aantafel.meetings AS meeting
            WHERE meeting.tenant_id = place.tenant_id AND meeting.case_id = place.case_id
              AND meeting.state = 'planned'
              AND meeting.starts_at + meeting.lasts > (SELECT aantafel.moment())))
$$;

-- Whether this member has a part in a case now. Who has none any more would get one again by
-- an agreement of their own, or a meeting ahead, so they make neither.
CREATE FUNCTION aantafel.takes_part(about uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text[] := aantafel.proved('member');
    here uuid := coalesce(me[2]::uuid, aantafel.tenant());
    mine uuid := coalesce(me[3]::uuid, aantafel.person());
BEGIN
    -- Apart, for who leads writes most, and being involved takes longer to find out.
    IF EXISTS (
        SELECT FROM aantafel.cases AS c
        WHERE c.tenant_id = here AND c.case_id = $1 AND mine IN (c.coordinator_id, c.deputy_id)
    ) THEN
        RETURN true;
    END IF;
    RETURN EXISTS (
        SELECT FROM aantafel.involved_seats() AS still
        WHERE still.tenant = here AND still.about = $1 AND still.reader = mine);
END $$;

-- The seats that may read content, by both.
CREATE FUNCTION aantafel.consented_seats() RETURNS TABLE (tenant uuid, about uuid, reader uuid)
LANGUAGE sql STABLE AS $$
    SELECT seat.tenant, seat.about, seat.reader
    FROM aantafel.granted_seats() AS seat
    JOIN aantafel.involved_seats() AS still USING (tenant, about, reader)
$$;

-- Cases whose content this member may read; a director says why first (0009_stated_reasons.sql).
CREATE FUNCTION aantafel.my_readable_cases() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT seat.about
    FROM aantafel.consented_seats() AS seat
    JOIN aantafel.participants AS place
      ON place.tenant_id = seat.tenant AND place.case_id = seat.about
     AND place.person_id = seat.reader
    WHERE seat.tenant = (SELECT aantafel.tenant())
      AND seat.reader = (SELECT aantafel.person())
      AND seat.about = ANY (ARRAY(SELECT aantafel.my_cases()))
      AND (place.role <> 'director'
           OR aantafel.has_stated_reason(seat.tenant, seat.about, seat.reader))
    UNION
    SELECT aantafel.my_led_cases();
END $$;

-- What decides about reading, of everybody with a part in a case of mine: facts, no verdict
-- (cases/model/disclosing.py). The wall itself is my_readable_cases.
CREATE FUNCTION aantafel.standings_of(asked_for uuid)
RETURNS TABLE (person uuid, leads boolean, is_here boolean, role text, seat text,
    by_name boolean, by_team boolean, involved boolean, gave_reason boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT somebody.id, somebody.id IN (c.coordinator_id, c.deputy_id),
        EXISTS (
            SELECT FROM aantafel.channel_members AS member
            WHERE member.tenant_id = c.tenant_id AND member.channel_id = c.channel_id
              AND member.person_id = somebody.id)
            OR aantafel.has_link(c.tenant_id, c.case_id, somebody.id, false),
        place.role, place.seat,
        coalesce(granted.by_name, false), coalesce(granted.by_team, false),
        EXISTS (
            SELECT FROM aantafel.involved_seats() AS still
            WHERE still.tenant = c.tenant_id AND still.about = c.case_id
              AND still.reader = somebody.id),
        aantafel.has_stated_reason(c.tenant_id, c.case_id, somebody.id)
    FROM aantafel.cases AS c
    JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
    CROSS JOIN LATERAL (
        SELECT at_table.person_id FROM aantafel.participants AS at_table
        WHERE at_table.tenant_id = c.tenant_id AND at_table.case_id = c.case_id
        UNION SELECT c.coordinator_id
        UNION SELECT c.deputy_id WHERE c.deputy_id IS NOT NULL
    ) AS somebody (id)
    LEFT JOIN aantafel.participants AS place ON place.tenant_id = c.tenant_id
        AND place.case_id = c.case_id AND place.person_id = somebody.id
    LEFT JOIN (
        SELECT seat.reader, bool_or(seat.purpose = 'share_expert') AS by_name,
            bool_or(seat.purpose = 'discuss_team') AS by_team
        FROM aantafel.granted_seats() AS seat
        WHERE seat.tenant = (SELECT aantafel.tenant()) AND seat.about = $1
        GROUP BY seat.reader
    ) AS granted ON granted.reader = somebody.id
    WHERE c.tenant_id = (SELECT aantafel.tenant())
      AND c.case_id = $1
      AND $1 = ANY (ARRAY(SELECT aantafel.my_cases()))
      AND channel.frozen_at IS NULL;
END $$;

-- Whether this member coordinates a team: appointed, or an owner by the team's own roster.
CREATE FUNCTION aantafel.coordinates(team text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.coordinators AS appointed
        WHERE appointed.tenant_id = (SELECT aantafel.tenant())
          AND appointed.person_id = (SELECT aantafel.person())
          AND appointed.team_id = $1
    ) OR EXISTS (
        SELECT FROM aantafel.channel_members AS member
        JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
        WHERE member.tenant_id = (SELECT aantafel.tenant())
          AND member.person_id = (SELECT aantafel.person())
          AND member.is_owner
          AND channel.team_id = $1
          AND channel.kind = 'standard'
          AND channel.frozen_at IS NULL);
END $$;

-- The channels in which this member may start a case.
CREATE FUNCTION aantafel.my_coordinated_channels() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT channel.channel_id
    FROM aantafel.channels AS channel
    JOIN aantafel.teams AS team USING (tenant_id, team_id)
    WHERE channel.tenant_id = (SELECT aantafel.tenant())
      AND channel.channel_id = ANY (ARRAY(SELECT aantafel.my_channels()))
      AND team.state = 'active'
      AND channel.refused IS NULL
      AND aantafel.coordinates(channel.team_id);
END $$;

-- The teams in whose channels this member is, for the names that go with a channel.
CREATE FUNCTION aantafel.my_teams() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT DISTINCT channel.team_id
    FROM aantafel.channels AS channel
    WHERE channel.tenant_id = (SELECT aantafel.tenant())
      AND channel.channel_id = ANY (ARRAY(SELECT aantafel.my_channels()));
END $$;

-- Whether this member coordinates anything: they may know everybody in the tenant's directory.
CREATE FUNCTION aantafel.is_coordinator() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM aantafel.my_coordinated_channels());
END $$;

-- Who in the tenant has a mail address and a chat with the bot; only for who leads a case, who
-- has typed the address. Two with the same address are nobody.
CREATE FUNCTION aantafel.account_at(hashed bytea) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT CASE WHEN count(*) = 1 THEN (array_agg(person.person_id))[1] END
        FROM aantafel.people AS person
        WHERE person.tenant_id = (SELECT aantafel.tenant())
          AND person.address = $1
          AND person.conversation_id IS NOT NULL
          AND person.delivery_state = 'ok'
          AND EXISTS (SELECT FROM aantafel.my_led_cases()));
END $$;

-- Whom this member knows: themselves, their channels, their tables, and who invited them.
CREATE FUNCTION aantafel.my_acquaintances() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT aantafel.person()
    UNION
    SELECT member.person_id FROM aantafel.channel_members AS member
    WHERE member.tenant_id = (SELECT aantafel.tenant())
      AND member.channel_id = ANY (ARRAY(SELECT aantafel.my_channels()))
    UNION
    SELECT place.person_id FROM aantafel.participants AS place
    WHERE place.tenant_id = (SELECT aantafel.tenant())
      AND place.case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
    UNION
    SELECT invitation.invited_by FROM aantafel.invitations AS invitation
    WHERE invitation.tenant_id = (SELECT aantafel.tenant())
      AND invitation.person_id = (SELECT aantafel.person())
      AND invitation.state <> 'withdrawn';
END $$;

-- Whether somebody is a live member of a channel that is mine.
CREATE FUNCTION aantafel.is_in_my_channel(somebody uuid, channel text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.channel_members AS member
        WHERE member.tenant_id = (SELECT aantafel.tenant())
          AND member.person_id = $1
          AND member.channel_id = $2
          AND $2 = ANY (ARRAY(SELECT aantafel.my_channels())));
END $$;
