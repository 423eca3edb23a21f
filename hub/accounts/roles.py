"""Who may do what, as one table. Code asks for a permission, never for a role (design rule 4).
The table stands in the design under "Who may do what"; a role belongs to one hub."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    AMBASSADOR = "ambassador", _("neighbourhood ambassador")
    VOLUNTEER = "volunteer", _("volunteer")
    MEDIATOR = "mediator", _("mediator")
    CONTACT_PERSON = "contact_person", _("contact person")
    HUB_WORKER = "hub_worker", _("hub worker")
    COORDINATOR = "coordinator", _("mediation coordinator")
    PROCESS_MANAGER = "process_manager", _("process manager")
    NEIGHBOURHOOD_TEAM = "neighbourhood_team", _("neighbourhood team")
    EDITOR = "editor", _("editor")
    MUNICIPALITY = "municipality", _("municipality")
    ADMINISTRATOR = "administrator", _("administrator")


PERMISSIONS: Mapping[str, frozenset[str]] = {
    Role.AMBASSADOR: frozenset({"intake.bring_signal"}),
    Role.VOLUNTEER: frozenset({"volunteers.own_profile"}),
    Role.MEDIATOR: frozenset({"volunteers.own_profile", "mediation.mediate"}),
    Role.CONTACT_PERSON: frozenset({"socialmap.own_entries", "matching.own_referrals"}),
    Role.HUB_WORKER: frozenset(
        {
            "intake.work",
            "matching.work",
            "volunteers.work",
            "socialmap.work",
            "socialmap.sign_ups",
            "socialmap.entrance",
            "followup.work",
            "reporting.view",
            "mediation.open_case",
        }
    ),
    Role.COORDINATOR: frozenset({"mediation.coordinate", "reporting.view"}),
    Role.PROCESS_MANAGER: frozenset({"matching.decide", "matching.settings", "reporting.view", "intake.settings"}),
    Role.NEIGHBOURHOOD_TEAM: frozenset({"matching.team"}),
    Role.EDITOR: frozenset({"cms.edit", "socialmap.work"}),
    Role.MUNICIPALITY: frozenset({"reporting.view"}),
    Role.ADMINISTRATOR: frozenset(
        {"accounts.manage", "places.manage", "reporting.view", "intake.settings", "matching.settings"}
    ),
}
# These work with other people's data and sign in with a second factor (G7).
STAFF = frozenset(
    {
        Role.HUB_WORKER,
        Role.COORDINATOR,
        Role.PROCESS_MANAGER,
        Role.NEIGHBOURHOOD_TEAM,
        Role.EDITOR,
        Role.MUNICIPALITY,
        Role.ADMINISTRATOR,
    }
)


def permissions_of(roles: set[str]) -> frozenset[str]:
    """Everything that somebody with these roles may do."""
    return frozenset().union(*(PERMISSIONS.get(role, frozenset()) for role in roles))


def roles_with(permission: str) -> list[str]:
    """The roles that give this permission."""
    return [str(role) for role, permissions in PERMISSIONS.items() if permission in permissions]
