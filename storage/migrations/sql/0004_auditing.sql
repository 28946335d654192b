-- Who did and saw what of each case: a chain of rows, each with an HMAC over itself and the one
-- before. Rows hold ids, kinds and times. Only the functions here write them; who did it and
-- which row comes before are never an argument.

CREATE TABLE aantafel.audit_log (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    number integer NOT NULL,
    happened_at timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[a-z0-9_]{1,60}$'),
    deed text NOT NULL CHECK (deed ~ '^[a-z0-9_]{1,60}$'),
    item text NOT NULL CHECK (item ~ '^[a-z0-9_]{1,60}$'),
    visitor text NOT NULL CHECK (visitor ~ '^[a-z0-9_]{1,60}$'),
    person_id uuid,
    role text CHECK (role ~ '^[a-z0-9_]{1,60}$'),
    about uuid,
    recipient_id uuid,
    ground text CHECK (ground ~ '^[a-z0-9_]{1,60}$'),
    times integer NOT NULL,
    before_hash bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (tenant_id, case_id, number)
);

-- The last row of each chain: what the next one is joined to, and the lock under which it is.
CREATE TABLE aantafel.audit_heads (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    number integer NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (tenant_id, case_id)
) WITH (fillfactor = 80);

-- The key of the chains, which outlives master keys: wrapped by the one of the day here, and
-- beside the proof's pads (never backed up) as the functions need it.
CREATE TABLE aantafel.audit_key (
    tenant_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000' PRIMARY KEY
        CHECK (tenant_id = '00000000-0000-0000-0000-000000000000'),
    wrapped bytea NOT NULL
);
ALTER TABLE aantafel.proof_key ADD COLUMN audit_inner_pad bytea, ADD COLUMN audit_outer_pad bytea;

-- What remains of the chain of a case that was destroyed.
ALTER TABLE aantafel.destructions ADD COLUMN chain_length integer, ADD COLUMN chain_hash bytea;

-- For what was named by its label and may not be seen.
CREATE INDEX cases_by_label ON aantafel.cases (tenant_id, label);

ALTER TABLE aantafel.audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.audit_log FORCE ROW LEVEL SECURITY;
ALTER TABLE aantafel.audit_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.audit_heads FORCE ROW LEVEL SECURITY;
ALTER TABLE aantafel.audit_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.audit_key FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, DELETE ON aantafel.audit_log, aantafel.audit_heads TO aantafel_wall;
GRANT UPDATE (number, hash) ON aantafel.audit_heads TO aantafel_wall;
GRANT SELECT, INSERT ON aantafel.audit_key TO aantafel_wall;
GRANT SELECT (meeting_id) ON aantafel.meetings TO aantafel_wall;
GRANT SELECT (agreement_id) ON aantafel.agreements TO aantafel_wall;
CREATE POLICY wall ON aantafel.audit_log TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.audit_heads TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.audit_key TO aantafel_wall USING (true);

-- The operator checks the chains.
GRANT SELECT ON aantafel.audit_log, aantafel.audit_heads, aantafel.audit_key TO aantafel_operator;
CREATE POLICY operator ON aantafel.audit_log FOR SELECT TO aantafel_operator
    USING ((SELECT aantafel.is_operator()));
CREATE POLICY operator ON aantafel.audit_heads FOR SELECT TO aantafel_operator
    USING ((SELECT aantafel.is_operator()));
CREATE POLICY operator ON aantafel.audit_key FOR SELECT TO aantafel_operator
    USING ((SELECT aantafel.is_operator()));
GRANT UPDATE (wrapped) ON aantafel.audit_key TO aantafel_keeper;
