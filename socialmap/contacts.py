"""Who speaks for an entry: contact persons by their address, and the private link with which they keep it right.

One person may stand in several rows, one for each service; the same address is the same person."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django_scopes import scopes_disabled

from hub.accounts.models import User
from hub.base import links
from hub.places.models import Hub
from socialmap.models import Contact, Service
from socialmap.querysets import ServiceQuerySet

CONFIRM = "confirm_entries"
LINK_DAYS = 60


@dataclass(frozen=True)
class Opened:
    """What a link to /bevestig/ points at. `moved_on`: this person left, or the address is another one now."""

    contact: Contact
    expired: bool
    moved_on: bool

    @property
    def hub(self) -> Hub:
        return self.contact.hub


def address_of(contact: Contact | None) -> str:
    """Where mail for this contact person goes; "" when nowhere."""
    if contact is None or contact.left_on:
        return ""
    return contact.email or (contact.user.email if contact.user else "")


def same_person(contact: Contact) -> QuerySet[Contact]:
    """All rows of this person in the hub, as far as they still work there."""
    address = address_of(contact)
    by_address = Q(email__iexact=address) | Q(email="", user__email__iexact=address)
    return Contact.objects.filter(by_address, left_on=None) if address else Contact.objects.none()


def entries_of(contact: Contact) -> ServiceQuerySet:
    """The entries that this person speaks for: of the service, or of the whole organisation."""
    rows = same_person(contact).values_list("pk", "service", "organization")
    services = {service for _, service, _ in rows if service}
    organizations = {organization for _, service, organization in rows if service is None}
    found: ServiceQuerySet = Service.objects.filter(Q(pk__in=services) | Q(organization__in=organizations))
    return found.listed()


def contact_of(user: User, service: Service) -> Contact | None:
    """As which contact person somebody who signed in speaks for this entry."""
    rows = Contact.objects.filter(user=user, left_on=None).filter(
        Q(service=service) | Q(service=None, organization=service.organization_id)
    )
    return rows.order_by("service", "pk").first()


def checker_of(service: Service) -> Contact | None:
    """Who says whether the entry is still right: its contact person, or else that of the organisation; None when the
    hub itself has to look."""
    found = Service.objects.filter(pk=service.pk).with_checker().values_list("checker", flat=True).first()
    return Contact.objects.select_related("hub", "user").filter(pk=found).first() if found else None


def link_to(contact: Contact, service: Service | None = None) -> str:
    """The full address at which this person looks after the own entries, or changes one of them."""
    token = links.make(CONFIRM, contact.pk, days=LINK_DAYS, key=_key(contact))
    if service is None:
        return links.absolute(reverse("socialmap:by_link", args=[token]))
    return links.absolute(reverse("socialmap:by_link_edit", args=[token, service.pk]))


def _key(contact: Contact) -> str:
    """The link is for one address: it ends when somebody else gets the work."""
    return salted_hmac("startpunt.confirm", address_of(contact).lower(), algorithm="sha256").hexdigest()[:16]


def open_link(token: str) -> Opened:
    """The contact person behind a private link, in whatever hub. Raises links.LinkBroken."""
    opened = links.open_token(CONFIRM, token)
    with scopes_disabled():
        contact = Contact.objects.select_related("hub", "user").filter(pk=opened.pk).first()
    if contact is None:
        raise links.LinkBroken
    moved_on = bool(contact.left_on) or opened.key != _key(contact)
    return Opened(contact=contact, expired=opened.expired, moved_on=moved_on)
