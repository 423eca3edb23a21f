"""Celery's side of the social map."""

import logging

from celery import shared_task

from hub.places.every_hub import in_every_hub
from hub.places.models import Hub
from socialmap.services import import_runs, keeping
from socialmap.services.activities import make_all_dates
from socialmap.services.alone import Busy
from socialmap.services.sign_ups import remind_due

logger = logging.getLogger(__name__)


@shared_task(name="socialmap.tasks.keep_current")
def keep_current() -> int:
    """Asks who looks after entries, opens what was closed for a while. Safe to run twice, and at the same time; one
    hub that fails does not stop the others."""
    return in_every_hub("social map", lambda hub: keeping.keep_current(hub=hub))


@shared_task(name="socialmap.tasks.make_activity_dates")
def make_activity_dates() -> int:
    """Makes the dates of the agenda for a year ahead. Safe to run twice, and at the same time."""
    return in_every_hub("agenda", lambda _hub: make_all_dates())


@shared_task(name="socialmap.tasks.remind_of_activities")
def remind_of_activities() -> int:
    """Reminds who comes within a day, once. Safe to run twice, and at the same time."""
    return in_every_hub("agenda", lambda _hub: remind_due())


@shared_task(name="socialmap.tasks.go_on_with_imports")
def go_on_with_imports() -> int:
    """Looks through, or reads in, the spreadsheets that wait for it. Safe to run twice, and at the same time."""
    return in_every_hub("import", _go_on_with_imports)


def _go_on_with_imports(hub: Hub) -> int:
    done = import_runs.give_up_on_stuck()
    for run in import_runs.unfinished():
        try:
            done += import_runs.go_on(run=run)
        except Busy:
            break  # another worker is at it
        except Exception as error:
            logger.error("import: run %s failed: %s", run.pk, type(error).__name__)
            import_runs.fail(run=run)
    return done
