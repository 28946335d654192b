-- The other side of asking people: times to choose from for a meeting, whether somebody
-- interpreted, taking mails back, and whom to tell of a mail that did not arrive.

-- Whether an interpreter was there when it was said.
ALTER TABLE aantafel.consents ADD COLUMN interpreter boolean NOT NULL DEFAULT false;

-- Up to three times for one meeting, of which one is picked; at most one such offer is open.
CREATE TABLE aantafel.offered_times (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    online boolean NOT NULL,
    offered_by uuid NOT NULL,
    offered_at timestamptz NOT NULL,
    closed_at timestamptz,
    PRIMARY KEY (tenant_id, case_id, offer_id, starts_at),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE UNIQUE INDEX offered_once ON aantafel.offered_times (tenant_id, case_id, starts_at)
    WHERE closed_at IS NULL;
CREATE INDEX offered_times_by_id ON aantafel.offered_times (tenant_id, offer_id);

CREATE TABLE aantafel.time_answers (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    person_id uuid NOT NULL,
    suits boolean NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, case_id, offer_id, starts_at, person_id),
    FOREIGN KEY (tenant_id, case_id, offer_id, starts_at)
        REFERENCES aantafel.offered_times ON DELETE CASCADE
);

ALTER TABLE aantafel.offered_times ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.offered_times FORCE ROW LEVEL SECURITY;
ALTER TABLE aantafel.time_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.time_answers FORCE ROW LEVEL SECURITY;

-- Times are no content: who sits at the table or was invited sees them, and so does a guest.
GRANT SELECT, INSERT, UPDATE (closed_at) ON aantafel.offered_times TO aantafel_member;
GRANT SELECT ON aantafel.offered_times TO aantafel_guest;
CREATE POLICY member ON aantafel.offered_times FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
                OR case_id = ANY (ARRAY(SELECT aantafel.my_awaited_cases()))));
CREATE POLICY leader_adds ON aantafel.offered_times FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND offered_by = (SELECT aantafel.person())
                AND closed_at IS NULL
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY leader_changes ON aantafel.offered_times FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY guest ON aantafel.offered_times FOR SELECT TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link));
CREATE POLICY resting ON aantafel.offered_times AS RESTRICTIVE TO aantafel_member
    USING (case_id <> ALL (ARRAY(SELECT aantafel.my_resting())));

-- Everybody their own answers, and who leads the case all of them: nobody reads another's.
GRANT SELECT, INSERT, UPDATE (suits, answered_at) ON aantafel.time_answers
    TO aantafel_member, aantafel_guest;
CREATE POLICY member ON aantafel.time_answers FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND (person_id = (SELECT aantafel.person())
                OR case_id = ANY (ARRAY(SELECT aantafel.my_led_cases()))));
CREATE POLICY member_adds ON aantafel.time_answers FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant())
                AND person_id = (SELECT aantafel.person())
                AND (case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
                     OR case_id = ANY (ARRAY(SELECT aantafel.my_awaited_cases()))));
CREATE POLICY member_changes ON aantafel.time_answers FOR UPDATE TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant())
           AND person_id = (SELECT aantafel.person())
           AND (case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
                OR case_id = ANY (ARRAY(SELECT aantafel.my_awaited_cases()))));
