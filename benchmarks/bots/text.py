"""The least that a page can cost: aiohttp that answers one line of text.

``python -m benchmarks.bots.text PORT``
"""

import sys

from aiohttp import web


async def _page(_: web.Request) -> web.Response:
    return web.Response(text="Dag!")


def main() -> None:
    """Serve until told to stop."""
    app = web.Application()
    app.router.add_get("/", _page)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)


if __name__ == "__main__":
    main()
