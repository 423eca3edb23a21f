"""The verbs on entries of the social map, one at a time."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import Actor, MoveRefused, move, record
from hub.places.models import Hub, Neighbourhood
from hub.places.services import locate, neighbourhood_at
from socialmap.hours import DAYS, Hours
from socialmap.models import (
    Contact,
    EntryChange,
    EntryCheck,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from socialmap.services.indexing import reindex
from socialmap.signals import contact_left as contact_left_organisation
from socialmap.slugs import Slugs
from socialmap.workflow import ChangeStatus, CheckStatus


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where a service is. Without coordinates the middle of the postcode is used."""

    street: str = ""
    postcode: str = ""
    city: str = ""
    name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    neighbourhood: Neighbourhood | None = None


@transaction.atomic
def save_organization(
    *, hub: Hub, actor: Actor, organization: Organization | None = None, **fields: Any
) -> Organization:
    """Makes or changes an organisation. `fields` are fields of Organization."""
    saved = organization or Organization(hub=hub)
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.save()
    record(saved, verb="organization_saved", actor=actor, changed=sorted(fields))
    reindex(saved.services.values_list("pk", flat=True))
    return saved


@transaction.atomic
def save_service(
    *,
    hub: Hub,
    actor: Actor,
    fields: dict[str, Any],
    service: Service | None = None,
    subjects: Iterable[TaxonomyTerm] | None = None,
    phone: str | None = None,
    hours: Sequence[Hours] | None = None,
    address: Address | None = None,
    areas: Iterable[Neighbourhood] | None = None,
) -> Service:
    """Makes a service (a new one counts as checked today) or changes one. `fields` are fields of Service;
    what is None stays as it is. The first phone and the one location are replaced; of a service in several
    places the places stay. Search knows it at once."""
    saved = service or Service(hub=hub, assured_date=clock.today())
    changed = sorted(name for name, value in fields.items() if getattr(saved, name, None) != value)
    for name, value in fields.items():
        setattr(saved, name, value)
    if not saved.slug:
        saved.slug = Slugs(hub).new(saved.name, saved.uuid)
    saved.last_modified = clock.now()
    saved.save()
    if subjects is not None:
        saved.subjects.set(subjects)
    if phone is not None:
        _set_phone(saved, phone)
    if hours is not None:
        _set_hours(saved, hours)
    if address is not None:
        _set_address(saved, address)
    if areas is not None:
        _set_areas(saved, areas)
    record(saved, verb="entry_saved", actor=actor, changed=changed)
    reindex([saved.pk])
    return saved


def _set_phone(service: Service, number: str) -> None:
    first = service.phones.exclude(type="fax").first()
    if not number:
        if first:
            first.delete()
    elif first:
        Phone.objects.filter(pk=first.pk).update(number=number)
    else:
        Phone.objects.create(hub=service.hub, service=service, number=number)


def _set_hours(service: Service, hours: Sequence[Hours]) -> None:
    """Weekly hours, days with the same hours in one schedule. Monthly ones stay."""
    spans: dict[tuple[Any, Any], list[int]] = {}
    for row in sorted(hours):
        spans.setdefault((row.opens, row.closes), []).append(row.weekday)
    service.schedules.exclude(freq="MONTHLY").exclude(opens_at=None).delete()
    Schedule.objects.bulk_create(
        Schedule(
            hub=service.hub,
            service=service,
            byday=",".join(DAYS[day] for day in days),
            opens_at=opens,
            closes_at=closes,
        )
        for (opens, closes), days in spans.items()
    )


def _set_address(service: Service, address: Address) -> None:
    here = list(service.at_locations.select_related("location"))
    if len(here) > 1:
        return
    if not (address.street or address.postcode):
        service.at_locations.all().delete()
        return
    only = here[0].location if here and here[0].location.services_here.count() == 1 else None
    location = only or Location(hub=service.hub, address_uuid=uuid4())
    location.name = address.name or location.name or service.organization.name
    location.address_1, location.postal_code, location.city = address.street, address.postcode, address.city
    _place(location, address)
    location.save()
    if only is None:
        service.at_locations.all().delete()
        ServiceAtLocation.objects.create(hub=service.hub, service=service, location=location)


def _place(location: Location, address: Address) -> None:
    """Coordinates and neighbourhood of an address."""
    if address.latitude is not None and address.longitude is not None:
        location.latitude, location.longitude = address.latitude, address.longitude
        location.neighbourhood = address.neighbourhood or neighbourhood_at(address.latitude, address.longitude)
        return
    number = address.street.rsplit(" ", 1)[-1]
    place = locate(postcode=address.postcode, number=number) if address.postcode else None
    location.latitude, location.longitude = (place.latitude, place.longitude) if place else (None, None)
    location.neighbourhood = address.neighbourhood or (place.neighbourhood if place else None)


