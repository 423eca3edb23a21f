"""The demo's social map is kept current, by the services that people use."""

from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import uuid4

from hub.base import clock
from hub.base.workflow import CONTACT, worker
from reporting.demo import current as texts
from reporting.seeding.community import Everybody
from socialmap.contacts import checker_of
from socialmap.services.changes import edit_own
from socialmap.services.claims import claim
from socialmap.services.entries import close_temporarily, open_again
from socialmap.services.keeping import keep_current
from socialmap.services.mistakes import report_mistake


def keep_map_current(all_of: Everybody) -> None:
    for days in texts.SWEEPS:
        with _ago(days):
            keep_current(hub=all_of.hub)
    for code, days, fields in texts.CHANGES:
        service = all_of.services[code]
        with _ago(days):
            edit_own(service=service, fields=fields, contact=checker_of(service), actor=CONTACT)
    for code, days, what, text, email in texts.REPORTS:
        with _ago(days):
            report_mistake(service=all_of.services[code], what=what, text=text, email=email, submission=uuid4())
    for code, days, name, title, email, text in texts.CLAIMS:
        with _ago(days):
            claim(
                service=all_of.services[code],
                name=name,
                title=title,
                email=email,
                phone="",
                text=text,
                submission=uuid4(),
            )
    for code, words, until in texts.CLOSED:
        _close(all_of, code, words, until)


def _close(all_of: Everybody, code: str, words: str, days: int) -> None:
    service, actor = all_of.services[code], worker(all_of.users["noor"])
    open_again(service=service, actor=actor)
    close_temporarily(service=service, actor=actor, words=words, until=clock.today() + timedelta(days=days))


def _ago(days: int) -> AbstractContextManager[None]:
    return clock.at(clock.now() - timedelta(days=days))
