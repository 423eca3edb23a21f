"""Prints the processing register (GDPR art. 30), made from the declarations next to the models (G9)."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.base.privacy import register


class Command(BaseCommand):
    help = "Prints the processing register as a Markdown table."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            "| what | why | on which ground | whose | which data | days kept | after | what then |\n"
            "|---|---|---|---|---|---|---|---|"
        )
        for model, entry in sorted(register(), key=lambda row: row[0]._meta.label):
            after = entry.ends or f"with its {entry.follows}"
            then = "deleted" if entry.delete else f"emptied: {', '.join(entry.wipe)}" if entry.wipe else "with that row"
            cells = (model._meta.label, entry.purpose, entry.basis, entry.whose, ", ".join(entry.data), entry.keep_days)
            self.stdout.write("| " + " | ".join(map(str, (*cells, after, then))) + " |")
