"""`manage.py import_hsds PATH`: a directory of services in HSDS 3.1 comes into the social map of a hub."""

import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django_scopes import scope
from tqdm import tqdm

from hub.base.importing import ImportStopped, Problem, rows, write_problems
from hub.places.models import Hub
from hub.places.services import create_hub
from socialmap.services.importing import Importer

_ENDINGS = (".json", ".ndjson", ".jsonl", ".json.gz", ".ndjson.gz", ".jsonl.gz")
_SHOWN = 20
_LINES = (
    ("organization", "organisations"), ("service", "services"), ("location", "locations"), ("phone", "phones"),
    ("schedule", "schedules"), ("attribute", "subjects of services"), ("contact", "contact persons"),
)  # fmt: skip


class Command(BaseCommand):
    help = "Reads HSDS 3.1 JSON (a file or a folder; .json, .ndjson, either packed with gzip) into one hub."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--hub", default="", help="slug of the hub; may be left out when there is one hub")
        parser.add_argument("--create-hub", default="", metavar="NAME", help="make this hub if it is not there")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--errors", type=Path, metavar="FILE.csv", help="write every problem to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        files = _files(options["path"])
        stopped = ""
        with transaction.atomic() if options["dry_run"] else _no_transaction():
            hub = self._hub(options["hub"], options["create_hub"])
            with scope(hub=hub), _alone(hub):
                importer = Importer(hub)
                stopped = _read_all(files, importer, quiet=options["verbosity"] == 0)
                importer.finish()
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


def _files(path: Path) -> list[Path]:
    """The files to read: terms first, then organisations, then services."""
    if not path.exists():
        raise CommandError(f"{path}: there is nothing there.")
    if path.is_file():
        return [path]
    found = [file for file in sorted(path.iterdir()) if file.is_file() and file.name.endswith(_ENDINGS)]
    if not found:
        raise CommandError(f"{path}: no .json or .ndjson file in this folder.")
    return sorted(found, key=lambda file: ("tax" not in file.name, "organi" not in file.name, file.name))


def _read_all(files: list[Path], importer: Importer, *, quiet: bool) -> str:
    """Reads the files one after another. Returns why it stopped before the end, or ""."""
    size = sum(file.stat().st_size for file in files)
    with tqdm(total=size, unit="B", unit_scale=True, disable=quiet, desc="reading") as bar:
        before = 0
        for file in files:
            try:
                for row in rows(file, progress=lambda place, start=before: bar.update(start + place - bar.n)):  # type: ignore[misc]
                    importer.take(row, file.name)
            except ImportStopped as error:
                importer.flush()
                return f"{file}: {error}. What stood before it was kept; the same import can be run again."
            before += file.stat().st_size
            bar.update(before - bar.n)
    return ""


@contextmanager
def _no_transaction() -> Iterator[None]:
    """Each hundred rows is a transaction of its own."""
    yield


@contextmanager
def _alone(hub: Hub) -> Iterator[None]:
    """Two imports into one hub at once would fight over the same rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('import_hsds'), %s)", [hub.pk])
        if not cursor.fetchone()[0]:
            raise CommandError(f"Another import into hub {hub.slug} is running. Wait until it is done.")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('import_hsds'), %s)", [hub.pk])
