-- Reports for staff: who leads the case writes, sends and answers; others read what they may.
GRANT SELECT, INSERT ON aantafel.report_versions TO aantafel_member;
GRANT UPDATE (written_by, written_at, edition, sent_by, sent_at, parents_at, due_on)
    ON aantafel.report_versions TO aantafel_member;
CREATE POLICY member ON aantafel.report_versions FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND version_id = ANY (ARRAY(SELECT aantafel.my_report_versions())));
CREATE POLICY leader_begins ON aantafel.report_versions FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND written_by = (SELECT aantafel.person())
                AND sent_at IS NULL AND parents_at IS NULL
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
-- What was sent is never changed.
CREATE POLICY leader_writes ON aantafel.report_versions FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND sent_at IS NULL
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())))
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND (sent_at IS NULL OR parents_at >= sent_at)
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));

GRANT SELECT ON aantafel.report_responses TO aantafel_member;
GRANT UPDATE (answer_id, answered_by, answered_at) ON aantafel.report_responses
    TO aantafel_member;
CREATE POLICY member ON aantafel.report_responses FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND response_id = ANY (ARRAY(SELECT aantafel.my_report_responses())));
CREATE POLICY leader_answers ON aantafel.report_responses FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND answer_id IS NULL
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())))
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND answered_by = (SELECT aantafel.person()));

GRANT SELECT, INSERT ON aantafel.report_shares TO aantafel_member;
CREATE POLICY member ON aantafel.report_shares FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (person_id = (SELECT aantafel.person())
                OR case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))));
CREATE POLICY leader_shares ON aantafel.report_shares FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND shared_by = (SELECT aantafel.person())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));

CREATE POLICY member_reads_reports ON aantafel.words FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND audience IN ('report', 'response')
           AND about = ANY (ARRAY(SELECT aantafel.my_report_words())));
CREATE POLICY leader_writes_reports ON aantafel.words FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND author_id = (SELECT aantafel.person())
                AND audience = 'report'
                AND about = ANY (ARRAY(SELECT aantafel.my_report_pages())));
-- Restrictive, for who leads a case may replace all its other words.
CREATE POLICY sent_reports_stay ON aantafel.words AS RESTRICTIVE FOR DELETE TO aantafel_member
    USING (audience NOT IN ('report', 'response')
           OR about = ANY (ARRAY(SELECT aantafel.my_report_pages())));
CREATE POLICY nothing_before_reports ON aantafel.words AS RESTRICTIVE FOR INSERT
    TO aantafel_member, aantafel_guest
    WITH CHECK (audience IN ('report', 'response')
                OR NOT aantafel.is_of_report(case_id, about));

CREATE POLICY resting ON aantafel.report_versions AS RESTRICTIVE TO aantafel_member
    USING (case_id <> ALL (ARRAY(SELECT aantafel.my_resting())));
CREATE POLICY resting ON aantafel.report_responses AS RESTRICTIVE TO aantafel_member
    USING (case_id <> ALL (ARRAY(SELECT aantafel.my_resting())));
CREATE POLICY resting ON aantafel.report_shares AS RESTRICTIVE TO aantafel_member
    USING (case_id <> ALL (ARRAY(SELECT aantafel.my_resting())));
