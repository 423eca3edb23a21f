"""The sweep that keeps the social map current (A10): who is asked whether an entry is still right, who is asked twice,
what then becomes work of the hub, and what opens again.

All of it follows from state and dates, so running it twice, twice at once, or after weeks of silence ends in the
same; a cap a day keeps the first run after a gap, or after a large import, from becoming a flood."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from hub.base import clock, workdays
from hub.base.models import OutboxMessage
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import enqueue_to_address
from hub.base.safely import safely
from hub.base.workflow import PROGRAM, move
from hub.places.models import Hub
from socialmap import contacts, messages
from socialmap.models import Contact, EntryChange, EntryCheck, Service
from socialmap.querysets import LOOK_AHEAD_DAYS
from socialmap.services.entries import open_again
from socialmap.workflow import ChangeStatus, CheckStatus

MOST_MAILS_A_DAY = 100
MOST_ROWS_A_RUN = 1000
DAYS_UNTIL_REMINDER = 14
DAYS_UNTIL_HUB = 14
ASKED, REMINDED = "socialmap.check_asked", "socialmap.check_reminder"


def keep_current(*, hub: Hub, most_mails: int = MOST_MAILS_A_DAY) -> int:
    """Does what is due in this hub, whose scope is open: each item in its own transaction; one that fails does not
    stop the others. Returns how many were done."""
    done = sum(safely("opening an entry", _open, pk) for pk in _keys(opening_today()))
    done += sum(safely("handing a check to the hub", _to_hub, pk) for pk in _keys(given_up()))
    left = most_mails - _mails_today(hub)
    for name, due, act in (("reminding of a check", to_remind(), _remind), ("asking for a check", _to_ask(), _ask)):
        people = _by_person(due) if left > 0 else {}
        for person, pks in people.items():
            if left <= 0:
                return done
            sent = safely(name, act, (person, pks))
            left, done = left - sent, done + sent
    return done


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:MOST_ROWS_A_RUN])


def _mails_today(hub: Hub) -> int:
    midnight = datetime.combine(clock.today(), time(0), tzinfo=clock.AMSTERDAM)
    return OutboxMessage.objects.filter(hub=hub, kind__in=[ASKED, REMINDED], created_at__gte=midnight).count()


# --- what is due ----------------------------------------------------------------------------------
def opening_today() -> QuerySet[Service]:
    """Temporarily closed until today, or a day that passed."""
    return Service.objects.filter(status="inactive", closed_until__lte=clock.today()).order_by("pk")


def given_up() -> QuerySet[EntryCheck]:
    """Asked twice without an answer, or who was asked has left."""
    silent = Q(status=CheckStatus.REMINDED, status_since__lte=clock.now() - timedelta(days=DAYS_UNTIL_HUB))
    waiting = Q(status__in=[CheckStatus.ASKED, CheckStatus.REMINDED])
    gone = waiting & (Q(contact=None) | Q(contact__left_on__isnull=False))
    return EntryCheck.objects.filter(silent | gone).exclude(_their_edit_waits()).order_by("pk")


def to_remind() -> QuerySet[EntryCheck]:
    """Asked two weeks ago, and no answer."""
    since = clock.now() - timedelta(days=DAYS_UNTIL_REMINDER)
    asked = EntryCheck.objects.filter(status=CheckStatus.ASKED, status_since__lte=since, contact__left_on=None)
    return asked.exclude(contact=None).exclude(_their_edit_waits()).order_by("pk")


def _their_edit_waits() -> Q:
    """Who sent us an edit has answered: the silence is ours."""
    waiting = EntryChange.objects.filter(status=ChangeStatus.PROPOSED, source=EntryChange.Source.CONTACT)
    return Q(service__in=waiting.values("service"))


def _to_ask() -> QuerySet[Service]:
    due = Service.objects.all().to_ask_about().with_checker().exclude(checker=None)
    return due.order_by(F("assured_date").asc(nulls_last=True), "pk")


def _by_person(rows: QuerySet[Any]) -> dict[str, list[int]]:
    """The keys of `rows`, grouped by the address of who is asked about them, in the order of the rows."""
    field = "checker" if rows.model is Service else "contact"
    pairs = list(rows.values_list("pk", field))
    people = {one.pk: one for one in Contact.objects.filter(pk__in={pk for _, pk in pairs}).select_related("user")}
    found: dict[str, list[int]] = {}
    for pk, contact in pairs:
        address = contacts.address_of(people.get(contact)).lower()
        if address:
            found.setdefault(address, []).append(pk)
    return found


# --- what is done about it ------------------------------------------------------------------------
def _open(pk: int) -> bool:
    service = opening_today().select_for_update(skip_locked=True).filter(pk=pk).first()
    if service is None:
        return False
    open_again(service=service, actor=PROGRAM)
    return True


def _to_hub(pk: int) -> bool:
    check = given_up().select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if check is None:
        return False
    move(check, to=CheckStatus.AT_HUB, actor=PROGRAM)
    return True


def _ask(what: tuple[str, list[int]]) -> bool:
    """One mail to one person about all entries that are due, or soon will be."""
    address, pks = what
    first = Service.objects.filter(pk__in=pks).with_checker().values_list("checker", flat=True).first()
    person = Contact.objects.filter(pk=first).select_related("user", "hub").first()
    if person is None or contacts.address_of(person).lower() != address:
        return False
    theirs = Service.objects.filter(pk__in=list(contacts.entries_of(person).values_list("pk", flat=True)))
    # Locked first and asked after that whether it is due: who was before us may be done by now.
    ours = list(theirs.select_for_update(skip_locked=True).order_by("pk").values_list("pk", flat=True))
    soon = theirs.filter(pk__in=ours).to_ask_about(within_days=LOOK_AHEAD_DAYS).with_checker()
    mine = set(contacts.same_person(person).values_list("pk", flat=True))
    services = [service for service in soon.order_by("name", "pk") if service.checker in mine]
    if not any(service.pk in pks for service in services):
        return False
    checks = [
        EntryCheck.objects.create(
            hub=service.hub,
            service=service,
            contact_id=service.checker,
            asked_at=clock.now(),
            status_since=clock.now(),
        )
        for service in services
    ]
    _mail(person, checks[0], ASKED, messages.check_asked(contact=person, services=services))
    return True


def _remind(what: tuple[str, list[int]]) -> bool:
    address, pks = what
    due = to_remind().filter(pk__in=pks).select_related("service", "contact__user", "contact__hub")
    checks = [
        check
        for check in due.select_for_update(skip_locked=True, of=("self",))
        if check.contact and contacts.address_of(check.contact).lower() == address
    ]
    if not checks or checks[0].contact is None:
        return False
    for check in checks:
        move(check, to=CheckStatus.REMINDED, actor=PROGRAM)
    services = sorted((check.service for check in checks), key=lambda service: service.name)
    person = checks[0].contact
    _mail(person, checks[0], REMINDED, messages.check_reminder(contact=person, services=services))
    return True


def _mail(person: Contact, first: EntryCheck, kind: str, letter: Letter) -> None:
    """Not at night or on a Sunday; `first` makes it one mail a round."""
    enqueue_to_address(
        hub=person.hub,
        address=contacts.address_of(person),
        about=person,
        kind=kind,
        key=f"{first.pk}",
        letter=letter,
        due_at=workdays.next_working_moment(clock.now()),
    )
