"""Fills the database with a neighbourhood hub to try everything in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from tqdm import tqdm

from reporting.seeding import community, everything


class Command(BaseCommand):
    help = "Makes the demo hub BaLaDe with invented people and organisations. Safe to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--logins", action="store_true", help="only print the logins of the demo")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["logins"]:
            self._print_logins()
            return
        if everything.is_there():
            self.stdout.write("The demo is there already; nothing was changed.")
            return
        with tqdm(total=everything.STEPS, unit="step", disable=None) as bar:
            hub = everything.fill(lambda what: (bar.set_description(what), bar.update())[0])
        self.stdout.write(f"{hub.name} is filled: {settings.SITE_URL}/")
        self._print_logins()

    def _print_logins(self) -> None:
        for role, email, password in community.logins():
            self.stdout.write(f"  {role:<28} {email:<30} {password}")
