"""Servers on this machine that answer as the outside world does."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Outside:
    """An HTTP server that keeps what it was asked. `status` and `answer` are what it says next."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status, self.answer = 200, b"{}"
        self.url = ""


@contextmanager
def outside() -> Iterator[Outside]:
    """Runs until the block ends."""
    here = Outside()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            here.asked.append(
                {"path": self.path, "headers": dict(self.headers), "body": json.loads(body) if body else None}
            )
            self.send_response(here.status)
            self.end_headers()
            self.wfile.write(here.answer)

        do_GET = do_POST = _answer  # noqa: N815 the names that http.server looks for

        def log_message(self, *args: Any) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
