-- The pupil of a case: who decides about consent by their age, and what is theirs at the table.

-- One pupil a case. Their date of birth stands here behind a mask (see born_behind), so that the
-- wall knows an age and a copy of the tables does not. asked_from and guardians_asked are the
-- school's way of asking, as it was when the case was opened. told is how far the coordinator was
-- told of birthdays, look_on the day on which to look again: a guess before the birthday.
CREATE TABLE aantafel.pupils (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    language text NOT NULL,
    asked_from integer NOT NULL,
    guardians_asked text NOT NULL,
    born_masked integer,
    born_mask uuid NOT NULL DEFAULT gen_random_uuid(),
    told integer NOT NULL DEFAULT 0,
    look_on date,
    PRIMARY KEY (tenant_id, case_id),
    UNIQUE (tenant_id, pupil_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES aantafel.cases ON DELETE CASCADE
);
CREATE INDEX pupils_to_look_at ON aantafel.pupils (look_on) WHERE look_on IS NOT NULL;
ALTER TABLE aantafel.pupils ENABLE ROW LEVEL SECURITY;
ALTER TABLE aantafel.pupils FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON aantafel.pupils TO aantafel_wall;
CREATE POLICY wall ON aantafel.pupils TO aantafel_wall USING (true);

-- What is hidden behind a mask, or the mask of what is to be hidden: the two are one. The mask
-- follows from the key of the audit log, which outlives master keys and is in no backup that has
-- the tables; each row has a mask of its own, and a new one for every new date.
CREATE FUNCTION aantafel.behind_mask(mask uuid, hidden integer) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT $2 # ('x' || left(encode(sha256(key.audit_outer_pad || sha256(
            key.audit_inner_pad || convert_to('born|' || $1::text, 'UTF8'))), 'hex'), 8)
            )::bit(32)::integer
        FROM aantafel.proof_key AS key);
END $$;

CREATE FUNCTION aantafel.born_behind(mask uuid, hidden integer) RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN date '1970-01-01' + aantafel.behind_mask($1, $2);
END $$;

-- The day it is at the school.
CREATE FUNCTION aantafel.school_day() RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (aantafel.moment() AT TIME ZONE 'Europe/Amsterdam')::date;
END $$;

-- The day on which somebody turns so many years: who was born on 29 February does so on 1 March
-- of a year without one. Plain SQL: it becomes part of what asks it.
CREATE FUNCTION aantafel.turns(born date, years integer) RETURNS date
LANGUAGE sql IMMUTABLE AS $$
    SELECT ($1 + make_interval(years => $2))::date
        + CASE WHEN extract(day FROM $1 + make_interval(years => $2)) < extract(day FROM $1)
               THEN 1 ELSE 0 END
$$;

-- Keep the pupil of a case that I lead; what the school asks by stays as it was. The birthdays
-- they had already are not told.
CREATE FUNCTION aantafel.keep_pupil(about uuid, pupil uuid, language text, asked_from integer,
    guardians_asked text, born date) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    mask uuid := gen_random_uuid();
    hidden integer := aantafel.behind_mask(mask, $6 - date '1970-01-01');
    had integer := (SELECT max(2 * years + 1) FROM unnest(ARRAY[$4, 16, 18]) AS years
                    WHERE aantafel.turns($6, years) <= aantafel.school_day());
BEGIN
    INSERT INTO aantafel.pupils AS kept (tenant_id, case_id, pupil_id, language, asked_from,
        guardians_asked, born_masked, born_mask, told, look_on)
    SELECT (SELECT aantafel.tenant()), $1, $2, $3, $4, $5, hidden, mask, coalesce(had, 0),
        CASE WHEN $6 IS NOT NULL THEN aantafel.school_day() END
    WHERE $1 = ANY (ARRAY(SELECT aantafel.my_led_cases()))
    ON CONFLICT (tenant_id, case_id) DO UPDATE
    SET language = excluded.language, born_masked = excluded.born_masked,
        born_mask = excluded.born_mask, told = excluded.told, look_on = excluded.look_on;
