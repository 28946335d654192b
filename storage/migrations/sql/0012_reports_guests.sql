-- Reports for parents with authority: every version that was sent, their own responses and those
-- that the other parent or the pupil shared, and how agreements stand, without the words about
-- them. The pupil reads what was written for them, from sixteen the whole of it, and answers it.

-- The case of a guest who is a parent with authority, as long as it does not rest.
CREATE FUNCTION aantafel.guest_reported_case() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT link.case_id FROM aantafel.valid_link('guest') AS link
        JOIN aantafel.guardians AS me ON me.tenant_id = link.tenant_id
            AND me.case_id = link.case_id AND me.guardian_id = link.person_id
        WHERE me.has_authority AND NOT aantafel.is_of_age(link.tenant_id, link.case_id)
          AND link.case_id <> ALL (ARRAY(SELECT aantafel.guest_resting())));
END $$;

CREATE FUNCTION aantafel.guest_report_versions() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT v.version_id FROM aantafel.valid_link('guest') AS link
    JOIN aantafel.report_versions AS v USING (tenant_id, case_id)
    WHERE v.sent_at IS NOT NULL
      AND v.case_id <> ALL (ARRAY(SELECT aantafel.guest_resting()))
      -- Asked of a row, and so not at all where there is none.
      AND CASE WHEN v.number > 0 THEN (SELECT aantafel.guest_reported_case() IS NOT NULL
                                              OR aantafel.guest_pupil() IS NOT NULL) END;
END $$;

CREATE FUNCTION aantafel.guest_report_words() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    here uuid := aantafel.guest_tenant();
    sent uuid[] := ARRAY(SELECT aantafel.guest_report_versions());
    reported uuid := CASE WHEN sent <> '{}' THEN aantafel.guest_reported_case() END;
BEGIN
    IF sent = '{}' THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT v.child_id FROM aantafel.report_versions AS v
    WHERE v.tenant_id = here AND v.version_id = ANY (sent)
    UNION ALL
    SELECT unnest(sent) WHERE reported IS NOT NULL OR aantafel.guest_has_rights()
    UNION ALL
    SELECT unnest(ARRAY[r.response_id, r.answer_id]) FROM aantafel.report_responses AS r
    WHERE r.tenant_id = here AND r.case_id = reported
      AND (r.shared OR r.guardian_id = (SELECT aantafel.guest_person()))
    UNION ALL
    SELECT unnest(ARRAY[r.response_id, r.answer_id]) FROM aantafel.report_responses AS r
    WHERE r.tenant_id = here AND r.version_id = ANY (sent)
      AND r.guardian_id = (SELECT aantafel.guest_pupil());
END $$;

-- A response is written once: its words are kept as they were.
CREATE FUNCTION aantafel.guest_report_pages() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT r.response_id FROM aantafel.report_responses AS r
    WHERE r.tenant_id = (SELECT aantafel.guest_tenant())
      AND r.case_id = (SELECT aantafel.guest_case())
      AND r.case_id <> ALL (ARRAY(SELECT aantafel.guest_resting()))
      AND r.guardian_id = (SELECT aantafel.guest_person())
      AND (r.case_id = (SELECT aantafel.guest_reported_case())
           OR r.guardian_id = (SELECT aantafel.guest_pupil()))
      AND NOT EXISTS (
            SELECT FROM aantafel.words AS kept
            WHERE kept.tenant_id = r.tenant_id AND kept.case_id = r.case_id
              AND kept.about = r.response_id);
END $$;

