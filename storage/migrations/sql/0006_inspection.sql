-- Seeing what is held on somebody: links of one view, and the one function that gathers it.

-- The pupil of a case is meant by the id of the case; whoever asks about themselves has no case.
CREATE TABLE aantafel.inspection_links (
    tenant_id uuid NOT NULL,
    hash bytea NOT NULL,
    reader_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    case_id uuid,
    form text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (tenant_id, hash),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX inspection_links_by_hash ON aantafel.inspection_links (hash);
ALTER TABLE aantafel.inspection_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.inspection_links FORCE ROW LEVEL SECURITY;

-- Everybody about themselves, a parent behind their link in the case it leads to, and from sixteen
-- its pupil; who leads a case about its pupil and their parents, and its director after saying
-- why (0009_stated_reasons.sql).
CREATE FUNCTION aantafel.may_inspect(subject uuid, about uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF $2 IS NULL THEN
        RETURN coalesce($1 = aantafel.person(), false);
    END IF;
    RETURN coalesce($2 = aantafel.guest_case() AND $1 = aantafel.guest_person()
                    AND aantafel.guest_has_rights(), false) OR (
        ($2 = ANY (ARRAY(SELECT aantafel.my_led_cases()))
         OR ($2 = ANY (ARRAY(SELECT aantafel.my_kept_cases()))
             AND aantafel.has_stated_reason(aantafel.tenant(), $2, aantafel.person())))
        AND ($1 = $2 OR EXISTS (
            SELECT FROM aantafel.guardians AS guardian
            WHERE guardian.tenant_id = (SELECT aantafel.tenant())
              AND guardian.case_id = $2 AND guardian.guardian_id = $1)));
END $$;

-- Whether a row of a case says something about somebody: it names them, or the whole case is
-- about them. Plain SQL: it becomes part of held_on.
CREATE FUNCTION aantafel.concerns(subject uuid, about uuid, in_case uuid, VARIADIC named uuid[])
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN $1 IS NOT DISTINCT FROM $2 THEN $3 = $2
                ELSE ($2 IS NULL OR $3 = $2) AND $1 = ANY ($4) END
$$;

-- Every row that says something about somebody, whoever may read it otherwise. Of a pupil that
-- is the whole case. What is shown of a row is for cases/model/inspection.py to say; a test
-- compares this function with a search through all tables.
CREATE FUNCTION aantafel.held_on(subject uuid, about uuid)
RETURNS TABLE (source text, label text, held jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    here uuid := coalesce(aantafel.tenant(), aantafel.guest_tenant());
    themselves uuid := aantafel.guest_person();
    pupil uuid := aantafel.guest_pupil();
    whole boolean := $1 IS NOT DISTINCT FROM $2;
BEGIN
    IF NOT aantafel.may_inspect($1, $2) THEN
        RETURN;
    END IF;
    RETURN QUERY
    WITH found (source, in_case, held) AS (
        SELECT 'people', NULL::uuid, to_jsonb(t) FROM aantafel.people AS t
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'outside_addresses', NULL, to_jsonb(t) - 'sealed' - 'wrapped'
        FROM aantafel.outside_addresses AS t
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'channel_members', NULL, to_jsonb(t) || jsonb_build_object('channel', c.name)
        FROM aantafel.channel_members AS t JOIN aantafel.channels AS c USING (tenant_id, channel_id)
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'roster_news', NULL, to_jsonb(t) || jsonb_build_object('channel', c.name)
        FROM aantafel.roster_news AS t JOIN aantafel.channels AS c USING (tenant_id, channel_id)
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'breaches', NULL, to_jsonb(t) - 'sealed' FROM aantafel.breaches AS t
        WHERE t.tenant_id = here AND $1 IN (t.reported_by, t.ended_by)
        UNION ALL
        SELECT 'privacy_officers', NULL, to_jsonb(t) FROM aantafel.privacy_officers AS t
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'coordinators', NULL, to_jsonb(t) || jsonb_build_object('team', m.name)
        FROM aantafel.coordinators AS t JOIN aantafel.teams AS m USING (tenant_id, team_id)
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'drafts', NULL, to_jsonb(t) - 'sealed' FROM aantafel.drafts AS t
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'inbox', NULL, to_jsonb(t) - 'sealed' FROM aantafel.inbox AS t
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'actions', NULL, to_jsonb(t) - 'sealed' FROM aantafel.actions AS t
        WHERE t.tenant_id = here AND t.person_id = $1
        UNION ALL
        SELECT 'inspection_links', t.case_id, to_jsonb(t) FROM aantafel.inspection_links AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.reader_id, t.subject_id)
        UNION ALL
        SELECT 'cases', t.case_id, to_jsonb(t) FROM aantafel.cases AS t
        WHERE t.tenant_id = here AND CASE WHEN whole THEN t.case_id = $2
            ELSE $2 IS NULL AND $1 IN (t.coordinator_id, t.deputy_id) END
        UNION ALL
        SELECT 'case_keeping', t.case_id, to_jsonb(t) FROM aantafel.case_keeping AS t
        WHERE t.tenant_id = here AND whole AND t.case_id = $2
        UNION ALL
        SELECT 'vacancies', t.case_id, to_jsonb(t) FROM aantafel.vacancies AS t
        WHERE t.tenant_id = here AND whole AND t.case_id = $2
        UNION ALL
        SELECT 'participants', t.case_id, to_jsonb(t) FROM aantafel.participants AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.person_id)
        UNION ALL
        SELECT 'invitations', t.case_id, to_jsonb(t) FROM aantafel.invitations AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id,
            t.person_id, t.invited_by, t.suggests)
        UNION ALL
        SELECT 'guardians', t.case_id, to_jsonb(t) FROM aantafel.guardians AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.guardian_id)
        UNION ALL
        SELECT 'pupils', t.case_id, to_jsonb(t) - 'born_masked' FROM aantafel.pupils AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.pupil_id)
        UNION ALL
        SELECT 'consents', t.case_id, to_jsonb(t) FROM aantafel.consents AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id,
            t.giver_id, t.recipient_id, t.recorded_by)
        UNION ALL
        SELECT 'meetings', t.case_id, to_jsonb(t) FROM aantafel.meetings AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.planned_by)
        UNION ALL
        SELECT 'meeting_answers', t.case_id, to_jsonb(t) FROM aantafel.meeting_answers AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.person_id)
        UNION ALL
        SELECT 'offered_times', t.case_id, to_jsonb(t) FROM aantafel.offered_times AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.offered_by)
        UNION ALL
        SELECT 'time_answers', t.case_id, to_jsonb(t) FROM aantafel.time_answers AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.person_id)
        UNION ALL
        SELECT 'report_versions', t.case_id, to_jsonb(t) FROM aantafel.report_versions AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.written_by, t.sent_by)
        UNION ALL
        SELECT 'report_responses', t.case_id, to_jsonb(t) FROM aantafel.report_responses AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id,
            t.guardian_id, t.answered_by)
        UNION ALL
        SELECT 'report_shares', t.case_id, to_jsonb(t) FROM aantafel.report_shares AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.person_id, t.shared_by)
        UNION ALL
        SELECT 'agreements', t.case_id, to_jsonb(t) FROM aantafel.agreements AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.who_id, t.recorded_by)
        UNION ALL
        SELECT 'agreement_changes', t.case_id, to_jsonb(t) FROM aantafel.agreement_changes AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.changed_by)
        UNION ALL
        SELECT 'words', t.case_id, to_jsonb(t) FROM aantafel.words AS t
        WHERE t.tenant_id = here AND (t.audience <> 'own' OR t.author_id = themselves)
          AND CASE WHEN whole THEN t.case_id = $2
            ELSE ($2 IS NULL OR t.case_id = $2) AND ($1 IN (t.about, t.author_id)
                OR (t.audience = 'pupil' AND $1 = pupil)
                OR ($2 IS NOT NULL AND t.about IN (
                    SELECT task.agreement_id FROM aantafel.agreements AS task
                    WHERE task.tenant_id = here AND task.case_id = $2 AND task.who_id = $1))
                OR ($2 IS NOT NULL AND t.about IN (
                    SELECT said.answer_id FROM aantafel.report_responses AS said
                    WHERE said.tenant_id = here AND said.case_id = $2
                      AND said.guardian_id = $1))) END
        UNION ALL
        SELECT 'links', t.case_id, to_jsonb(t) - 'code' FROM aantafel.links AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.person_id)
        UNION ALL
        SELECT 'told_readers', t.case_id, to_jsonb(t) FROM aantafel.told_readers AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.person_id)
        UNION ALL
        SELECT 'restrictions', t.case_id, to_jsonb(t) FROM aantafel.restrictions AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id,
            t.item_id, t.restricted_by, t.lifted_by)
        UNION ALL
        SELECT 'rights_requests', t.case_id, to_jsonb(t) FROM aantafel.rights_requests AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id,
            t.item_id, t.asked_by, t.recorded_by, t.answered_by)
        UNION ALL
        SELECT 'audit_log', t.case_id, to_jsonb(t) FROM aantafel.audit_log AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id,
            t.person_id, t.recipient_id)
        UNION ALL
        SELECT 'stated_reasons', t.case_id, to_jsonb(t) FROM aantafel.stated_reasons AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.person_id)
        UNION ALL
        SELECT 'refused_attempts', t.case_id, to_jsonb(t) FROM aantafel.refused_attempts AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.person_id)
        UNION ALL
        SELECT 'outbox', t.case_id, to_jsonb(t) - 'sealed' FROM aantafel.outbox AS t
        WHERE t.tenant_id = here AND aantafel.concerns($1, $2, t.case_id, t.receiver_id, t.subject)
    )
    SELECT one.source, c.label, one.held FROM found AS one
    LEFT JOIN aantafel.cases AS c ON c.tenant_id = here AND c.case_id = one.in_case;
