"""HTTP/1.1 as far as the load and Microsoft's stand-ins need it, cheap enough not to be measured.

Both run on the processor that the bots do not use; what they cost there limits nobody as long
as it is a fraction of what the fastest bot costs.
"""

from dataclasses import dataclass

_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = b"content-length:"
_CHUNKED = b"transfer-encoding: chunked"


@dataclass(frozen=True, slots=True)
class Heard:
    """One whole request or answer: its first line and headers, and its body."""

    head: bytes
    body: bytes

    @property
    def status(self) -> int:
        """The status of an answer."""
        return int(self.head[9:12])

    @property
    def asked(self) -> tuple[str, str]:
        """The method and the target of a request."""
        method, target, _ = self.head.split(b" ", 2)
        return method.decode(), target.decode()


class Incoming:
    """Cuts what arrives on a connection into whole requests or answers."""

    def __init__(self) -> None:
        self._arrived = b""

    def feed(self, data: bytes) -> list[Heard]:
        """Take what arrived and return what is complete now."""
        self._arrived += data
        complete = []
        while (one := self._next()) is not None:
            complete.append(one)
        return complete

    def _next(self) -> Heard | None:
        end = self._arrived.find(_END_OF_HEAD)
        if end < 0:
            return None
        head = self._arrived[:end]
        start = end + len(_END_OF_HEAD)
        lower = head.lower()
        if _CHUNKED in lower:
            return self._chunked(head, start)
        at = lower.find(_LENGTH)
        length = int(lower[at + len(_LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(self._arrived) < start + length:
            return None
        body = self._arrived[start : start + length]
        self._arrived = self._arrived[start + length :]
        return Heard(head, body)

    def _chunked(self, head: bytes, start: int) -> Heard | None:
        body, at = b"", start
        while (line_end := self._arrived.find(b"\r\n", at)) >= 0:
            size = int(self._arrived[at:line_end], 16)
            after = line_end + 2 + size + 2
            if len(self._arrived) < after:
                return None
            if size == 0:
                self._arrived = self._arrived[after:]
                return Heard(head, body)
            body += self._arrived[line_end + 2 : line_end + 2 + size]
            at = after
        return None


def answer(body: bytes, status: str = "200 OK") -> bytes:
    """Return an answer with a JSON body."""
    return (
        b"HTTP/1.1 %s\r\nContent-Type: application/json; charset=utf-8\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (status.encode(), len(body), body)
    )


def post(path: str, body: bytes, *headers: str) -> bytes:
    """Return a request with a JSON body."""
    more = "".join(f"{header}\r\n" for header in headers)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"{more}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def get(path: str, *headers: str) -> bytes:
    """Return a request for a page."""
    more = "".join(f"{header}\r\n" for header in headers)
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{more}\r\n".encode()
