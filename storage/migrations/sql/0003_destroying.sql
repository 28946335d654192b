-- Keeping a case for its time, and destroying it: its key, its rows, and what lies outside them.
-- Destroying is done by a function, so that nobody has the right to take rows away one by one.

-- How long a case is kept: when it was closed, when the pupil left the school, and since when
-- it may not be destroyed, whatever its time.
CREATE TABLE aantafel.case_keeping (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    closed_at timestamptz,
    left_on date,
    held_at timestamptz,
    PRIMARY KEY (tenant_id, case_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
ALTER TABLE aantafel.case_keeping ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.case_keeping FORCE ROW LEVEL SECURITY;

-- Cases of which I decide how long they are kept: those I lead, and those at whose table I
-- sit as the director.
CREATE FUNCTION aantafel.my_kept_cases() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT aantafel.my_led_cases()
    UNION
    SELECT place.case_id FROM aantafel.participants AS place
    WHERE place.tenant_id = (SELECT aantafel.tenant())
      AND place.person_id = (SELECT aantafel.person())
      AND place.role = 'director' AND place.seat = 'seated'
      AND place.case_id = ANY (ARRAY(SELECT aantafel.my_cases()));
END $$;

-- Those of them that may be destroyed.
CREATE FUNCTION aantafel.my_destroyable_cases() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT aantafel.my_kept_cases()
    EXCEPT
    SELECT held.case_id FROM aantafel.case_keeping AS held
    WHERE held.tenant_id = (SELECT aantafel.tenant()) AND held.held_at IS NOT NULL;
END $$;

-- Nothing comes back when the case is not mine to destroy. The certificate's number is taken
-- for good: a gap in the numbers would mean that a certificate is missing.
CREATE FUNCTION aantafel.destroy_case(about uuid, ground text, at timestamptz, in_year integer)
RETURNS SETOF aantafel.destructions
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine aantafel.cases;
    people uuid[];
    certificate aantafel.destructions;
BEGIN
    SELECT c.* INTO mine FROM aantafel.cases AS c
    WHERE c.tenant_id = (SELECT aantafel.tenant()) AND c.case_id = $1
      AND $1 = ANY (ARRAY(SELECT aantafel.my_destroyable_cases()));
    IF NOT FOUND THEN
        RETURN;
    END IF;
    people := array_remove(ARRAY(
        SELECT place.person_id FROM aantafel.participants AS place
        WHERE place.tenant_id = mine.tenant_id AND place.case_id = $1
        UNION SELECT unnest(ARRAY[mine.coordinator_id, mine.deputy_id])), NULL);
    certificate := ROW(
        mine.tenant_id, gen_random_uuid(), $1, $4, 0, $3, $2,
        (SELECT count(*) FROM aantafel.words AS w
         WHERE w.tenant_id = mine.tenant_id AND w.case_id = $1),
        (SELECT count(*) FROM aantafel.meetings AS m
         WHERE m.tenant_id = mine.tenant_id AND m.case_id = $1),
        (SELECT count(*) FROM aantafel.agreements AS a
         WHERE a.tenant_id = mine.tenant_id AND a.case_id = $1),
        (SELECT count(*) FROM aantafel.consents AS c
         WHERE c.tenant_id = mine.tenant_id AND c.case_id = $1),
        (SELECT count(*) FROM aantafel.guardians AS g
         WHERE g.tenant_id = mine.tenant_id AND g.case_id = $1) + cardinality(people));
    INSERT INTO aantafel.label_counters AS counter (tenant_id, code, last)
    VALUES (mine.tenant_id, 'destroyed ' || $4, 1)
    ON CONFLICT (tenant_id, code) DO UPDATE SET last = counter.last + 1
    RETURNING counter.last INTO certificate.number;
    INSERT INTO aantafel.destructions VALUES (certificate.*);

    DELETE FROM aantafel.case_keys AS k WHERE k.tenant_id = mine.tenant_id AND k.case_id = $1;
    -- Nobody can tell which half-typed answers and which buttons were about this case, so the
    -- people of its table lose all of theirs. The asker's own draft ends with this turn.
    DELETE FROM aantafel.draft_keys AS k WHERE k.tenant_id = mine.tenant_id
        AND k.person_id = ANY (people) AND k.person_id <> (SELECT aantafel.person());
    DELETE FROM aantafel.drafts AS d WHERE d.tenant_id = mine.tenant_id
        AND d.person_id = ANY (people) AND d.person_id <> (SELECT aantafel.person());
    DELETE FROM aantafel.actions AS a WHERE a.tenant_id = mine.tenant_id
        AND (a.person_id = ANY (people) OR starts_with(a.conversation, mine.channel_id));
    DELETE FROM aantafel.cases AS c WHERE c.tenant_id = mine.tenant_id AND c.case_id = $1;
    RETURN NEXT certificate;
END $$;

GRANT DELETE ON aantafel.cases, aantafel.case_keys, aantafel.draft_keys, aantafel.drafts,
    aantafel.actions TO aantafel_wall;
GRANT INSERT ON aantafel.destructions TO aantafel_wall;
GRANT SELECT (tenant_id, case_id) ON aantafel.case_keys, aantafel.meetings, aantafel.agreements
    TO aantafel_wall;
GRANT SELECT (tenant_id, person_id) ON aantafel.draft_keys, aantafel.drafts TO aantafel_wall;
GRANT SELECT (tenant_id, person_id, conversation) ON aantafel.actions TO aantafel_wall;
CREATE POLICY wall_destroys ON aantafel.cases FOR DELETE TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.case_keys TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.draft_keys TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.drafts TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.actions TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.destructions TO aantafel_wall USING (true);
GRANT SELECT ON aantafel.case_keeping TO aantafel_wall;
CREATE POLICY wall ON aantafel.case_keeping FOR SELECT TO aantafel_wall USING (true);

GRANT SELECT, INSERT ON aantafel.case_keeping TO aantafel_member;
GRANT UPDATE (closed_at, left_on, held_at) ON aantafel.case_keeping TO aantafel_member;
CREATE POLICY member ON aantafel.case_keeping TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases())));

