"""An access log that never holds a link."""

from aiohttp.abc import AbstractAccessLogger
from aiohttp.web import BaseRequest, Request, StreamResponse


class RouteLogger(AbstractAccessLogger):
    """Logs which route was asked for, never the path: a path may be somebody's key.

    The usual logger also writes the Referer, in which the same key would come back.
    """

    def log(self, request: BaseRequest, response: StreamResponse, time: float) -> None:
        """Write one line: method, route ("/g/{token}"), status, size and milliseconds."""
        self.logger.info(
            "%s %s %d %d %.1f",
            _method(request),
            _route(request),
            response.status,
            response.body_length,
            time * 1000,
        )

    @property
    def enabled(self) -> bool:
        """Say whether anybody wants these lines."""
        return self.logger.isEnabledFor(20)


def _method(request: BaseRequest) -> str:
    return request.method if request.method.isalpha() else "?"


def _route(request: BaseRequest) -> str:
    # A request that could not be parsed never became one of an application.
    if not isinstance(request, Request):
        return "(none)"
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "(none)"
