-- The wall. Each table is closed to everybody (owner included) but for what follows, written
-- as `= ANY (ARRAY(SELECT …))`, which PostgreSQL works out once for a statement.
-- What is not granted by column cannot be changed at all.

DO $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'aantafel' LOOP
        EXECUTE format('ALTER TABLE aantafel.%I ENABLE ROW LEVEL SECURITY', one);
        EXECUTE format('ALTER TABLE aantafel.%I FORCE ROW LEVEL SECURITY', one);
    END LOOP;
END $$;

GRANT USAGE ON SCHEMA aantafel TO aantafel_member, aantafel_guest, aantafel_courier,
    aantafel_roster_sync, aantafel_operator, aantafel_wall;

-- The functions' own role: it reads what they ask about, and writes labels and links' use.
GRANT SELECT ON aantafel.proof_key, aantafel.teams, aantafel.channels,
    aantafel.channel_members, aantafel.coordinators, aantafel.label_counters, aantafel.cases,
    aantafel.participants, aantafel.invitations, aantafel.guardians, aantafel.consents,
    aantafel.links TO aantafel_wall;
GRANT SELECT (tenant_id, case_id, about, author_id) ON aantafel.words TO aantafel_wall;
GRANT SELECT (tenant_id, person_id, address, conversation_id, delivery_state)
    ON aantafel.people TO aantafel_wall;
GRANT SELECT (tenant_id, case_id, starts_at, lasts, state) ON aantafel.meetings TO aantafel_wall;
GRANT SELECT (tenant_id, case_id, agreement_id, who_id, state, recorded_at)
    ON aantafel.agreements TO aantafel_wall;
GRANT SELECT (tenant_id, case_id, agreement_id, changed_at)
    ON aantafel.agreement_changes TO aantafel_wall;
GRANT INSERT, UPDATE ON aantafel.proof_key, aantafel.label_counters TO aantafel_wall;
GRANT UPDATE (used_at) ON aantafel.links TO aantafel_wall;
CREATE POLICY wall ON aantafel.proof_key TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.label_counters TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.links TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.teams FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.channels FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.channel_members FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.coordinators FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.cases FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.participants FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.invitations FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.guardians FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.consents FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.meetings FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.agreements FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.words FOR SELECT TO aantafel_wall USING (true);

-- Teams, channels, rosters and the directory: written by the roster sync alone.
GRANT SELECT, INSERT, UPDATE, DELETE ON aantafel.teams, aantafel.channels,
    aantafel.channel_members, aantafel.people, aantafel.coordinators TO aantafel_roster_sync;
CREATE POLICY roster_sync ON aantafel.teams TO aantafel_roster_sync
    USING (tenant_id = (SELECT aantafel.synced_tenant()));
CREATE POLICY roster_sync ON aantafel.channels TO aantafel_roster_sync
    USING (tenant_id = (SELECT aantafel.synced_tenant()));
CREATE POLICY roster_sync ON aantafel.channel_members TO aantafel_roster_sync
    USING (tenant_id = (SELECT aantafel.synced_tenant()));
CREATE POLICY roster_sync ON aantafel.people TO aantafel_roster_sync
    USING (tenant_id = (SELECT aantafel.synced_tenant()));
CREATE POLICY roster_sync ON aantafel.coordinators TO aantafel_roster_sync
    USING (tenant_id = (SELECT aantafel.synced_tenant()));

GRANT SELECT ON aantafel.teams, aantafel.channels, aantafel.channel_members TO aantafel_member;
GRANT SELECT (tenant_id, person_id, name, function, organisation, language)
    ON aantafel.people TO aantafel_member, aantafel_guest;
CREATE POLICY member ON aantafel.teams FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND team_id = ANY (ARRAY(SELECT aantafel.my_teams())));
CREATE POLICY member ON aantafel.channels FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND channel_id = ANY (ARRAY(SELECT aantafel.my_channels())));
CREATE POLICY member ON aantafel.channel_members FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND person_id = (SELECT aantafel.person()));
CREATE POLICY member ON aantafel.people FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (person_id = (SELECT aantafel.person())
                OR (SELECT aantafel.is_coordinator())
                OR person_id = ANY (ARRAY(SELECT aantafel.my_acquaintances()))));
