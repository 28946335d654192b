"""What PostgreSQL's own catalogue says of the wall: a table without one cannot be added."""

import re

import pytest

from storage.migrations.logins import ROLES, login_name
from storage.tables import METADATA
from tests.seeds import MASTER_KEY
from tests.storage.intruder import Session

TABLES = sorted(METADATA.tables)

PLAIN = {
    "standing_invitations",
    "turns",
    "outdated_texts",
    "still_says",
    "concerns",
    "deciders_of",
    "granted_seats",
    "involved_seats",
    "consented_seats",
    "report_seats",
}
"""Functions of plain SQL, which become part of those that ask them; nobody else may."""

ALL_ROLES = (*ROLES, "aantafel_wall", "aantafel_keeper")


async def test_every_table_forces_row_security_and_has_a_policy(owner: Session) -> None:
    open_tables = await owner.fetch(
        """
        SELECT c.oid::regclass::text AS name FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = 'aantafel' AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
          AND NOT (c.relkind IN ('r', 'p') AND c.relrowsecurity AND c.relforcerowsecurity
                   AND EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid))
        """
    )
    assert [row["name"] for row in open_tables] == []


async def test_no_policy_is_for_everybody(owner: Session) -> None:
    rows = await owner.fetch(
        "SELECT tablename, policyname, roles FROM pg_policies WHERE schemaname = 'aantafel'"
    )
    assert rows
    for row in rows:
        assert set(row["roles"]) <= set(ALL_ROLES), row["policyname"]


async def test_only_roles_no_login_takes_have_a_policy_without_a_condition(owner: Session) -> None:
    rows = await owner.fetch(
        """
        SELECT tablename, policyname, roles, cmd, qual, with_check FROM pg_policies
        WHERE schemaname = 'aantafel' AND NOT roles <@ '{aantafel_wall,aantafel_keeper}'::name[]
        """
    )
    for row in rows:
        for condition in (row["qual"], row["with_check"]):
            assert condition is None or "aantafel." in condition or "called_back" in condition
        assert row["qual"] or row["with_check"], row["policyname"]


async def test_sets_in_policies_are_worked_out_once_for_a_statement(owner: Session) -> None:
    """The other shapes (IN, EXISTS) cost 300 times more at a million cases."""
    rows = await owner.fetch(
        "SELECT qual, with_check FROM pg_policies WHERE schemaname = 'aantafel'"
    )
    written = " ".join(part for row in rows for part in row if part)
    assert " EXISTS " not in written
    assert not re.search(r"\bIN \(\s*SELECT", written)
    asked = set(re.findall(r"aantafel\.(my_\w+|guest_acquaintances)\(", written))
    once = set(re.findall(r"ARRAY\( SELECT aantafel\.(\w+)\(", written))
    assert asked <= once
    assert "my_cases" in asked


async def test_the_functions_belong_to_the_wall_and_not_to_the_public(owner: Session) -> None:
    rows = await owner.fetch(
        """
        SELECT p.proname, r.rolname AS owner, p.prosecdef, p.proconfig, p.proacl::text AS rights
        FROM pg_proc AS p
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        JOIN pg_roles AS r ON r.oid = p.proowner
        WHERE n.nspname = 'aantafel'
        """
    )
    assert len(rows) > 20
    for row in rows:
        assert row["owner"] == "aantafel_wall"
        assert row["rights"] is not None
        assert not re.search(r"[{,]=", row["rights"]), row["proname"]  # "=X" is the public's
        if row["proname"] not in PLAIN:
            assert row["prosecdef"]
            assert row["proconfig"] == ["search_path=pg_catalog, pg_temp"]


async def test_the_roles_can_do_nothing_but_what_is_granted(owner: Session) -> None:
    rows = await owner.fetch("SELECT * FROM pg_roles WHERE rolname LIKE 'aantafel\\_%'")
    roles = {row["rolname"]: row for row in rows}
    login = roles[login_name(MASTER_KEY)]
    assert login["rolcanlogin"]
    for name in (*ALL_ROLES, login_name(MASTER_KEY)):
        role = roles[name]
        assert not role["rolinherit"]
        for right in ("rolsuper", "rolbypassrls", "rolcreatedb", "rolcreaterole", "rolreplication"):
            assert not role[right], (name, right)
        if name in ALL_ROLES:
            assert not role["rolcanlogin"]


async def test_the_login_takes_the_five_roles_and_not_the_walls(owner: Session) -> None:
    rows = await owner.fetch(
        """
        SELECT g.rolname, m.admin_option FROM pg_auth_members AS m
        JOIN pg_roles AS g ON g.oid = m.roleid
        WHERE m.member = $1::regrole
        """,
        login_name(MASTER_KEY),
    )
    assert {row["rolname"] for row in rows} == set(ROLES)
    assert not any(row["admin_option"] for row in rows)


async def test_nobody_of_ours_owns_a_table(owner: Session) -> None:
    owners = await owner.fetch(
        "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'aantafel'"
    )
    assert not {row["tableowner"] for row in owners} & {*ALL_ROLES, login_name(MASTER_KEY)}


async def test_the_login_itself_may_read_nothing(owner: Session) -> None:
    count = await owner.fetchval(
        """
        SELECT count(*) FROM pg_tables WHERE schemaname IN ('aantafel', 'public')
        AND has_table_privilege($1, format('%I.%I', schemaname, tablename),
                                'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
        """,
        login_name(MASTER_KEY),
    )
    assert count == 0


@pytest.mark.parametrize("table", TABLES)
async def test_the_statements_know_the_columns_there_are(owner: Session, table: str) -> None:
    rows = await owner.fetch(
        """
        SELECT column_name, data_type FROM information_schema.columns
        WHERE table_schema = 'aantafel' AND table_name = $1 ORDER BY ordinal_position
        """,
        table.removeprefix("aantafel."),
    )
    stored = {row["column_name"]: row["data_type"] for row in rows}
    columns = METADATA.tables[table].columns
    named = {
        "Uuid": "uuid",
        "Text": "text",
        "DateTime": "timestamp with time zone",
        "Date": "date",
        "Interval": "interval",
        "Integer": "integer",
        "Boolean": "boolean",
        "LargeBinary": "bytea",
    }
    assert {column.name: named[type(column.type).__name__] for column in columns} == stored


async def test_the_statements_know_the_tables_there_are(owner: Session) -> None:
    rows = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'aantafel'")
    assert sorted(f"aantafel.{row['tablename']}" for row in rows) == TABLES
