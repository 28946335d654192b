-- What rests is kept and not used: nobody reads it but who leads the case, nothing is sent
-- about it. The policies are restrictive: they take away from whatever else lets somebody in,
-- and ask what rests once for a statement.

-- item_id is the case's own id where the whole case rests; was is the case's state before.
CREATE TABLE aantafel.restrictions (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    restriction_id uuid NOT NULL DEFAULT gen_random_uuid(),
    item_id uuid NOT NULL,
    reason text NOT NULL,
    was text NOT NULL,
    restricted_by uuid NOT NULL,
    restricted_at timestamptz NOT NULL,
    lifted_by uuid,
    lifted_at timestamptz,
    PRIMARY KEY (tenant_id, case_id, restriction_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE UNIQUE INDEX restrictions_now ON aantafel.restrictions (tenant_id, case_id, item_id)
    WHERE lifted_at IS NULL;
ALTER TABLE aantafel.restrictions ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.restrictions FORCE ROW LEVEL SECURITY;

-- Everything that rests in cases that are not mine to handle. What a breach froze, nobody reads
-- until it is resumed.
CREATE FUNCTION aantafel.my_resting() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT rests.item_id FROM aantafel.restrictions AS rests
    JOIN aantafel.cases AS c USING (tenant_id, case_id)
    WHERE rests.tenant_id = (SELECT aantafel.tenant()) AND rests.lifted_at IS NULL
      AND (rests.reason = 'breach'
           OR (c.coordinator_id <> (SELECT aantafel.person())
               AND c.deputy_id IS DISTINCT FROM (SELECT aantafel.person())));
END $$;

-- Everything that rests in a guest's case.
CREATE FUNCTION aantafel.guest_resting() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT rests.item_id FROM aantafel.restrictions AS rests
    JOIN aantafel.valid_link('guest') AS link USING (tenant_id, case_id)
    WHERE rests.lifted_at IS NULL;
END $$;

-- Whether a case rests, or what a message is about, for the courier just before sending.
CREATE FUNCTION aantafel.rests(tenant uuid, about uuid, subject uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.is_courier() AND EXISTS (
        SELECT FROM aantafel.restrictions AS rests
        WHERE rests.tenant_id = $1 AND rests.case_id = $2 AND rests.lifted_at IS NULL
          AND rests.item_id IN ($2, $3));
END $$;

GRANT SELECT ON aantafel.restrictions TO aantafel_wall;
CREATE POLICY wall ON aantafel.restrictions TO aantafel_wall USING (true);

GRANT SELECT, INSERT, UPDATE (lifted_by, lifted_at) ON aantafel.restrictions TO aantafel_member;
CREATE POLICY member ON aantafel.restrictions FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases())));
CREATE POLICY leader_adds ON aantafel.restrictions FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND restricted_by = (SELECT aantafel.person())
                AND lifted_at IS NULL
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY leader_lifts ON aantafel.restrictions FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())))
    WITH CHECK (lifted_by = (SELECT aantafel.person()));

CREATE POLICY resting ON aantafel.words AS RESTRICTIVE TO aantafel_member
    USING (NOT ARRAY[case_id, about] && ARRAY(SELECT aantafel.my_resting()));
CREATE POLICY resting ON aantafel.agreements AS RESTRICTIVE TO aantafel_member
    USING (NOT ARRAY[case_id, agreement_id] && ARRAY(SELECT aantafel.my_resting()));
CREATE POLICY resting ON aantafel.agreement_changes AS RESTRICTIVE TO aantafel_member
    USING (NOT ARRAY[case_id, agreement_id] && ARRAY(SELECT aantafel.my_resting()));
CREATE POLICY resting ON aantafel.meetings AS RESTRICTIVE TO aantafel_member
    USING (NOT ARRAY[case_id, meeting_id] && ARRAY(SELECT aantafel.my_resting()));
CREATE POLICY resting ON aantafel.meeting_answers AS RESTRICTIVE TO aantafel_member
    USING (NOT ARRAY[case_id, meeting_id] && ARRAY(SELECT aantafel.my_resting()));
CREATE POLICY resting ON aantafel.guardians AS RESTRICTIVE TO aantafel_member
    USING (case_id <> ALL (ARRAY(SELECT aantafel.my_resting())));
CREATE POLICY resting ON aantafel.consents AS RESTRICTIVE TO aantafel_member
    USING (case_id <> ALL (ARRAY(SELECT aantafel.my_resting())));
CREATE POLICY resting ON aantafel.rights_requests AS RESTRICTIVE TO aantafel_member
    USING (NOT ARRAY[case_id, item_id] && ARRAY(SELECT aantafel.my_resting()));
CREATE POLICY resting_guest ON aantafel.meetings AS RESTRICTIVE FOR SELECT TO aantafel_guest
    USING (NOT ARRAY[case_id, meeting_id] && ARRAY(SELECT aantafel.guest_resting()));

REVOKE ALL ON FUNCTION aantafel.my_resting(), aantafel.guest_resting(),
    aantafel.rests(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.my_resting() TO aantafel_member;
GRANT EXECUTE ON FUNCTION aantafel.guest_resting() TO aantafel_guest;
GRANT EXECUTE ON FUNCTION aantafel.rests(uuid, uuid, uuid) TO aantafel_courier;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.my_resting() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.guest_resting() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.rests(uuid, uuid, uuid) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
