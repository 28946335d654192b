-- Who is asking, and what is theirs. All of these run as aantafel_wall, a role that may read
-- what they need and nothing else; who asks is never an argument, so nobody can ask
-- in another's name.

-- A claim counts only with its proof, an HMAC (RFC 2104) under a key the bot's login cannot
-- read. So even SQL of an intruder, run within somebody's transaction, cannot become another.
CREATE FUNCTION aantafel.proved(kind text) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_to_array(said.claim, '|')
    FROM (SELECT current_setting('aantafel.principal', true) AS claim) AS said,
         aantafel.proof_key AS key
    WHERE split_part(said.claim, '|', 1) = $1
      AND current_setting('aantafel.proof', true) = encode(
            sha256(key.outer_pad || sha256(key.inner_pad || convert_to(said.claim, 'UTF8'))),
            'hex')
$$;

CREATE FUNCTION aantafel.tenant() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (aantafel.proved('member'))[2]::uuid
$$;

CREATE FUNCTION aantafel.person() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (aantafel.proved('member'))[3]::uuid
$$;

CREATE FUNCTION aantafel.synced_tenant() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (aantafel.proved('roster_sync'))[2]::uuid
$$;

CREATE FUNCTION aantafel.is_courier() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT aantafel.proved('courier') IS NOT NULL
$$;

CREATE FUNCTION aantafel.is_operator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT aantafel.proved('operator') IS NOT NULL
$$;

