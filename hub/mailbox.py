"""A mail box for trying and developing: takes every mail that would go out and shows it on a page.

    python -m hub.mailbox --smtp-port 8025 --port 8001 --folder var/mailbox

Listens on this machine only. One file per mail; a mail that is offered twice (same Message-ID) is kept once,
as a receiving mail server would show it to a person once.
"""

import argparse
import contextlib
import hashlib
import html
import os
import re
import signal
import socket
import sys
import threading
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

KEEP = 500
LARGEST = 10_000_000
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
STYLE = """
:root { color-scheme: light dark; --ink: #23303a; --soft: #5b6770; --paper: #fdfbf7; --card: #fff; --line: #e4ddd0;
  --accent: #1d6b5f }
@media (prefers-color-scheme: dark) { :root { --ink: #ece7dd; --soft: #b3ada2; --paper: #1b2024; --card: #242b30;
  --line: #3a444b; --accent: #7fd0c2 } }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
a { color: var(--accent) }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
ol { list-style: none; padding: 0; display: grid; gap: .5rem }
li a { display: block; padding: .75rem 1rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; text-decoration: none; color: inherit; overflow-wrap: anywhere }
li a:hover { border-color: var(--accent) }
li strong { display: block }
small, dt { color: var(--soft) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dd { margin: 0; overflow-wrap: anywhere }
article { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; padding: 1rem 1.25rem }
"""


class Folder:
    """The mails, one file each; a name tells when it came and which message it is, nothing about whom."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        path.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(PermissionError):
            path.chmod(0o700)

    def names(self) -> list[str]:
        return sorted((file.name for file in self.path.glob("*.eml")), reverse=True)

    def add(self, content: bytes) -> bool:
        """Keep the mail. False when a mail with the same Message-ID is here already."""
        known = message_from_bytes(content, policy=modern)["Message-ID"] or content
        mark = hashlib.sha256(known if isinstance(known, bytes) else str(known).strip().encode()).hexdigest()[:20]
        with self._lock:
            if any(self.path.glob(f"*-{mark}.eml")):
                return False
            fresh = self.path / f"{mark}.new"
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(content)
            fresh.rename(self.path / f"{time.time_ns():020d}-{mark}.eml")
            for old in self.names()[KEEP:]:
                (self.path / old).unlink(missing_ok=True)
        return True

    def read(self, name: str) -> EmailMessage | None:
        # Only a name of our own making is looked up: nothing of an address on the page reaches the file system.
        if not re.fullmatch(r"\d{20}-[0-9a-f]{20}\.eml", name):
            return None
        try:
            return message_from_bytes((self.path / name).read_bytes(), policy=modern)
        except FileNotFoundError:
            return None


class Receiver:
    """What aiosmtpd calls for each mail."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd's name
        self.folder.add(envelope.content if isinstance(envelope.content, bytes) else b"")
        return "250 OK"


# --- pages -----------------------------------------------------------------------------------------------


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail[name] or "")
    except Exception:  # a header that the parser chokes on must not take the whole page with it
        return "?"


def _when(mail: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(mail, "Date")).astimezone().strftime("%d-%m-%Y %H:%M:%S")
    except (TypeError, ValueError):
        return ""


def text_of(mail: EmailMessage) -> str:
    """The words of a mail: its plain part, or its HTML part without the marks."""
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, ValueError):
        text = cast(bytes, part.get_payload(decode=True) or b"").decode("utf-8", errors="replace")
    if part.get_content_subtype() == "html":
        text = re.sub(r"(?is)<(script|style|head).*?</\1>", "", text)
        text = re.sub(r"""(?is)<a\s[^>]*href=["'](https?://[^"']+)["'][^>]*>(.*?)</a>""", r"\2 \1 ", text)
        text = html.unescape(re.sub(r"(?s)<[^>]+>", " ", re.sub(r"(?i)<(br|/p|/h\d|/li)[^>]*>", "\n", text)))
    return text.strip()


def with_links(text: str) -> str:
    """Escaped text in which web addresses can be clicked."""
    parts = re.split(r"(https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]])", text)
    return "".join(
        f'<a href="{html.escape(part)}" rel="noreferrer">{html.escape(part)}</a>' if number % 2 else html.escape(part)
        for number, part in enumerate(parts)
    )


def _page(title: str, body: str, *, refresh: bool = False) -> str:
    again = '<meta http-equiv="refresh" content="10">' if refresh else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>{again}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="/style.css"></head><body><main>{body}</main></body></html>'
    )


