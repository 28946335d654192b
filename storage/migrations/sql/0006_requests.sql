-- What parents and staff ask for: correcting, seeing, resting, erasing. What they wrote and what
-- they were answered are words under request_id and answer_id; the item itself never changes.

CREATE TABLE aantafel.rights_requests (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    request_id uuid NOT NULL,
    kind text NOT NULL,
    item_id uuid NOT NULL,
    asked_by uuid NOT NULL,
    recorded_by uuid,
    asked_at timestamptz NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL,
    answer_id uuid,
    answered_by uuid,
    answered_at timestamptz,
    PRIMARY KEY (tenant_id, case_id, request_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX rights_requests_by_id ON aantafel.rights_requests (tenant_id, request_id);
ALTER TABLE aantafel.rights_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.rights_requests FORCE ROW LEVEL SECURITY;

-- The corrections a guest asked for: the only words of theirs that all readers of the case see.
CREATE FUNCTION aantafel.guest_corrections() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT asked.request_id FROM aantafel.rights_requests AS asked
    JOIN aantafel.valid_link('guest') AS link USING (tenant_id, case_id)
    WHERE asked.asked_by = link.person_id AND asked.kind = 'correction' AND asked.state = 'open';
END $$;

GRANT SELECT ON aantafel.rights_requests TO aantafel_wall;
CREATE POLICY wall ON aantafel.rights_requests FOR SELECT TO aantafel_wall USING (true);

GRANT SELECT, INSERT ON aantafel.rights_requests TO aantafel_member, aantafel_guest;
GRANT UPDATE (state, answer_id, answered_by, answered_at) ON aantafel.rights_requests
    TO aantafel_member;
CREATE POLICY member ON aantafel.rights_requests FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases()))
                OR (kind = 'correction'
                    AND case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases())))));
CREATE POLICY reader_adds ON aantafel.rights_requests FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND state = 'open' AND answered_by IS NULL
                AND kind = 'correction'
                AND asked_by = (SELECT aantafel.person()) AND recorded_by IS NULL
                AND case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases())));
CREATE POLICY leader_records ON aantafel.rights_requests FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND state = 'open' AND answered_by IS NULL
                AND recorded_by = (SELECT aantafel.person())
                AND aantafel.is_expected(case_id, asked_by));
CREATE POLICY who_decides ON aantafel.rights_requests FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases())))
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases()))
                AND answered_by = (SELECT aantafel.person())
                AND state IN ('granted', 'refused'));
CREATE POLICY own_taken_back ON aantafel.rights_requests FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND state = 'open'
           AND asked_by = (SELECT aantafel.person()))
    WITH CHECK (state = 'withdrawn' AND asked_by = (SELECT aantafel.person()));
CREATE POLICY guest ON aantafel.rights_requests FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND asked_by = (SELECT aantafel.guest_person()));
CREATE POLICY guest_adds ON aantafel.rights_requests FOR INSERT TO aantafel_guest
    WITH CHECK ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
                AND asked_by = (SELECT aantafel.guest_person())
                AND recorded_by IS NULL AND state = 'open' AND answered_by IS NULL);

CREATE POLICY guest_corrects ON aantafel.words FOR INSERT TO aantafel_guest
    WITH CHECK ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
                AND author_id = (SELECT aantafel.guest_person())
                AND audience = 'content'
                AND about = ANY (ARRAY(SELECT aantafel.guest_corrections()))
                AND NOT aantafel.is_anothers(case_id, about));
-- The director answers too, and has to write down why.
CREATE POLICY who_decides_adds ON aantafel.words FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND author_id = (SELECT aantafel.person())
                AND audience IN ('content', 'coordination')
                AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases()))
                AND NOT aantafel.is_anothers(case_id, about));

REVOKE ALL ON FUNCTION aantafel.guest_corrections() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.guest_corrections() TO aantafel_guest;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.guest_corrections() OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