-- The link a guest came with, as long as it is valid at the moment in the claim.
CREATE FUNCTION aantafel.valid_link(kind text)
RETURNS TABLE (tenant_id uuid, person_id uuid, case_id uuid, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT link.tenant_id, link.person_id, link.case_id, link.hash
    FROM (SELECT aantafel.proved('guest') AS claim) AS guest
    JOIN aantafel.links AS link ON link.hash = decode(guest.claim[2], 'hex')
    WHERE link.kind = $1
      AND link.revoked_at IS NULL
      AND link.used_at IS NULL
      AND link.wrong_factors < 5
      AND link.expires_at > guest.claim[3]::timestamptz
$$;

CREATE FUNCTION aantafel.guest_tenant() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT tenant_id FROM aantafel.valid_link('guest')
$$;

CREATE FUNCTION aantafel.guest_person() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT person_id FROM aantafel.valid_link('guest')
$$;

CREATE FUNCTION aantafel.guest_case() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT case_id FROM aantafel.valid_link('guest')
$$;

-- The channels this member is in now, frozen ones left out.
CREATE FUNCTION aantafel.my_channels() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT member.channel_id
    FROM aantafel.channel_members AS member
    JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
    WHERE member.tenant_id = (SELECT aantafel.tenant())
      AND member.person_id = (SELECT aantafel.person())
      AND channel.frozen_at IS NULL
$$;

-- Cases this member coordinates, or is the deputy of, while in their channel.
CREATE FUNCTION aantafel.my_led_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS MATERIALIZED (SELECT aantafel.tenant() AS tenant_id, aantafel.person() AS id),
    led AS (
        SELECT c.tenant_id, c.case_id, c.channel_id FROM me
        JOIN aantafel.cases AS c ON c.tenant_id = me.tenant_id AND c.coordinator_id = me.id
        UNION ALL
        SELECT c.tenant_id, c.case_id, c.channel_id FROM me
        JOIN aantafel.cases AS c ON c.tenant_id = me.tenant_id AND c.deputy_id = me.id
    )
    SELECT led.case_id FROM me
    JOIN led ON true
    JOIN aantafel.channels AS channel
      ON channel.tenant_id = led.tenant_id AND channel.channel_id = led.channel_id
    JOIN aantafel.channel_members AS member
      ON member.tenant_id = led.tenant_id AND member.channel_id = led.channel_id
     AND member.person_id = me.id
    WHERE channel.frozen_at IS NULL
$$;

-- Cases at whose table this member is seated while in their channel, and those they lead.
CREATE FUNCTION aantafel.my_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS MATERIALIZED (SELECT aantafel.tenant() AS tenant_id, aantafel.person() AS id)
    SELECT c.case_id FROM me
    JOIN aantafel.participants AS place
      ON place.tenant_id = me.tenant_id AND place.person_id = me.id AND place.seat = 'seated'
    JOIN aantafel.cases AS c
      ON c.tenant_id = place.tenant_id AND c.case_id = place.case_id
    JOIN aantafel.channels AS channel
      ON channel.tenant_id = c.tenant_id AND channel.channel_id = c.channel_id
    JOIN aantafel.channel_members AS member
      ON member.tenant_id = c.tenant_id AND member.channel_id = c.channel_id
     AND member.person_id = me.id
    WHERE channel.frozen_at IS NULL
    UNION
    SELECT aantafel.my_led_cases()
$$;

-- Cases this member was invited to, withdrawn invitations left out. They show nothing of the
-- case: they allow an answer, the words that go with it, and telling the coordinator.
CREATE FUNCTION aantafel.my_invited_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT invitation.case_id
    FROM aantafel.invitations AS invitation
    WHERE invitation.tenant_id = (SELECT aantafel.tenant())
      AND invitation.person_id = (SELECT aantafel.person())
      AND invitation.state <> 'withdrawn'
$$;

CREATE FUNCTION aantafel.invited_as(asked_for uuid, role text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM aantafel.invitations AS invitation
        WHERE invitation.tenant_id = (SELECT aantafel.tenant())
          AND invitation.person_id = (SELECT aantafel.person())
          AND invitation.case_id = $1
          AND invitation.role = $2
          AND invitation.state <> 'withdrawn')
$$;

-- Whether every guardian with authority, and at least one, said yes last.
CREATE FUNCTION aantafel.all_said_yes(tenant uuid, about uuid, purpose text, recipient uuid)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(bool_and(newest.answer IS NOT DISTINCT FROM 'yes'), false)
    FROM aantafel.guardians AS guardian
    LEFT JOIN LATERAL (
        SELECT consent.answer
        FROM aantafel.consents AS consent
        WHERE consent.tenant_id = $1 AND consent.case_id = $2
          AND consent.giver_id = guardian.guardian_id
          AND consent.purpose = $3
          AND consent.recipient_id IS NOT DISTINCT FROM $4
        ORDER BY consent.recorded_at DESC, consent.kept_at DESC
        LIMIT 1
    ) AS newest ON true
    WHERE guardian.tenant_id = $1 AND guardian.case_id = $2 AND guardian.has_authority
$$;

-- The rule of cases/model/consents.py, as the wall needs it; a test holds the two together.
CREATE FUNCTION aantafel.is_consented(tenant uuid, about uuid, reader uuid, role text)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT aantafel.all_said_yes($1, $2, 'share_expert', $3)
        OR ($4 IN ('teacher', 'director')
            AND aantafel.all_said_yes($1, $2, 'discuss_team', NULL))
$$;

-- Cases whose content this member may read.
CREATE FUNCTION aantafel.my_readable_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT place.case_id
    FROM aantafel.participants AS place
    WHERE place.tenant_id = (SELECT aantafel.tenant())
      AND place.person_id = (SELECT aantafel.person())
      AND place.seat = 'seated'
      AND place.case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
      AND aantafel.is_consented(place.tenant_id, place.case_id, place.person_id, place.role)
    UNION
    SELECT aantafel.my_led_cases()
$$;

-- Everybody who may read the content of a case of mine at this moment.
CREATE FUNCTION aantafel.readers_of(asked_for uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT member.person_id
    FROM aantafel.cases AS c
    JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
    JOIN aantafel.channel_members AS member USING (tenant_id, channel_id)
    LEFT JOIN aantafel.participants AS place
      ON place.tenant_id = c.tenant_id AND place.case_id = c.case_id
     AND place.person_id = member.person_id AND place.seat = 'seated'
    WHERE c.tenant_id = (SELECT aantafel.tenant())
      AND c.case_id = $1
      AND $1 = ANY (ARRAY(SELECT aantafel.my_cases()))
      AND channel.frozen_at IS NULL
      AND (member.person_id IN (c.coordinator_id, c.deputy_id)
           OR (place.person_id IS NOT NULL
               AND aantafel.is_consented(c.tenant_id, c.case_id, place.person_id, place.role)))
$$;

-- Whether this member coordinates a team: appointed, or an owner by the team's own roster.
CREATE FUNCTION aantafel.coordinates(team text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
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
          AND channel.frozen_at IS NULL)
$$;

-- The channels in which this member may start a case.
CREATE FUNCTION aantafel.my_coordinated_channels() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT channel.channel_id
    FROM aantafel.channels AS channel
    JOIN aantafel.teams AS team USING (tenant_id, team_id)
    WHERE channel.tenant_id = (SELECT aantafel.tenant())
      AND channel.channel_id = ANY (ARRAY(SELECT aantafel.my_channels()))
      AND team.state = 'active'
      AND aantafel.coordinates(channel.team_id)
$$;

-- The teams in whose channels this member is, for the names that go with a channel.
CREATE FUNCTION aantafel.my_teams() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT channel.team_id
    FROM aantafel.channels AS channel
    WHERE channel.tenant_id = (SELECT aantafel.tenant())
      AND channel.channel_id = ANY (ARRAY(SELECT aantafel.my_channels()))
$$;

-- Whether this member coordinates anything: they may know everybody in the tenant's directory.
CREATE FUNCTION aantafel.is_coordinator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM aantafel.my_coordinated_channels())
$$;

-- Whom this member knows: themselves, their channels, their tables, and who invited them.
CREATE FUNCTION aantafel.my_acquaintances() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
      AND invitation.state <> 'withdrawn'
$$;

-- Whether somebody is a live member of a channel that is mine.
CREATE FUNCTION aantafel.is_in_my_channel(somebody uuid, channel text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM aantafel.channel_members AS member
        WHERE member.tenant_id = (SELECT aantafel.tenant())
          AND member.person_id = $1
          AND member.channel_id = $2
          AND $2 = ANY (ARRAY(SELECT aantafel.my_channels())))
$$;

-- Whether words about something were written by somebody else already: who may not read them
-- may not put their own in front of them either. True for a case that is not the asker's.
CREATE FUNCTION aantafel.is_anothers(about_case uuid, subject uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT NOT coalesce(
            $1 = ANY (ARRAY(SELECT aantafel.my_cases()))
            OR $1 = ANY (ARRAY(SELECT aantafel.my_invited_cases()))
            OR $1 = aantafel.guest_case(), false)
        OR EXISTS (
            SELECT FROM aantafel.words AS kept
            WHERE kept.tenant_id = (SELECT coalesce(aantafel.tenant(), aantafel.guest_tenant()))
              AND kept.case_id = $1 AND kept.about = $2
              AND kept.author_id
                  <> (SELECT coalesce(aantafel.person(), aantafel.guest_person())))
$$;

-- Whether a guest link to a case I lead may be made out to somebody: a guardian, or somebody
-- with a place at the table.
CREATE FUNCTION aantafel.is_expected(about uuid, guest uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT $1 = ANY (ARRAY(SELECT aantafel.my_led_cases())) AND (EXISTS (
        SELECT FROM aantafel.guardians AS guardian
        WHERE guardian.tenant_id = (SELECT aantafel.tenant())
          AND guardian.case_id = $1 AND guardian.guardian_id = $2
    ) OR EXISTS (
        SELECT FROM aantafel.participants AS place
        WHERE place.tenant_id = (SELECT aantafel.tenant())
          AND place.case_id = $1 AND place.person_id = $2))
$$;

-- The staff a guest may know by name: who leads their case and who sits at its table.
CREATE FUNCTION aantafel.guest_acquaintances() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT unnest(ARRAY[c.coordinator_id, c.deputy_id])
    FROM aantafel.cases AS c
    JOIN aantafel.valid_link('guest') AS link USING (tenant_id, case_id)
    UNION
    SELECT place.person_id
    FROM aantafel.participants AS place
    JOIN aantafel.valid_link('guest') AS link USING (tenant_id, case_id)
    WHERE place.seat = 'seated'
$$;

-- Whether a receiver still sits at the table of a case, for the courier just before sending.
CREATE FUNCTION aantafel.still_sits(tenant uuid, about uuid, receiver uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT aantafel.is_courier() AND EXISTS (
        SELECT FROM aantafel.cases AS c
        JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
        JOIN aantafel.channel_members AS member USING (tenant_id, channel_id)
        LEFT JOIN aantafel.participants AS place
          ON place.tenant_id = c.tenant_id AND place.case_id = c.case_id
         AND place.person_id = member.person_id AND place.seat = 'seated'
        WHERE c.tenant_id = $1 AND c.case_id = $2 AND member.person_id = $3
          AND channel.frozen_at IS NULL
          AND (place.person_id IS NOT NULL
               OR member.person_id IN (c.coordinator_id, c.deputy_id)))
$$;

-- The channel by whose roster a receiver sits at a table, and when that roster was read.
CREATE FUNCTION aantafel.roster_of(tenant uuid, about uuid, receiver uuid)
RETURNS TABLE (channel_id text, synced_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT channel.channel_id, channel.synced_at
    FROM aantafel.cases AS c
    JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
    WHERE c.tenant_id = $1 AND c.case_id = $2 AND aantafel.still_sits($1, $2, $3)
$$;

-- The next number of a label, taken for good, for a channel in which I may start a case.
CREATE FUNCTION aantafel.take_label(channel text) RETURNS TABLE (code text, number integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO aantafel.label_counters AS counter (tenant_id, code, last)
    SELECT team.tenant_id, team.code, 1
    FROM aantafel.channels AS mine
    JOIN aantafel.teams AS team USING (tenant_id, team_id)
    WHERE mine.tenant_id = (SELECT aantafel.tenant())
      AND mine.channel_id = $1
      AND $1 = ANY (ARRAY(SELECT aantafel.my_coordinated_channels()))
    ON CONFLICT (tenant_id, code) DO UPDATE SET last = counter.last + 1
    RETURNING counter.code, counter.last
$$;

-- Use a one-time reading link up; nothing comes back when it is not (any longer) valid.
CREATE FUNCTION aantafel.use_reading_link()
RETURNS TABLE (tenant_id uuid, person_id uuid, case_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE aantafel.links AS link
    SET used_at = (aantafel.proved('guest'))[3]::timestamptz
    FROM aantafel.valid_link('reading') AS valid
    WHERE link.tenant_id = valid.tenant_id AND link.hash = valid.hash AND link.used_at IS NULL
    RETURNING link.tenant_id, link.person_id, link.case_id
$$;
