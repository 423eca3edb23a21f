"""Whatever happens to an entry: each person hears once what concerns them, and nobody twice (A8, A10, A11). One table:
what was there, what happens (three times over), and who then hears what."""

import contextlib
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import CONTACT, PROGRAM, MoveRefused, worker
from socialmap.fields import version
from socialmap.models import EntryChange, EntryClaim, EntryReport, Service
from socialmap.services import changes, claims, entries, keeping, mistakes, own
from tests.socialmap.support_current import checked

Stage = SimpleNamespace
SAME = UUID("4f7be28a-5c5d-4a9e-9b29-06b1f3a6f001")
PIET = {"name": "Piet", "title": "", "email": "piet@bus.example", "phone": "", "text": ""}


# --- what was there -------------------------------------------------------------------------------
def nothing(s: Stage) -> None:
    checked(s.service, 10, at=clock.now())


def five_months_old(s: Stage) -> None:
    checked(s.service, 150, at=clock.now())


def asked(s: Stage) -> None:
    five_months_old(s)
    sweep(s)


def an_edit_waits(s: Stage) -> None:
    asked(s)
    edited(s)


def an_import_waits(s: Stage) -> None:
    nothing(s)
    changes.propose(service=s.service, fields={"phone": "9999"}, source="import", actor=PROGRAM)


def a_mistake(s: Stage) -> None:
    nothing(s)
    reported(s)


def a_claim(s: Stage) -> None:
    nothing(s)
    claimed(s)


# --- what happens ---------------------------------------------------------------------------------
def sweep(s: Stage) -> None:
    keeping.keep_current(hub=s.balade)


def two_weeks_of_silence(s: Stage) -> None:
    with clock.at(s.now + timedelta(days=15)):
        keeping.keep_current(hub=s.balade)


def months_of_silence(s: Stage) -> None:
    for days in (15, 30, 60, 90):
        with clock.at(s.now + timedelta(days=days)):
            keeping.keep_current(hub=s.balade)


def confirmed(s: Stage) -> None:
    own.confirm(contact=s.corrie, seen={s.service.pk: version(Service.objects.get(pk=s.service.pk))})


def edited(s: Stage) -> None:
    changes.edit_own(service=s.service, fields={"phone": "1111"}, contact=s.corrie, actor=CONTACT)


def approved(s: Stage) -> None:
    seen = version(Service.objects.get(pk=s.service.pk))
    changes.approve(change=EntryChange.objects.get(), user=s.noor, taken=["phone"], seen=seen)


def refused(s: Stage) -> None:
    changes.refuse(change=EntryChange.objects.get(), user=s.noor, reason="Nee")


def reported(s: Stage) -> None:
    fields = {"what": "phone", "text": "Fout", "email": "bezoeker@voorbeeld.example"}
    mistakes.report_mistake(service=s.service, submission=SAME, **fields)


def handled(s: Stage) -> None:
    mistakes.handle_report(report=EntryReport.objects.get(), user=s.noor, answer="Het staat goed.")


def claimed(s: Stage) -> None:
    claims.claim(service=s.service, submission=SAME, **PIET)


def claim_approved(s: Stage) -> None:
    claims.approve_claim(claim=EntryClaim.objects.get(), user=s.noor)


def claim_refused(s: Stage) -> None:
    claims.refuse_claim(claim=EntryClaim.objects.get(), user=s.noor, reason="Onbekend")


def stopped(s: Stage) -> None:
    entries.archive(service=s.service, actor=worker(s.noor))


def left(s: Stage) -> None:
    own.leave(contact=s.corrie, organization=s.service.organization_id)


HUB, VISITOR = "hub", "visitor"
TABLE: list[tuple[Callable[[Stage], None], Callable[[Stage], None], dict[str, list[str]]]] = [
    (nothing, sweep, {}),
    (five_months_old, sweep, {"Corrie": ["check_asked"]}),
    (asked, two_weeks_of_silence, {"Corrie": ["check_reminder"]}),
    (asked, months_of_silence, {"Corrie": ["check_reminder"]}),
    (asked, confirmed, {}),
    (asked, edited, {}),
    (asked, stopped, {}),
    (asked, left, {}),
    (an_edit_waits, two_weeks_of_silence, {}),
    (an_edit_waits, approved, {"Corrie": ["change_taken"]}),
    (an_edit_waits, refused, {"Corrie": ["change_refused"]}),
    (an_edit_waits, stopped, {}),
    (an_import_waits, approved, {}),
    (an_import_waits, refused, {}),
    (nothing, reported, {HUB: ["error_reported"], "Corrie": ["error_at_yours"]}),
    (a_mistake, handled, {VISITOR: ["error_handled"]}),
    (nothing, claimed, {HUB: ["claimed"]}),
    (a_claim, claim_approved, {"Piet": ["claim_approved"]}),
    (a_claim, claim_refused, {"Piet": ["claim_refused"]}),
]
NAMES = [f"{moment.__name__}, then {event.__name__}" for moment, event, _ in TABLE]


@pytest.mark.parametrize(("moment", "event", "expected"), TABLE, ids=NAMES)
def test_each_person_hears_once_what_happened_to_an_entry(
    balade: SimpleNamespace,
    moment: Callable[[Stage], None],
    event: Callable[[Stage], None],
    expected: dict[str, list[str]],
) -> None:
    balade.now = clock.now()
    moment(balade)
    before = set(OutboxMessage.objects.values_list("pk", flat=True))
    for _ in range(3):
        with contextlib.suppress(MoveRefused):
            event(balade)
    known = {balade.corrie.email: "Corrie", balade.balade.email: HUB, "piet@bus.example": "Piet"}
    told: dict[str, list[str]] = {}
    for message in OutboxMessage.objects.exclude(pk__in=before):
        who = known.get(message.address, VISITOR)
        told.setdefault(who, []).append(message.kind.removeprefix("socialmap."))
        assert "Boodschappenbus" not in message.letter["subject"]
    assert told == expected
