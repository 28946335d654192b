-- The keeper may read every table, whichever revision made it. Run after each upgrade.
DO $$
DECLARE
    one text;
BEGIN
    FOR one IN
        SELECT t.tablename FROM pg_tables AS t
        WHERE t.schemaname = 'aantafel' AND NOT EXISTS (
            SELECT FROM pg_policies AS p
            WHERE p.schemaname = 'aantafel' AND p.tablename = t.tablename
              AND p.policyname = 'keeper')
    LOOP
        EXECUTE format('GRANT SELECT ON aantafel.%I TO aantafel_keeper', one);
        EXECUTE format('CREATE POLICY keeper ON aantafel.%I TO aantafel_keeper USING (true)', one);
    END LOOP;
END $$;
