"""The worker's own lists: a filter of the queue with a name (D24)."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.places.models import Hub
from intake.models import SavedList
from intake.services.absence import Refused

MOST = 30


class Short(NamedTuple):
    """A list as the queue shows it: its name and the address of its filter."""

    name: str
    query: str


def lists_of(*, hub: Hub, user: User) -> QuerySet[SavedList]:
    """The own lists and those that colleagues share."""
    return SavedList.objects.filter(Q(owner=user) | Q(shared=True), hub=hub)


def short(*, hub: Hub, user: User) -> list[Short]:
    """The same, for above the queue."""
    rows = lists_of(hub=hub, user=user).values_list("name", "query")
    return [Short(name, urlencode(query)) for name, query in rows]


def keep(*, hub: Hub, user: User, name: str, shared: bool, query: dict[str, str]) -> SavedList:
    """The filter as shown, under a name. Raises Refused with words."""
    if not query:
        raise Refused({"name": _("First choose what the list has to show.")})
    if SavedList.objects.filter(hub=hub, owner=user).count() >= MOST:
        raise Refused({"name": _("You have very many lists. Remove one first.")})
    try:
        with transaction.atomic():
            return SavedList.objects.create(hub=hub, owner=user, name=name.strip(), shared=shared, query=query)
    except IntegrityError as error:
        raise Refused({"name": _("You have a list with this name already.")}) from error


def change(*, saved: SavedList, name: str, shared: bool) -> SavedList:
    """Another name, or (not) shared. Raises Refused with words."""
    saved.name, saved.shared = name.strip(), shared
    try:
        with transaction.atomic():
            saved.save(update_fields=["name", "shared"])
    except IntegrityError as error:
        raise Refused({"name": _("You have a list with this name already.")}) from error
    return saved
