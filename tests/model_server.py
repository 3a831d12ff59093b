"""A local server that speaks the protocol of chat completions, well or badly.

Each request is answered by the next of the server's manners, the last one over and
over. A manner is given the handler and what was asked, and writes what it likes.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Manner = Callable[[BaseHTTPRequestHandler, Any], None]


class Served:
    """A running server: where it is, and what it was asked."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.asked: list[Any] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []


@contextmanager
def serving(*manners: Manner) -> Iterator[Served]:
    """Serve on a free port of this machine until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            served.asked.append(json.loads(self.rfile.read(length)))
            served.headers.append(dict(self.headers))
            served.paths.append(self.path)
            manner = manners[min(len(served.asked), len(manners)) - 1]
            manner(self, served.asked[-1])

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # the client went away, as it should
    served = Served(server.server_address[1])
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: Any) -> bytes:
    """Return the body of a well-formed answer."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"index": 0, "message": message}]}).encode()


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> None:
    """Answer with a body."""
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def says(content: Any) -> Manner:
    """Answer in the protocol, with any content."""
    return lambda handler, _: send(handler, completion(content))


def claims(*statements: Any) -> Manner:
    """Answer with statements, as asked."""
    return says(json.dumps({"statements": statements}))


def replies(body: bytes, status: int = 200) -> Manner:
    """Answer with any body."""
    return lambda handler, _: send(handler, body, status)


def waits(seconds: float) -> Manner:
    """Answer too late."""

    def manner(handler: BaseHTTPRequestHandler, _: Any) -> None:
        time.sleep(seconds)
        send(handler, completion('{"statements": []}'))

    return manner


def drips(seconds: float, *, headers: bool) -> Manner:
    """Send a byte now and then, so that no single wait is long."""

    def manner(handler: BaseHTTPRequestHandler, _: Any) -> None:
        if headers:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        else:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handler.wfile.write(b" ")
            time.sleep(0.05)

    return manner


def breaks_off(handler: BaseHTTPRequestHandler, _: Any) -> None:
    """Promise more than is sent."""
    body = completion('{"statements": []}')
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])


def floods(handler: BaseHTTPRequestHandler, _: Any) -> None:
    """Send without end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" " * 1_000_000)


def hangs_up(handler: BaseHTTPRequestHandler, _: Any) -> None:
    """Say nothing at all."""
    handler.close_connection = True


def redirects(to: str, status: int = 307) -> Manner:
    """Point to another address."""

    def manner(handler: BaseHTTPRequestHandler, _: Any) -> None:
        handler.send_response(status)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return manner


def statement(party: str, act: str, quote: str, **more: str) -> dict[str, str]:
    """Return a claim, with the quote as content unless given."""
    plain = {"content": quote, "condition": "", "polarity": "positive"}
    return {"party": party, "act": act, "quote": quote, **plain, **more}


def texts(asked: Sequence[Any]) -> list[str]:
    """Return what was sent to be read, a text for each request."""
    return [one["messages"][1]["content"] for one in asked]
