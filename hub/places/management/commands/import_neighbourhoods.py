"""`manage.py import_neighbourhoods GEOJSON`: the neighbourhoods that hubs serve, and which postcodes lie in them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from hub.base.importing import ImportStopped, Problem, csv_rows, rows, write_problems
from hub.places.importing import import_areas, import_postcodes
from hub.places.models import Hub

_COLUMNS = ("pc4", "plaats", "lat", "lon")


class Command(BaseCommand):
    help = "Reads neighbourhoods (GeoJSON of CBS, WGS84) and, with --postcodes, four-digit postcodes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--hub", default="", help="slug of the hub that serves the municipalities named")
        parser.add_argument("--municipality", action="append", default=[], metavar="NAME", help="may be repeated")
        parser.add_argument("--postcodes", type=Path, metavar="CSV", help="columns pc4, plaats, lat, lon")
        parser.add_argument("--errors", type=Path, metavar="FILE.csv", help="write every problem to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        hub = self._hub(options["hub"], options["municipality"])
        try:
            with transaction.atomic():
                problems = self._read(options, hub)
        except ImportStopped as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        for problem in problems[:20]:
            about = f" ({problem.id})" if problem.id else ""
            self.stdout.write(f"  {problem.where}{about}: {problem.what}")
        if len(problems) > 20:
            self.stdout.write(f"  ... and {len(problems) - 20} more; --errors FILE.csv holds them all")
        if options["errors"]:
            write_problems(options["errors"], problems)

    def _hub(self, slug: str, municipalities: list[str]) -> Hub | None:
        if bool(slug) != bool(municipalities):
            raise CommandError("--hub and --municipality belong together: which hub serves which municipality.")
        hub = Hub.objects.filter(slug=slug).first()
        if slug and hub is None:
            raise CommandError(f"There is no hub {slug}.")
        return hub

    def _read(self, options: dict[str, Any], hub: Hub | None) -> list[Problem]:
        path, postcodes, quiet = options["path"], options["postcodes"], options["verbosity"] == 0
        try:
            features = tqdm(rows(path), desc="neighbourhoods", unit="", disable=quiet)
            counts, problems = import_areas(
                rows=features, file=path.name, hub=hub, municipalities=options["municipality"]
            )
        except ImportStopped as error:
            raise ImportStopped(f"{path}: {error}") from error
        if not counts:
            raise ImportStopped(f"{path}: holds no neighbourhood that can be used")
        self.stdout.write(f"Neighbourhoods: {_counted(counts)}, skipped {sum(p.skipped for p in problems)}")
        if postcodes:
            try:
                lines = tqdm(csv_rows(postcodes, _COLUMNS), desc="postcodes", unit="", disable=quiet)
                counts, more = import_postcodes(rows=lines, file=postcodes.name)
            except ImportStopped as error:
                raise ImportStopped(f"{postcodes}: {error}") from error
            self.stdout.write(f"Postcodes: {_counted(counts)}, skipped {len(more)}")
            problems += more
        return problems


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {words}" for words, number in counts.items())