END $$;

-- The pupils of cases, for who may read them, for their parents and for themselves; the date of
-- birth for who may read the case, and how old they are for the others. Who gathers what is held
-- on a pupil has to know that too: it says whose rights these are.
CREATE FUNCTION aantafel.pupils_of(abouts uuid[])
RETURNS TABLE (case_id uuid, pupil_id uuid, language text, asked_from integer,
    guardians_asked text, born date, age integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    today date := aantafel.school_day();
    guest record;
    readable uuid[];
BEGIN
    SELECT link.* INTO guest FROM aantafel.valid_link('guest') AS link;
    IF guest.case_id IS NULL THEN
        readable := ARRAY(SELECT aantafel.my_readable_cases());
    END IF;
    RETURN QUERY
    SELECT p.case_id, p.pupil_id, p.language, p.asked_from, p.guardians_asked,
        CASE WHEN p.case_id = ANY (readable) THEN known.born END,
        extract(year FROM age(today, known.born))::integer
    FROM aantafel.pupils AS p
    CROSS JOIN LATERAL (SELECT aantafel.born_behind(p.born_mask, p.born_masked) AS born) AS known
    WHERE p.tenant_id = coalesce(guest.tenant_id, (SELECT aantafel.tenant()))
      AND p.case_id = ANY ($1)
      AND (p.case_id = ANY (readable)
           OR (p.case_id = guest.case_id AND (p.pupil_id = guest.person_id OR EXISTS (
                SELECT FROM aantafel.guardians AS guardian
                WHERE guardian.tenant_id = p.tenant_id AND guardian.case_id = p.case_id
                  AND guardian.guardian_id = guest.person_id)))
           OR (guest.case_id IS NULL AND aantafel.may_inspect(p.case_id, p.case_id)));
END $$;

-- Whether the pupil of a case is eighteen: nobody has authority over them any more.
CREATE FUNCTION aantafel.is_of_age(tenant uuid, about uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM aantafel.pupils AS p
        WHERE p.tenant_id = $1 AND p.case_id = $2
          AND aantafel.turns(aantafel.born_behind(p.born_mask, p.born_masked), 18)
              <= aantafel.school_day());
END $$;

-- The pupil who came with a link, NULL for any other guest.
CREATE FUNCTION aantafel.guest_pupil() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT p.pupil_id FROM aantafel.pupils AS p
        JOIN aantafel.valid_link('guest') AS link USING (tenant_id, case_id)
        WHERE p.pupil_id = link.person_id);
END $$;

-- Whether a guest may claim the rights of who data is about: a pupil may from sixteen.
CREATE FUNCTION aantafel.guest_has_rights() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN NOT EXISTS (
        SELECT FROM aantafel.pupils AS p
        JOIN aantafel.valid_link('guest') AS link USING (tenant_id, case_id)
        WHERE p.pupil_id = link.person_id
          AND (p.born_masked IS NULL
               OR aantafel.turns(aantafel.born_behind(p.born_mask, p.born_masked), 16)
                  > aantafel.school_day()));
END $$;

