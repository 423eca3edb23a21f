"""Takes the rows of a spreadsheet into the social map through the same writer as HSDS, and tells of each row what came
of it. Never guesses: a row that looks like another entry waits until somebody chose."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from hub.base.importing import Problem
from socialmap.models import Alias, ImportRow, ImportRun, Service
from socialmap.reading import NotUsable
from socialmap.rows import ServiceRow
from socialmap.services import surroundings
from socialmap.services.importing import BATCH, Importer
from socialmap.services.local_edits import Outcome as EntryOutcome
from socialmap.sheets.columns import titles
from socialmap.sheets.documents import Built, build
from socialmap.sheets.opening import Line, Table

Outcome, Choice = ImportRow.Outcome, ImportRow.Choice


class ReadingIn:
    """One reading of one table. `read`, then `rows` tells everything."""

    def __init__(self, run: ImportRun, table: Table, *, ready: Callable[[int], Any] = lambda number: None) -> None:
        self.run, self.table, self._ready = run, table, ready
        self.rows: list[ImportRow] = []
        self._mapping = {int(place): field for place, field in run.mapping.items() if int(place) < len(table.headings)}
        self._titles = titles(table.headings)
        self._around = surroundings.of_hub(run.hub)
        self._importer = Importer(run.hub)
        self._likeness = surroundings.Likeness(run.hub)
        self._known = set(Service.objects.filter(hub=run.hub).values_list("uuid", flat=True))
        self._decided = {row.number: row for row in run.rows.exclude(choice="").select_related("entry")}
        self._taken: dict[UUID, ImportRow] = {}

    def read(self) -> None:
        """Every line, and what came of it."""
        for number, line in enumerate(self.table.lines, 1):
            self.rows.append(self._line(line))
            if number % BATCH == 0:
                self._ready(number)
        self._importer.finish()
        for problem in self._importer.problems:
            self._refused(problem)
        for uuid, row in self._taken.items():
            self._outcome(row, self._importer.edits.outcomes.get(uuid))
        keys = dict(Service.objects.filter(hub=self.run.hub, uuid__in=self._taken).values_list("uuid", "pk"))
        for uuid, row in self._taken.items():
            row.entry_id = keys.get(uuid)

    def _line(self, line: Line) -> ImportRow:
        built = build(line, self._mapping, self._titles, self._around)
        row = ImportRow(
            run=self.run,
            number=line.number,
            name=built.name[:200],
            outcome=Outcome.WRONG,
            cells=list(line.cells),
            notes=[[note.column, note.code] for note in built.notes],
        )
        if built.row is not None:
            self._entry(row, built, built.row)
        return row

    def _entry(self, row: ImportRow, built: Built, entry: ServiceRow) -> None:
        barred = self._importer.barred
        if barred.holds(entry.uuid, entry.name, entry.organization.name):
            row.outcome = Outcome.BARRED
        elif barred.ours(entry.uuid) in self._known or self._settled(row, entry):
            self._take(row, entry)
        self._likeness.index.add(self._likeness.of_row(entry, -row.number))

    def _settled(self, row: ImportRow, entry: ServiceRow) -> bool:
        """Whether a row of which we have no entry may come in: it looks like nothing, or somebody chose."""
        likes = self._likeness.index.like(self._likeness.of_row(entry, -row.number))
        row.alike = [{"key": like.key, "why": like.why} for like in likes]
        decided = self._decided.get(row.number)
        if not likes:
            return True
        row.choice = decided.choice if decided else ""
        if row.choice == Choice.UPDATE and decided and decided.entry:
            self._importer.barred.settle(entry.uuid, decided.entry.uuid)
            Alias.objects.update_or_create(hub=self.run.hub, uuid=entry.uuid, defaults={"service": decided.entry})
            return True
        row.outcome = Outcome.LEFT_OUT if row.choice == Choice.SKIP else Outcome.ALIKE
        return row.choice == Choice.NEW

    def _take(self, row: ImportRow, entry: ServiceRow) -> None:
        try:
            uuid = self._importer.take_row(entry, str(row.number))
        except NotUsable:
            row.notes.append(["", "twice"])
            row.outcome = Outcome.WRONG
            return
        self._taken[uuid] = row

    def _refused(self, problem: Problem) -> None:
        """What the database did not want, though it looked right."""
        for uuid, row in list(self._taken.items()):
            if problem.skipped and problem.where == str(row.number):
                row.notes.append(["", "refused"])
                row.outcome = Outcome.WRONG
                del self._taken[uuid]

    def _outcome(self, row: ImportRow, outcome: EntryOutcome | None) -> None:
        if outcome is None or outcome.new:
            row.outcome = Outcome.NEW
            return
        row.fields = {"changed": list(outcome.changed), "proposed": list(outcome.proposed)}
        row.outcome = Outcome.CHANGED if outcome.changed else Outcome.SAME
