-- Data breaches: reported by anybody, told to the privacy officer, with the clock of 72 hours.
-- A report has a key of its own among those of cases, so that it can use the outbox as they do.

CREATE TABLE aantafel.privacy_officers (
    tenant_id uuid NOT NULL PRIMARY KEY,
    person_id uuid,
    address text
);
CREATE TABLE aantafel.breaches (
    tenant_id uuid NOT NULL,
    breach_id uuid NOT NULL,
    reported_by uuid NOT NULL,
    reported_at timestamptz NOT NULL,
    frozen integer NOT NULL,
    sealed bytea NOT NULL,
    ended_by uuid,
    ended_at timestamptz,
    PRIMARY KEY (tenant_id, breach_id)
);
ALTER TABLE aantafel.privacy_officers ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.privacy_officers FORCE ROW LEVEL SECURITY;
ALTER TABLE aantafel.breaches ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.breaches FORCE ROW LEVEL SECURITY;

-- The outbox belongs to cases and to breaches now, so a case takes its own messages along.
ALTER TABLE aantafel.outbox DROP CONSTRAINT outbox_tenant_id_case_id_fkey;
CREATE FUNCTION aantafel.take_messages_along() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM aantafel.outbox AS o
    WHERE o.tenant_id = OLD.tenant_id AND o.case_id = OLD.case_id;
    RETURN NULL;
END $$;

CREATE TRIGGER takes_messages_along AFTER DELETE ON aantafel.cases
    FOR EACH ROW EXECUTE FUNCTION aantafel.take_messages_along();

CREATE FUNCTION aantafel.is_privacy_officer() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.privacy_officers AS officer
        WHERE officer.tenant_id = (SELECT aantafel.tenant())
          AND officer.person_id = (SELECT aantafel.person()));
END $$;

-- The breaches I reported; for the privacy officer all of them.
CREATE FUNCTION aantafel.my_breaches() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT breach.breach_id FROM aantafel.breaches AS breach
    WHERE breach.tenant_id = (SELECT aantafel.tenant())
      AND (breach.reported_by = (SELECT aantafel.person())
           OR (SELECT aantafel.is_privacy_officer()));
END $$;

-- Let every open case at whose table I sit rest, and return how many.
CREATE FUNCTION aantafel.freeze_my_cases(at timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine uuid[] := ARRAY(
        SELECT c.case_id FROM aantafel.cases AS c
        WHERE c.tenant_id = (SELECT aantafel.tenant()) AND c.state = 'open'
          AND c.case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
BEGIN
    INSERT INTO aantafel.restrictions (tenant_id, case_id, item_id, reason, was, restricted_by,
        restricted_at)
    SELECT aantafel.tenant(), one, one, 'breach', 'open', aantafel.person(), $1
    FROM unnest(mine) AS one;
    UPDATE aantafel.cases AS c SET state = 'resting', version = c.version + 1
    WHERE c.tenant_id = (SELECT aantafel.tenant()) AND c.case_id = ANY (mine);
    RETURN cardinality(mine);
END $$;

-- Let what a breach froze be used again, for the privacy officer; return how many cases.
CREATE FUNCTION aantafel.thaw(breach uuid, at timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    thawed uuid[];
BEGIN
    IF NOT aantafel.is_privacy_officer() THEN
        RETURN 0;
    END IF;
    WITH lifted AS (
        UPDATE aantafel.restrictions AS rests
        SET lifted_by = aantafel.person(), lifted_at = $2
        FROM aantafel.breaches AS reported
        WHERE reported.tenant_id = (SELECT aantafel.tenant()) AND reported.breach_id = $1
          AND rests.tenant_id = reported.tenant_id AND rests.reason = 'breach'
          AND rests.restricted_by = reported.reported_by
          AND rests.restricted_at = reported.reported_at AND rests.lifted_at IS NULL
        RETURNING rests.case_id
    )
    SELECT coalesce(array_agg(case_id), '{}') INTO thawed FROM lifted;
    UPDATE aantafel.cases AS c SET state = 'open', version = c.version + 1
    WHERE c.tenant_id = (SELECT aantafel.tenant()) AND c.case_id = ANY (thawed);
    RETURN cardinality(thawed);
END $$;

GRANT SELECT ON aantafel.privacy_officers, aantafel.breaches TO aantafel_wall;
GRANT INSERT ON aantafel.restrictions TO aantafel_wall;
GRANT UPDATE (lifted_by, lifted_at) ON aantafel.restrictions TO aantafel_wall;
GRANT UPDATE (state) ON aantafel.cases TO aantafel_wall;
GRANT DELETE ON aantafel.outbox TO aantafel_wall;
CREATE POLICY wall ON aantafel.privacy_officers FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.breaches FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall_takes_along ON aantafel.outbox FOR DELETE TO aantafel_wall USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON aantafel.privacy_officers TO aantafel_roster_sync;
CREATE POLICY roster_sync ON aantafel.privacy_officers TO aantafel_roster_sync
    USING (tenant_id = (SELECT aantafel.synced_tenant()));
GRANT SELECT ON aantafel.privacy_officers TO aantafel_member;
CREATE POLICY member ON aantafel.privacy_officers FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()));

GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON aantafel.breaches TO aantafel_member;
CREATE POLICY member ON aantafel.breaches FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (reported_by = (SELECT aantafel.person())
                OR (SELECT aantafel.is_privacy_officer())));
CREATE POLICY member_reports ON aantafel.breaches FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND reported_by = (SELECT aantafel.person()) AND ended_at IS NULL);
CREATE POLICY officer_ends ON aantafel.breaches FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND (SELECT aantafel.is_privacy_officer()))
    WITH CHECK (ended_by = (SELECT aantafel.person()));
CREATE POLICY reporter_adds ON aantafel.case_keys FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_breaches())));
CREATE POLICY breach ON aantafel.case_keys FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_breaches())));
CREATE POLICY breach_posts ON aantafel.outbox FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_breaches())));
CREATE POLICY breach ON aantafel.outbox FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_breaches())));
CREATE POLICY breach_calls_back ON aantafel.outbox FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND state IN ('pending', 'unsure')
           AND case_id = ANY (ARRAY(SELECT aantafel.my_breaches())))
    WITH CHECK (state = 'called_back' AND next_at IS NULL);

REVOKE ALL ON FUNCTION aantafel.take_messages_along(), aantafel.is_privacy_officer(),
    aantafel.my_breaches(), aantafel.freeze_my_cases(timestamptz),
    aantafel.thaw(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.is_privacy_officer(), aantafel.my_breaches(),
    aantafel.freeze_my_cases(timestamptz), aantafel.thaw(uuid, timestamptz) TO aantafel_member;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.take_messages_along() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.is_privacy_officer() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.my_breaches() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.freeze_my_cases(timestamptz) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.thaw(uuid, timestamptz) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
