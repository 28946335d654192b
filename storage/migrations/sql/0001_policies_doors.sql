-- Links: who leads a case makes them out to guests, anybody at the table one to read for
-- themselves. The hash can be written and never read back.
GRANT SELECT (tenant_id, case_id, person_id, kind, expires_at, revoked_at), INSERT,
    UPDATE (expires_at, revoked_at) ON aantafel.links TO aantafel_member;
CREATE POLICY leader ON aantafel.links FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY member_adds ON aantafel.links FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND used_at IS NULL AND revoked_at IS NULL
                AND CASE kind
                    WHEN 'guest' THEN aantafel.is_expected(case_id, person_id)
                    WHEN 'reading' THEN person_id = (SELECT aantafel.person())
                        AND case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
                    WHEN 'writing' THEN person_id = (SELECT aantafel.person())
                        AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))
                    ELSE false END);
CREATE POLICY leader_changes ON aantafel.links FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));

-- Drafts, their keys, the inbox and actions: each person their own.
GRANT SELECT, INSERT, UPDATE, DELETE ON aantafel.drafts, aantafel.draft_keys TO aantafel_member;
CREATE POLICY member ON aantafel.drafts TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND person_id = (SELECT aantafel.person()));
CREATE POLICY member ON aantafel.draft_keys TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND person_id = (SELECT aantafel.person()));
GRANT SELECT, INSERT ON aantafel.day_keys TO aantafel_member;
CREATE POLICY member ON aantafel.day_keys TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()));
GRANT SELECT, INSERT ON aantafel.inbox TO aantafel_member;
CREATE POLICY member ON aantafel.inbox TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND person_id = (SELECT aantafel.person()));
GRANT SELECT, INSERT, UPDATE (used_at) ON aantafel.actions TO aantafel_member;
CREATE POLICY member ON aantafel.actions TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (person_id IS NULL OR person_id = (SELECT aantafel.person())));
GRANT INSERT ON aantafel.actions TO aantafel_courier;
CREATE POLICY courier_adds ON aantafel.actions FOR INSERT TO aantafel_courier
    WITH CHECK ((SELECT aantafel.is_courier()));

-- What is over is swept away by the courier, who can see of it only that it is over.
GRANT SELECT (expires_at), DELETE ON aantafel.drafts, aantafel.inbox, aantafel.actions,
    aantafel.links TO aantafel_courier;
GRANT SELECT (day), DELETE ON aantafel.day_keys TO aantafel_courier;
GRANT SELECT (tenant_id, person_id, conversation) ON aantafel.drafts, aantafel.draft_keys
    TO aantafel_courier;
GRANT DELETE ON aantafel.draft_keys TO aantafel_courier;
CREATE POLICY courier_reads ON aantafel.drafts FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_sweeps ON aantafel.drafts FOR DELETE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_reads ON aantafel.draft_keys FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_sweeps ON aantafel.draft_keys FOR DELETE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_reads ON aantafel.day_keys FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_sweeps ON aantafel.day_keys FOR DELETE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_reads ON aantafel.inbox FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_sweeps ON aantafel.inbox FOR DELETE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_reads ON aantafel.actions FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_sweeps ON aantafel.actions FOR DELETE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));

CREATE POLICY courier_reads ON aantafel.links FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_sweeps ON aantafel.links FOR DELETE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));

-- The outbox: people put messages in and take their own back; the courier does the rest. What
-- members take back is said in 0003_destroying.sql.
GRANT INSERT (tenant_id, case_id, message_id, kind, subject, receiver_id, road, urgency,
    while_seated, due_at, sealed, next_at) ON aantafel.outbox TO aantafel_member, aantafel_guest;
GRANT SELECT (tenant_id, case_id, kind, subject, state, generation, due_at),
    UPDATE (state, generation, next_at) ON aantafel.outbox TO aantafel_member, aantafel_guest;
CREATE POLICY member_posts ON aantafel.outbox FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND (case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
                     OR case_id = ANY (ARRAY(SELECT aantafel.my_invited_cases()))));
-- A guest sees what is about themselves: not what is posted about the other parent.
CREATE POLICY guest ON aantafel.outbox FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND (subject = (SELECT aantafel.guest_person()) OR kind = 'times_answered'));
CREATE POLICY guest_posts ON aantafel.outbox FOR INSERT TO aantafel_guest
    WITH CHECK ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link));
CREATE POLICY guest_calls_back ON aantafel.outbox FOR UPDATE TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND (subject = (SELECT aantafel.guest_person()) OR kind = 'times_answered')
           AND state IN ('pending', 'unsure'))
    WITH CHECK (state = 'called_back' AND next_at IS NULL);
GRANT SELECT, DELETE ON aantafel.outbox TO aantafel_courier;
GRANT UPDATE (next_at, state, doubtful, attempts, lease, lease_ends_at, sent_at, sent_as,
    outcome) ON aantafel.outbox TO aantafel_courier;
CREATE POLICY courier ON aantafel.outbox TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
GRANT SELECT (state, next_at) ON aantafel.outbox TO aantafel_operator;
CREATE POLICY operator ON aantafel.outbox FOR SELECT TO aantafel_operator
    USING ((SELECT aantafel.is_operator()));
