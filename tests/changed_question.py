"""A release after which the question about the team asks something else than before."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from cases.model import consent_texts
from cases.model.consents import Purpose
from tests.postgres import connect

_OLD = "discuss_team-1"
_BEFORE = "SELECT pg_get_functiondef('aantafel.outdated_texts()'::regprocedure)"
_AFTER = f"""
CREATE OR REPLACE FUNCTION aantafel.outdated_texts() RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY['{_OLD}'] $$
"""


@asynccontextmanager
async def changed_question(owner_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """Let a yes to the question as it was count no longer, in the rules and in the wall."""
    owner = await connect(owner_url)
    before = await owner.fetchval(_BEFORE)
    await owner.execute(_AFTER)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(consent_texts, "OUTDATED_TEXTS", frozenset({_OLD}))
            patch.setitem(consent_texts.TEXT_VERSIONS, Purpose.DISCUSS_TEAM, "discuss_team-2")
            yield
    finally:
        await owner.execute(before)
        await owner.close()
