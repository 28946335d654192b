-- Experts from outside the tenant: the directory knows them beside its own people, their mail
-- address is sealed, and a personal link takes the place of the channel: it lets them in to the
-- one case it was made for, with the rights that their seat and consent give anybody.

ALTER TABLE aantafel.people ADD COLUMN is_outside boolean NOT NULL DEFAULT false;

-- sealed: the mail address, under a key of its own.
CREATE TABLE aantafel.outside_addresses (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    wrapped bytea NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES aantafel.people ON DELETE CASCADE
);
ALTER TABLE aantafel.outside_addresses ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.outside_addresses FORCE ROW LEVEL SECURITY;

-- Whether somebody is from outside and has a link that lets them in to a case: what being in its
-- channel is to others. An expired one still says that mail may go to them.
CREATE FUNCTION aantafel.has_link(tenant uuid, about uuid, somebody uuid, even_expired boolean)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.people AS known
        JOIN aantafel.links AS link USING (tenant_id, person_id)
        WHERE known.tenant_id = $1 AND known.person_id = $3 AND known.is_outside
          AND link.case_id = $2 AND link.kind = 'guest' AND link.revoked_at IS NULL
          AND link.wrong_factors < 5 AND ($4 OR link.expires_at > (SELECT aantafel.moment())));
END $$;

