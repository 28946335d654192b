-- Reports of meetings: versions that are never changed once they were sent, what parents answer
-- to each, and who was shown one from before they came. Texts are words of the case: of the
-- audience 'report' under version_id, child_id (what the pupil reads) and answer_id, of the
-- audience 'response' under response_id.

-- Without meeting_id it is about a moment of the case. edition counts how often a draft was
-- saved; parents_at is from when parents have it, for mails wait for the hours of the school.
CREATE TABLE aantafel.report_versions (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    version_id uuid NOT NULL,
    report_id uuid NOT NULL,
    meeting_id uuid,
    child_id uuid NOT NULL,
    number integer NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    edition integer NOT NULL,
    sent_by uuid,
    sent_at timestamptz,
    parents_at timestamptz,
    due_on date,
    PRIMARY KEY (tenant_id, case_id, version_id),
    UNIQUE (tenant_id, case_id, report_id, number),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);

-- guardian_id is the parent who wrote it, or the pupil. shared: the other parent may read it too,
-- of the pupil's both may, by the choice of who wrote it. answer_id is what the coordinator wrote
-- back.
CREATE TABLE aantafel.report_responses (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    response_id uuid NOT NULL,
    version_id uuid NOT NULL,
    guardian_id uuid NOT NULL,
    responded_at timestamptz NOT NULL,
    shared boolean NOT NULL,
    answer_id uuid,
    answered_by uuid,
    answered_at timestamptz,
    PRIMARY KEY (tenant_id, case_id, response_id),
    FOREIGN KEY (tenant_id, case_id, version_id) REFERENCES aantafel.report_versions
        ON DELETE CASCADE
);
CREATE INDEX report_responses_by_id ON aantafel.report_responses (tenant_id, response_id);

CREATE TABLE aantafel.report_shares (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    version_id uuid NOT NULL,
    person_id uuid NOT NULL,
    shared_by uuid NOT NULL,
    shared_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, case_id, version_id, person_id),
    FOREIGN KEY (tenant_id, case_id, version_id) REFERENCES aantafel.report_versions
        ON DELETE CASCADE
);
ALTER TABLE aantafel.report_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.report_versions FORCE ROW LEVEL SECURITY;
ALTER TABLE aantafel.report_responses ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.report_responses FORCE ROW LEVEL SECURITY;
ALTER TABLE aantafel.report_shares ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.report_shares FORCE ROW LEVEL SECURITY;

GRANT SELECT ON aantafel.report_versions, aantafel.report_responses, aantafel.report_shares
    TO aantafel_wall;
CREATE POLICY wall ON aantafel.report_versions FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.report_responses FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.report_shares FOR SELECT TO aantafel_wall USING (true);

-- Who reads which version, leaders of the case left out: consent as for all content, not before
-- the parents had it, and not what was sent before they came, unless it was shared with them.
-- Plain SQL, so that it becomes part of the functions that ask; nobody else may.
CREATE FUNCTION aantafel.report_seats() RETURNS TABLE (tenant uuid, reader uuid, version uuid)
LANGUAGE sql STABLE AS $$
    SELECT seat.tenant, seat.reader, sent.version_id
    FROM aantafel.consented_seats() AS seat
    JOIN aantafel.participants AS place ON place.tenant_id = seat.tenant
        AND place.case_id = seat.about AND place.person_id = seat.reader
    JOIN aantafel.report_versions AS sent ON sent.tenant_id = seat.tenant
        AND sent.case_id = seat.about
    WHERE sent.parents_at <= (SELECT aantafel.moment())
      AND (place.since <= sent.sent_at OR EXISTS (
            SELECT FROM aantafel.report_shares AS share
            WHERE share.tenant_id = sent.tenant_id AND share.case_id = sent.case_id
              AND share.version_id = sent.version_id AND share.person_id = seat.reader))
$$;

-- Versions this member may read: drafts too in a case they lead. Who may not read the case now,
-- a director before saying why, reads no report of it either.
CREATE FUNCTION aantafel.my_report_versions() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT v.version_id FROM aantafel.report_versions AS v
    WHERE v.tenant_id = (SELECT aantafel.tenant())
      AND v.case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))
    UNION
    SELECT seat.version FROM aantafel.report_seats() AS seat
    JOIN aantafel.report_versions AS v
      ON v.tenant_id = seat.tenant AND v.version_id = seat.version
    WHERE seat.tenant = (SELECT aantafel.tenant())
      AND seat.reader = (SELECT aantafel.person())
      AND v.case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases()));
END $$;

-- A response stands beside its version and every later one, so it goes with any of these.
CREATE FUNCTION aantafel.my_report_responses() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT response.response_id FROM aantafel.report_responses AS response
    JOIN aantafel.report_versions AS answered USING (tenant_id, case_id, version_id)
    JOIN aantafel.report_versions AS later ON later.tenant_id = answered.tenant_id
        AND later.case_id = answered.case_id AND later.report_id = answered.report_id
        AND later.number >= answered.number
    WHERE response.tenant_id = (SELECT aantafel.tenant())
      AND later.version_id = ANY (ARRAY(SELECT aantafel.my_report_versions()));
END $$;

-- What the words of reports are about that this member may read.
CREATE FUNCTION aantafel.my_report_words() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT unnest(ARRAY[v.version_id, v.child_id]) FROM aantafel.report_versions AS v
    WHERE v.tenant_id = (SELECT aantafel.tenant())
      AND v.version_id = ANY (ARRAY(SELECT aantafel.my_report_versions()))
    UNION
    SELECT unnest(ARRAY[r.response_id, r.answer_id]) FROM aantafel.report_responses AS r
    WHERE r.tenant_id = (SELECT aantafel.tenant())
      AND r.response_id = ANY (ARRAY(SELECT aantafel.my_report_responses()));
END $$;

-- What of reports may still be written by this member: drafts, and an answer to a response once.
CREATE FUNCTION aantafel.my_report_pages() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT unnest(ARRAY[v.version_id, v.child_id]) FROM aantafel.report_versions AS v
    WHERE v.tenant_id = (SELECT aantafel.tenant()) AND v.sent_at IS NULL
      AND v.case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))
    UNION
    SELECT r.answer_id FROM aantafel.report_responses AS r
    WHERE r.tenant_id = (SELECT aantafel.tenant())
      AND r.answered_by = (SELECT aantafel.person())
      AND r.case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))
      AND NOT EXISTS (
            SELECT FROM aantafel.words AS kept
            WHERE kept.tenant_id = r.tenant_id AND kept.case_id = r.case_id
              AND kept.about = r.answer_id);
END $$;

-- Whether words about something are of a report, so that nothing else is put in front of them.
CREATE FUNCTION aantafel.is_of_report(about_case uuid, subject uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.report_versions AS v
        WHERE v.tenant_id = (SELECT coalesce(aantafel.tenant(), aantafel.guest_tenant()))
          AND v.case_id = $1 AND $2 IN (v.version_id, v.child_id)
    ) OR EXISTS (
        SELECT FROM aantafel.report_responses AS r
        WHERE r.tenant_id = (SELECT coalesce(aantafel.tenant(), aantafel.guest_tenant()))
          AND r.case_id = $1 AND $2 IN (r.response_id, r.answer_id));
END $$;