-- The certificates: numbers alone, for the operator and for whoever coordinates.
GRANT SELECT ON aantafel.destructions TO aantafel_operator;
GRANT SELECT ON aantafel.destructions TO aantafel_member;
CREATE POLICY operator ON aantafel.destructions FOR SELECT TO aantafel_operator
    USING ((SELECT aantafel.is_operator()));
CREATE POLICY member ON aantafel.destructions FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND (SELECT aantafel.is_coordinator()));

REVOKE ALL ON FUNCTION aantafel.my_kept_cases(), aantafel.my_destroyable_cases(),
    aantafel.destroy_case(uuid, text, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.my_kept_cases(), aantafel.my_destroyable_cases(),
    aantafel.destroy_case(uuid, text, timestamptz, integer) TO aantafel_member;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.my_kept_cases() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.my_destroyable_cases() OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.destroy_case(uuid, text, timestamptz, integer) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;

-- What is posted says who of a case is asked what, so not everybody with a part in it sees and
-- takes back everything: who answers for it does; at its table what is about agreements, meetings
-- and times; everybody what is about their own invitation, or about themselves.
DO $$
DECLARE
    theirs CONSTANT text := $sql$
        tenant_id = (SELECT aantafel.tenant())
        AND (CASE WHEN case_id = ANY (ARRAY(SELECT aantafel.my_cases())) THEN
                kind ~ '^(agreement|meeting|room|times|report_[a-z]+_due)'
                OR subject = (SELECT aantafel.person())
                OR case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases()))
            ELSE kind = 'times_answered'
                AND case_id = ANY (ARRAY(SELECT aantafel.my_awaited_cases())) END
            OR subject = ANY (ARRAY(SELECT aantafel.my_own_invitations())))
    $sql$;
BEGIN
    EXECUTE format('CREATE POLICY member ON aantafel.outbox FOR SELECT TO aantafel_member
        USING (%s)', theirs);
    EXECUTE format('CREATE POLICY member_calls_back ON aantafel.outbox FOR UPDATE
        TO aantafel_member USING ((%s) AND state IN (''pending'', ''unsure''))
        WITH CHECK (state = ''called_back'' AND next_at IS NULL)', theirs);
END $$;