-- Whether the courier may write to somebody from outside about a case, and make out a link.
CREATE FUNCTION aantafel.may_write_to(tenant uuid, about uuid, somebody uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.is_courier() AND EXISTS (
        SELECT FROM aantafel.participants AS place
        WHERE place.tenant_id = $1 AND place.case_id = $2 AND place.person_id = $3
          AND place.seat IN ('invited', 'seated')
          AND (aantafel.has_link($1, $2, $3, true)
               -- all links were swept: who sits has shown that the mailbox is theirs
               OR (place.seat = 'seated' AND NOT EXISTS (
                   SELECT FROM aantafel.links AS link
                   WHERE link.tenant_id = $1 AND link.case_id = $2 AND link.person_id = $3))))
        AND EXISTS (
            SELECT FROM aantafel.people AS known
            WHERE known.tenant_id = $1 AND known.person_id = $3 AND known.is_outside);
END $$;

-- What stands above and below a mail to somebody from outside: to whom, from which school, by whom.
CREATE FUNCTION aantafel.letterhead(tenant uuid, about uuid, somebody uuid)
RETURNS TABLE (name text, school text, coordinator text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT known.name, c.school, coalesce(leader.name, '')
    FROM aantafel.cases AS c
    JOIN aantafel.people AS known ON known.tenant_id = c.tenant_id AND known.person_id = $3
    LEFT JOIN aantafel.people AS leader
      ON leader.tenant_id = c.tenant_id AND leader.person_id = c.coordinator_id
    WHERE c.tenant_id = $1 AND c.case_id = $2 AND aantafel.may_write_to($1, $2, $3);
END $$;

-- Whether a guest's link is that of somebody from outside: they read nothing at their door.
CREATE FUNCTION aantafel.guest_is_outside() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.valid_link('guest')
        JOIN aantafel.people AS somebody USING (tenant_id, person_id)
        WHERE somebody.is_outside);
END $$;

-- What may be said to whoever has a guest's link alone: at which school, in which language, and
-- whose pages are behind it.
CREATE FUNCTION aantafel.guest_door()
RETURNS TABLE (school text, language text, is_pupil boolean, is_expert boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.school, coalesce(guardian.language, pupil.language),
        guardian.language IS NULL AND pupil.language IS NOT NULL,
        guardian.language IS NULL AND pupil.language IS NULL
    FROM aantafel.valid_link('guest') AS link
    JOIN aantafel.cases AS c USING (tenant_id, case_id)
    LEFT JOIN aantafel.guardians AS guardian ON guardian.tenant_id = link.tenant_id
        AND guardian.case_id = link.case_id AND guardian.guardian_id = link.person_id
    LEFT JOIN aantafel.pupils AS pupil ON pupil.tenant_id = link.tenant_id
        AND pupil.case_id = link.case_id AND pupil.pupil_id = link.person_id
    LEFT JOIN aantafel.people AS somebody ON somebody.tenant_id = link.tenant_id
        AND somebody.person_id = link.person_id AND somebody.is_outside
    WHERE coalesce(guardian.guardian_id, pupil.pupil_id, somebody.person_id) IS NOT NULL;
END $$;

-- The same to who asks it with their claim and its proof, in one statement and nothing else.
CREATE FUNCTION aantafel.guest_door_of(claim text, proof text)
RETURNS TABLE (school text, language text, is_pupil boolean, is_expert boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM set_config('aantafel.principal', $1, true), set_config('aantafel.proof', $2, true);
    RETURN QUERY SELECT * FROM aantafel.guest_door();
END $$;

-- Who from outside has a mail address, or which colleague; only for who coordinates something.
CREATE FUNCTION aantafel.known_at(hashed bytea)
RETURNS TABLE (person_id uuid, is_outside boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT known.person_id, known.is_outside
    FROM aantafel.people AS known
    WHERE known.tenant_id = (SELECT aantafel.tenant()) AND known.address = $1
      AND (SELECT aantafel.is_coordinator())
    ORDER BY known.is_outside, known.person_id;
END $$;

-- Whether mail to somebody from outside reached somebody else, for whichever case: the courier
-- sends them none, so who invites them has to know. Of which case it was is not told.
CREATE FUNCTION aantafel.went_astray(somebody uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.is_coordinator() AND EXISTS (
        SELECT FROM aantafel.people AS known
        JOIN aantafel.links AS link USING (tenant_id, person_id)
        WHERE known.tenant_id = (SELECT aantafel.tenant()) AND known.person_id = $1
          AND known.is_outside AND link.disowned_at IS NOT NULL);
END $$;

-- Let the directory know somebody from outside. Nobody of the tenant's own is touched by it.
CREATE FUNCTION aantafel.keep_outsider(somebody uuid, name text, function text,
    organisation text, hashed bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO aantafel.people AS known
        (tenant_id, person_id, name, function, organisation, address, is_outside)
    SELECT aantafel.tenant(), $1, $2, $3, $4, $5, true WHERE aantafel.is_coordinator()
    ON CONFLICT (tenant_id, person_id) DO UPDATE
    SET name = excluded.name, function = excluded.function, organisation = excluded.organisation
    WHERE known.is_outside;
END $$;

-- Whether I lead every case in which somebody from outside has a part: only then may I say where
-- they are written to, for that opens all of these cases to whoever reads the mail.
CREATE FUNCTION aantafel.leads_all_of(somebody uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.is_coordinator() AND NOT EXISTS (
        SELECT FROM aantafel.participants AS place
        WHERE place.tenant_id = (SELECT aantafel.tenant()) AND place.person_id = $1
          AND place.seat IN ('invited', 'seated')
          AND place.case_id <> ALL (ARRAY(SELECT aantafel.my_led_cases())));
END $$;

-- Let somebody from outside be known by another address: whoever has the old one is shut out.
CREATE FUNCTION aantafel.readdress_outsider(somebody uuid, hashed bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE aantafel.people AS known SET address = $2
    WHERE known.tenant_id = (SELECT aantafel.tenant()) AND known.person_id = $1
      AND known.is_outside AND aantafel.leads_all_of($1);
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    -- what was said of the old address is no longer of use
    UPDATE aantafel.links AS link
    SET revoked_at = coalesce(link.revoked_at, aantafel.moment()), disowned_at = NULL
    WHERE link.tenant_id = (SELECT aantafel.tenant()) AND link.person_id = $1
      AND link.kind = 'guest' AND (link.revoked_at IS NULL OR link.disowned_at IS NOT NULL);
    UPDATE aantafel.outbox AS mail
    SET state = 'called_back', next_at = NULL, generation = mail.generation + 1
    WHERE mail.tenant_id = (SELECT aantafel.tenant()) AND mail.receiver_id = $1
      AND mail.road = 'mail' AND mail.state IN ('pending', 'unsure');
    RETURN true;
END $$;

-- Forget who from outside has no part in any case any more; and the address of who had none in a
-- case that is open for a year, so that it is offered no longer when somebody is invited.
CREATE FUNCTION aantafel.forget_outsiders() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    forgotten integer;
BEGIN
    DELETE FROM aantafel.people AS known
    WHERE aantafel.is_courier() AND known.is_outside AND NOT EXISTS (
        SELECT FROM aantafel.participants AS place
        WHERE place.tenant_id = known.tenant_id AND place.person_id = known.person_id);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    WITH ended AS (
        DELETE FROM aantafel.outside_addresses AS kept
        WHERE aantafel.is_courier() AND NOT EXISTS (
            SELECT FROM aantafel.participants AS place
            JOIN aantafel.cases AS c USING (tenant_id, case_id)
            WHERE place.tenant_id = kept.tenant_id AND place.person_id = kept.person_id
              AND (place.since > aantafel.moment() - interval '1 year'
                   OR (place.seat IN ('invited', 'seated') AND c.state <> 'closed')))
        RETURNING kept.tenant_id, kept.person_id)
    UPDATE aantafel.people AS known SET address = NULL
    FROM ended
    WHERE known.tenant_id = ended.tenant_id AND known.person_id = ended.person_id
      AND known.is_outside;
    RETURN forgotten;
END $$;

GRANT SELECT (name, function, organisation, is_outside), INSERT (tenant_id, person_id, name,
    function, organisation, address, is_outside), UPDATE (name, function, organisation, address),
    DELETE ON aantafel.people TO aantafel_wall;
CREATE POLICY wall_knows_outsiders ON aantafel.people FOR INSERT TO aantafel_wall
    WITH CHECK (is_outside);
CREATE POLICY wall_renames_outsiders ON aantafel.people FOR UPDATE TO aantafel_wall
    USING (is_outside) WITH CHECK (is_outside);
CREATE POLICY wall_forgets_outsiders ON aantafel.people FOR DELETE TO aantafel_wall
    USING (is_outside);
GRANT SELECT (is_outside) ON aantafel.people TO aantafel_member, aantafel_guest, aantafel_courier;

GRANT SELECT, DELETE ON aantafel.outside_addresses TO aantafel_wall;
CREATE POLICY wall ON aantafel.outside_addresses FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall_forgets ON aantafel.outside_addresses FOR DELETE TO aantafel_wall USING (true);

-- Their addresses: for who coordinates something, for the courier, and each their own.
GRANT SELECT, INSERT, UPDATE (sealed, wrapped) ON aantafel.outside_addresses TO aantafel_member;
CREATE POLICY member ON aantafel.outside_addresses FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND (SELECT aantafel.is_coordinator()));
CREATE POLICY member_adds ON aantafel.outside_addresses FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant()) AND aantafel.leads_all_of(person_id));
CREATE POLICY member_changes ON aantafel.outside_addresses FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND aantafel.leads_all_of(person_id));
GRANT SELECT ON aantafel.outside_addresses TO aantafel_guest, aantafel_courier;
CREATE POLICY guest ON aantafel.outside_addresses FOR SELECT TO aantafel_guest
    USING (tenant_id = (SELECT aantafel.guest_tenant())
           AND person_id = (SELECT aantafel.guest_person()));
CREATE POLICY courier ON aantafel.outside_addresses FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));

-- At their own door they see of themselves what opens it.
CREATE POLICY guest_outside ON aantafel.people FOR SELECT TO aantafel_guest
    USING (tenant_id = (SELECT aantafel.guest_tenant())
           AND person_id = (SELECT aantafel.guest_person()) AND is_outside);
CREATE POLICY outside_door ON aantafel.meetings AS RESTRICTIVE FOR SELECT TO aantafel_guest
    USING (NOT (SELECT aantafel.guest_is_outside()));
CREATE POLICY outside_door ON aantafel.words AS RESTRICTIVE FOR SELECT TO aantafel_guest
    USING (NOT (SELECT aantafel.guest_is_outside()));

-- What the courier writes to them holds a link of its own.
GRANT INSERT (tenant_id, hash, kind, case_id, person_id, expires_at)
    ON aantafel.links TO aantafel_courier;
CREATE POLICY courier_adds ON aantafel.links FOR INSERT TO aantafel_courier
    WITH CHECK (kind = 'guest' AND aantafel.may_write_to(tenant_id, case_id, person_id));

REVOKE ALL ON FUNCTION aantafel.has_link(uuid, uuid, uuid, boolean),
    aantafel.may_write_to(uuid, uuid, uuid), aantafel.letterhead(uuid, uuid, uuid),
    aantafel.guest_is_outside(), aantafel.guest_door(), aantafel.guest_door_of(text, text),
    aantafel.known_at(bytea),
    aantafel.leads_all_of(uuid), aantafel.went_astray(uuid),
    aantafel.readdress_outsider(uuid, bytea),
    aantafel.keep_outsider(uuid, text, text, text, bytea), aantafel.forget_outsiders()
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.known_at(bytea), aantafel.leads_all_of(uuid),
    aantafel.went_astray(uuid),
    aantafel.readdress_outsider(uuid, bytea),
    aantafel.keep_outsider(uuid, text, text, text, bytea) TO aantafel_member;
GRANT EXECUTE ON FUNCTION aantafel.guest_is_outside(), aantafel.guest_door_of(text, text)
    TO aantafel_guest;
GRANT EXECUTE ON FUNCTION aantafel.may_write_to(uuid, uuid, uuid),
    aantafel.letterhead(uuid, uuid, uuid), aantafel.forget_outsiders() TO aantafel_courier;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.has_link(uuid, uuid, uuid, boolean) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.may_write_to(uuid, uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.letterhead(uuid, uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.guest_is_outside() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.guest_door() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.guest_door_of(text, text) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.known_at(bytea) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.went_astray(uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.leads_all_of(uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.readdress_outsider(uuid, bytea) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.keep_outsider(uuid, text, text, text, bytea) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.forget_outsiders() OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
