-- Online meetings that Graph makes in the calendar of who planned them, and what the chat of a
-- meeting tells. The courier asks Graph, and may write back the way in and nothing else.

CREATE TABLE aantafel.online_rooms (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    state text NOT NULL DEFAULT 'asked'
        CHECK (state IN ('asked', 'open', 'refused', 'given')),
    asked_at timestamptz NOT NULL,
    event_id text,
    late_at timestamptz,
    PRIMARY KEY (tenant_id, case_id, meeting_id),
    FOREIGN KEY (tenant_id, case_id, meeting_id) REFERENCES aantafel.meetings ON DELETE CASCADE
);

-- A meeting's chat says that it began or ended; the courier takes it and sees to it.
CREATE TABLE aantafel.meeting_news (
    tenant_id uuid NOT NULL,
    news_id uuid NOT NULL DEFAULT gen_random_uuid(),
    thread text NOT NULL,
    what text NOT NULL CHECK (what IN ('started', 'ended')),
    noticed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, news_id)
);
CREATE INDEX meetings_by_thread ON aantafel.meetings (tenant_id, thread) WHERE thread IS NOT NULL;
ALTER TABLE aantafel.online_rooms ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.online_rooms FORCE ROW LEVEL SECURITY;
ALTER TABLE aantafel.meeting_news ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.meeting_news FORCE ROW LEVEL SECURITY;

-- What the courier knows of a meeting's room: its state, its chat, and the sealed way in, which
-- stands among the words under an id of its own. NULL in words_id while there is none.
CREATE FUNCTION aantafel.room_of(tenant uuid, about uuid, meeting uuid, kept_as uuid)
RETURNS TABLE (state text, asked_at timestamptz, event_id text, late_at timestamptz,
    label text, leader_id uuid, planned_by uuid, starts_at timestamptz, is_planned boolean,
    thread text, words_id uuid, sealed bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT room.state, room.asked_at, room.event_id, room.late_at, c.label, c.coordinator_id,
        planned.planned_by, planned.starts_at, planned.state = 'planned', planned.thread,
        kept.words_id, kept.sealed
    FROM aantafel.online_rooms AS room
    JOIN aantafel.meetings AS planned USING (tenant_id, case_id, meeting_id)
    JOIN aantafel.cases AS c USING (tenant_id, case_id)
    LEFT JOIN LATERAL (
        SELECT w.words_id, w.sealed FROM aantafel.words AS w
        WHERE w.tenant_id = $1 AND w.case_id = $2 AND w.about = $4 AND w.audience = 'table'
        ORDER BY w.kept_at DESC
        LIMIT 1
    ) AS kept ON true
    WHERE aantafel.is_courier()
      AND room.tenant_id = $1 AND room.case_id = $2 AND room.meeting_id = $3;
END $$;

-- Write back the way in that Graph made, once; false when the meeting is off by now, or somebody
-- gave another way in.
CREATE FUNCTION aantafel.open_room(tenant uuid, about uuid, meeting uuid, kept_as uuid,
    words_id uuid, sealed bytea, thread text, event_id text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    planner uuid;
BEGIN
    SELECT planned.planned_by INTO planner FROM aantafel.meetings AS planned
    WHERE aantafel.is_courier() AND planned.tenant_id = $1 AND planned.case_id = $2
      AND planned.meeting_id = $3 AND planned.state = 'planned'
    FOR UPDATE;
    IF planner IS NULL THEN
        RETURN false;
    END IF;
    UPDATE aantafel.online_rooms AS room SET state = 'open', event_id = $8
    WHERE room.tenant_id = $1 AND room.case_id = $2 AND room.meeting_id = $3
      AND room.state IN ('asked', 'refused');
    IF NOT FOUND THEN
        RETURN EXISTS (
            SELECT FROM aantafel.online_rooms AS room
            WHERE room.tenant_id = $1 AND room.case_id = $2 AND room.meeting_id = $3
              AND room.state = 'open' AND room.event_id = $8);
    END IF;
    INSERT INTO aantafel.words (tenant_id, case_id, words_id, about, audience, author_id, sealed)
    VALUES ($1, $2, $5, $4, 'table', planner, $6);
    UPDATE aantafel.meetings AS planned SET thread = $7, version = planned.version + 1
    WHERE planned.tenant_id = $1 AND planned.case_id = $2 AND planned.meeting_id = $3
      AND planned.thread IS DISTINCT FROM $7;
    RETURN true;
END $$;

-- The planned meeting of a chat, for who gives its chair the time.
CREATE FUNCTION aantafel.meeting_in(tenant uuid, thread text)
RETURNS TABLE (case_id uuid, meeting_id uuid, label text, leader_id uuid, starts_at timestamptz,
    lasts interval)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.case_id, planned.meeting_id, c.label, c.coordinator_id, planned.starts_at,
        planned.lasts
    FROM aantafel.meetings AS planned
    JOIN aantafel.cases AS c USING (tenant_id, case_id)
    WHERE aantafel.is_courier() AND planned.tenant_id = $1 AND planned.thread = $2
      AND planned.state = 'planned' AND c.state = 'open';
END $$;

-- The meetings of a case that stand in somebody's calendar and are still to come, so that who
-- comes to the table later is invited as well.
CREATE FUNCTION aantafel.rooms_ahead(tenant uuid, about uuid, now timestamptz)
RETURNS TABLE (meeting_id uuid, planned_by uuid, starts_at timestamptz, lasts interval)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT planned.meeting_id, planned.planned_by, planned.starts_at, planned.lasts
    FROM aantafel.online_rooms AS room
    JOIN aantafel.meetings AS planned USING (tenant_id, case_id, meeting_id)
    WHERE aantafel.is_courier() AND room.tenant_id = $1 AND room.case_id = $2
      AND room.state = 'open' AND planned.state = 'planned' AND planned.starts_at > $3;
END $$;

GRANT SELECT, UPDATE (state, event_id) ON aantafel.online_rooms TO aantafel_wall;
GRANT SELECT (tenant_id, case_id, meeting_id, planned_by, state, thread, version, starts_at, lasts),
    UPDATE (thread, version) ON aantafel.meetings TO aantafel_wall;
GRANT SELECT, INSERT ON aantafel.words TO aantafel_wall;
CREATE POLICY wall ON aantafel.online_rooms TO aantafel_wall USING (true);
CREATE POLICY wall_opens_rooms ON aantafel.meetings FOR UPDATE TO aantafel_wall USING (true);
CREATE POLICY wall_opens_rooms ON aantafel.words FOR INSERT TO aantafel_wall
    WITH CHECK (audience = 'table');

-- Who leads a case asks for a room, or gives another way in.
GRANT SELECT, INSERT (tenant_id, case_id, meeting_id, asked_at), UPDATE (state, asked_at)
    ON aantafel.online_rooms TO aantafel_member;
CREATE POLICY member ON aantafel.online_rooms FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_cases())));
CREATE POLICY leader_asks ON aantafel.online_rooms FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND state = 'asked'
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY leader_gives ON aantafel.online_rooms FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())))
    WITH CHECK (tenant_id = (SELECT aantafel.tenant()) AND state IN ('asked', 'given'));

