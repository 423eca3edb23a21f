from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BaseConfig(AppConfig):
    name = "hub.base"
    label = "base"

    def ready(self) -> None:
        # Not at the top: models are not loaded yet when Django reads this file.
        from hub.base import checks, moves

        assert checks.requests_is_the_library
        post_migrate.connect(moves.write_tables, sender=self)
