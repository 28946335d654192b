-- Writing the chains and reading them; see 0004_auditing.sql.

-- The HMAC (RFC 2104) over a row in its canonical form: every column but the HMAC itself, in
-- order, as text between bars; no column can hold a bar.
CREATE FUNCTION aantafel.audit_seal(entry aantafel.audit_log) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT sha256(key.audit_outer_pad || sha256(key.audit_inner_pad || convert_to(
            array_to_string(ARRAY[
                entry.tenant_id::text, entry.case_id::text, entry.number::text,
                ((extract(epoch FROM entry.happened_at) * 1000000)::bigint)::text,
                entry.kind, entry.deed, entry.item, entry.visitor, entry.person_id::text,
                entry.role, entry.about::text, entry.recipient_id::text, entry.ground,
                entry.times::text,
                encode(entry.before_hash, 'hex')
            ], '|', ''), 'UTF8')))
        FROM aantafel.proof_key AS key);
END $$;

-- Join a row to the end of its chain. The head is locked until the transaction ends, so that
-- two at once make one chain. A case that was destroyed meanwhile has none any more.
CREATE FUNCTION aantafel.audit_append(entry aantafel.audit_log) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head aantafel.audit_heads;
BEGIN
    SELECT h.* INTO head FROM aantafel.audit_heads AS h
    WHERE h.tenant_id = entry.tenant_id AND h.case_id = entry.case_id FOR UPDATE;
    IF NOT FOUND THEN
        IF entry.case_id <> '00000000-0000-0000-0000-000000000000' AND NOT EXISTS (
            SELECT FROM aantafel.cases AS c
            WHERE c.tenant_id = entry.tenant_id AND c.case_id = entry.case_id)
        THEN
            RETURN;
        END IF;
        INSERT INTO aantafel.audit_heads (tenant_id, case_id, number, hash)
        VALUES (entry.tenant_id, entry.case_id, 0, sha256(''::bytea)) ON CONFLICT DO NOTHING;
        SELECT h.* INTO head FROM aantafel.audit_heads AS h
        WHERE h.tenant_id = entry.tenant_id AND h.case_id = entry.case_id FOR UPDATE;
    END IF;
    entry.number := head.number + 1;
    entry.before_hash := head.hash;
    entry.hash := aantafel.audit_seal(entry);
    INSERT INTO aantafel.audit_log VALUES (entry.*);
    UPDATE aantafel.audit_heads AS h SET number = entry.number, hash = entry.hash
    WHERE h.tenant_id = entry.tenant_id AND h.case_id = entry.case_id;
END $$;

-- Who is asking, as a row begins; a guest, of their one case. A link that this transaction
-- itself has ended, or locked, still says whose it was; one that had ended before says nothing.
CREATE FUNCTION aantafel.audit_asker() RETURNS aantafel.audit_log
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    claim text[] := aantafel.proved('member');
    entry aantafel.audit_log;
BEGIN
    entry.times := 1;
    IF claim IS NOT NULL THEN
        entry.visitor := 'member';
        entry.tenant_id := claim[2]::uuid;
        entry.person_id := claim[3]::uuid;
    ELSE
        SELECT 'guest', link.tenant_id, link.person_id, link.case_id
        INTO entry.visitor, entry.tenant_id, entry.person_id, entry.case_id
        FROM aantafel.links AS link
        WHERE link.kind = 'guest'
          AND link.hash = decode(coalesce((aantafel.proved('guest'))[2],
                                          (aantafel.proved('outsider'))[2]), 'hex')
          AND link.expires_at > aantafel.moment()
          AND (link.revoked_at IS NULL OR link.revoked_at >= aantafel.moment());
    END IF;
    RETURN entry;
END $$;

