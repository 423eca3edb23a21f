"""Personal data has an owner, a purpose and an end (design rule 6). Each model of ours carries a
`privacy` declaration: `Privacy(...)` when it holds personal data, `NOTHING_PERSONAL` when not.
The processing register (G9), the export and the retention sweep are made from these declarations."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models


@dataclass(frozen=True)
class Privacy:
    """Purpose and legal basis (GDPR art. 6), the kinds of data, whose they are, and how many days
    after the end of the matter they are kept."""

    purpose: str
    basis: str
    data: tuple[str, ...]
    whose: str
    keep_days: int


@dataclass(frozen=True)
class NothingPersonal:
    why: str


OUR_APPS = (
    *("accounts", "base", "places", "people", "socialmap", "volunteers"),
    *("intake", "matching", "mediation", "followup", "reporting", "cms"),
)


def our_models() -> list[type[models.Model]]:
    """Every concrete model of ours, many-to-many tables left out (they hold only two keys)."""
    return [model for label in OUR_APPS for model in apps.get_app_config(label).get_models()]


def register() -> list[tuple[type[models.Model], Privacy]]:
    """The processing register: each model with personal data and its declaration."""
    rows = [(model, getattr(model, "privacy", None)) for model in our_models()]
    return [(model, entry) for model, entry in rows if isinstance(entry, Privacy)]
