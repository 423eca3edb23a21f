"""`manage.py measure_suggestions PATH`: how good the suggested routes are on labelled texts."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intake.suggesting.measures import measure, read


class Command(BaseCommand):
    help = (
        "Prints strict, lenient, harmful and missed urgent of the suggestions on a file of labelled texts (JSON lines)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--show", action="store_true", help="also show each text that got another route")

    def handle(self, *args: Any, path: Path, show: bool, **options: Any) -> None:
        try:
            found = measure(read(path))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{path} is not a file of labelled texts: {error}") from error
        self.stdout.write(json.dumps(found.as_dict()))
        for wrong in ("harmful", "missed_urgent"):
            if getattr(found, wrong):
                self.stdout.write(f"{wrong}: {', '.join(getattr(found, wrong))}")
        if show:
            for name, label, route in found.other:
                self.stdout.write(f"{name}: {label} > {route}")
