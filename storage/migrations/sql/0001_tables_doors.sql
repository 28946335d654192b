-- Words, links, and what chats and the courier keep; see 0001_tables.sql.

-- Somebody who may not read may still write: their words stand beside what is there
-- (words_id), and the newest counts.
CREATE TABLE aantafel.words (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    words_id uuid NOT NULL,
    about uuid NOT NULL,
    audience text NOT NULL,
    author_id uuid NOT NULL,
    sealed bytea NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, case_id, words_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX words_by_subject ON aantafel.words (tenant_id, case_id, about, kept_at DESC);

CREATE TABLE aantafel.links (
    tenant_id uuid NOT NULL,
    hash bytea NOT NULL,
    kind text NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    used_at timestamptz,
    wrong_factors integer NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, hash),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX links_by_hash ON aantafel.links (hash);
CREATE INDEX links_by_person ON aantafel.links (tenant_id, case_id, person_id);

CREATE TABLE aantafel.drafts (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    conversation text NOT NULL,
    sealed bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, person_id, conversation)
) WITH (fillfactor = 80);
CREATE INDEX drafts_by_expiry ON aantafel.drafts (expires_at);

CREATE TABLE aantafel.draft_keys (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    conversation text NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (tenant_id, person_id, conversation)
);

-- What lives a day is sealed with a key of that day; throwing the key away ends them all.
CREATE TABLE aantafel.day_keys (
    tenant_id uuid NOT NULL,
    day date NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (tenant_id, day)
);

CREATE TABLE aantafel.inbox (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    activity bytea NOT NULL,
    day date NOT NULL,
    sealed bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, person_id, activity)
);
CREATE INDEX inbox_by_expiry ON aantafel.inbox (expires_at);

CREATE TABLE aantafel.actions (
    tenant_id uuid NOT NULL,
    hash bytea NOT NULL,
    conversation text NOT NULL,
    person_id uuid,
    message_group text,
    sealed bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (tenant_id, hash)
);
CREATE INDEX actions_by_group ON aantafel.actions (tenant_id, message_group)
    WHERE message_group IS NOT NULL;
CREATE INDEX actions_by_expiry ON aantafel.actions (expires_at);

-- next_at is NULL when nothing is left to do; a claim moves it to the end of its lease.
CREATE TABLE aantafel.outbox (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    message_id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    receiver_id uuid NOT NULL,
    road text NOT NULL,
    urgency text NOT NULL,
    while_seated boolean NOT NULL,
    due_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    next_at timestamptz,
    state text NOT NULL DEFAULT 'pending',
    doubtful boolean NOT NULL DEFAULT false,
    generation integer NOT NULL DEFAULT 1,
    attempts integer NOT NULL DEFAULT 0,
    lease uuid,
    lease_ends_at timestamptz,
    sent_at timestamptz,
    sent_as text,
    outcome text,
    PRIMARY KEY (tenant_id, case_id, message_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);
CREATE INDEX outbox_due ON aantafel.outbox (next_at, message_id) WHERE next_at IS NOT NULL;
CREATE INDEX outbox_by_id ON aantafel.outbox (message_id);
CREATE INDEX outbox_by_subject ON aantafel.outbox (tenant_id, case_id, subject);
CREATE INDEX outbox_finished ON aantafel.outbox (due_at) WHERE next_at IS NULL;
CREATE INDEX outbox_sent_to ON aantafel.outbox (tenant_id, receiver_id, sent_at)
    WHERE sent_at IS NOT NULL;
