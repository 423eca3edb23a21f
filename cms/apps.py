from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self) -> None:
        # Not at the top: models are not loaded yet when Django reads this file.
        from cms import receivers  # noqa: F401
