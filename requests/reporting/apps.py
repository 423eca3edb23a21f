from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("Results")

    def ready(self) -> None:
        from hub.accounts import menu

        menu.add(menu.Item(_("Results"), "reporting:results", "reporting.view", 90))
