"""A spreadsheet that somebody reads in: uploaded, its columns chosen, looked through without writing anything, decided
on, read in. Each long step is done by a worker, can be repeated, and leaves every hundred rows whole."""

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from kombu.exceptions import OperationalError

from hub.accounts.models import User
from hub.base import clock
from hub.base.workflow import PROGRAM, MoveRefused, move, worker
from hub.celery import app
from hub.places.models import Hub
from socialmap.models import ImportFile, ImportRow, ImportRun, KnownColumn, Service
from socialmap.naming import plain
from socialmap.reading import plain_text
from socialmap.services.alone import alone
from socialmap.services.reading_in import ReadingIn
from socialmap.sheets.columns import TARGETS, guess, titles
from socialmap.sheets.opening import NotATable, Table, open_table
from socialmap.workflow import ImportStatus

logger = logging.getLogger(__name__)
WAKE = "socialmap.tasks.go_on_with_imports"
_MOST_MINUTES = 30
_FIRST_VALUES = 3
_LONGEST_SHOWN = 60
Choice = ImportRow.Choice


@transaction.atomic
def upload(*, hub: Hub, user: User, content: bytes) -> ImportRun:
    """Keeps a spreadsheet and guesses what its columns mean. Raises NotATable."""
    table = open_table(content)
    known = dict(KnownColumn.objects.filter(hub=hub).values_list("heading", "field"))
    run = ImportRun.objects.create(
        hub=hub,
        user=user,
        form=table.form,
        columns=_columns(table),
        mapping={str(place): field for place, field in guess(table.headings, known).items()},
        total=len(table.lines),
    )
    ImportFile.objects.create(run=run, content=content)
    return run


def _columns(table: Table) -> list[dict[str, object]]:
    names = titles(table.headings)
    firsts = [_first_values(table, place) for place in range(len(names))]
    return [
        {"heading": heading, "title": name, "first": first}
        for heading, name, first in zip(table.headings, names, firsts, strict=True)
    ]


def _first_values(table: Table, place: int) -> list[str]:
    filled = (line.cells[place] for line in table.lines if line.cells[place])
    return [plain_text(cell)[:_LONGEST_SHOWN] for cell in islice(filled, _FIRST_VALUES)]


@transaction.atomic
def choose_columns(*, run: ImportRun, user: User, mapping: Mapping[int, str]) -> None:
    """What each column means; remembered for the next file with such headings. Then a worker looks the rows through.
    Raises MoveRefused, and ValueError for a field that is not there or is chosen for two columns."""
    fields = [name for name in mapping.values() if name]
    if len(set(fields)) < len(fields) or not set(fields) <= set(TARGETS):
        raise ValueError("a field twice, or an unknown one")
    chosen = {str(place): name for place, name in mapping.items() if name}
    if chosen != run.mapping:
        run.rows.all().delete()
    _to_worker(run, to=ImportStatus.CHECKING, user=user, mapping=chosen)
    for place, column in enumerate(run.columns):
        heading = plain(str(column["heading"]))
        if heading:
            KnownColumn.objects.update_or_create(
                hub=run.hub, heading=heading[:200], defaults={"field": mapping.get(place, "")}
            )


@transaction.atomic
def decide(*, run: ImportRun, user: User, choices: Mapping[int, tuple[str, int | None]]) -> None:
    """What to do with rows that look like another one: by the number of the row a choice, and the entry for an
    update. The rows are looked through again. Raises MoveRefused; a choice that was not offered is left out."""
    rows = {row.number: row for row in run.rows.filter(number__in=choices).exclude(alike=[])}
    for number, row in rows.items():
        choice, entry = choices[number]
        offered = {hint["key"] for hint in row.alike if hint["key"] > 0}
        if choice not in Choice.values and choice or (choice == Choice.UPDATE and entry not in offered):
            continue
        row.choice, row.entry_id = choice, entry if choice == Choice.UPDATE else None
    ImportRow.objects.bulk_update(rows.values(), ["choice", "entry"], batch_size=500)
    _to_worker(run, to=ImportStatus.CHECKING, user=user)


def start(*, run: ImportRun, user: User) -> None:
    """Reads it in, as it was looked through. Raises MoveRefused."""
    _to_worker(run, to=ImportStatus.WRITING, user=user, ready=0)


