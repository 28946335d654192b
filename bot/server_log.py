"""What the HTTP server itself may write down about a request it could not answer.

aiohttp logs such a request with all that was in it: the first line of one that cannot be read
holds somebody's link, what an exception says may hold somebody's words, and beside it stands
where the sender is.
"""

import logging
import traceback

from aiohttp import web

from bot.pages.access_log import RouteLogger

_PLACES = 5


class KindAndPlace(logging.Filter):
    """Keeps of a record what kind of thing went wrong and where in the code, and nothing else."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record, and let it through."""
        error = record.exc_info[1] if record.exc_info else None
        kind = type(error).__name__ if error else "nothing raised"
        frames = traceback.extract_tb(error.__traceback__) if error else []
        places = [f"{frame.name}:{frame.lineno}" for frame in frames]
        record.msg, record.args = (
            "the server gave up on a request: %s %s",
            (kind, places[-_PLACES:]),
        )
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def runner_of(app: web.Application) -> web.AppRunner:
    """Return what serves an application to the outside, with logs that hold no links or words."""
    logger = logging.getLogger("bot.server")
    if not any(isinstance(one, KindAndPlace) for one in logger.filters):
        logger.addFilter(KindAndPlace())
    return web.AppRunner(app, access_log_class=RouteLogger, logger=logger)
