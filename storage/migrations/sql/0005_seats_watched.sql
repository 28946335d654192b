-- What changes at a table, for the courier to see to: who sits at it and is not in its channel,
-- and for whom its content has become readable.

-- Cases at whose table something changed: a seat, a consent, a guardian, who leads.
CREATE TABLE aantafel.seat_news (
    tenant_id uuid NOT NULL,
    news_id uuid NOT NULL DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, news_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);

-- Who was told that they may read a case. Whose consent ends is forgotten here.
CREATE TABLE aantafel.told_readers (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    told_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, case_id, person_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
ALTER TABLE aantafel.seat_news ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.seat_news FORCE ROW LEVEL SECURITY;
ALTER TABLE aantafel.told_readers ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.told_readers FORCE ROW LEVEL SECURITY;

-- The seats of an open case as the courier may know them: ids, names of staff, and whether each
-- is in the channel and may read. NULL in leader_id where nobody who leads is in the channel.
CREATE FUNCTION aantafel.seats_at(tenant uuid, about uuid)
RETURNS TABLE (label text, channel_name text, leader_id uuid, person_id uuid, name text,
    since timestamptz, is_here boolean, is_consented boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.label, channel.name, leader.person_id, place.person_id, known.name, place.since,
        EXISTS (
            SELECT FROM aantafel.channel_members AS member
            WHERE member.tenant_id = c.tenant_id AND member.channel_id = c.channel_id
              AND member.person_id = place.person_id)
            OR aantafel.has_link(c.tenant_id, c.case_id, place.person_id, true),
        EXISTS (
            SELECT FROM aantafel.consented_seats() AS seat
            WHERE seat.tenant = c.tenant_id AND seat.about = c.case_id
              AND seat.reader = place.person_id)
    FROM aantafel.cases AS c
    JOIN aantafel.channels AS channel USING (tenant_id, channel_id)
    JOIN aantafel.participants AS place ON place.tenant_id = c.tenant_id
        AND place.case_id = c.case_id AND place.seat = 'seated'
        AND place.person_id <> c.coordinator_id
        AND place.person_id IS DISTINCT FROM c.deputy_id
    JOIN aantafel.people AS known ON known.tenant_id = place.tenant_id
        AND known.person_id = place.person_id
    LEFT JOIN LATERAL (
        SELECT member.person_id FROM aantafel.channel_members AS member
        WHERE member.tenant_id = c.tenant_id AND member.channel_id = c.channel_id
          AND member.person_id IN (c.coordinator_id, c.deputy_id)
        ORDER BY member.person_id <> c.coordinator_id
        LIMIT 1
    ) AS leader ON true
    WHERE aantafel.is_courier() AND c.tenant_id = $1 AND c.case_id = $2 AND c.state = 'open';
END $$;

-- The cases of a channel at whose table somebody sits.
CREATE FUNCTION aantafel.tables_with(tenant uuid, channel text, person uuid) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT c.case_id FROM aantafel.cases AS c
    JOIN aantafel.participants AS place ON place.tenant_id = c.tenant_id
        AND place.case_id = c.case_id AND place.person_id = $3 AND place.seat = 'seated'
    WHERE aantafel.is_courier() AND c.tenant_id = $1 AND c.channel_id = $2 AND c.state = 'open';
END $$;

-- Who leads a case that I was invited to, to hear what I answer: the coordinator, or the deputy
-- where only the deputy is in the channel.
CREATE FUNCTION aantafel.leader_of_invited(about uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce((
            SELECT member.person_id FROM aantafel.channel_members AS member
            WHERE member.tenant_id = c.tenant_id AND member.channel_id = c.channel_id
              AND member.person_id IN (c.coordinator_id, c.deputy_id)
            ORDER BY member.person_id <> c.coordinator_id
            LIMIT 1), c.coordinator_id)
        FROM aantafel.cases AS c
        WHERE c.tenant_id = (SELECT aantafel.tenant()) AND c.case_id = $1
          AND $1 = ANY (ARRAY(SELECT aantafel.my_invited_cases())));
END $$;

REVOKE ALL ON FUNCTION aantafel.seats_at(uuid, uuid), aantafel.tables_with(uuid, text, uuid),
    aantafel.leader_of_invited(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.seats_at(uuid, uuid), aantafel.tables_with(uuid, text, uuid)
    TO aantafel_courier;
GRANT EXECUTE ON FUNCTION aantafel.leader_of_invited(uuid) TO aantafel_member;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.seats_at(uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.tables_with(uuid, text, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.leader_of_invited(uuid) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;

-- Whoever changes a table says that it changed, and can see nothing of what others said.
GRANT INSERT (tenant_id, case_id) ON aantafel.seat_news TO aantafel_member, aantafel_guest;
CREATE POLICY member ON aantafel.seat_news FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND (case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
                     OR case_id = ANY (ARRAY(SELECT aantafel.my_invited_cases()))));
CREATE POLICY guest ON aantafel.seat_news FOR INSERT TO aantafel_guest
    WITH CHECK ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link));
GRANT SELECT, DELETE ON aantafel.seat_news TO aantafel_courier;
CREATE POLICY courier ON aantafel.seat_news TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
GRANT SELECT, INSERT, DELETE ON aantafel.told_readers TO aantafel_courier;
CREATE POLICY courier ON aantafel.told_readers TO aantafel_courier
    USING ((SELECT aantafel.is_courier()));
