"""The operator's command that reads all rosters now."""

from collections.abc import Mapping

from bot.edge import teams_edge
from bot.foundation import Serves, lay_foundation
from bot.settings import Settings, SettingsOdd
from bot.teams.clock import utc_now
from bot.teams.roster_sync import RosterReader
from bot.teams.sweep import RosterSweep


async def sweep_now(settings: Settings) -> Mapping[str, int]:
    """Read all rosters now, and return how many, and what no event had told.

    Raises:
        SettingsOdd, ServerUnavailable, DatabaseAway: a sentence says why.
    """
    if settings.app_id is None:
        raise SettingsOdd("set AANTAFEL_APP_ID (and what goes with it): Teams is to be asked")
    async with (
        lay_foundation(settings, Serves.TEAMS, utc_now) as foundation,
        teams_edge(settings, utc_now) as edge,
    ):
        reader = RosterReader(foundation.database, edge.sources, utc_now, edge.service_url)
        found = await RosterSweep(reader, utc_now, foundation.practice).sweep_all()
    return {
        "rosters_read": found.read,
        "rosters_unread": found.unread,
        "untold_arrivals": found.arrivals,
        "untold_departures": found.departures,
    }
