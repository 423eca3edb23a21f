"""`manage.py import_hsds PATH`: a directory of services in HSDS 3.1 (JSON or tables) comes into the social map of a hub."""

import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django_scopes import scope
from tqdm import tqdm

from hub.base.importing import ImportStopped, Problem, write_problems
from hub.places.models import Hub
from hub.places.services import create_hub
from socialmap.services.alone import Busy, alone
from socialmap.services.importing import Importer
from socialmap.sources import Source, open_source

_SHOWN = 20
_LINES = (
    ("organization", "organisations"), ("service", "services"), ("location", "locations"), ("phone", "phones"),
    ("schedule", "schedules"), ("attribute", "subjects of services"), ("contact", "contact persons"),
)  # fmt: skip


class Command(BaseCommand):
    help = (
        "Reads HSDS 3.1 into one hub: JSON (a file or a folder; .json, .ndjson, either packed with gzip) or the tabular "
        "form (a folder or a .zip of CSV files with datapackage.json)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--hub", default="", help="slug of the hub; may be left out when there is one hub")
        parser.add_argument("--create-hub", default="", metavar="NAME", help="make this hub if it is not there")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--errors", type=Path, metavar="FILE.csv", help="write every problem to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        source = _open(options["path"])
        stopped = ""
        with transaction.atomic() if options["dry_run"] else _no_transaction():
            hub = self._hub(options["hub"], options["create_hub"])
            try:
                with scope(hub=hub), alone(hub):
                    importer = Importer(hub)
                    stopped = _read_all(source, importer, quiet=options["verbosity"] == 0)
                    importer.finish()
            except Busy as error:
                raise CommandError(f"Another import into hub {hub.slug} is running. Wait until it is done.") from error
            if options["dry_run"]:
                transaction.set_rollback(True)
        self._report(importer, options, time.monotonic() - started)
        if stopped:
            raise CommandError(stopped)
        if importer.problems and not importer.counts:
            raise CommandError("Nothing could be taken in.")

    def _hub(self, slug: str, name: str) -> Hub:
        found = Hub.objects.filter(slug=slug).first() if slug else None
        if found:
            return found
        if name:
            return Hub.objects.filter(name=name).first() or create_hub(name=name, slug=slug)
        slugs = list(Hub.objects.order_by("slug").values_list("slug", flat=True))
        if slug:
            raise CommandError(f"There is no hub {slug}. There are: {', '.join(slugs) or 'none'}. See --create-hub.")
        if len(slugs) != 1:
            raise CommandError(
                f"Say which hub: --hub {' | '.join(slugs)}" if slugs else "No hub yet: --create-hub NAME"
            )
        return Hub.objects.get()

    def _report(self, importer: Importer, options: dict[str, Any], seconds: float) -> None:
        counts, problems = importer.counts, importer.problems
        heading = "Dry run, nothing was written" if options["dry_run"] else "Imported"
        self.stdout.write(f"{heading}: hub {importer.hub.slug}, {seconds:.1f} s")
        for key, words in _LINES:
            self.stdout.write(f"  {words:<22}{_counted(counts, key)}")
        waiting = sum(1 for outcome in importer.edits.outcomes.values() if outcome.proposed)
        self.stdout.write(f"  {'edited here, waiting':<22}{waiting:>7}")
        skipped = [problem for problem in problems if problem.skipped]
        self.stdout.write(f"  {'skipped rows':<22}{len(skipped):>7}")
        self.stdout.write(f"  {'values left out':<22}{len(problems) - len(skipped):>7}")
        for problem in [*skipped, *(p for p in problems if not p.skipped)][:_SHOWN]:
            self.stdout.write(f"  {_line(problem)}")
        if len(problems) > _SHOWN:
            self.stdout.write(f"  ... and {len(problems) - _SHOWN} more; --errors FILE.csv holds them all")
        if options["errors"]:
            try:
                write_problems(options["errors"], problems)
            except OSError as error:
                raise CommandError(f"{options['errors']}: cannot be written: {error.strerror}") from error


def _counted(counts: Counter[str], key: str) -> str:
    gone = counts[f"{key} gone"]
    words = f"{counts[f'{key} new']:>7} new {counts[f'{key} changed']:>7} changed {counts[f'{key} same']:>7} the same"
    return f"{words} {gone:>7} gone" if gone else words


def _line(problem: Problem) -> str:
    about = f" ({problem.id})" if problem.id else ""
    return f"{problem.where}{about}: {problem.what}{'. Skipped.' if problem.skipped else ''}"


def _open(path: Path) -> Source:
    try:
        return open_source(path)
    except ImportStopped as error:
        raise CommandError(f"{error}.") from error


def _read_all(source: Source, importer: Importer, *, quiet: bool) -> str:
    """Reads it all. Returns why it stopped before the end, or ""."""
    with tqdm(total=source.total, unit=source.unit, unit_scale=True, disable=quiet, desc="reading") as bar:
        try:
            for file, row in source.items(lambda place: bar.update(place - bar.n)):
                importer.take(row, file)
        except ImportStopped as error:
            importer.flush()
            return f"{error}. What stood before it was kept; the same import can be run again."
    return ""


@contextmanager
def _no_transaction() -> Iterator[None]:
    """Each hundred rows is a transaction of its own."""
    yield