CREATE POLICY guest ON aantafel.time_answers TO aantafel_guest
    USING ((tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND person_id = (SELECT aantafel.guest_person()));
CREATE POLICY resting ON aantafel.time_answers AS RESTRICTIVE TO aantafel_member
    USING (case_id <> ALL (ARRAY(SELECT aantafel.my_resting())));

-- What the inspection of what is held shows; see 0006_inspection.sql.
GRANT SELECT ON aantafel.offered_times, aantafel.time_answers TO aantafel_wall;
CREATE POLICY wall ON aantafel.offered_times FOR SELECT TO aantafel_wall USING (true);
CREATE POLICY wall ON aantafel.time_answers FOR SELECT TO aantafel_wall USING (true);

-- Take back what is still to go to somebody by mail, in a case that I lead: their address
-- changed, or their link was taken in. Who the mails are for stays unseen.
CREATE FUNCTION aantafel.call_back_mails(about uuid, receiver uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE aantafel.outbox AS mail
    SET state = 'called_back', next_at = NULL, generation = mail.generation + 1
    WHERE mail.tenant_id = (SELECT aantafel.tenant()) AND mail.case_id = $1
      AND $1 = ANY (ARRAY(SELECT aantafel.my_led_cases()))
      AND mail.receiver_id = $2 AND mail.road = 'mail' AND mail.state IN ('pending', 'unsure');
END $$;

-- To whom the newest mail that should have gone by a moment did not arrive, in a case that I lead.
-- What somebody is told without a chat here went by mail as well.
CREATE FUNCTION aantafel.lost_mails(about uuid, by timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT newest.receiver_id
    FROM (
        SELECT DISTINCT ON (mail.receiver_id) mail.receiver_id, mail.state
        FROM aantafel.outbox AS mail
        LEFT JOIN aantafel.people AS expert
          ON expert.tenant_id = mail.tenant_id AND expert.person_id = mail.receiver_id
        WHERE mail.tenant_id = (SELECT aantafel.tenant()) AND mail.case_id = $1
          AND $1 = ANY (ARRAY(SELECT aantafel.my_led_cases()))
          AND (mail.road = 'mail' OR mail.road = 'chat' AND expert.is_outside)
          AND mail.due_at <= $2
          AND mail.state IN ('pending', 'sending', 'unsure', 'sent', 'gave_up')
          AND mail.outcome IS DISTINCT FROM 'superseded'
          AND mail.outcome IS DISTINCT FROM 'not_theirs'
        ORDER BY mail.receiver_id, mail.due_at DESC, mail.state = 'gave_up'
    ) AS newest
    WHERE newest.state = 'gave_up';
END $$;

-- Whom to tell that something did not arrive, and what its receiver is to the pupil, or is called
-- when they are an expert, from outside or not. Nobody is told of a case that is closed.
CREATE FUNCTION aantafel.undelivered(tenant uuid, about uuid, receiver uuid)
RETURNS TABLE (leader_id uuid, label text, relation text, name text, is_outside boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT c.coordinator_id, c.label, guardian.relation, expert.name, expert.is_outside
    FROM aantafel.cases AS c
    LEFT JOIN aantafel.people AS expert
      ON expert.tenant_id = c.tenant_id AND expert.person_id = $3
    LEFT JOIN aantafel.guardians AS guardian
      ON guardian.tenant_id = c.tenant_id AND guardian.case_id = c.case_id
     AND guardian.guardian_id = $3
    WHERE aantafel.is_courier()
      AND c.tenant_id = $1 AND c.case_id = $2 AND c.state <> 'closed';
END $$;

-- At which of the times that somebody is asked about all others can come who answered. Of one
-- other alone it would tell what that one said, so they are two at least.
CREATE FUNCTION aantafel.suits_others(offer uuid) RETURNS TABLE (starts_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    tenant uuid := coalesce(aantafel.tenant(), aantafel.guest_tenant());
    me uuid := coalesce(aantafel.person(), aantafel.guest_person());
BEGIN
    RETURN QUERY
    SELECT offered.starts_at
    FROM aantafel.offered_times AS offered
    JOIN aantafel.time_answers AS said USING (tenant_id, case_id, offer_id, starts_at)
    WHERE offered.tenant_id = tenant AND offered.offer_id = $1 AND offered.closed_at IS NULL
      AND said.person_id <> me
      AND (offered.case_id = (SELECT aantafel.guest_case())
           OR offered.case_id = ANY (ARRAY(SELECT aantafel.my_cases()))
           OR offered.case_id = ANY (ARRAY(SELECT aantafel.my_awaited_cases())))
    GROUP BY offered.starts_at
    HAVING count(*) > 1 AND bool_and(said.suits);
END $$;

REVOKE ALL ON FUNCTION aantafel.call_back_mails(uuid, uuid),
    aantafel.lost_mails(uuid, timestamptz),
    aantafel.undelivered(uuid, uuid, uuid), aantafel.suits_others(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aantafel.suits_others(uuid) TO aantafel_member, aantafel_guest;
GRANT EXECUTE ON FUNCTION aantafel.call_back_mails(uuid, uuid),
    aantafel.lost_mails(uuid, timestamptz) TO aantafel_member;
GRANT EXECUTE ON FUNCTION aantafel.undelivered(uuid, uuid, uuid) TO aantafel_courier;
GRANT CREATE ON SCHEMA aantafel TO aantafel_wall;
ALTER FUNCTION aantafel.call_back_mails(uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.lost_mails(uuid, timestamptz) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.undelivered(uuid, uuid, uuid) OWNER TO aantafel_wall;
ALTER FUNCTION aantafel.suits_others(uuid) OWNER TO aantafel_wall;
REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall;