-- Birthdays that change who decides, each told twice: some days ahead, and on the day. Who is
-- looked at and has nothing to be told of is looked at again halfway to the next at the latest.
CREATE FUNCTION aantafel.take_birthdays(days_ahead integer)
RETURNS TABLE (tenant uuid, about uuid, label text, leader uuid, years integer, falls_on date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    today date := aantafel.school_day();
    one record;
    next record;
BEGIN
    IF NOT aantafel.is_courier() THEN
        RETURN;
    END IF;
    FOR one IN
        SELECT p.*, c.label, c.coordinator_id,
            aantafel.born_behind(p.born_mask, p.born_masked) AS born
        FROM aantafel.pupils AS p JOIN aantafel.cases AS c USING (tenant_id, case_id)
        WHERE p.look_on <= today AND c.state = 'open'
        ORDER BY p.look_on FOR UPDATE OF p SKIP LOCKED LIMIT 200
    LOOP
        SELECT max(stage.number) FILTER (WHERE stage.day <= today) AS reached,
               min(stage.day) FILTER (WHERE stage.day > today) AS ahead
        INTO next
        FROM unnest(ARRAY[one.asked_from, 16, 18]) AS age,
            LATERAL (VALUES (2 * age, aantafel.turns(one.born, age) - $1),
                            (2 * age + 1, aantafel.turns(one.born, age))) AS stage (number, day);
        UPDATE aantafel.pupils AS p
        SET told = greatest(p.told, coalesce(next.reached, 0)),
            look_on = CASE WHEN next.ahead IS NOT NULL THEN
                today + greatest(1, (next.ahead - today) / 2 - (random() * 9)::integer) END
        WHERE p.tenant_id = one.tenant_id AND p.case_id = one.case_id;
        IF next.reached > one.told THEN
            RETURN QUERY SELECT one.tenant_id, one.case_id, one.label, one.coordinator_id,
                next.reached / 2, aantafel.turns(one.born, next.reached / 2);
        END IF;
    END LOOP;
END $$;

-- What is for the pupil: they and who may read the case see it, and who leads it writes it.
CREATE POLICY for_the_pupil ON aantafel.words FOR SELECT TO aantafel_member
    USING (tenant_id = (SELECT aantafel.tenant()) AND audience = 'pupil'
           AND case_id = ANY (ARRAY(SELECT aantafel.my_readable_cases())));
CREATE POLICY for_the_pupil_adds ON aantafel.words FOR INSERT TO aantafel_member
    WITH CHECK (tenant_id = (SELECT aantafel.tenant()) AND audience = 'pupil'
                AND author_id = (SELECT aantafel.person())
                AND case_id = ANY (ARRAY(SELECT aantafel.my_led_cases())));
CREATE POLICY for_the_pupil_guest ON aantafel.words FOR SELECT TO aantafel_guest
    USING (audience = 'pupil' AND (tenant_id, case_id) = (
               SELECT link.tenant_id, link.case_id FROM aantafel.valid_link('guest') AS link)
           AND (SELECT aantafel.guest_pupil()) = (SELECT aantafel.guest_person()));
CREATE POLICY of_age ON aantafel.rights_requests AS RESTRICTIVE FOR INSERT TO aantafel_guest
    WITH CHECK ((SELECT aantafel.guest_has_rights()));

DO $$
DECLARE
    one regprocedure;
BEGIN
    EXECUTE 'GRANT CREATE ON SCHEMA aantafel TO aantafel_wall';
    FOR one IN SELECT p.oid::regprocedure FROM pg_proc AS p
               JOIN pg_namespace AS n ON n.oid = p.pronamespace
               WHERE n.nspname = 'aantafel' AND p.proname = ANY ('{behind_mask,born_behind,
                   school_day,turns,is_of_age,keep_pupil,pupils_of,guest_pupil,guest_has_rights,
                   take_birthdays}'::text[])
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
    GRANT EXECUTE ON FUNCTION aantafel.pupils_of(uuid[]) TO aantafel_member, aantafel_guest;
    GRANT EXECUTE ON FUNCTION
        aantafel.keep_pupil(uuid, uuid, text, integer, text, date) TO aantafel_member;
    GRANT EXECUTE ON FUNCTION aantafel.guest_pupil(), aantafel.guest_has_rights()
        TO aantafel_guest;
    GRANT EXECUTE ON FUNCTION aantafel.take_birthdays(integer) TO aantafel_courier;
    FOR one IN SELECT p.oid::regprocedure FROM pg_proc AS p
               JOIN pg_namespace AS n ON n.oid = p.pronamespace
               WHERE n.nspname = 'aantafel' AND p.proname = ANY ('{behind_mask,born_behind,
                   school_day,turns,is_of_age,keep_pupil,pupils_of,guest_pupil,guest_has_rights,
                   take_birthdays}'::text[])
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO aantafel_wall', one);
    END LOOP;
    EXECUTE 'REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall';
END $$;