-- The courier keeps that Graph refused, or lets people wait; opening is for the function.
GRANT SELECT, UPDATE (state, late_at) ON aantafel.online_rooms TO aantafel_courier;
CREATE POLICY courier ON aantafel.online_rooms FOR SELECT TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
CREATE POLICY courier_refuses ON aantafel.online_rooms FOR UPDATE TO aantafel_courier
    USING ((SELECT aantafel.is_courier()) AND state IN ('asked', 'open', 'refused'))
    WITH CHECK ((SELECT aantafel.is_courier()) AND state IN ('asked', 'refused'));
GRANT INSERT (tenant_id, thread, what, noticed_at) ON aantafel.meeting_news
    TO aantafel_roster_sync;
CREATE POLICY roster_sync ON aantafel.meeting_news FOR INSERT TO aantafel_roster_sync
    WITH CHECK (tenant_id = (SELECT aantafel.synced_tenant()));
GRANT SELECT, DELETE ON aantafel.meeting_news TO aantafel_courier;
CREATE POLICY courier ON aantafel.meeting_news TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));

REVOKE ALL ON FUNCTION aantafel.room_of(uuid, uuid, uuid, uuid),
    aantafel.open_room(uuid, uuid, uuid, uuid, uuid, bytea, text, text),
    aantafel.meeting_in(uuid, text), aantafel.rooms_ahead(uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.room_of(uuid, uuid, uuid, uuid),
    aantafel.open_room(uuid, uuid, uuid, uuid, uuid, bytea, text, text),
    aantafel.meeting_in(uuid, text), aantafel.rooms_ahead(uuid, uuid, timestamptz)
    TO aantafel_courier;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.room_of(uuid, uuid, uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.open_room(uuid, uuid, uuid, uuid, uuid, bytea, text, text)
    OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.meeting_in(uuid, text) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.rooms_ahead(uuid, uuid, timestamptz) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