-- The case that was meant by a label, or by the id of something in it. All are looked up,
-- whatever is found, so that it takes no longer where there is something.
CREATE FUNCTION aantafel.audit_case_meant(tenant uuid, label text, thing uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found uuid[] := ARRAY[
        (SELECT c.case_id FROM aantafel.cases AS c
         WHERE c.tenant_id = $1 AND c.label = $2 LIMIT 1),
        (SELECT a.case_id FROM aantafel.agreements AS a
         WHERE a.tenant_id = $1 AND a.agreement_id = $3 LIMIT 1),
        (SELECT m.case_id FROM aantafel.meetings AS m
         WHERE m.tenant_id = $1 AND m.meeting_id = $3 LIMIT 1),
        (SELECT i.case_id FROM aantafel.invitations AS i
         WHERE i.tenant_id = $1 AND i.invitation_id = $3 LIMIT 1)];
BEGIN
    RETURN coalesce(found[1], found[2], found[3], found[4]);
END $$;

-- The part that somebody plays in a case, NULL where they play none.
CREATE FUNCTION aantafel.audit_role(tenant uuid, about uuid, somebody uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT CASE $3 WHEN c.coordinator_id THEN 'coordinator' WHEN c.deputy_id THEN 'deputy'
               ELSE coalesce(
                   (SELECT place.role FROM aantafel.participants AS place
                    WHERE place.tenant_id = $1 AND place.case_id = $2 AND place.person_id = $3),
                   (SELECT 'guardian' FROM aantafel.guardians AS guardian
                    WHERE guardian.tenant_id = $1 AND guardian.case_id = $2
                      AND guardian.guardian_id = $3),
                   (SELECT 'pupil' FROM aantafel.pupils AS pupil
                    WHERE pupil.tenant_id = $1 AND pupil.case_id = $2 AND pupil.pupil_id = $3))
               END
        FROM aantafel.cases AS c WHERE c.tenant_id = $1 AND c.case_id = $2);
END $$;

-- Count a refusal, and return how often this person was refused this kind of thing in this case
-- on the day it is at the school.
CREATE FUNCTION aantafel.audit_refusals(entry aantafel.audit_log) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    counted integer;
BEGIN
    INSERT INTO aantafel.refused_attempts AS before (tenant_id, case_id, person_id, item, day, times)
    VALUES (entry.tenant_id, entry.case_id, entry.person_id, entry.item,
            (entry.happened_at AT TIME ZONE 'Europe/Amsterdam')::date, 1)
    ON CONFLICT (tenant_id, case_id, person_id, item, day) DO UPDATE SET times = before.times + 1
    RETURNING times INTO counted;
    RETURN counted;
END $$;

-- Whether somebody sees again what they saw less than a quarter of an hour ago: nothing was done
-- in the case since but looking. Their row of then says it; another one would say nothing more.
CREATE FUNCTION aantafel.audit_saw(entry aantafel.audit_log) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before aantafel.audit_log;
BEGIN
    FOR before IN
        SELECT l.* FROM aantafel.audit_log AS l
        WHERE l.tenant_id = entry.tenant_id AND l.case_id = entry.case_id ORDER BY l.number DESC
    LOOP
        EXIT WHEN before.kind NOT IN ('read', 'refused')
            OR before.happened_at <= entry.happened_at - interval '15 minutes';
        IF (before.kind, before.deed, before.item, before.visitor, before.person_id, before.role,
            before.about, before.recipient_id, before.ground)
           IS NOT DISTINCT FROM
           (entry.kind, entry.deed, entry.item, entry.visitor, entry.person_id, entry.role,
            entry.about, entry.recipient_id, entry.ground)
           AND before.happened_at <= entry.happened_at
        THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END $$;

-- Write down what this transaction did, each thing a place in these lists. What somebody did in
-- a case where they play no part is noted as refused, whatever was said of it; what was meant
-- for no case at all goes to a chain of the tenant's own, so that it takes as long.
CREATE FUNCTION aantafel.note(
    moment timestamptz, kinds text[], deeds text[], items text[], cases uuid[], labels text[],
    abouts uuid[], recipients uuid[], grounds text[]
) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    asker aantafel.audit_log := aantafel.audit_asker();
    entry aantafel.audit_log;
    place integer;
BEGIN
    IF asker.tenant_id IS NULL THEN
        RETURN 0;
    END IF;
    asker.happened_at := moment;
    -- In the order of the cases, so that two transactions never wait for each other.
    FOR place IN SELECT i FROM generate_subscripts(kinds, 1) AS i ORDER BY cases[i], i LOOP
        entry := asker;
        entry.kind := kinds[place];
        entry.deed := deeds[place];
        entry.item := items[place];
        entry.about := abouts[place];
        entry.recipient_id := recipients[place];
        entry.ground := grounds[place];
        entry.case_id := cases[place];
        IF entry.case_id IS NULL THEN
            entry.case_id := aantafel.audit_case_meant(
                asker.tenant_id, labels[place], entry.about);
        END IF;
        IF entry.case_id <> asker.case_id THEN
            entry.case_id := NULL;
        END IF;
        entry.role := aantafel.audit_role(asker.tenant_id, entry.case_id, asker.person_id);
        IF entry.role IS NULL THEN
            entry.kind := 'refused';
            IF NOT EXISTS (SELECT FROM aantafel.cases AS c
                           WHERE c.tenant_id = asker.tenant_id AND c.case_id = entry.case_id) THEN
                entry.case_id := nobody;
            END IF;
        END IF;
        IF entry.kind = 'refused' THEN
            entry.times := aantafel.audit_refusals(entry);
            -- The first of a day, the second, the fourth, the eighth ...: so the chain says how
            -- often within a factor of two, and nobody makes it grow by asking on and on.
            CONTINUE WHEN entry.times & (entry.times - 1) <> 0;
        END IF;
        CONTINUE WHEN entry.kind = 'read' AND aantafel.audit_saw(entry);
        PERFORM aantafel.audit_append(entry);
    END LOOP;
    RETURN cardinality(kinds);
END $$;

-- Begin a chain for each case that has none yet, from the first start with chains on.
CREATE FUNCTION aantafel.audit_begin(moment timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry aantafel.audit_log;
    begun integer := 0;
BEGIN
    entry.kind := 'begun';
    entry.deed := 'begin_chain';
    entry.item := 'case';
    entry.visitor := 'operator';
    entry.times := 1;
    entry.happened_at := moment;
    FOR entry.tenant_id, entry.case_id IN
        SELECT c.tenant_id, c.case_id FROM aantafel.cases AS c WHERE NOT EXISTS (
            SELECT FROM aantafel.audit_heads AS h
            WHERE h.tenant_id = c.tenant_id AND h.case_id = c.case_id)
    LOOP
        PERFORM aantafel.audit_append(entry);
        begun := begun + 1;
    END LOOP;
    RETURN begun;
END $$;

-- A destroyed case takes its chain along. How long it was and how it ended stays with the
-- certificate; that it was destroyed, and by whom, in the tenant's own chain. What a restore
-- puts back has both already.
CREATE FUNCTION aantafel.audit_end() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry aantafel.audit_log := aantafel.audit_asker();
BEGIN
    SELECT h.number, h.hash INTO NEW.chain_length, NEW.chain_hash FROM aantafel.audit_heads AS h
    WHERE h.tenant_id = NEW.tenant_id AND h.case_id = NEW.case_id FOR UPDATE;
    NEW.chain_length := coalesce(NEW.chain_length, 0);
    DELETE FROM aantafel.audit_log AS l
    WHERE l.tenant_id = NEW.tenant_id AND l.case_id = NEW.case_id;
    DELETE FROM aantafel.audit_heads AS h
    WHERE h.tenant_id = NEW.tenant_id AND h.case_id = NEW.case_id;
    DELETE FROM aantafel.refused_attempts AS r
    WHERE r.tenant_id = NEW.tenant_id AND r.case_id = NEW.case_id;
    entry.visitor := coalesce(entry.visitor, 'operator');
    entry.tenant_id := NEW.tenant_id;
    entry.role := aantafel.audit_role(NEW.tenant_id, NEW.case_id, entry.person_id);
    entry.case_id := '00000000-0000-0000-0000-000000000000';
    entry.happened_at := NEW.destroyed_at;
    entry.kind := 'destroyed';
    entry.deed := 'destroy_case';
    entry.item := 'keeping';
    entry.about := NEW.case_id;
    PERFORM aantafel.audit_append(entry);
    RETURN NEW;
END $$;
CREATE TRIGGER audit_end BEFORE INSERT ON aantafel.destructions
    FOR EACH ROW WHEN (NEW.chain_length IS NULL) EXECUTE FUNCTION aantafel.audit_end();

-- Whether somebody may see who looked: whoever leads the case, the director at its table, and
-- a parent with authority until the pupil is eighteen, and the pupil from sixteen.
CREATE FUNCTION aantafel.may_look_back(asked_for uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.valid_link('guest') AS link
        JOIN aantafel.guardians AS guardian
          ON guardian.tenant_id = link.tenant_id AND guardian.case_id = link.case_id
         AND guardian.guardian_id = link.person_id
        WHERE link.case_id = $1 AND guardian.has_authority
          AND NOT aantafel.is_of_age(link.tenant_id, link.case_id))
    OR coalesce($1 = ANY (ARRAY(SELECT aantafel.my_kept_cases())), false)
    OR ($1 = aantafel.guest_case() AND aantafel.guest_pupil() IS NOT NULL
        AND aantafel.guest_has_rights());
END $$;

-- The newest rows of a case's chain, with the names of staff. To a parent, who tried in vain
-- has no name, and nothing is told of the other parent and the pupil, by them or to them: when one
-- of them answers is theirs. Who plays no part in the case has a name for nobody here. Of what was refused more
-- often in a day the newest row says how often; of a reason, about says which.
CREATE FUNCTION aantafel.looks_at(asked_for uuid, most integer)
RETURNS TABLE (number integer, happened_at timestamptz, kind text, item text, visitor text,
               person_id uuid, role text, name text, recipient text, times integer,
               about uuid, ground text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    asker aantafel.audit_log := aantafel.audit_asker();
    parents uuid[] := ARRAY(
        SELECT guardian.guardian_id FROM aantafel.guardians AS guardian
        WHERE guardian.tenant_id = asker.tenant_id AND guardian.case_id = asked_for);
BEGIN
    IF NOT aantafel.may_look_back(asked_for) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT entry.number, entry.happened_at, entry.kind, entry.item, entry.visitor,
           CASE WHEN shown.whole THEN entry.person_id END, entry.role,
           CASE WHEN shown.whole THEN somebody.name END, receiver.name,
           coalesce(counted.times, entry.times),
           CASE WHEN entry.kind = 'reasoned' THEN entry.about END,
           CASE WHEN entry.kind = 'reasoned' THEN entry.ground END
    FROM aantafel.audit_log AS entry
    CROSS JOIN LATERAL (
        SELECT entry.kind <> 'refused' OR (asker.visitor = 'member' AND entry.role IS NOT NULL)
            AS whole) AS shown
    LEFT JOIN aantafel.refused_attempts AS counted
      ON entry.kind = 'refused' AND counted.tenant_id = entry.tenant_id
     AND counted.case_id = entry.case_id AND counted.person_id = entry.person_id
     AND counted.item = entry.item
     AND counted.day = (entry.happened_at AT TIME ZONE 'Europe/Amsterdam')::date
    LEFT JOIN aantafel.people AS somebody
      ON somebody.tenant_id = entry.tenant_id AND somebody.person_id = entry.person_id
    LEFT JOIN aantafel.people AS receiver
      ON receiver.tenant_id = entry.tenant_id AND receiver.person_id = entry.recipient_id
    WHERE entry.tenant_id = asker.tenant_id AND entry.case_id = asked_for
      AND (counted.times IS NULL OR entry.times * 2 > counted.times)
      AND (NOT asker.person_id = ANY (parents)
           OR asker.person_id IN (entry.person_id, entry.recipient_id)
           OR NOT (entry.visitor = 'guest' AND entry.role IN ('guardian', 'pupil')
                   OR coalesce(entry.recipient_id = ANY (parents), false)))
    ORDER BY entry.number DESC LIMIT most;
END $$;

-- What the operator calls the cases whose chains are broken.
CREATE FUNCTION aantafel.audit_labels(cases uuid[])
RETURNS TABLE (tenant_id uuid, case_id uuid, label text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.tenant_id, c.case_id, c.label FROM aantafel.cases AS c
    WHERE c.case_id = ANY ($1) AND aantafel.is_operator();
END $$;

-- The cases that have no chain, for the operator: somebody took it away.
CREATE FUNCTION aantafel.audit_unchained() RETURNS TABLE (tenant_id uuid, case_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.tenant_id, c.case_id FROM aantafel.cases AS c
    WHERE aantafel.is_operator() AND NOT EXISTS (
        SELECT FROM aantafel.audit_log AS l
        WHERE l.tenant_id = c.tenant_id AND l.case_id = c.case_id);
END $$;

DO $$
DECLARE
    one regprocedure;
BEGIN
    EXECUTE 'GRANT CREATE ON SCHEMA aantafel TO aantafel_wall';
    FOR one IN SELECT p.oid::regprocedure FROM pg_proc AS p
               JOIN pg_namespace AS n ON n.oid = p.pronamespace
               WHERE n.nspname = 'aantafel' AND p.proname ~ '^(audit_.*|note|may_look_back|looks_at)$'
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
    GRANT EXECUTE ON FUNCTION
        aantafel.note(timestamptz, text[], text[], text[], uuid[], text[], uuid[], uuid[], text[]),
        aantafel.looks_at(uuid, integer)
        TO aantafel_member, aantafel_guest;
    GRANT EXECUTE ON FUNCTION aantafel.may_look_back(uuid) TO aantafel_guest;
    GRANT EXECUTE ON FUNCTION aantafel.audit_labels(uuid[]), aantafel.audit_unchained()
        TO aantafel_operator;
    FOR one IN SELECT p.oid::regprocedure FROM pg_proc AS p
               JOIN pg_namespace AS n ON n.oid = p.pronamespace
               WHERE n.nspname = 'aantafel' AND p.proname ~ '^(audit_.*|note|may_look_back|looks_at)$'
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO aantafel_wall', one);
    END LOOP;
    EXECUTE 'REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall';
END $$;
