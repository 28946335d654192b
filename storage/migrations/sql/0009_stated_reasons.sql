-- Why a director read: they may read content for a while after saying so (domain 2.3). What they
-- said in their own words stands among the words, for an audience of its own: whoever may see
-- who looked.

CREATE TABLE aantafel.stated_reasons (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    reason_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[a-z0-9_]{1,60}$'),
    stated_at timestamptz NOT NULL,
    lasts interval NOT NULL CHECK (lasts BETWEEN interval '0' AND interval '1 hour'),
    PRIMARY KEY (tenant_id, case_id, reason_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX stated_reasons_newest ON aantafel.stated_reasons
    (tenant_id, case_id, person_id, stated_at DESC);
ALTER TABLE aantafel.stated_reasons ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.stated_reasons FORCE ROW LEVEL SECURITY;

-- Whether somebody said a short while ago why they read this case.
CREATE FUNCTION aantafel.has_stated_reason(tenant uuid, about uuid, reader uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.stated_reasons AS stated
        WHERE stated.tenant_id = $1 AND stated.case_id = $2 AND stated.person_id = $3
          AND stated.stated_at + stated.lasts > aantafel.moment());
END $$;

GRANT SELECT ON aantafel.stated_reasons TO aantafel_wall;
CREATE POLICY wall ON aantafel.stated_reasons FOR SELECT TO aantafel_wall USING (true);

-- It was said at the proved moment of the transaction, so nobody can open a case for longer.
GRANT SELECT ON aantafel.stated_reasons TO aantafel_member, aantafel_guest;
GRANT INSERT (tenant_id, case_id, reason_id, person_id, kind, stated_at, lasts)
    ON aantafel.stated_reasons TO aantafel_member;
CREATE POLICY member ON aantafel.stated_reasons FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases())));
CREATE POLICY director_adds ON aantafel.stated_reasons FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND person_id = (SELECT aantafel.person())
                AND stated_at = (SELECT aantafel.moment())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases())));
CREATE POLICY guest ON aantafel.stated_reasons FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND (SELECT aantafel.may_look_back(aantafel.guest_case())));

CREATE POLICY account ON aantafel.words FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND audience = 'account'
           AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases())));
CREATE POLICY account_adds ON aantafel.words FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND author_id = (SELECT aantafel.person())
                AND audience = 'account'
                AND case_id = ANY (ARRAY(SELECT aantafel.my_kept_cases()))
                AND NOT aantafel.is_anothers(case_id, about));
CREATE POLICY account_stays ON aantafel.words AS RESTRICTIVE FOR DELETE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND audience <> 'account');
CREATE POLICY guest_account ON aantafel.words FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND audience = 'account'
           AND (SELECT aantafel.may_look_back(aantafel.guest_case())));

REVOKE ALL ON FUNCTION aantafel.has_stated_reason(uuid, uuid, uuid) FROM PUBLIC;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.has_stated_reason(uuid, uuid, uuid) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
