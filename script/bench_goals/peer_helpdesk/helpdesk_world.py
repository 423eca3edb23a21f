"""An empty django-helpdesk with one queue and the agent who looks at its list. Prints the agent's address."""

from types import SimpleNamespace

import django

AGENT = "noor@bench.example"


def _world() -> SimpleNamespace:
    from django.contrib.auth import get_user_model  # noqa: PLC0415  only after django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from helpdesk.models import Queue  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    for number in range(12):
        get_user_model().objects.create_user(
            f"colleague{number}", f"colleague{number}@bench.example", is_staff=True, first_name=f"Collega {number}"
        )
    agent = get_user_model().objects.create_superuser("noor", AGENT, "only-for-measuring", first_name="Noor")
    queue = Queue.objects.create(title="Wijk", slug="wijk")
    return SimpleNamespace(agent=agent, queue=queue)


if __name__ == "__main__":
    django.setup()
    _world()
