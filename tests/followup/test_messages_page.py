"""`/werk/berichten/`: calls and letters to make, and what could not be sent; mediation stays behind its wall."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django_scopes import scopes_disabled

from hub.accounts.models import Membership
from hub.base import clock
from hub.base.models import AccessLog, OutboxMessage
from hub.base.outbox.letters import Letter
from intake.models import HelpRequest
from tests.conftest import make_person

LETTER = Letter(
    subject="Bent u geholpen?", greeting="Hallo,", paragraphs=("Hoe is het gegaan?", "<b>Wat is nog nodig?</b>")
)


def message(w: SimpleNamespace, **fields: Any) -> OutboxMessage:
    number = OutboxMessage.objects.count()
    known = {
        "hub": w.balade, "subject_type": "intake.helprequest", "subject_id": 0, "dedupe_key": str(number),
        "kind": "helped_call", "channel": "phone", "status": "by_hand", "person": w.jansen, "address": "+31612345678",
        "letter": LETTER.as_data(),
    }  # fmt: skip
    return OutboxMessage.objects.create(**{**known, **fields})


@pytest.fixture
def noor(balade: SimpleNamespace, signed_in_as: Any) -> Any:
    return signed_in_as(balade.noor)


def page_of(client: Any, address: str = "/werk/berichten/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_starts_with_what_somebody_must_do_now(balade: SimpleNamespace, noor: Any) -> None:
    message(balade)
    message(balade, person=make_person(balade.balade, "Meneer Later"), due_at=clock.now() + timedelta(days=1))
    message(balade, person=make_person(balade.balade, "Meneer Gemist"), status="failed", channel="email")
    page = page_of(noor)
    assert "Mevrouw Jansen" in page
    assert "Meneer Later" not in page and "Meneer Gemist" not in page
    assert "Meneer Gemist" in page_of(noor, "/werk/berichten/?show=failed")
    assert "Nu niets te bellen" in page_of(noor, "/werk/berichten/?show=todo&channel=letter")
    assert "Mevrouw Jansen" in page_of(noor, "/werk/berichten/?show=nonsense&page=99")


def test_a_call_shows_its_script_and_the_number_only_after_asking_for_it(balade: SimpleNamespace, noor: Any) -> None:
    call = message(balade)
    page = page_of(noor, f"/werk/berichten/{call.pk}/")
    assert "Hoe is het gegaan?" in page
    assert "&lt;b&gt;Wat is nog nodig?" in page
    assert "12345678" not in page.replace(" ", "")
    assert not AccessLog.objects.exists()
    shown = noor.post(f"/werk/berichten/{call.pk}/contact/").content.decode()
    assert "+31612345678" in shown.replace(" ", "")
    log = AccessLog.objects.get()
    assert (log.user, log.subject_type, log.subject_id) == (balade.noor, "people.person", balade.jansen.pk)


def test_a_call_is_done_once_and_a_colleague_hears_kindly_that_it_was(
    balade: SimpleNamespace, noor: Any, signed_in_as: Any
) -> None:
    call = message(balade)
    assert "Gedaan" in noor.post(f"/werk/berichten/{call.pk}/gedaan/", follow=True).content.decode()
    late = signed_in_as(balade.karim).post(f"/werk/berichten/{call.pk}/gedaan/", follow=True)
    assert "Een collega was u net voor" in late.content.decode()
    call.refresh_from_db()
    assert (call.status, call.done_by) == ("done_by_hand", balade.noor)


def test_who_was_not_reached_comes_back_later(balade: SimpleNamespace, noor: Any) -> None:
    call = message(balade)
    noor.post(f"/werk/berichten/{call.pk}/niet-bereikt/")
    call.refresh_from_db()
    assert call.status == "by_hand"
    assert call.due_at > clock.now()
    assert "Mevrouw Jansen" not in page_of(noor)


def test_a_letter_can_be_printed_with_address_and_that_is_written_down(balade: SimpleNamespace, noor: Any) -> None:
    letter = message(balade, channel="letter", address="")
    page = page_of(noor, f"/werk/berichten/{letter.pk}/brief/")
    assert "5142AB" in page and "Hoe is het gegaan?" in page and "Balade" in page
    assert AccessLog.objects.get().action == "printed"


def test_a_failed_message_is_tried_again_one_or_all(balade: SimpleNamespace, noor: Any) -> None:
    rows = [message(balade, status="failed", channel="email", attempts=8) for _ in range(3)]
    assert "Probeer" in page_of(noor, "/werk/berichten/?show=failed")
    noor.post(f"/werk/berichten/{rows[0].pk}/opnieuw/")
    assert OutboxMessage.objects.filter(status="pending", attempts=0).count() == 1
    noor.post("/werk/berichten/opnieuw/")
    assert OutboxMessage.objects.filter(status="pending").count() == 3


def test_opening_or_reloading_a_page_changes_nothing(balade: SimpleNamespace, noor: Any) -> None:
    call = message(balade)
    for verb in ("contact", "gedaan", "niet-bereikt", "opnieuw"):
        assert noor.get(f"/werk/berichten/{call.pk}/{verb}/").status_code == 405
    assert noor.get("/werk/berichten/opnieuw/").status_code == 405
    call.refresh_from_db()
    assert call.status == "by_hand"


def test_a_message_of_a_mediation_is_for_the_coordinator_alone(
    balade: SimpleNamespace, noor: Any, signed_in_as: Any
) -> None:
    party = message(
        balade,
        subject_type="mediation.mediationcase",
        status="failed",
        letter={**LETTER.as_data(), "subject": "Kanarie"},
    )
    ordinary = message(balade, status="failed")
    carla = signed_in_as(balade.carla)
    assert "Kanarie" not in page_of(noor, "/werk/berichten/?show=failed")
    assert noor.get(f"/werk/berichten/{party.pk}/").status_code == 404
    assert noor.post(f"/werk/berichten/{party.pk}/opnieuw/").status_code == 404
    noor.post("/werk/berichten/opnieuw/")
    party.refresh_from_db()
    assert party.status == "failed"
    assert "Kanarie" in page_of(carla, "/werk/berichten/?show=failed")
    assert carla.get(f"/werk/berichten/{ordinary.pk}/").status_code == 404


def test_another_hub_sees_nothing_of_it(balade: SimpleNamespace, signed_in_as: Any) -> None:
    call = message(balade)
    otto = signed_in_as(balade.otto)
    assert "Jansen" not in page_of(otto)
    for verb in ("", "brief/"):
        assert otto.get(f"/werk/berichten/{call.pk}/{verb}").status_code == 404
    for verb in ("contact", "gedaan", "niet-bereikt", "opnieuw"):
        assert otto.post(f"/werk/berichten/{call.pk}/{verb}/").status_code == 404
    with scopes_disabled():
        assert OutboxMessage.objects.get(pk=call.pk).status == "by_hand"


@pytest.mark.parametrize("name", ["geert", "charles", "teun", "eva", "ada", "ria_user", "henk_user", "mo_user"])
def test_only_the_counter_and_the_coordinator_may_open_it(
    balade: SimpleNamespace, signed_in_as: Any, name: str
) -> None:
    assert signed_in_as(getattr(balade, name)).get("/werk/berichten/").status_code == 403


def test_today_shows_who_to_call_and_what_failed(balade: SimpleNamespace, noor: Any, question: HelpRequest) -> None:
    assert "Vandaag bellen" not in page_of(noor, "/werk/")
    message(balade, subject_id=question.pk)
    message(balade, status="failed", channel="email")
    page = page_of(noor, "/werk/")
    assert "Vandaag bellen" in page
    assert "1 bericht kon niet weg" in page


def test_the_message_leads_to_its_question(balade: SimpleNamespace, noor: Any, question: HelpRequest) -> None:
    call = message(balade, subject_id=question.pk)
    assert f"/werk/vragen/{question.pk}/" in page_of(noor, f"/werk/berichten/{call.pk}/")


def test_the_menu_shows_messages_once(balade: SimpleNamespace, signed_in_as: Any) -> None:
    Membership.objects.create(user=balade.noor, hub=balade.balade, role="coordinator")
    page = page_of(signed_in_as(balade.noor))
    assert page.count('href="/werk/berichten/"') == 1
