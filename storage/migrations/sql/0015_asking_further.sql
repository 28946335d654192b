-- What came with asking parents and pupils more than the first questions: who translated what
-- they read, a no to mail that holds for the next one, a code handed over where there is no
-- mailbox, what a pupil answers to a report, and parents who hear of a birthday.

-- Who reviewed the translation that was read, NULL where the text was the school's own.
ALTER TABLE aantafel.consents ADD COLUMN translated_by text;

-- When the visitor behind this link asked for a code without having a mailbox.
ALTER TABLE aantafel.links ADD COLUMN code_wanted_at timestamptz;
ALTER POLICY without_code ON aantafel.links
    WITH CHECK (tenant_id = (SELECT aantafel.tenant()) AND code IS NULL
                AND code_wanted_at IS NULL);
GRANT UPDATE (code_wanted_at) ON aantafel.links TO aantafel_wall;

-- Ask for a code to be handed over; return when that was done before.
CREATE FUNCTION aantafel.want_code() RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before timestamptz := (
        SELECT link.code_wanted_at FROM aantafel.links AS link
        JOIN aantafel.valid_link('guest') AS mine USING (tenant_id, hash));
BEGIN
    UPDATE aantafel.links AS link
    SET code_wanted_at = (SELECT aantafel.moment())
    FROM aantafel.valid_link('guest') AS mine
    WHERE link.tenant_id = mine.tenant_id AND link.hash = mine.hash;
    RETURN before;
END $$;

-- The link of somebody in a case that I lead whose visitor asked for a code within the hour.
CREATE FUNCTION aantafel.wanting_link(about uuid, guest uuid) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT link.hash FROM aantafel.links AS link
        WHERE link.tenant_id = (SELECT aantafel.tenant())
          AND link.case_id = $1 AND link.person_id = $2
          AND $1 = ANY (ARRAY(SELECT aantafel.my_led_cases()))
          AND link.kind = 'guest' AND link.revoked_at IS NULL AND link.wrong_factors < 5
          AND link.expires_at > (SELECT aantafel.moment())
          AND link.code_wanted_at + interval '1 hour' > (SELECT aantafel.moment())
        ORDER BY link.code_wanted_at DESC LIMIT 1);
END $$;

-- Keep the code that is handed over for it: one for each time somebody asked.
CREATE FUNCTION aantafel.hand_code(about uuid, guest uuid, hashed bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE aantafel.links AS link
    SET code = $3, code_at = (SELECT aantafel.moment()), code_wanted_at = NULL
    WHERE link.tenant_id = (SELECT aantafel.tenant())
      AND link.hash = aantafel.wanting_link($1, $2);
END $$;

-- Whether somebody said no to mail, by what they said last; 04eac36b... stands for mail. Or
-- whether what they were sent before reached somebody else, for whichever case.
CREATE FUNCTION aantafel.mail_is_declined(tenant uuid, about uuid, receiver uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.is_courier() AND (EXISTS (
        SELECT FROM aantafel.links AS link
        WHERE link.tenant_id = $1 AND link.person_id = $3 AND link.disowned_at IS NOT NULL)
    OR coalesce((
        SELECT consent.answer = 'no' FROM aantafel.consents AS consent
        WHERE consent.tenant_id = $1 AND consent.case_id = $2 AND consent.giver_id = $3
          AND consent.purpose = 'contact_channel'
          AND consent.recipient_id = '04eac36b-edd1-5a41-a40d-f3020ff28040'
        ORDER BY consent.given_on DESC, consent.recorded_at DESC, consent.kept_at DESC
        LIMIT 1), false));
END $$;

-- What is needed to write to the parents of a pupil who turned an age from which they decide,
-- in the two weeks after that birthday; for the courier, who has the key
-- that their words are sealed with.
CREATE FUNCTION aantafel.parents_of_turned(tenant uuid, about uuid)
RETURNS TABLE (guardian_id uuid, language text, school text, coordinator text, words_id uuid,
    sealed bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT guardian.guardian_id, guardian.language, c.school, leader.name, newest.words_id,
        newest.sealed
    FROM aantafel.cases AS c
    JOIN aantafel.pupils AS p USING (tenant_id, case_id)
    CROSS JOIN LATERAL (SELECT aantafel.born_behind(p.born_mask, p.born_masked) AS born) AS known
    JOIN aantafel.guardians AS guardian USING (tenant_id, case_id)
    JOIN aantafel.people AS leader
      ON leader.tenant_id = c.tenant_id AND leader.person_id = c.coordinator_id
    CROSS JOIN LATERAL (
        SELECT kept.words_id, kept.sealed FROM aantafel.words AS kept
        WHERE kept.tenant_id = c.tenant_id AND kept.case_id = c.case_id
          AND kept.about = guardian.guardian_id AND kept.audience = 'coordination'
        ORDER BY kept.kept_at DESC LIMIT 1) AS newest
    WHERE aantafel.is_courier()
      AND c.tenant_id = $1 AND c.case_id = $2 AND c.state = 'open' AND guardian.has_authority
      AND EXISTS (
            SELECT FROM unnest(ARRAY[16, 18]) AS years
            WHERE aantafel.turns(known.born, years)
                  BETWEEN aantafel.school_day() - 14 AND aantafel.school_day());
END $$;

-- A pupil reads and writes their own answers to a report that they may read themselves.
CREATE POLICY pupil ON aantafel.report_responses FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND guardian_id = (SELECT aantafel.guest_pupil()));
CREATE POLICY pupil_responds ON aantafel.report_responses FOR INSERT TO aantafel_guest
    WITH CHECK ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
                AND guardian_id = (SELECT aantafel.guest_pupil())
                AND answer_id IS NULL AND answered_by IS NULL
                AND version_id = ANY (ARRAY(SELECT aantafel.guest_report_versions())));

REVOKE ALL ON FUNCTION aantafel.want_code(), aantafel.wanting_link(uuid, uuid),
    aantafel.hand_code(uuid, uuid, bytea), aantafel.mail_is_declined(uuid, uuid, uuid),
    aantafel.parents_of_turned(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.want_code() TO aantafel_guest;
GRANT EXECUTE ON FUNCTION aantafel.wanting_link(uuid, uuid),
    aantafel.hand_code(uuid, uuid, bytea) TO aantafel_member;
GRANT EXECUTE ON FUNCTION aantafel.mail_is_declined(uuid, uuid, uuid),
    aantafel.parents_of_turned(uuid, uuid) TO aantafel_courier;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.want_code() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.wanting_link(uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.hand_code(uuid, uuid, bytea) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.mail_is_declined(uuid, uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.parents_of_turned(uuid, uuid) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
