-- Roles belong to the whole server, so another database's migration may make them at the
-- same moment: losing that race is as good as winning it.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[
        'aantafel_member', 'aantafel_guest', 'aantafel_courier', 'aantafel_roster_sync',
        'aantafel_operator', 'aantafel_wall'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
    END LOOP;
    IF NOT pg_has_role(current_user, 'aantafel_wall', 'SET') THEN
        -- To be able to hand the functions over; not to see what they see.
        EXECUTE format(
            'GRANT aantafel_wall TO %I WITH INHERIT FALSE, SET TRUE', current_user);
    END IF;
END $$;
