"""Wipes personal data that is past its date, as the timetable does each night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from hub.base.retention import sweep


class Command(BaseCommand):
    help = "Wipes personal data that is past its date (docs/PRIVACY.md), and says how many rows of what."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would go; changes nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(desc="rows", unit="", disable=options["verbosity"] == 0) as bar:
            done = sweep(dry_run=options["dry_run"], told=bar.update)
        words = "would be wiped" if options["dry_run"] else "wiped"
        for label, rows in sorted(done.items()):
            self.stdout.write(f"{label}: {rows} {words}")
        if not done:
            self.stdout.write("Nothing is past its date.")
