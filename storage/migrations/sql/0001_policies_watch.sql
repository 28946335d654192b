-- Who may see and write what is noticed about comings and goings; see 0001_policies.sql.

GRANT SELECT (tenant_id, person_id, name, function, organisation) ON aantafel.people
    TO aantafel_wall;
CREATE POLICY wall ON aantafel.people FOR SELECT TO aantafel_wall USING (true);
GRANT SELECT, DELETE ON aantafel.vacancies TO aantafel_wall;
CREATE POLICY wall ON aantafel.vacancies TO aantafel_wall USING (true);
GRANT UPDATE (coordinator_id, deputy_id, version) ON aantafel.cases TO aantafel_wall;
CREATE POLICY wall_hands_over ON aantafel.cases FOR UPDATE TO aantafel_wall USING (true);

-- The roster sync notes what it found out; the courier takes it and sees to it.
GRANT INSERT ON aantafel.roster_news TO aantafel_roster_sync;
CREATE POLICY roster_sync ON aantafel.roster_news FOR INSERT TO aantafel_roster_sync
    WITH CHECK (tenant_id = (SELECT aantafel.synced_tenant()));
GRANT SELECT, DELETE ON aantafel.roster_news TO aantafel_courier;
CREATE POLICY courier ON aantafel.roster_news TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
GRANT SELECT, INSERT, UPDATE (deputy_asked_at, owners_asked_at), DELETE ON aantafel.vacancies
    TO aantafel_courier;
CREATE POLICY courier ON aantafel.vacancies TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));

-- It tells of that by itself, and of nothing else.
GRANT INSERT (tenant_id, case_id, message_id, kind, subject, receiver_id, road, urgency,
    while_seated, due_at, sealed, next_at) ON aantafel.outbox TO aantafel_courier;
CREATE POLICY courier_posts_little ON aantafel.outbox AS RESTRICTIVE FOR INSERT
    TO aantafel_courier
    WITH CHECK ((SELECT aantafel.is_courier())
                AND kind = ANY (('{newcomer,newcomer_welcome,case_vacant,expert_outside,content_readable,mail_undelivered,outside_undelivered,'
                    'parent_too_late,expert_too_late,consent_outdated,'
                    'meeting_room,room_refused,room_late,room_there,room_without_bot,'
                    'meeting_halfway,meeting_ten_left,meeting_five_left,pupil_turns,pupil_turned,'
                    'pupil_decides_mail}')::text[]));

-- Reading all rosters through: the courier says whose turn it is, the roster sync what came of it.
GRANT SELECT, INSERT (tenant_id),
    UPDATE (swept_at, rosters_read, rosters_unread, untold_arrivals, untold_departures)
    ON aantafel.roster_sweeps TO aantafel_roster_sync;
CREATE POLICY roster_sync ON aantafel.roster_sweeps TO aantafel_roster_sync
    USING (tenant_id = (SELECT aantafel.synced_tenant()));
GRANT SELECT (tenant_id, begun_at), UPDATE (begun_at) ON aantafel.roster_sweeps
    TO aantafel_courier;
CREATE POLICY courier ON aantafel.roster_sweeps FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_claims ON aantafel.roster_sweeps FOR UPDATE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));

-- The operator counts.
GRANT SELECT (swept_at, rosters_read, rosters_unread, untold_arrivals, untold_departures)
    ON aantafel.roster_sweeps TO aantafel_operator;
CREATE POLICY operator ON aantafel.roster_sweeps FOR SELECT TO aantafel_operator
    USING ((SELECT aantafel.is_operator()));
GRANT SELECT (kind, refused, frozen_at, synced_at) ON aantafel.channels TO aantafel_operator;
CREATE POLICY operator ON aantafel.channels FOR SELECT TO aantafel_operator
    USING ((SELECT aantafel.is_operator()));
GRANT SELECT (since) ON aantafel.vacancies TO aantafel_operator;
CREATE POLICY operator ON aantafel.vacancies FOR SELECT TO aantafel_operator
    USING ((SELECT aantafel.is_operator()));
