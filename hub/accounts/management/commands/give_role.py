"""The first administrator of a new hub; afterwards roles are given on a screen."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope

from hub.accounts.roles import Role
from hub.accounts.services import give_role
from hub.places.models import Hub


class Command(BaseCommand):
    help = "Gives somebody a role in a hub: give_role ada@example.nl administrator --hub balade --name 'Ada'"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--hub", required=True, help="the slug of the hub")
        parser.add_argument("--name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        hub = Hub.objects.filter(slug=options["hub"]).first()
        if hub is None:
            known = ", ".join(Hub.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"no hub {options['hub']}; there is: {known}")
        name = options["name"] or options["email"].split("@")[0]
        with scope(hub=hub):
            give_role(hub=hub, email=options["email"], name=name, role=options["role"])
        self.stdout.write("Done. A mail tells how to sign in.")
