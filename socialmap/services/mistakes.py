"""What visitors say is wrong in an entry (A11): the hub and the contact person hear it once, and who left an address
hears that it was looked into."""

from uuid import UUID

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.outbox.services import enqueue_to_address
from hub.base.workflow import RESIDENT, move, record, worker
from socialmap import messages
from socialmap.contacts import address_of, checker_of
from socialmap.models import EntryReport, Service
from socialmap.workflow import ReportStatus

# More mails about one kind of mistake help nobody.
MOST_ALIKE = 3


@transaction.atomic
def report_mistake(*, service: Service, what: str, text: str, email: str, submission: UUID) -> EntryReport | None:
    """Keeps what a visitor says. While the same is known and not handled yet, nobody is mailed once more. Returns
    the report, None when this submission came before."""
    service = Service.objects.select_for_update(of=("self",)).select_related("hub", "organization").get(pk=service.pk)
    if EntryReport.objects.filter(submission=submission).exists():
        return None
    known = EntryReport.objects.filter(service=service, what=what, status=ReportStatus.NEW)
    says_more = what == EntryReport.What.OTHER or bool(text)
    news = not known.exists() or (says_more and known.count() < MOST_ALIKE)
    report = EntryReport.objects.create(
        hub=service.hub,
        service=service,
        what=what,
        text=text,
        email=email,
        submission=submission,
        reported_at=clock.now(),
        status_since=clock.now(),
    )
    record(service, verb="error_reported", actor=RESIDENT, report=report.pk, what=what)
    if news:
        _tell(report)
    return report


def _tell(report: EntryReport) -> None:
    service = report.service
    contact = checker_of(service)
    if service.hub.email:
        letter = messages.mistake_to_hub(report)
        address = service.hub.email
        enqueue_to_address(
            hub=service.hub, address=address, about=report, kind="socialmap.error_reported", key="once", letter=letter
        )
    if contact:
        letter = messages.mistake_to_contact(report, contact)
        enqueue_to_address(
            hub=service.hub,
            address=address_of(contact),
            about=report,
            kind="socialmap.error_at_yours",
            key="once",
            letter=letter,
        )


@transaction.atomic
def handle_report(*, report: EntryReport, user: User, answer: str = "") -> EntryReport:
    """Somebody of the hub looked into it. Who left an address hears so, with `answer`. Raises MoveRefused."""
    move(report, to=ReportStatus.HANDLED, actor=worker(user), handled_by=user, answer=answer)
    record(report.service, verb="error_handled", actor=worker(user), report=report.pk)
    if report.email:
        enqueue_to_address(
            hub=report.hub,
            address=report.email,
            about=report,
            kind="socialmap.error_handled",
            key="once",
            letter=messages.mistake_handled(report),
        )
    return report