-- Agreements as parents may follow them: those of before the newest report, and their own.
CREATE FUNCTION aantafel.guest_agreements()
RETURNS TABLE (case_id uuid, agreement_id uuid, number integer, who_id uuid, due_on date,
    state text, recorded_by uuid, recorded_at timestamptz, version integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT a.case_id, a.agreement_id, a.number, a.who_id, a.due_on, a.state, a.recorded_by,
        a.recorded_at, a.version
    FROM aantafel.agreements AS a
    WHERE a.tenant_id = (SELECT aantafel.guest_tenant())
      AND a.case_id = (SELECT aantafel.guest_reported_case())
      AND (a.who_id = (SELECT aantafel.guest_person()) OR a.recorded_at <= (
            SELECT max(v.sent_at) FROM aantafel.report_versions AS v
            WHERE v.tenant_id = a.tenant_id AND v.case_id = a.case_id))
    ORDER BY a.number;
END $$;

CREATE FUNCTION aantafel.guest_own_agreements() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT one.agreement_id FROM aantafel.guest_agreements() AS one
    WHERE one.who_id = (SELECT aantafel.guest_person());
END $$;

-- Who of the staff may read which version, and by which consent (NULL: who leads the case).
CREATE FUNCTION aantafel.guest_report_readers()
RETURNS TABLE (version_id uuid, person_id uuid, purpose text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH sent AS (
        SELECT v.tenant_id, v.version_id, c.coordinator_id, c.deputy_id, c.channel_id, c.case_id
        FROM aantafel.report_versions AS v
        JOIN aantafel.cases AS c USING (tenant_id, case_id)
        WHERE v.tenant_id = (SELECT aantafel.guest_tenant())
          AND v.version_id = ANY (ARRAY(SELECT aantafel.guest_report_versions()))
    )
    SELECT sent.version_id, leader.person_id, NULL FROM sent
    CROSS JOIN LATERAL (SELECT DISTINCT unnest(ARRAY[sent.coordinator_id, sent.deputy_id]))
        AS leader (person_id)
    WHERE leader.person_id IS NOT NULL
    UNION ALL
    SELECT sent.version_id, seat.reader, min(granted.purpose) FROM sent
    JOIN aantafel.report_seats() AS seat
      ON seat.tenant = sent.tenant_id AND seat.version = sent.version_id
    JOIN aantafel.granted_seats() AS granted ON granted.tenant = sent.tenant_id
        AND granted.about = sent.case_id AND granted.reader = seat.reader
    JOIN aantafel.channel_members AS member ON member.tenant_id = sent.tenant_id
        AND member.channel_id = sent.channel_id AND member.person_id = seat.reader
    WHERE seat.reader NOT IN (sent.coordinator_id, coalesce(sent.deputy_id, sent.coordinator_id))
    GROUP BY sent.version_id, seat.reader;
END $$;

GRANT SELECT ON aantafel.report_versions TO aantafel_guest;
CREATE POLICY guest ON aantafel.report_versions FOR SELECT TO aantafel_guest
    USING (tenant_id = (SELECT aantafel.guest_tenant())
           AND version_id = ANY (ARRAY(SELECT aantafel.guest_report_versions())));
GRANT SELECT, INSERT ON aantafel.report_responses TO aantafel_guest;
CREATE POLICY guest ON aantafel.report_responses FOR SELECT TO aantafel_guest
    USING (tenant_id = (SELECT aantafel.guest_tenant())
           AND case_id = (SELECT aantafel.guest_reported_case())
           AND (shared OR guardian_id = (SELECT aantafel.guest_person())));
CREATE POLICY guest_responds ON aantafel.report_responses FOR INSERT TO aantafel_guest
    WITH CHECK (tenant_id = (SELECT aantafel.guest_tenant())
                AND case_id = (SELECT aantafel.guest_reported_case())
                AND guardian_id = (SELECT aantafel.guest_person())
                AND answer_id IS NULL AND answered_by IS NULL
                AND version_id = ANY (ARRAY(SELECT aantafel.guest_report_versions())));
CREATE POLICY guest_reads_reports ON aantafel.words FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND CASE WHEN audience IN ('report', 'response')
                    THEN about = ANY (ARRAY(SELECT aantafel.guest_report_words()))
                    ELSE audience = 'content'
                         AND about = ANY (ARRAY(SELECT aantafel.guest_own_agreements())) END);
CREATE POLICY guest_responds ON aantafel.words FOR INSERT TO aantafel_guest
    WITH CHECK ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
                AND author_id = (SELECT aantafel.guest_person())
                AND audience = 'response'
                AND about = ANY (ARRAY(SELECT aantafel.guest_report_pages())));

REVOKE ALL ON FUNCTION aantafel.report_seats(), aantafel.my_report_versions(),
    aantafel.my_report_responses(), aantafel.my_report_words(), aantafel.my_report_pages(),
    aantafel.is_of_report(uuid, uuid), aantafel.guest_reported_case(),
    aantafel.guest_report_versions(), aantafel.guest_report_words(),
    aantafel.guest_report_pages(), aantafel.guest_agreements(),
    aantafel.guest_own_agreements(), aantafel.guest_report_readers()
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.my_report_versions(), aantafel.my_report_responses(),
    aantafel.my_report_words(), aantafel.my_report_pages(), aantafel.is_of_report(uuid, uuid)
    TO aantafel_member;
GRANT EXECUTE ON FUNCTION aantafel.is_of_report(uuid, uuid), aantafel.guest_reported_case(),
    aantafel.guest_report_versions(), aantafel.guest_report_words(),
    aantafel.guest_report_pages(), aantafel.guest_agreements(),
    aantafel.guest_own_agreements(), aantafel.guest_report_readers()
    TO aantafel_guest;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
DO $$
DECLARE
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY[
        'report_seats()', 'my_report_versions()', 'my_report_responses()', 'my_report_words()',
        'my_report_pages()', 'is_of_report(uuid, uuid)', 'guest_reported_case()',
        'guest_report_versions()', 'guest_report_words()', 'guest_report_pages()',
        'guest_agreements()', 'guest_own_agreements()', 'guest_report_readers()'
    ] LOOP
        EXECUTE format('ALTER FUNCTION aantafel.%s OWNER TO aantafel_wall', one);
    END LOOP;
END $$;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
