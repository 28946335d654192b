-- Guardians and consents: for who may read the case, and each for their own part in it.
GRANT SELECT, INSERT ON aantafel.guardians TO aantafel_member;
GRANT UPDATE (relation, has_authority, language) ON aantafel.guardians TO aantafel_member;
GRANT SELECT ON aantafel.guardians TO aantafel_guest;
CREATE POLICY member ON aantafel.guardians FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases())));
CREATE POLICY leader_adds ON aantafel.guardians FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY leader_changes ON aantafel.guardians FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY guest ON aantafel.guardians FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND guardian_id = (SELECT aantafel.guest_person()));

GRANT SELECT, INSERT ON aantafel.consents TO aantafel_member, aantafel_guest;
CREATE POLICY member ON aantafel.consents FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases())));
CREATE POLICY leader_adds ON aantafel.consents FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND recorded_by = (SELECT aantafel.person())
                AND route <> 'link'
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY guest ON aantafel.consents FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND giver_id = (SELECT aantafel.guest_person()));
CREATE POLICY guest_adds ON aantafel.consents FOR INSERT TO aantafel_guest
    WITH CHECK ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
                AND giver_id = (SELECT aantafel.guest_person())
                AND recorded_by IS NULL
                AND route = 'link');

-- Meetings and answers about them.
GRANT SELECT, INSERT ON aantafel.meetings TO aantafel_member;
GRANT UPDATE (starts_at, lasts, online, state, sequence, thread, version)
    ON aantafel.meetings TO aantafel_member;
GRANT SELECT ON aantafel.meetings TO aantafel_guest;
CREATE POLICY member ON aantafel.meetings FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY member_adds ON aantafel.meetings FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND planned_by = (SELECT aantafel.person())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY member_changes ON aantafel.meetings FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY guest ON aantafel.meetings FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link));

GRANT SELECT, INSERT ON aantafel.meeting_answers TO aantafel_member, aantafel_guest;
GRANT UPDATE (attendance, answered_at, rather_at)
    ON aantafel.meeting_answers TO aantafel_member, aantafel_guest;
CREATE POLICY member ON aantafel.meeting_answers FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY member_adds ON aantafel.meeting_answers FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND ((person_id = (SELECT aantafel.person())
                      AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())))
                     OR case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))));
CREATE POLICY member_changes ON aantafel.meeting_answers FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND ((person_id = (SELECT aantafel.person())
                 AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())))
                OR case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))));
-- Who puts a meeting at another time asks everybody anew.
GRANT DELETE ON aantafel.meeting_answers TO aantafel_member;
CREATE POLICY leader_voids ON aantafel.meeting_answers FOR DELETE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY guest ON aantafel.meeting_answers TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND person_id = (SELECT aantafel.guest_person()));

-- Agreements: everybody at the table may record one; the doer, the recorder and who leads
-- the case may change it. Numbers, days and states are no content: what and how are words.
GRANT SELECT, INSERT ON aantafel.agreements, aantafel.agreement_changes TO aantafel_member;
GRANT UPDATE (who_id, due_on, state, version) ON aantafel.agreements TO aantafel_member;
CREATE POLICY member ON aantafel.agreements FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY member_adds ON aantafel.agreements FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND recorded_by = (SELECT aantafel.person())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY member_changes ON aantafel.agreements FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND ((who_id = (SELECT aantafel.person())
                 AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())))
                OR (recorded_by = (SELECT aantafel.person())
                    AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())))
                OR case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))))
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY member ON aantafel.agreement_changes FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY member_adds ON aantafel.agreement_changes FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND changed_by = (SELECT aantafel.person())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));

CREATE POLICY takes_part_adds ON aantafel.agreements AS RESTRICTIVE FOR INSERT
    TO aantafel_member WITH CHECK (aantafel.takes_part(case_id));
CREATE POLICY takes_part_changes ON aantafel.agreements AS RESTRICTIVE FOR UPDATE
    TO aantafel_member USING (aantafel.takes_part(case_id));
CREATE POLICY takes_part_adds ON aantafel.meetings AS RESTRICTIVE FOR INSERT
    TO aantafel_member WITH CHECK (aantafel.takes_part(case_id));
CREATE POLICY takes_part_changes ON aantafel.meetings AS RESTRICTIVE FOR UPDATE
    TO aantafel_member USING (aantafel.takes_part(case_id));

-- Words, the content wall: who reads follows from the audience. Somebody at the table who
-- may not read may still write, but not in front of another's words.
GRANT SELECT, INSERT, DELETE ON aantafel.words TO aantafel_member;
GRANT SELECT, INSERT ON aantafel.words TO aantafel_guest;
CREATE POLICY member ON aantafel.words FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND CASE audience
               WHEN 'table' THEN case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
               WHEN 'content' THEN case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases()))
               WHEN 'coordination' THEN case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))
               ELSE false END);
CREATE POLICY member_adds ON aantafel.words FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND author_id = (SELECT aantafel.person())
                AND CASE
                    WHEN case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())) THEN
                        audience IN ('table', 'content', 'coordination')
                    WHEN case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases())) THEN
                        audience IN ('table', 'content')
                    WHEN case_id = ANY (ARRAY(SELECT aantafel.my_cases())) THEN
                        audience IN ('table', 'content')
                        AND NOT aantafel.is_anothers(case_id, about)
                    WHEN case_id = ANY (ARRAY(SELECT aantafel.my_invited_cases())) THEN
                        audience = 'coordination'
                        AND NOT aantafel.is_anothers(case_id, about)
                    ELSE false END);
CREATE POLICY member_replaces ON aantafel.words FOR DELETE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND CASE
               WHEN case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())) THEN true
               WHEN case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases())) THEN
                   audience IN ('table', 'content')
               WHEN case_id = ANY (ARRAY(SELECT aantafel.my_cases())) THEN
                   audience = 'table' AND author_id = (SELECT aantafel.person())
               ELSE false END);
CREATE POLICY guest ON aantafel.words FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND (audience = 'table' OR about = (SELECT aantafel.guest_person())
                OR author_id = (SELECT aantafel.guest_person())));
CREATE POLICY guest_adds ON aantafel.words FOR INSERT TO aantafel_guest
    WITH CHECK ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
                AND author_id = (SELECT aantafel.guest_person())
                AND audience IN ('coordination', 'content', 'own')
                AND NOT aantafel.is_anothers(case_id, about));