def _set_areas(service: Service, areas: Iterable[Neighbourhood]) -> None:
    service.areas.all().delete()
    ServiceArea.objects.bulk_create(
        ServiceArea(hub=service.hub, service=service, name=area.name, neighbourhood=area) for area in areas
    )


@transaction.atomic
def save_contact(*, service: Service, actor: Actor, contact: Contact | None = None, **fields: Any) -> Contact:
    """Makes or changes a contact person of a service (A2). `fields` are fields of Contact."""
    saved = contact or Contact(hub=service.hub, organization=service.organization, service=service)
    for name, value in fields.items():
        setattr(saved, name, value)
    if saved.takes_referrals:
        saved.left_on = None
    saved.save()
    record(service, verb="contact_saved", actor=actor, contact=saved.pk)
    return saved


@transaction.atomic
def contact_left(*, contact: Contact, actor: Actor) -> bool:
    """A contact person does not work there any more: gets no questions, and sees nothing of it. The row stays, for
    the history of who was asked. False when that was known already."""
    still = Contact.objects.filter(pk=contact.pk, left_on=None)
    if not still.update(left_on=clock.today(), takes_referrals=False, user=None):
        return False
    if contact.email:
        # Who checked an entry, by an address that is nobody's any more.
        Service.objects.filter(assurer_email__iexact=contact.email).update(assurer_email="")
    contact.refresh_from_db()
    record(contact, verb="contact_left", actor=actor)
    contact_left_organisation.send(Contact, contact=contact)
    return True


@transaction.atomic
def confirm_checked(*, service: Service, actor: Actor, user: User | None = None, email: str = "") -> Event:
    """Somebody (`user`, or who reads mail at `email`) looked at the entry today and it is right (A7). Nobody has to
    be asked any more."""
    address = user.email if user else email
    Service.objects.filter(pk=service.pk).update(assured_date=clock.today(), assurer_email=address)
    service.refresh_from_db(fields=["assured_date", "assurer_email"])
    _no_more_questions(service, actor)
    return record(service, verb="checked", actor=actor)


def _no_more_questions(service: Service, actor: Actor) -> None:
    """The open check is done; whoever was first closed it."""
    for check in EntryCheck.objects.filter(service=service).exclude(status=CheckStatus.DONE):
        with contextlib.suppress(MoveRefused):
            move(check, to=CheckStatus.DONE, actor=actor)


def close_temporarily(*, service: Service, actor: Actor, words: str = "", until: date | None = None) -> Event:
    """Nobody can go there for now; `words` tell the public why. On the day `until` it opens by itself. Raises
    MoveRefused."""
    return _change_status(service, ["active"], "inactive", actor, words=words, until=until)


def open_again(*, service: Service, actor: Actor) -> Event:
    """It is there again. Raises MoveRefused."""
    return _change_status(service, ["inactive"], "active", actor)


@transaction.atomic
def archive(*, service: Service, actor: Actor, words: str = "") -> Event:
    """It has stopped: the public does not find it any more, its history stays (A16). Nobody is asked about it, and
    what was proposed for it is taken back. Raises MoveRefused."""
    event = _change_status(service, ["active", "inactive"], "defunct", actor, words=words)
    _no_more_questions(service, actor)
    for change in EntryChange.objects.filter(service=service, status=ChangeStatus.PROPOSED):
        move(change, to=ChangeStatus.WITHDRAWN, actor=actor)
    return event


def bring_back(*, service: Service, actor: Actor) -> Event:
    """It had stopped and is there again. Raises MoveRefused."""
    return _change_status(service, ["defunct"], "active", actor)


@transaction.atomic
def _change_status(
    service: Service, old: list[str], new: str, actor: Actor, *, words: str = "", until: date | None = None
) -> Event:
    was = Service.objects.select_for_update().values_list("status", flat=True).get(pk=service.pk)
    # What the public reads is for who comes back; why it stopped stands in the history.
    alert = words[:200] if new == "inactive" else ""
    moved = Service.objects.filter(pk=service.pk, status__in=old).update(
        status=new, alert=alert, closed_until=until, last_modified=clock.now()
    )
    service.refresh_from_db(fields=["status", "alert", "closed_until", "last_modified"])
    if not moved:
        raise MoveRefused(service.status, new)
    reindex([service.pk])
    return record(service, verb=f"to_{new}", actor=actor, old=was, new=new, reason=words)
