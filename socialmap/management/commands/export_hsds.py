"""`manage.py export_hsds --to FOLDER|FILE.zip`: the social map of a hub in HSDS 3.1."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope
from tqdm import tqdm

from hub.places.models import Hub
from socialmap.models import Service
from socialmap.publishing.package import Folder, Zip
from socialmap.services.exporting import export_hsds


class Command(BaseCommand):
    help = "Writes the social map of one hub in HSDS 3.1: JSON, a document a line, or tables as a datapackage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, required=True, metavar="FOLDER|FILE.zip")
        parser.add_argument("--format", choices=["json", "tabular"], default="json")
        parser.add_argument("--hub", default="", help="slug of the hub; may be left out when there is one hub")
        parser.add_argument(
            "--public", action="store_true", help="leave out contact persons and entries that stopped, as the API does"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        hub = self._hub(options["hub"])
        path: Path = options["to"]
        try:
            target = Zip(path) if path.suffix == ".zip" else Folder(path)
        except OSError as error:
            raise CommandError(f"{path}: cannot be written: {error.strerror}") from error
        with scope(hub=hub):
            total = Service.objects.filter(hub=hub).count()
            with tqdm(total=total, unit="entry", disable=options["verbosity"] == 0, desc="writing") as bar:
                count = export_hsds(
                    hub=hub,
                    target=target,
                    form=options["format"],
                    people=not options["public"],
                    progress=bar.update,
                )
        target.close()
        who = "without contact persons" if options["public"] else "with contact persons: keep it safe"
        self.stdout.write(f"{count} entries of hub {hub.slug} in {path}, {who}, {time.monotonic() - started:.1f} s")

    def _hub(self, slug: str) -> Hub:
        hubs = list(Hub.objects.filter(slug=slug) if slug else Hub.objects.all())
        if len(hubs) == 1:
            return hubs[0]
        slugs = ", ".join(Hub.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"There is no hub {slug}. There are: {slugs}" if slug else f"Say which hub: --hub ({slugs})")
