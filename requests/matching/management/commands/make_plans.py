"""`manage.py make_plans [--hub SLUG]`: a plan for all questions that are ready, in one hub or in each of them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope
from tqdm import tqdm

from hub.places.models import Hub
from matching.services import planning


class Command(BaseCommand):
    help = "Makes a plan for all questions that are ready, in each hub. Sends nothing: a worker does that."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--hub", default="", metavar="SLUG", help="only this hub")

    def handle(self, *args: Any, **options: Any) -> None:
        hubs = list(Hub.objects.filter(**{"slug": options["hub"]} if options["hub"] else {}).order_by("pk"))
        if not hubs:
            raise CommandError(f"There is no hub {options['hub']}.")
        quiet = options["verbosity"] == 0
        for hub in tqdm(hubs, desc="plans", unit="hub", disable=quiet or len(hubs) == 1):
            with scope(hub=hub):
                plan = planning.make_plan(hub=hub)
            if not quiet:
                self.stdout.write(
                    f"{hub.slug}: {plan.served} of {plan.questions} (one by one {plan.served_first_come})"
                )
