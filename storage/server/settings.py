"""The settings of an embedded PostgreSQL, given on its command line at every start.

On the command line they belong to the release that starts the server, not to the day its
data folder was made.
"""

from pathlib import Path

OWNER = "aantafel_owner"
DATABASE = "aantafel"
PORT = 5432
"""No TCP port: it only names the socket."""

_ALWAYS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "cluster_name": "aantafel",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A replica keeps a small pool; this leaves room for several, a migration and the operator.
    "max_connections": "100",
    # A turn's transaction lasts milliseconds; one that is forgotten would hold its rows' locks.
    "idle_in_transaction_session_timeout": "60s",
    "jit": "off",  # every query here is short
    # Errors can quote what somebody typed: the log has the server's own events only.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}

_FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # Its workers would hold the template that the next test's database is copied from.
    "autovacuum": "off",
}


def server_arguments(data: Path, socket: Path, *, durable: bool) -> list[str]:
    """Return the arguments that ``postgres`` is started with."""
    settings = _ALWAYS | {"unix_socket_directories": str(socket)}
    if not durable:
        settings |= _FORGETFUL
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return ["-D", str(data), *options]


def initdb_arguments(data: Path, password_file: Path, version: int, *, durable: bool) -> list[str]:
    """Return the arguments that ``initdb`` makes the data folder with.

    Texts sort by code point and fold case by Unicode on every machine alike, because
    an index must mean the same when the data moves to another system's libraries.

    Source: PostgreSQL 17 release notes (the builtin locale provider); older ones take libc's.
    """
    if version >= 17:  # noqa: PLR2004 - the first release with the builtin provider
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C.UTF-8"]
    return [
        f"--pgdata={data}",
        f"--username={OWNER}",
        f"--pwfile={password_file}",
        "--auth-local=scram-sha-256",
        "--auth-host=reject",
        "--encoding=UTF8",
        "--data-checksums",
        *locale,
        *([] if durable else ["--no-sync"]),
    ]