def look_again(*, run: ImportRun, user: User) -> None:
    """After something went wrong. Raises MoveRefused."""
    _to_worker(run, to=ImportStatus.CHECKING, user=user)


@transaction.atomic
def stop(*, run: ImportRun, user: User) -> None:
    """Nothing of it is read in; file and rows go. Raises MoveRefused."""
    move(run, to=ImportStatus.STOPPED, actor=worker(user), columns=[])
    _throw_away(run)
    run.rows.all().delete()


def _kick() -> None:
    """Wakes a worker. Losing this call loses nothing: the sweep comes by."""
    try:
        app.send_task(WAKE, ignore_result=True, retry=False)
    except (OperationalError, OSError):
        logger.warning("import: no broker to wake a worker; the sweep will look")


def _to_worker(run: ImportRun, *, to: str, user: User, **changes: Any) -> None:
    move(run, to=to, actor=worker(user), why="", **changes)
    transaction.on_commit(_kick, robust=True)


def _throw_away(run: ImportRun) -> None:
    ImportFile.objects.filter(run=run).delete()


def go_on(*, run: ImportRun) -> bool:
    """The long step that is due for this run: looking through or reading in. Safe to run twice, and at the same
    time: False when there was nothing to do. Raises Busy while another import into the hub is running."""
    with alone(run.hub):
        run.refresh_from_db()
        if run.status not in (ImportStatus.CHECKING, ImportStatus.WRITING):
            return False
        file = ImportFile.objects.filter(run=run).first()
        if file is None:
            return _fail(run, "gone")
        try:
            table = open_table(bytes(file.content))
            return _look_through(run, table) if run.status == ImportStatus.CHECKING else _write(run, table)
        except NotATable as error:
            return _fail(run, error.code)


def fail(*, run: ImportRun) -> None:
    """Something went wrong that is no fault of the file. What was written stays; it can be looked through again."""
    _fail(run, "trouble")


def _fail(run: ImportRun, code: str) -> bool:
    try:
        move(run, to=ImportStatus.FAILED, actor=PROGRAM, why=code)
    except MoveRefused:
        return False  # somebody was first
    return True


def _look_through(run: ImportRun, table: Table) -> bool:
    """Reads everything in and takes it back: what it would do is what it does."""
    with transaction.atomic():
        reading = ReadingIn(run, table)
        reading.read()
        transaction.set_rollback(True)
    _keep_rows(run, reading.rows, to=ImportStatus.CHECKED)
    return True


def _write(run: ImportRun, table: Table) -> bool:
    reading = ReadingIn(run, table, ready=lambda number: ImportRun.objects.filter(pk=run.pk).update(ready=number))
    reading.read()
    _keep_rows(run, reading.rows, to=ImportStatus.DONE)
    return True


@transaction.atomic
def _keep_rows(run: ImportRun, rows: list[ImportRow], *, to: str) -> None:
    still = set(
        Service.objects.filter(pk__in=[row.entry_id for row in rows if row.entry_id]).values_list("pk", flat=True)
    )
    for row in rows:
        if row.entry_id not in still:
            row.entry_id = None
    run.rows.all().delete()
    ImportRow.objects.bulk_create(rows, batch_size=500)
    move(run, to=to, actor=PROGRAM, counts=counts_of(rows), ready=len(rows), total=len(rows))
    if to == ImportStatus.DONE:
        _throw_away(run)


def counts_of(rows: list[ImportRow]) -> dict[str, int]:
    """How many rows of each outcome; `noted` are those of which something could not be used, `proposed` those of
    which something waits beside an edit that was made here."""
    counts = Counter(row.outcome for row in rows)
    counts["noted"] = sum(1 for row in rows if row.notes and row.outcome != ImportRow.Outcome.WRONG)
    counts["proposed"] = sum(1 for row in rows if row.fields.get("proposed"))
    return dict(counts)


def give_up_on_stuck() -> int:
    """Runs of this hub that a worker should have finished long ago: a worker that dies each time is not sent again
    and again. Returns how many."""
    long_ago = clock.now() - timedelta(minutes=_MOST_MINUTES)
    return sum(_fail(run, "trouble") for run in unfinished().filter(status_since__lt=long_ago))


def unfinished() -> QuerySet[ImportRun]:
    """Runs of this hub for which a worker has something to do."""
    return ImportRun.objects.filter(status__in=(ImportStatus.CHECKING, ImportStatus.WRITING)).order_by("pk")
