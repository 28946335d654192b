-- Every table begins with tenant_id, so that a tenant can move and a policy can start there.
-- Identifiers are random UUIDs: an error about a unique key must tell nothing by chance.
-- No CHECK on states: an unknown audience or seat matches no policy, so it shows nothing.

CREATE TABLE aantafel.proof_key (
    tenant_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000' PRIMARY KEY
        CHECK (tenant_id = '00000000-0000-0000-0000-000000000000'),
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL
);

CREATE TABLE aantafel.teams (
    tenant_id uuid NOT NULL,
    team_id text NOT NULL,
    name text NOT NULL,
    school text NOT NULL,
    code text NOT NULL,
    state text NOT NULL,
    group_id text,
    PRIMARY KEY (tenant_id, team_id)
);

CREATE TABLE aantafel.channels (
    tenant_id uuid NOT NULL,
    channel_id text NOT NULL,
    team_id text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    refused text,
    frozen_at timestamptz,
    changed_at timestamptz,
    synced_at timestamptz,
    PRIMARY KEY (tenant_id, channel_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES aantafel.teams
);

CREATE TABLE aantafel.channel_members (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    channel_id text NOT NULL,
    is_owner boolean NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, person_id, channel_id),
    UNIQUE (tenant_id, channel_id, person_id),
    FOREIGN KEY (tenant_id, channel_id) REFERENCES aantafel.channels
);

-- address is the hash of somebody's mail address: to recognise one, not to read it.
CREATE TABLE aantafel.people (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    name text NOT NULL,
    function text NOT NULL DEFAULT '',
    organisation text NOT NULL DEFAULT '',
    language text,
    address bytea,
    teams_user_id text,
    conversation_id text,
    service_url text,
    delivery_state text NOT NULL DEFAULT 'unknown',
    PRIMARY KEY (tenant_id, person_id)
);

CREATE INDEX people_by_address ON aantafel.people (tenant_id, address) WHERE address IS NOT NULL;

CREATE TABLE aantafel.coordinators (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    team_id text NOT NULL,
    appointed_at timestamptz NOT NULL,
    -- by the settings of the installation, and only as long as they say so
    named boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, person_id, team_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES aantafel.teams
);

CREATE TABLE aantafel.label_counters (
    tenant_id uuid NOT NULL,
    code text NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (tenant_id, code)
);

CREATE TABLE aantafel.cases (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    label text NOT NULL,
    school text NOT NULL,
    channel_id text NOT NULL,
    state text NOT NULL,
    coordinator_id uuid NOT NULL,
    deputy_id uuid,
    opened_at timestamptz NOT NULL,
    deadline date,
    authority text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant_id, case_id),
    FOREIGN KEY (tenant_id, channel_id) REFERENCES aantafel.channels
);
CREATE INDEX cases_by_coordinator ON aantafel.cases (tenant_id, coordinator_id);
CREATE INDEX cases_by_deputy ON aantafel.cases (tenant_id, deputy_id) WHERE deputy_id IS NOT NULL;

CREATE TABLE aantafel.case_keys (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (tenant_id, case_id)
);

CREATE TABLE aantafel.participants (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    case_id uuid NOT NULL,
    role text NOT NULL,
    seat text NOT NULL,
    since timestamptz NOT NULL,
    reads_until timestamptz,
    PRIMARY KEY (tenant_id, person_id, case_id),
    UNIQUE (tenant_id, case_id, person_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);

CREATE TABLE aantafel.invitations (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    label text NOT NULL,
    school text NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    invited_by uuid NOT NULL,
    sent_at timestamptz NOT NULL,
    state text NOT NULL,
    meeting_at timestamptz,
    proposes_at timestamptz,
    reason text,
    suggests uuid,
    answered_at timestamptz,
    PRIMARY KEY (tenant_id, case_id, invitation_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX invitations_by_person ON aantafel.invitations (tenant_id, person_id, state);
CREATE INDEX invitations_by_id ON aantafel.invitations (tenant_id, invitation_id);

CREATE TABLE aantafel.guardians (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    guardian_id uuid NOT NULL,
    relation text NOT NULL,
    has_authority boolean NOT NULL,
    language text NOT NULL,
    PRIMARY KEY (tenant_id, case_id, guardian_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);

-- The newest answer is the one that was said last; kept_at settles which of two answers of the
-- same moment came last.
CREATE TABLE aantafel.consents (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    consent_id uuid NOT NULL,
    giver_id uuid NOT NULL,
    purpose text NOT NULL,
    recipient_id uuid,
    answer text NOT NULL,
    route text NOT NULL,
    given_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid,
    text_version text NOT NULL,
    language text NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, case_id, consent_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX consents_newest ON aantafel.consents
    (tenant_id, case_id, purpose, recipient_id, giver_id, given_on DESC, recorded_at DESC,
     kept_at DESC);

CREATE TABLE aantafel.meetings (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    lasts interval NOT NULL,
    online boolean NOT NULL,
    planned_by uuid NOT NULL,
    state text NOT NULL,
    sequence integer NOT NULL,
    thread text,
    version integer NOT NULL,
    PRIMARY KEY (tenant_id, case_id, meeting_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX meetings_by_id ON aantafel.meetings (tenant_id, meeting_id);

CREATE TABLE aantafel.meeting_answers (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    person_id uuid NOT NULL,
    attendance text NOT NULL,
    answered_at timestamptz NOT NULL,
    rather_at timestamptz,
    PRIMARY KEY (tenant_id, case_id, meeting_id, person_id),
    FOREIGN KEY (tenant_id, case_id, meeting_id) REFERENCES aantafel.meetings ON DELETE CASCADE
);

CREATE TABLE aantafel.agreements (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    number integer NOT NULL,
    who_id uuid NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant_id, case_id, agreement_id),
    UNIQUE (tenant_id, case_id, number),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX agreements_by_id ON aantafel.agreements (tenant_id, agreement_id);
CREATE INDEX agreements_by_doer ON aantafel.agreements (tenant_id, who_id, state);

CREATE TABLE aantafel.agreement_changes (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    change_id uuid NOT NULL DEFAULT gen_random_uuid(),
    agreement_id uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    was_state text NOT NULL,
    was_due_on date NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, case_id, change_id),
    FOREIGN KEY (tenant_id, case_id, agreement_id) REFERENCES aantafel.agreements ON DELETE CASCADE
);
CREATE INDEX agreement_changes_by_agreement ON aantafel.agreement_changes
    (tenant_id, case_id, agreement_id);
