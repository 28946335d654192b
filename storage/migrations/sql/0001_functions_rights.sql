-- Functions: nobody's unless granted, and run as aantafel_wall.

DO $$
DECLARE
    one regprocedure;
BEGIN
    FOR one IN SELECT p.oid::regprocedure FROM pg_proc AS p
               JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = 'aantafel' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION
    aantafel.by_link(), aantafel.link_case(),
    aantafel.tenant(), aantafel.person(), aantafel.moment(),
    aantafel.my_channels(), aantafel.my_teams(),
    aantafel.my_cases(), aantafel.my_led_cases(), aantafel.my_readable_cases(),
    aantafel.my_invited_cases(), aantafel.my_awaited_cases(), aantafel.my_own_invitations(),
    aantafel.invited_as(uuid, text), aantafel.takes_part(uuid), aantafel.standings_of(uuid),
    aantafel.coordinates(text), aantafel.my_coordinated_channels(),
    aantafel.my_acquaintances(), aantafel.is_coordinator(), aantafel.is_in_my_channel(uuid, text),
    aantafel.is_anothers(uuid, uuid), aantafel.is_expected(uuid, uuid), aantafel.take_label(text),
    aantafel.mine_to_take_over(), aantafel.take_over(uuid), aantafel.refusal_of(text),
    aantafel.members_of_mine(text), aantafel.account_at(bytea)
    TO aantafel_member;
GRANT EXECUTE ON FUNCTION
    aantafel.valid_link(text, text), aantafel.guest_tenant(), aantafel.guest_person(),
    aantafel.guest_case(), aantafel.guest_acquaintances(), aantafel.is_anothers(uuid, uuid),
    aantafel.use_link(text)
    TO aantafel_guest;
GRANT EXECUTE ON FUNCTION aantafel.is_courier(), aantafel.still_sits(uuid, uuid, uuid),
    aantafel.roster_of(uuid, uuid, uuid), aantafel.is_frozen(uuid, text),
    aantafel.is_case_frozen(uuid, uuid), aantafel.newcomer_to(uuid, text, uuid),
    aantafel.empty_chairs(uuid, text), aantafel.to_ask(uuid, text)
    TO aantafel_courier;
GRANT EXECUTE ON FUNCTION aantafel.synced_tenant() TO aantafel_roster_sync;
GRANT EXECUTE ON FUNCTION aantafel.is_operator() TO aantafel_operator;

-- Last, for the owner of the tables has no rights on what is another's.
DO $$
DECLARE
    one regprocedure;
BEGIN
    EXECUTE 'GRANT CREATE ON SCHEMA aantafel TO aantafel_wall';
    FOR one IN SELECT p.oid::regprocedure FROM pg_proc AS p
               JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = 'aantafel' LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO aantafel_wall', one);
    END LOOP;
    EXECUTE 'REVOKE CREATE ON SCHEMA aantafel FROM aantafel_wall';
END $$;
