-- What is noticed about who comes and goes; see 0001_tables.sql.

-- What the roster sync found out and the courier is to see to: who came into a channel, who left.
CREATE TABLE aantafel.roster_news (
    tenant_id uuid NOT NULL,
    news_id uuid NOT NULL DEFAULT gen_random_uuid(),
    channel_id text NOT NULL,
    person_id uuid NOT NULL,
    arrived boolean NOT NULL,
    noticed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, news_id),
    FOREIGN KEY (tenant_id, channel_id) REFERENCES aantafel.channels ON DELETE CASCADE
);

-- Cases whose coordinator is not in their channel, and when who was asked to take them over.
CREATE TABLE aantafel.vacancies (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    channel_id text NOT NULL,
    since timestamptz NOT NULL,
    deputy_asked_at timestamptz,
    owners_asked_at timestamptz,
    PRIMARY KEY (tenant_id, case_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);

-- When all rosters of a tenant were last read, and how many changes no event had told.
CREATE TABLE aantafel.roster_sweeps (
    tenant_id uuid NOT NULL PRIMARY KEY,
    begun_at timestamptz,
    swept_at timestamptz,
    rosters_read integer NOT NULL DEFAULT 0,
    rosters_unread integer NOT NULL DEFAULT 0,
    untold_arrivals integer NOT NULL DEFAULT 0,
    untold_departures integer NOT NULL DEFAULT 0
);
