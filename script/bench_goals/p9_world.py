"""Our own product with a hub, its workers, subjects and neighbourhoods, and no question yet."""

import django

WORKER = "noor@bench.example"
COLLEAGUES, AREAS, SUBJECTS = 12, 10, 14


def _world() -> None:
    from django.core.management import call_command  # noqa: PLC0415  only after django.setup()
    from django_scopes import scopes_disabled  # noqa: PLC0415

    from hub.accounts.models import Membership, User  # noqa: PLC0415
    from hub.accounts.roles import Role  # noqa: PLC0415
    from hub.places.models import Hub, Neighbourhood  # noqa: PLC0415
    from socialmap.models import TaxonomyTerm  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with scopes_disabled():
        hub = Hub.objects.create(slug="bench", name="Meetpunt", short_code="MTP", is_default=True)
        emails = [WORKER, *(f"collega{number}@bench.example" for number in range(COLLEAGUES - 1))]
        for email in emails:
            user = User.objects.create_user(email, name=email.split("@")[0].capitalize())
            Membership.objects.create(user=user, hub=hub, role=Role.HUB_WORKER)
        for number in range(AREAS):
            Neighbourhood.objects.create(
                code=f"MTP-{number}", name=f"Wijk {number}", hub=hub, latitude=51.69, longitude=5.08
            )
        for number in range(SUBJECTS):
            TaxonomyTerm.objects.create(code=f"bench-{number}", name=f"Onderwerp {number}")


if __name__ == "__main__":
    django.setup()
    _world()
