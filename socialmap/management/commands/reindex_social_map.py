"""`manage.py reindex_social_map`: makes what search knows of the social map anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django_scopes import scopes_disabled
from tqdm import tqdm

from socialmap.models import Service
from socialmap.services.indexing import behind, reindex_in_parts


class Command(BaseCommand):
    help = "Makes what search knows of the social map anew, in all hubs. May run while people search."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--behind", action="store_true", help="only what was never indexed, or by an older way of reading"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with scopes_disabled():
            keys = behind() if options["behind"] else list(Service.objects.order_by("pk").values_list("pk", flat=True))
        with tqdm(total=len(keys), unit=" services", disable=not keys) as bar:
            done = reindex_in_parts(keys, told=bar.update)
        self.stdout.write(f"{done} services indexed")