def list_page(folder: Folder) -> str:
    rows = []
    names = folder.names()
    for name in names:
        if mail := folder.read(name):
            subject = html.escape(_header(mail, "Subject") or "(no subject)")
            line = html.escape(f"{_header(mail, 'To')} · {_when(mail)}")
            rows.append(f'<li><a href="/{name}"><strong>{subject}</strong><small>{line}</small></a></li>')
    empty = "<p>No mail yet. This page looks again every ten seconds.</p>"
    text = "<p>Mail that Startpunt would send. Nothing leaves this machine.</p>"
    return _page(
        f"Mail box ({len(names)})",
        f"<h1>Mail box</h1>{text}" + (f"<ol>{''.join(rows)}</ol>" if rows else empty),
        refresh=True,
    )


def mail_page(mail: EmailMessage) -> str:
    rows = "".join(
        f"<dt>{name}</dt><dd>{html.escape(_header(mail, name))}</dd>"
        for name in ("From", "To", "Reply-To", "Date", "Message-ID")
        if mail[name]
    )
    files = "".join(f"<li>{html.escape(part.get_filename() or '?')}</li>" for part in mail.iter_attachments())
    subject = _header(mail, "Subject") or "(no subject)"
    attached = f"<h2>Attached</h2><ul>{files}</ul>" if files else ""
    body = f"<article>{with_links(text_of(mail))}</article>"
    return _page(
        subject, f'<p><a href="/">All mail</a></p><h1>{html.escape(subject)}</h1><dl>{rows}</dl>{body}{attached}'
    )


class Pages(BaseHTTPRequestHandler):
    folder: Folder
    server_version = "mailbox"
    sys_version = ""

    def do_GET(self) -> None:
        # Another site could otherwise read the mails through a name that it lets point to this machine.
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if host not in ("localhost", "127.0.0.1"):
            return self._answer(421, "text/plain", "This page is for this machine only.")
        name = self.path.split("?", 1)[0].lstrip("/")
        if name == "style.css":
            return self._answer(200, "text/css", STYLE)
        if name == "":
            return self._answer(200, "text/html", list_page(self.folder))
        mail = self.folder.read(name)
        if mail is None:
            return self._answer(404, "text/html", _page("Not here", '<h1>Not here</h1><p><a href="/">All mail</a></p>'))
        return self._answer(200, "text/html", mail_page(mail))

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer(self, status: int, kind: str, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        for header, value in (
            ("Content-Type", f"{kind}; charset=utf-8"),
            ("Content-Length", str(len(content))),
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
        ):
            self.send_header(header, value)
        self.end_headers()
        if self.command != "HEAD":
            with contextlib.suppress(BrokenPipeError):
                self.wfile.write(content)

    def log_message(self, *arguments: Any) -> None:
        """Nothing: who reads which mail is nobody's business."""


class MailBox:
    """Both listeners, for the command and for tests. Port 0 takes any; `port` and `smtp_port` then say which."""

    def __init__(self, path: Path, *, port: int = 0, smtp_port: int = 0) -> None:
        self.folder = Folder(path)
        self._web = ThreadingHTTPServer(("127.0.0.1", port), type("BoundPages", (Pages,), {"folder": self.folder}))
        self._web.daemon_threads = True
        self.port = int(self._web.server_address[1])
        receiver = Receiver(self.folder)
        # aiosmtpd asks itself whether it listens, at the port it was given: 0 would not do.
        self.smtp_port = smtp_port or _free_port()
        self._smtp = Controller(receiver, hostname="127.0.0.1", port=self.smtp_port, data_size_limit=LARGEST)

    def __enter__(self) -> "MailBox":
        self._smtp.start()
        threading.Thread(target=self._web.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._smtp.stop()
        self._web.shutdown()
        self._web.server_close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m hub.mailbox", description="Takes mail and shows it.")
    parser.add_argument("--smtp-port", type=int, default=8025)
    parser.add_argument("--port", type=int, default=8001, help="of the page")
    parser.add_argument("--folder", type=Path, default=Path("var/mailbox"))
    chosen = parser.parse_args(arguments)
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: told.set())
    with MailBox(chosen.folder, port=chosen.port, smtp_port=chosen.smtp_port) as box:
        print(f"mail at smtp://127.0.0.1:{box.smtp_port}, shown at http://localhost:{box.port}/", flush=True)
        told.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
