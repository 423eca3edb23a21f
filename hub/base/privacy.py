"""Personal data has an owner, a purpose and an end (design rule 6). Each model of ours carries a
`privacy` declaration: `Privacy(...)` when it holds personal data, `NothingPersonal` when not.
The processing register (G9), the export and the retention sweep are made from these declarations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise

# A row that goes together with whatever row it is about (`subject_type`, `subject_id`).
SUBJECT = "subject"


@dataclass(frozen=True)
class Privacy:
    """Why the data is there (purpose, and legal basis of GDPR art. 6), which data, whose; and how it ends.

    It ends `keep_days` days after the moment in the field `ends` (after fewer for those in `sooner`), while `only`
    holds too; or together with the row that the foreign key `follows` names. Then the row is deleted (`delete`), or
    its fields in `wipe` are emptied and those in `becomes` get that value: what is left counts in the results and
    names nobody. Texts in `stays` are about things and not about people.

    `person` is the path to the Person whose data it is. That person may have it: `shows` names the fields with what
    we call them, of the rows that are `own`, handed out by who has the permission `handed_by`."""

    purpose: str
    basis: str
    data: tuple[str, ...]
    whose: str
    keep_days: int
    ends: str = ""
    sooner: tuple[tuple[models.Q, int], ...] = ()
    only: models.Q = field(default_factory=models.Q)
    follows: str = ""
    wipe: tuple[str, ...] = ()
    becomes: Mapping[str, Any] = field(default_factory=dict)
    delete: bool = False
    stays: tuple[str, ...] = ()
    person: str = ""
    called: str | Promise = ""
    shows: Mapping[str, str | Promise] = field(default_factory=dict)
    own: models.Q = field(default_factory=models.Q)
    handed_by: str = ""


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


def root_of(model: type[models.Model]) -> tuple[type[models.Model], str]:
    """The model whose end is also the end of `model`, and the path to its key: ("pk" for a root itself)."""
    path: list[str] = []
    entry: Privacy = model.privacy  # type: ignore[attr-defined]
    while entry.follows and entry.follows != SUBJECT:
        path.append(entry.follows)
        model = model._meta.get_field(entry.follows).related_model  # type: ignore[assignment]
        entry = model.privacy  # type: ignore[attr-defined]
    return model, "__".join([*path, "pk"])


def followers_of(model: type[models.Model]) -> list[tuple[type[models.Model], str]]:
    """The models of which a row goes together with its row of `model`, and the foreign key that says which."""
    keyed = [(follower, entry.follows) for follower, entry in register() if entry.follows not in ("", SUBJECT)]
    return [(follower, key) for follower, key in keyed if follower._meta.get_field(key).related_model is model]
