-- What came with asking anew: in which order parents came to a case, and who leads it hears that a
-- yes counts no longer because what is asked changed.

-- Parents are listed with authority first, and then as they came.
ALTER TABLE aantafel.guardians ADD COLUMN added_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- When who leads the case heard that this yes is to a text of which what it asks changed.
ALTER TABLE aantafel.consents ADD COLUMN outdated_told_at timestamptz;
GRANT UPDATE (outdated_told_at) ON aantafel.consents TO aantafel_wall;
CREATE POLICY wall_tells ON aantafel.consents FOR UPDATE TO aantafel_wall USING (true);

-- The open cases with a yes, still the last word of who gave it, that counts no longer; each such
-- yes once, for the courier. A yes for one day alone is over anyway.
CREATE FUNCTION aantafel.take_outdated()
RETURNS TABLE (tenant uuid, about uuid, label text, leader uuid, number integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    versions text[] := aantafel.outdated_texts();
BEGIN
    IF NOT aantafel.is_courier() OR versions = '{}' THEN
        RETURN;
    END IF;
    RETURN QUERY
    WITH told AS (
        UPDATE aantafel.consents AS consent
        SET outdated_told_at = (SELECT aantafel.moment())
        FROM aantafel.cases AS c
        WHERE c.tenant_id = consent.tenant_id AND c.case_id = consent.case_id
          AND c.state = 'open'
          AND consent.answer = 'yes' AND consent.purpose <> 'recording'
          AND consent.text_version = ANY (versions) AND consent.outdated_told_at IS NULL
          AND NOT EXISTS (
                SELECT FROM aantafel.consents AS newer
                WHERE newer.tenant_id = consent.tenant_id AND newer.case_id = consent.case_id
                  AND newer.giver_id = consent.giver_id AND newer.purpose = consent.purpose
                  AND newer.recipient_id IS NOT DISTINCT FROM consent.recipient_id
                  AND (newer.given_on, newer.recorded_at, newer.kept_at)
                      > (consent.given_on, consent.recorded_at, consent.kept_at))
        RETURNING consent.tenant_id, consent.case_id, c.label, c.coordinator_id)
    SELECT told.tenant_id, told.case_id, told.label, told.coordinator_id, count(*)::integer
    FROM told GROUP BY 1, 2, 3, 4;
END $$;

REVOKE ALL ON FUNCTION aantafel.take_outdated() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.take_outdated() TO aantafel_courier;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.take_outdated() OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
