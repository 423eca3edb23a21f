"""A real browser against a real server: phone width, the production Content-Security-Policy, axe on each screen."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page

from hub.accounts.models import User

# Playwright keeps an event loop running in this thread; Django would refuse the database because of it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 360, "height": 780}
QUIET = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return {**browser_type_launch_args, **({"executable_path": found} if found else {}), "args": QUIET}


@dataclass
class Visitor:
    """Somebody with a phone. `look` checks the screen that is open: axe, no sideways scrolling, no broken policy."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    can_script: bool = True

    def open(self, path: str) -> "Visitor":
        self.page.goto(path if path.startswith("http") else self.base + path)
        return self

    def press(self, name: str) -> "Visitor":
        """Presses a button or follows a link by its words."""
        target = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        target.first.click()
        self.page.wait_for_load_state()
        return self

    def reads(self, words: str) -> bool:
        return words in self.page.locator("body").inner_text()

    def look(self) -> "Visitor":
        """No axe violation, nothing wider than the screen, nothing that the policy had to block."""
        width = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") if self.can_script else 0
        assert width <= 0, f"{self.page.url}: {width} px wider than the screen"
        if self.can_script:
            self.page.context.new_cdp_session(self.page).send("Runtime.evaluate", {"expression": AXE.read_text()})
            found = self.page.evaluate(
                "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
            )["violations"]
            told = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]
            assert told == [], f"{self.page.url}: {told}"
        assert self.complaints == []
        return self


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, live_server: Any, settings: Any) -> Iterator[Visit]:
    """`visit()` is a resident with a phone; `visit(noor)` somebody signed in; `scripts=False` without JavaScript."""
    settings.SITE_URL = live_server.url
    settings.ALLOWED_HOSTS = ["*"]
    open_contexts: list[BrowserContext] = []

    def start(user: User | None = None, *, scripts: bool = True, width: int = PHONE["width"]) -> Visitor:
        context = browser.new_context(
            locale="nl-NL",
            reduced_motion="reduce",
            viewport={"width": width, "height": PHONE["height"]},
            java_script_enabled=scripts,
        )
        open_contexts.append(context)
        if user:
            context.add_cookies([_session_cookie(user, live_server.url)])
        page = context.new_page()
        page.set_default_timeout(15_000)
        visitor = Visitor(page, live_server.url, can_script=scripts)
        page.on("console", lambda said: _complain(visitor, said.text))
        page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        return visitor

    yield start
    for context in open_contexts:
        context.close()


def _complain(visitor: Visitor, text: str) -> None:
    if "Content Security Policy" in text or "Content-Security-Policy" in text:
        visitor.complaints.append(text)


def _session_cookie(user: User, url: str) -> dict[str, Any]:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "hub.accounts.backends.RolePermissions"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return {"name": django_settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": url}