END $$;

-- Use a one-time link up; nothing comes back when it is not (any longer) valid.
CREATE FUNCTION aantafel.use_inspection_link()
RETURNS TABLE (tenant_id uuid, reader_id uuid, subject_id uuid, case_id uuid, form text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    guest text[] := aantafel.proved('guest');
BEGIN
    RETURN QUERY
    UPDATE aantafel.inspection_links AS link SET used_at = guest[3]::timestamptz
    WHERE link.hash = decode(guest[2], 'hex') AND link.used_at IS NULL
      AND link.expires_at > guest[3]::timestamptz
    RETURNING link.tenant_id, link.reader_id, link.subject_id, link.case_id, link.form;
END $$;

GRANT SELECT ON aantafel.people, aantafel.roster_news, aantafel.drafts, aantafel.inbox,
    aantafel.actions, aantafel.inspection_links, aantafel.case_keeping, aantafel.vacancies,
    aantafel.meetings, aantafel.meeting_answers, aantafel.agreements, aantafel.agreement_changes,
    aantafel.words, aantafel.outbox, aantafel.told_readers TO aantafel_wall;
GRANT UPDATE (used_at) ON aantafel.inspection_links TO aantafel_wall;
CREATE POLICY wall ON aantafel.inspection_links TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.roster_news FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.told_readers FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.inbox FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.meeting_answers FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.agreement_changes FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.outbox FOR SELECT TO aantafel_wall USING (true);

GRANT INSERT ON aantafel.inspection_links TO aantafel_member;
CREATE POLICY member_adds ON aantafel.inspection_links FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND reader_id = (SELECT aantafel.person())
                AND used_at IS NULL
                AND aantafel.may_inspect(subject_id, case_id));
-- The director has to know which parents there are, to answer one of them.
CREATE POLICY director ON aantafel.guardians FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases())));

REVOKE ALL ON FUNCTION aantafel.may_inspect(uuid, uuid), aantafel.held_on(uuid, uuid),
    aantafel.concerns(uuid, uuid, uuid, uuid[]), aantafel.use_inspection_link() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.may_inspect(uuid, uuid) TO aantafel_member;
GRANT EXECUTE ON FUNCTION aantafel.held_on(uuid, uuid) TO aantafel_member, aantafel_guest;
GRANT EXECUTE ON FUNCTION aantafel.use_inspection_link() TO aantafel_guest;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.may_inspect(uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.concerns(uuid, uuid, uuid, uuid[]) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.held_on(uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.use_inspection_link() OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
