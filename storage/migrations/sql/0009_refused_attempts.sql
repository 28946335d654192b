-- How often somebody was refused: of one person, case, kind of thing and day one row that counts,
-- so that nobody makes a chain grow without end by asking again.

CREATE TABLE aantafel.refused_attempts (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    item text NOT NULL,
    day date NOT NULL,
    times integer NOT NULL,
    PRIMARY KEY (tenant_id, case_id, person_id, item, day)
) WITH (fillfactor = 80);
ALTER TABLE aantafel.refused_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.refused_attempts FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, DELETE, UPDATE (times) ON aantafel.refused_attempts TO aantafel_wall;
CREATE POLICY wall ON aantafel.refused_attempts TO aantafel_wall USING (true);

-- Who tried what is not theirs where they played no part, for the privacy officer alone: names of
-- people, days, kinds of things and how often; of the case its label and nothing else. What was
-- no case at all has no label.
CREATE FUNCTION aantafel.refused_strangers(since date, most integer)
RETURNS TABLE (day date, name text, label text, item text, times integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT tried.day, somebody.name, c.label, tried.item, tried.times
    FROM aantafel.refused_attempts AS tried
    LEFT JOIN aantafel.cases AS c
      ON c.tenant_id = tried.tenant_id AND c.case_id = tried.case_id
    LEFT JOIN aantafel.people AS somebody
      ON somebody.tenant_id = tried.tenant_id AND somebody.person_id = tried.person_id
    WHERE (SELECT aantafel.is_privacy_officer())
      AND tried.tenant_id = (SELECT aantafel.tenant()) AND tried.day >= $1
      AND EXISTS (
          SELECT FROM aantafel.audit_log AS entry
          WHERE entry.tenant_id = tried.tenant_id AND entry.case_id = tried.case_id
            AND entry.person_id = tried.person_id AND entry.item = tried.item
            AND entry.kind = 'refused' AND entry.role IS NULL
            AND (entry.happened_at AT TIME ZONE 'Europe/Amsterdam')::date = tried.day)
    ORDER BY tried.day DESC, somebody.name, c.label, tried.item LIMIT $2;
END $$;
REVOKE ALL ON FUNCTION aantafel.refused_strangers(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.refused_strangers(date, integer) TO aantafel_member;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.refused_strangers(date, integer) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
