-- What was destroyed, by numbers alone: the certificate, and the list that is replayed after
-- a restore. The id of the case is a random number that stands nowhere else any more.
CREATE TABLE aantafel.destructions (
    tenant_id uuid NOT NULL,
    destruction_id uuid NOT NULL,
    case_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    destroyed_at timestamptz NOT NULL,
    ground text NOT NULL,
    words integer NOT NULL,
    meetings integer NOT NULL,
    agreements integer NOT NULL,
    consents integer NOT NULL,
    people integer NOT NULL,
    PRIMARY KEY (tenant_id, destruction_id),
    UNIQUE (tenant_id, year, number)
);
ALTER TABLE aantafel.destructions ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.destructions FORCE ROW LEVEL SECURITY;

-- The keeper: what the owner of the database becomes to back up and to change the master key.
-- The bot's login cannot take this role. keeper.sql lets it read every table.
GRANT USAGE ON SCHEMA aantafel TO aantafel_keeper;
GRANT UPDATE (wrapped) ON aantafel.case_keys, aantafel.draft_keys, aantafel.day_keys
    TO aantafel_keeper;
GRANT DELETE ON aantafel.actions TO aantafel_keeper;
