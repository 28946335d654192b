"""The embedded PostgreSQL: a server of our own, for who gives no database address."""

from storage.server.embedded import EmbeddedServer, Server
from storage.server.unavailable import ServerUnavailable

__all__ = ["EmbeddedServer", "Server", "ServerUnavailable"]
