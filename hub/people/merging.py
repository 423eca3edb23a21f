"""Two rows that turn out to be one person become one (D20)."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base import clock
from hub.base.workflow import record, worker
from hub.people.models import Consent, Person

# Kept from the one that goes when the one that stays has nothing there.
_FILLED = ("phone", "email", "preferred_channel", "reachable")
_ADDRESS = ("postcode", "house_number", "street", "city", "neighbourhood", "latitude", "longitude")


class NotOne(Exception):
    """These two cannot become one; the message says why, in words for who works at the hub."""


@transaction.atomic
def merge_people(*, keep: Person, goes: Person, user: User) -> list[str]:
    """Everything of `goes` becomes of `keep`: questions, consents, volunteer, messages. Details that `keep` lacks are
    filled in. Returns the details of `goes` that differ and so would be lost: the caller keeps them where they belong.

    Raises NotOne when a colleague was first, or when both are a volunteer, an ambassador or somebody who signs in."""
    keep, goes = _locked(keep, goes)
    for relation in _pointing_at_people():
        _refuse_two(relation, keep, goes)
    if keep.user_id and goes.user_id:
        raise NotOne(_("Both sign in with an account of their own. First end one of the two accounts."))
    other = _filled_in(keep, goes)
    account, goes.user = goes.user, None
    goes.save(update_fields=["user"])
    keep.user = keep.user or account
    keep.do_not_contact = keep.do_not_contact or goes.do_not_contact
    keep.save()
    _consents(keep, goes)
    for relation in _pointing_at_people():
        relation.related_model._base_manager.filter(**{relation.field.name: goes}).update(**{relation.field.name: keep})
    record(keep, verb="merged", actor=worker(user), merged=goes.pk)
    goes.delete()
    return other


def _locked(keep: Person, goes: Person) -> tuple[Person, Person]:
    if keep.pk == goes.pk:
        raise NotOne(_("This is one person already."))
    rows = {
        row.pk: row
        for row in Person.objects.select_for_update(of=("self",)).filter(pk__in=[keep.pk, goes.pk]).order_by("pk")
    }
    if len(rows) < 2 or rows[keep.pk].hub_id != rows[goes.pk].hub_id:
        raise NotOne(_("A colleague was just ahead of you. This is how it stands now."))
    return rows[keep.pk], rows[goes.pk]


def _pointing_at_people() -> list[Any]:
    """Every relation of another model to Person: apps above are found, not imported."""
    return [relation for relation in Person._meta.related_objects if not relation.many_to_many]


def _refuse_two(relation: Any, keep: Person, goes: Person) -> None:
    """One to one: two volunteers cannot become one by a machine; what they do would be lost."""
    if not isinstance(relation.field, models.OneToOneField):
        return
    rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": [keep, goes]}).count()
    if rows > 1:
        names = {"volunteer": _("Both are registered as a volunteer."), "ambassador": _("Both are an ambassador.")}
        said = names.get(relation.related_model._meta.model_name, _("Both have a registration of the same kind."))
        raise NotOne(f"{said} {_('First end one of the two there.')}")


def _filled_in(keep: Person, goes: Person) -> list[str]:
    """Takes over what `keep` lacks; returns what differs."""
    differs = [goes.name] if goes.name.strip().casefold() != keep.name.strip().casefold() else []
    for name in _FILLED:
        theirs, ours = getattr(goes, name), getattr(keep, name)
        if theirs and not ours:
            setattr(keep, name, theirs)
        elif theirs and theirs != ours and name != "preferred_channel":
            differs.append(theirs)
    if goes.postcode and not keep.postcode:
        for name in _ADDRESS:
            setattr(keep, name, getattr(goes, name))
    elif goes.postcode and (goes.postcode, goes.house_number) != (keep.postcode, keep.house_number):
        differs.append(f"{goes.postcode} {goes.house_number}".strip())
    return differs


def _consents(keep: Person, goes: Person) -> None:
    """What was agreed to stays agreed to. For one purpose the first yes stays in force; the second stays as history."""
    for given in Consent.objects.filter(person=goes, withdrawn_at=None):
        ours = Consent.objects.filter(person=keep, purpose=given.purpose, withdrawn_at=None).first()
        if ours:
            later = max(ours, given, key=lambda consent: consent.given_at)
            Consent.objects.filter(pk=later.pk).update(withdrawn_at=clock.now())
