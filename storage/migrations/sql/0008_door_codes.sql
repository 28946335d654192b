-- The second level of a guest's door: a code of six digits, sent to their own mailbox. A code
-- belongs to the link it was asked with and lives ten minutes; only an HMAC of it is kept, under
-- a key that the database does not have. Wrong ones are counted apart from wrong dates, for
-- whoever knows the date could begin again at none; like those, they are about all links.

ALTER TABLE aantafel.links
    ADD COLUMN code bytea,
    ADD COLUMN code_at timestamptz,
    ADD COLUMN wrong_codes integer NOT NULL DEFAULT 0;

-- Who makes out a link gives nobody a code for it.
CREATE POLICY without_code ON aantafel.links AS RESTRICTIVE FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant()) AND code IS NULL);

-- Make others at the same door wait, and return how many wrong codes there were, and when a code
-- was sent last; nothing when the link opens nothing (any longer).
CREATE FUNCTION aantafel.hold_code() RETURNS TABLE (wrong integer, sent_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM aantafel.hold_door();
    RETURN QUERY
    SELECT max(link.wrong_codes), max(link.code_at) FROM aantafel.links AS link
    JOIN aantafel.valid_link('guest') AS mine USING (tenant_id, case_id, person_id)
    WHERE link.kind = 'guest' AND link.wrong_factors < 5 AND link.revoked_at IS NULL
    HAVING count(*) > 0;
END $$;

-- Keep the code of this link, in place of the one before.
CREATE FUNCTION aantafel.keep_code(hashed bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE aantafel.links AS link
    SET code = $1, code_at = (SELECT aantafel.moment())
    FROM aantafel.valid_link('guest') AS mine
    WHERE link.tenant_id = mine.tenant_id AND link.hash = mine.hash;
END $$;

-- Whether this is the code of this link; NULL when it has none (any longer).
CREATE FUNCTION aantafel.is_code(hashed bytea) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT link.code = $1 FROM aantafel.links AS link
        JOIN aantafel.valid_link('guest') AS mine USING (tenant_id, hash)
        WHERE link.code_at + interval '10 minutes' > (SELECT aantafel.moment())
    );
END $$;

-- Count a wrong code, the fifth of which locks all links; or use up a right one.
CREATE FUNCTION aantafel.count_code(is_right boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    now_wrong integer := (SELECT held.wrong + 1 FROM aantafel.hold_code() AS held);
BEGIN
    UPDATE aantafel.links AS link
    SET wrong_codes = CASE WHEN $1 THEN 0 ELSE now_wrong END,
        wrong_factors = CASE WHEN $1 OR now_wrong < 5 THEN link.wrong_factors ELSE 5 END,
        code = CASE WHEN $1 AND link.hash = mine.hash THEN NULL ELSE link.code END
    FROM aantafel.valid_link('guest') AS mine
    WHERE link.tenant_id = mine.tenant_id AND link.case_id = mine.case_id
      AND link.person_id = mine.person_id AND link.kind = 'guest' AND link.wrong_factors < 5;
END $$;

GRANT UPDATE (code, code_at, wrong_codes) ON aantafel.links TO aantafel_wall;

REVOKE ALL ON FUNCTION aantafel.hold_code(), aantafel.keep_code(bytea),
    aantafel.is_code(bytea), aantafel.count_code(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.hold_code(), aantafel.keep_code(bytea),
    aantafel.is_code(bytea), aantafel.count_code(boolean) TO aantafel_guest;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.hold_code() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.keep_code(bytea) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.is_code(bytea) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.count_code(boolean) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
