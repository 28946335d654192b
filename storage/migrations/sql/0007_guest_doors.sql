-- The door of a guest's pages: what a wrong answer costs, and saying that a link came to the
-- wrong person. Both are about all links of that guest to that case, for each mail has its own.

-- Make others who try the same door wait for this transaction, and return how many wrong
-- answers there were; NULL when the link opens nothing (any longer).
CREATE FUNCTION aantafel.hold_door() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM aantafel.links AS link
    JOIN aantafel.valid_link('guest') AS mine USING (tenant_id, case_id, person_id)
    WHERE link.kind = 'guest' ORDER BY link.hash FOR UPDATE OF link;
    -- Read again: somebody else may have used up the last try meanwhile.
    RETURN (
        SELECT link.wrong_factors FROM aantafel.links AS link
        JOIN aantafel.valid_link('guest') AS mine USING (tenant_id, hash)
    );
END $$;

-- Count a wrong answer, or begin again at none after a right one. A link that was locked stays so.
CREATE FUNCTION aantafel.count_answer(is_right boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE aantafel.links AS link
    SET wrong_factors = CASE WHEN $1 THEN 0 ELSE link.wrong_factors + 1 END
    FROM aantafel.valid_link('guest') AS mine
    WHERE link.tenant_id = mine.tenant_id AND link.case_id = mine.case_id
      AND link.person_id = mine.person_id AND link.kind = 'guest' AND link.wrong_factors < 5;
END $$;

-- disowned_at: who had this link said that they are not who was meant. As long as it stands, the
-- courier sends that guest no mail; who leads the case takes it away by giving an address anew.
ALTER TABLE aantafel.links ADD COLUMN disowned_at timestamptz;

-- End all links of this guest to this case, and take back the mails that are still to go.
CREATE FUNCTION aantafel.close_door() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE aantafel.outbox AS mail
    SET state = 'called_back', next_at = NULL, generation = mail.generation + 1
    FROM aantafel.valid_link('guest') AS mine
    WHERE mail.tenant_id = mine.tenant_id AND mail.case_id = mine.case_id
      AND mail.receiver_id = mine.person_id AND mail.road = 'mail'
      AND mail.state IN ('pending', 'unsure');
    UPDATE aantafel.links AS link
    SET revoked_at = (aantafel.proved('guest'))[3]::timestamptz,
        disowned_at = (aantafel.proved('guest'))[3]::timestamptz
    FROM aantafel.valid_link('guest') AS mine
    WHERE link.tenant_id = mine.tenant_id AND link.case_id = mine.case_id
      AND link.person_id = mine.person_id AND link.kind = 'guest' AND link.revoked_at IS NULL;
END $$;

GRANT UPDATE (wrong_factors, revoked_at, disowned_at) ON aantafel.links TO aantafel_wall;
GRANT SELECT (disowned_at) ON aantafel.links TO aantafel_courier;
GRANT SELECT (disowned_at), UPDATE (disowned_at) ON aantafel.links TO aantafel_member;
GRANT UPDATE (state, next_at, generation) ON aantafel.outbox TO aantafel_wall;
CREATE POLICY wall_calls_back ON aantafel.outbox FOR UPDATE TO aantafel_wall USING (true);

REVOKE ALL ON FUNCTION aantafel.hold_door(), aantafel.count_answer(boolean),
    aantafel.close_door() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.hold_door(), aantafel.count_answer(boolean),
    aantafel.close_door() TO aantafel_guest;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.hold_door() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.count_answer(boolean) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.close_door() OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
