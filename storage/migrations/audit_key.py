"""The key of the audit log's chains: minted once, and wrapped by the master key of the day.

It outlives master keys, for a chain that were sealed anew would no longer prove anything.
"""

from datetime import UTC, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.vault import Vault

AUDIT_KEY_OWNER = "audit"

_READ = text("SELECT wrapped FROM aantafel.audit_key")
_KEEP = text(
    "INSERT INTO aantafel.audit_key (wrapped) VALUES (:wrapped) ON CONFLICT (tenant_id) DO NOTHING"
)
_LET_SQL_SEAL = text(
    "UPDATE aantafel.proof_key SET audit_inner_pad = :inner, audit_outer_pad = :outer "
    "WHERE audit_inner_pad IS DISTINCT FROM :inner"
)
_BEGIN = text("SELECT aantafel.audit_begin(:moment)")


async def keep_audit_key(connection: AsyncConnection, master_key: bytes) -> None:
    """Let the database seal the rows of the audit log, and begin the chains the first time."""
    vault = Vault(master_key)
    await connection.execute(text("SET LOCAL ROLE aantafel_wall"))
    wrapped = await connection.scalar(_READ)
    is_new = wrapped is None
    if is_new:
        await connection.execute(_KEEP, {"wrapped": vault.mint(AUDIT_KEY_OWNER)[1]})
        wrapped = await connection.scalar(_READ)  # another replica may have been first
    inner, outer = vault.unwrap(wrapped, AUDIT_KEY_OWNER).pads()
    await connection.execute(_LET_SQL_SEAL, {"inner": inner, "outer": outer})
    if is_new:
        await connection.execute(_BEGIN, {"moment": datetime.now(UTC)})
