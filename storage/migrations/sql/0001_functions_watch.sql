-- What the courier asks about who came and went, and how a case without a coordinator in its
-- channel gets another one; see 0001_functions.sql.

-- Whether a channel is closed to everybody: it, its team or the app in it was removed.
CREATE FUNCTION aantafel.is_frozen(tenant uuid, channel text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.is_courier() AND EXISTS (
        SELECT FROM aantafel.channels AS closed
        WHERE closed.tenant_id = $1 AND closed.channel_id = $2 AND closed.frozen_at IS NOT NULL);
END $$;

CREATE FUNCTION aantafel.is_case_frozen(tenant uuid, about uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN aantafel.is_courier() AND EXISTS (
        SELECT FROM aantafel.cases AS c
        JOIN aantafel.channels AS closed USING (tenant_id, channel_id)
        WHERE c.tenant_id = $1 AND c.case_id = $2 AND closed.frozen_at IS NOT NULL);
END $$;

-- The open cases in whose channel somebody is without being expected there, each with who
-- leads it and is there to ask: the coordinator, else the deputy.
CREATE FUNCTION aantafel.newcomer_to(tenant uuid, channel text, person uuid)
RETURNS TABLE (case_id uuid, label text, leader_id uuid, leader_name text, name text,
    function text, organisation text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.case_id, c.label, leader.person_id, leads.name, newcomer.name, newcomer.function,
        newcomer.organisation
    FROM aantafel.cases AS c
    JOIN aantafel.people AS newcomer ON newcomer.tenant_id = c.tenant_id
        AND newcomer.person_id = $3
    JOIN aantafel.channel_members AS here ON here.tenant_id = c.tenant_id
        AND here.channel_id = c.channel_id AND here.person_id = $3
    JOIN LATERAL (
        SELECT member.person_id FROM aantafel.channel_members AS member
        WHERE member.tenant_id = c.tenant_id AND member.channel_id = c.channel_id
          AND member.person_id IN (c.coordinator_id, c.deputy_id)
        ORDER BY member.person_id <> c.coordinator_id
        LIMIT 1
    ) AS leader ON true
    JOIN aantafel.people AS leads ON leads.tenant_id = c.tenant_id
        AND leads.person_id = leader.person_id
    WHERE aantafel.is_courier()
      AND c.tenant_id = $1 AND c.channel_id = $2 AND c.state = 'open'
      AND c.coordinator_id <> $3 AND c.deputy_id IS DISTINCT FROM $3
      AND NOT EXISTS (
        SELECT FROM aantafel.participants AS place
        WHERE place.tenant_id = c.tenant_id AND place.case_id = c.case_id
          AND place.person_id = $3 AND place.seat IN ('seated', 'invited'))
    ORDER BY c.label;
END $$;

-- The open cases of a channel whose coordinator is not in it. NULL in deputy_id where there is
-- no deputy, or none in the channel.
CREATE FUNCTION aantafel.without_coordinator(tenant uuid, channel text)
RETURNS TABLE (case_id uuid, label text, school text, coordinator_id uuid, deputy_id uuid,
    team_id text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.case_id, c.label, c.school, c.coordinator_id, deputy.person_id, place.team_id
    FROM aantafel.cases AS c
    JOIN aantafel.channels AS place USING (tenant_id, channel_id)
    LEFT JOIN aantafel.channel_members AS deputy ON deputy.tenant_id = c.tenant_id
        AND deputy.channel_id = c.channel_id AND deputy.person_id = c.deputy_id
    WHERE c.tenant_id = $1 AND c.channel_id = $2 AND c.state = 'open'
      AND place.frozen_at IS NULL
      AND NOT EXISTS (
        SELECT FROM aantafel.channel_members AS member
        WHERE member.tenant_id = c.tenant_id AND member.channel_id = c.channel_id
          AND member.person_id = c.coordinator_id);
END $$;

-- Who coordinates a team: those appointed, and its owners by the team's own rosters.
CREATE FUNCTION aantafel.coordinators_of(tenant uuid, team text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT appointed.person_id FROM aantafel.coordinators AS appointed
    WHERE appointed.tenant_id = $1 AND appointed.team_id = $2
    UNION
    SELECT member.person_id
    FROM aantafel.channels AS channel
    JOIN aantafel.channel_members AS member USING (tenant_id, channel_id)
    WHERE channel.tenant_id = $1 AND channel.team_id = $2 AND channel.kind = 'standard'
      AND channel.frozen_at IS NULL AND member.is_owner;
END $$;

-- Both, as the courier may ask them.
CREATE FUNCTION aantafel.to_ask(tenant uuid, team text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT asked FROM aantafel.coordinators_of($1, $2) AS asked WHERE aantafel.is_courier();
END $$;

CREATE FUNCTION aantafel.empty_chairs(tenant uuid, channel text)
RETURNS TABLE (case_id uuid, label text, school text, coordinator_id uuid, deputy_id uuid,
    team_id text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT empty.* FROM aantafel.without_coordinator($1, $2) AS empty
    WHERE aantafel.is_courier();
END $$;

-- The cases without a coordinator that this member may take over: as their deputy, or as
-- somebody who coordinates their team; from inside or outside their channel.
CREATE FUNCTION aantafel.mine_to_take_over()
RETURNS TABLE (case_id uuid, label text, channel_id text, coordinator_id uuid,
    synced_at timestamptz, is_here boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH me AS MATERIALIZED (SELECT aantafel.tenant() AS tenant_id, aantafel.person() AS id)
    SELECT c.case_id, c.label, c.channel_id, c.coordinator_id, place.synced_at, EXISTS (
        SELECT FROM aantafel.channel_members AS member
        WHERE member.tenant_id = c.tenant_id AND member.channel_id = c.channel_id
          AND member.person_id = me.id)
    FROM me
    JOIN aantafel.vacancies AS vacant ON vacant.tenant_id = me.tenant_id
    JOIN aantafel.cases AS c ON c.tenant_id = vacant.tenant_id AND c.case_id = vacant.case_id
    JOIN aantafel.channels AS place
      ON place.tenant_id = c.tenant_id AND place.channel_id = c.channel_id
    WHERE c.state = 'open' AND c.coordinator_id <> me.id
      AND c.case_id IN (
        SELECT empty.case_id FROM aantafel.without_coordinator(me.tenant_id, c.channel_id) AS empty)
      AND (c.deputy_id = me.id
           OR me.id IN (SELECT aantafel.coordinators_of(me.tenant_id, place.team_id)))
    ORDER BY c.label;
END $$;

-- Become the coordinator of such a case, from inside its channel; false from outside it, and
-- for any other case.
CREATE FUNCTION aantafel.take_over(wanted uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE aantafel.cases AS c
    SET coordinator_id = aantafel.person(),
        deputy_id = nullif(c.deputy_id, aantafel.person()),
        version = c.version + 1
    WHERE c.tenant_id = aantafel.tenant()
      AND c.case_id = $1
      AND c.case_id IN (
        SELECT mine.case_id FROM aantafel.mine_to_take_over() AS mine WHERE mine.is_here);
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM aantafel.vacancies AS vacant
    WHERE vacant.tenant_id = aantafel.tenant() AND vacant.case_id = $1;
    RETURN true;
END $$;

-- Everybody in a channel that is mine.
CREATE FUNCTION aantafel.members_of_mine(channel text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT member.person_id FROM aantafel.channel_members AS member
    WHERE member.tenant_id = (SELECT aantafel.tenant())
      AND member.channel_id = $1
      AND $1 = ANY (ARRAY(SELECT aantafel.my_channels()));
END $$;

-- Why no case can live in a channel, NULL when one can; for whoever types there.
CREATE FUNCTION aantafel.refusal_of(channel text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT known.refused FROM aantafel.channels AS known
        WHERE known.tenant_id = (SELECT aantafel.tenant()) AND known.channel_id = $1
    );
END $$;
