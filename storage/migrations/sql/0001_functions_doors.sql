-- What guests, the courier and the writing of words ask; see 0001_functions.sql.

-- The link that a guest, or somebody from outside, came with, as long as it is valid at the
-- moment in the claim and the channel of its case is there. Asked for by every statement of
-- theirs, so what it needs is looked up by key and not joined.
CREATE FUNCTION aantafel.valid_link(kind text, comer text DEFAULT 'guest')
RETURNS TABLE (tenant_id uuid, person_id uuid, case_id uuid, hash bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    claim text[] := aantafel.proved($2);
BEGIN
    IF claim IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT link.tenant_id, link.person_id, link.case_id, link.hash
    FROM aantafel.links AS link
    WHERE link.hash = decode(claim[2], 'hex')
      AND link.kind = $1
      AND link.revoked_at IS NULL
      AND link.used_at IS NULL
      AND link.wrong_factors < 5
      AND link.expires_at > claim[3]::timestamptz
      AND (SELECT channel.frozen_at IS NULL FROM aantafel.channels AS channel
           WHERE channel.tenant_id = link.tenant_id
             AND channel.channel_id = (
                SELECT c.channel_id FROM aantafel.cases AS c
                WHERE c.tenant_id = link.tenant_id AND c.case_id = link.case_id));
END $$;

CREATE FUNCTION aantafel.guest_tenant() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN tenant_id FROM aantafel.valid_link('guest');
END $$;

CREATE FUNCTION aantafel.guest_person() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN person_id FROM aantafel.valid_link('guest');
END $$;

CREATE FUNCTION aantafel.guest_case() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN case_id FROM aantafel.valid_link('guest');
END $$;

-- Whether words about something were written by somebody else already: who may not read them
-- may not put their own in front of them either. True for a case that is not the asker's.
CREATE FUNCTION aantafel.is_anothers(about_case uuid, subject uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN NOT coalesce(
            $1 = ANY (ARRAY(SELECT aantafel.my_cases()))
            OR $1 = ANY (ARRAY(SELECT aantafel.my_invited_cases()))
            OR $1 = aantafel.guest_case(), false)
        OR EXISTS (
            SELECT FROM aantafel.words AS kept
            WHERE kept.tenant_id = (SELECT coalesce(aantafel.tenant(), aantafel.guest_tenant()))
              AND kept.case_id = $1 AND kept.about = $2
              AND kept.author_id
                  <> (SELECT coalesce(aantafel.person(), aantafel.guest_person())));
END $$;

-- Whether a guest link to a case I lead may be made out to somebody: a guardian, the pupil, or
-- somebody with a place at the table.
CREATE FUNCTION aantafel.is_expected(about uuid, guest uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN $1 = ANY (ARRAY(SELECT aantafel.my_led_cases())) AND (EXISTS (
        SELECT FROM aantafel.guardians AS guardian
        WHERE guardian.tenant_id = (SELECT aantafel.tenant())
          AND guardian.case_id = $1 AND guardian.guardian_id = $2
    ) OR EXISTS (
        SELECT FROM aantafel.pupils AS pupil
        WHERE pupil.tenant_id = (SELECT aantafel.tenant())
          AND pupil.case_id = $1 AND pupil.pupil_id = $2
    ) OR EXISTS (
        SELECT FROM aantafel.participants AS place
        WHERE place.tenant_id = (SELECT aantafel.tenant())
          AND place.case_id = $1 AND place.person_id = $2));
END $$;

-- The staff a guest may know by name: who leads their case and who sits at its table.
CREATE FUNCTION aantafel.guest_acquaintances() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT known.person_id
    FROM aantafel.valid_link('guest') AS link
    CROSS JOIN LATERAL (
        SELECT unnest(ARRAY[c.coordinator_id, c.deputy_id]) FROM aantafel.cases AS c
        WHERE c.tenant_id = link.tenant_id AND c.case_id = link.case_id
        UNION ALL
        SELECT place.person_id FROM aantafel.participants AS place
        WHERE place.tenant_id = link.tenant_id AND place.case_id = link.case_id
          AND place.seat = 'seated') AS known (person_id);
END $$;

-- Whether a receiver still sits at the table of a case, for the courier just before sending.
CREATE FUNCTION aantafel.still_sits(tenant uuid, about uuid, receiver uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.is_courier() AND EXISTS (
        SELECT FROM aantafel.cases AS c
        JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
        JOIN aantafel.channel_members AS member USING (tenant_id, channel_id)
        LEFT JOIN aantafel.participants AS place
          ON place.tenant_id = c.tenant_id AND place.case_id = c.case_id
         AND place.person_id = member.person_id AND place.seat = 'seated'
        WHERE c.tenant_id = $1 AND c.case_id = $2 AND member.person_id = $3
          AND channel.frozen_at IS NULL
          AND (place.person_id IS NOT NULL
               OR member.person_id IN (c.coordinator_id, c.deputy_id))
    ) OR EXISTS (
        SELECT FROM aantafel.participants AS place
        WHERE place.tenant_id = $1 AND place.case_id = $2 AND place.person_id = $3
          AND place.seat = 'seated' AND aantafel.may_write_to($1, $2, $3));
END $$;

-- The channel by whose roster a receiver sits at a table, and when that roster was read.
CREATE FUNCTION aantafel.roster_of(tenant uuid, about uuid, receiver uuid)
RETURNS TABLE (channel_id text, synced_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT channel.channel_id, channel.synced_at
    FROM aantafel.cases AS c
    JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
    WHERE c.tenant_id = $1 AND c.case_id = $2 AND aantafel.still_sits($1, $2, $3);
END $$;

-- The next number of a label, taken for good, for a channel in which I may start a case.
CREATE FUNCTION aantafel.take_label(channel text) RETURNS TABLE (code text, number integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    INSERT INTO aantafel.label_counters AS counter (tenant_id, code, last)
    SELECT team.tenant_id, team.code, 1
    FROM aantafel.channels AS mine
    JOIN aantafel.teams AS team USING (tenant_id, team_id)
    WHERE mine.tenant_id = (SELECT aantafel.tenant())
      AND mine.channel_id = $1
      AND $1 = ANY (ARRAY(SELECT aantafel.my_coordinated_channels()))
    ON CONFLICT (tenant_id, code) DO UPDATE SET last = counter.last + 1
    RETURNING counter.code, counter.last;
END $$;

-- Use a one-time link for reading or writing up; nothing comes back when it is not (any longer)
-- valid.
CREATE FUNCTION aantafel.use_link(kind text)
RETURNS TABLE (tenant_id uuid, person_id uuid, case_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    UPDATE aantafel.links AS link
    SET used_at = (aantafel.proved('guest'))[3]::timestamptz
    FROM aantafel.valid_link($1) AS valid
    WHERE link.tenant_id = valid.tenant_id AND link.hash = valid.hash AND link.used_at IS NULL
      AND $1 IN ('reading', 'writing')
    RETURNING link.tenant_id, link.person_id, link.case_id;
END $$;
