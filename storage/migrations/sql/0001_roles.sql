-- Roles belong to the whole server, so another database's migration may make them at the
-- same moment: losing that race is as good as winning it.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[
        'aantafel_member', 'aantafel_guest', 'aantafel_courier', 'aantafel_roster_sync',
        'aantafel_operator', 'aantafel_wall', 'aantafel_keeper'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
    END LOOP;
    -- To be able to hand the functions over and to keep the data; not to see what they see.
    FOREACH wanted IN ARRAY ARRAY['aantafel_wall', 'aantafel_keeper'] LOOP
        IF NOT pg_has_role(current_user, wanted, 'SET') THEN
            EXECUTE format(
                'GRANT %I TO %I WITH INHERIT FALSE, SET TRUE', wanted, current_user);
        END IF;
    END LOOP;
END $$;