CREATE POLICY guest ON aantafel.people FOR SELECT TO aantafel_guest
    USING (tenant_id = (SELECT aantafel.guest_tenant())
           AND person_id = ANY (ARRAY(SELECT aantafel.guest_acquaintances())));
GRANT SELECT (tenant_id, person_id, language, teams_user_id, conversation_id, service_url,
    delivery_state), UPDATE (delivery_state) ON aantafel.people TO aantafel_courier;
CREATE POLICY courier ON aantafel.people FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_changes ON aantafel.people FOR UPDATE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));

-- Cases and their keys.
GRANT SELECT, INSERT ON aantafel.cases TO aantafel_member;
GRANT UPDATE (channel_id, state, coordinator_id, deputy_id, deadline, authority, version)
    ON aantafel.cases TO aantafel_member;
GRANT SELECT ON aantafel.cases TO aantafel_guest;
CREATE POLICY member ON aantafel.cases FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY member_adds ON aantafel.cases FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND coordinator_id = (SELECT aantafel.person())
                AND channel_id = ANY (ARRAY(SELECT aantafel.my_coordinated_channels())));
CREATE POLICY member_changes ON aantafel.cases FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())))
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))
                AND channel_id = ANY (ARRAY(SELECT aantafel.my_channels())));
CREATE POLICY guest ON aantafel.cases FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link));

GRANT SELECT, INSERT ON aantafel.case_keys TO aantafel_member;
GRANT SELECT ON aantafel.case_keys TO aantafel_guest, aantafel_courier;
CREATE POLICY member ON aantafel.case_keys FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
                OR case_id = ANY (ARRAY(SELECT aantafel.my_invited_cases()))));
CREATE POLICY member_adds ON aantafel.case_keys FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY guest ON aantafel.case_keys FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link));
CREATE POLICY courier ON aantafel.case_keys FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));

-- Places at the table. Somebody invited may take or refuse the place they were invited to,
-- and anybody may leave; only who leads the case changes the rest.
GRANT SELECT, INSERT ON aantafel.participants TO aantafel_member;
GRANT UPDATE (role, seat, since, reads_until) ON aantafel.participants TO aantafel_member;
CREATE POLICY member ON aantafel.participants FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
                OR (person_id = (SELECT aantafel.person())
                    AND case_id = ANY (ARRAY(SELECT aantafel.my_invited_cases())))));
CREATE POLICY leader_adds ON aantafel.participants FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY leader_changes ON aantafel.participants FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY own_answer ON aantafel.participants FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND person_id = (SELECT aantafel.person())
           AND case_id = coalesce((SELECT aantafel.link_case()), case_id)
           AND seat IN ('invited', 'seated'))
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND person_id = (SELECT aantafel.person())
                AND reads_until IS NULL
                AND since >= (SELECT aantafel.moment())
                AND (seat IN ('declined', 'left') OR aantafel.invited_as(case_id, role)));

GRANT SELECT, INSERT ON aantafel.invitations TO aantafel_member;
GRANT UPDATE (state, meeting_at, proposes_at, reason, suggests, answered_at)
    ON aantafel.invitations TO aantafel_member;
CREATE POLICY member ON aantafel.invitations FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))
                OR (person_id = (SELECT aantafel.person())
                    AND case_id = coalesce((SELECT aantafel.link_case()), case_id))));
CREATE POLICY leader_adds ON aantafel.invitations FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND invited_by = (SELECT aantafel.person())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY leader_changes ON aantafel.invitations FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY own_answer ON aantafel.invitations FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND person_id = (SELECT aantafel.person())
           AND case_id = coalesce((SELECT aantafel.link_case()), case_id)
           AND state IN ('sent', 'other_time', 'accepted'))
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND person_id = (SELECT aantafel.person())
                AND state IN ('accepted', 'declined', 'other_time'));
