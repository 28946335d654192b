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
