"""What the tests of a current social map share: a moment to start from, and what was written since."""

from collections import Counter
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from hub.base import clock
from hub.base.models import OutboxMessage
from socialmap import contacts
from socialmap.models import Contact, Service
from socialmap.services import keeping

# A Wednesday without holidays near it, far enough ahead that everybody of the world works there already.
WEDNESDAY = datetime(2030, 11, 20, 10, 0, tzinfo=clock.AMSTERDAM)


def run(w: SimpleNamespace, moment: datetime, **more: Any) -> int:
    with clock.at(moment):
        return keeping.keep_current(hub=w.balade, **more)


def kinds() -> Counter[str]:
    written = OutboxMessage.objects.exclude(status="cancelled").filter(kind__startswith="socialmap.")
    return Counter(kind.removeprefix("socialmap.") for kind in written.values_list("kind", flat=True))


def messages(kind: str) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind=f"socialmap.{kind}").order_by("pk"))


def checked(service: Service, days_ago: int, *, at: datetime = WEDNESDAY) -> Service:
    Service.objects.filter(pk=service.pk).update(assured_date=at.date() - timedelta(days=days_ago))
    service.refresh_from_db()
    return service


def speaks(service: Service, email: str, name: str = "Corrie de Wit") -> Contact:
    """This person is the one contact person of the entry."""
    contact = service.contacts.get()
    Contact.objects.filter(pk=contact.pk).update(email=email, name=name)
    contact.refresh_from_db()
    return contact


def path_of(contact: Contact, service: Service | None = None) -> str:
    """The private link without the name of the site."""
    address = contacts.link_to(contact, service)
    return "/" + address.split("/", 3)[3]
