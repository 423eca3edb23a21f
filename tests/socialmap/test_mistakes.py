"""What visitors tell about an entry: a mistake (A11), or "this is ours"."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django_scopes import scope

from hub.accounts.models import Membership
from hub.base import clock, retention
from hub.base.guard import signed_now
from hub.base.models import OutboxMessage
from hub.base.workflow import MoveRefused
from socialmap.models import Contact, EntryClaim, EntryReport, Service
from socialmap.services.claims import approve_claim, claim, refuse_claim
from socialmap.services.mistakes import handle_report, report_mistake
from tests.socialmap.support_current import kinds, messages

SignIn = Callable[..., Client]
REPORT = "/sociale-kaart/boodschappenbus/klopt-niet/"
CLAIM = "/sociale-kaart/boodschappenbus/van-ons/"


def send(client: Client, address: str = REPORT, **fields: Any) -> Any:
    """Sends the form a minute after it was opened."""
    opened_at = clock.now()
    with clock.at(opened_at):
        opened = signed_now()
    data = {"opened": opened, "submission": str(uuid4()), "what": "phone", "text": "", "email": "", "website": ""}
    with clock.at(opened_at + timedelta(minutes=1)):
        return client.post(address, data | fields)


def made(w: SimpleNamespace, **fields: Any) -> EntryReport:
    values = {"what": "phone", "text": "", "email": "", "submission": uuid4()} | fields
    report = report_mistake(service=w.service, **values)
    assert report is not None
    return report


def test_two_clicks_tell_that_something_is_wrong(balade: SimpleNamespace, client: Client) -> None:
    page = client.get("/sociale-kaart/boodschappenbus/").content.decode()
    assert REPORT in page
    form = client.get(REPORT).content.decode()
    assert '<button class="nl-button nl-button--secondary" name="what" value="hours">' in form
    assert send(client, what="hours").status_code == 302
    report = EntryReport.objects.get()
    assert (report.what, report.text, report.status) == ("hours", "", "new")


def test_hub_and_contact_person_hear_it_once(balade: SimpleNamespace, client: Client) -> None:
    same = str(uuid4())
    first = send(client, submission=same, text="Het nummer is veranderd")
    second = send(client, submission=same, text="Het nummer is veranderd")
    assert first.status_code == second.status_code == 302
    assert kinds() == {"error_reported": 1, "error_at_yours": 1}
    (to_hub,), (to_contact,) = messages("error_reported"), messages("error_at_yours")
    assert (to_hub.address, to_contact.address) == ("info@balade.example", balade.corrie.email)
    assert "Het nummer is veranderd" in to_hub.letter["paragraphs"]
    assert "Het nummer is veranderd" in to_contact.letter["paragraphs"]
    assert "/bevestig/" in to_contact.letter["link"]
    assert "Boodschappenbus" not in to_hub.letter["subject"] + to_contact.letter["subject"]


def test_the_contact_person_does_not_hear_who_reported_it(balade: SimpleNamespace) -> None:
    made(balade, email="buurvrouw@voorbeeld.example")
    assert "buurvrouw" not in str(messages("error_at_yours")[0].letter)
    assert "buurvrouw" in str(messages("error_reported")[0].letter)


def test_ten_people_who_see_the_same_mistake_are_not_ten_mails(balade: SimpleNamespace) -> None:
    for _ in range(10):
        made(balade, what="closed")
    for number in range(10):
        made(balade, what="phone", text=f"Nummer {number}")
    assert EntryReport.objects.count() == 20
    assert kinds() == {"error_reported": 4, "error_at_yours": 4}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"what": "other"}, "Schrijf in een paar woorden"),
        ({"what": "onzin"}, ""),
        ({"text": "x" * 1001}, "1000"),
        ({"text": "mijn nummer is 111222333"}, "BSN"),
        ({"email": "geen adres"}, "e-mail"),
        ({"website": "http://spam.example"}, ""),
        ({"opened": "zelf bedacht"}, ""),
    ],
)
def test_a_report_that_cannot_be_sent_keeps_what_was_typed(
    balade: SimpleNamespace, client: Client, fields: dict[str, str], words: str
) -> None:
    answer = send(client, **({"text": "Getypte woorden"} if "what" in fields and not words else {}), **fields)
    assert answer.status_code == 422
    assert words.lower() in answer.content.decode().lower()
    assert not OutboxMessage.objects.exists()


def test_a_report_at_the_other_hub_goes_to_that_hub_only(world: SimpleNamespace) -> None:
    other = Client(headers={"host": "rivierzicht.localhost"}, REMOTE_ADDR="10.1.2.3")
    assert send(other).status_code == 404
    assert send(other, "/sociale-kaart/overkant-vervoer/klopt-niet/").status_code == 302
    mail = OutboxMessage._base_manager.get(kind="socialmap.error_reported")
    assert mail.hub == world.rivierzicht


def test_a_script_that_reports_all_day_is_stopped(balade: SimpleNamespace, client: Client) -> None:
    codes = [send(client).status_code for _ in range(22)]
    assert codes[0] == 302
    assert codes[-1] == 422


def test_solved_tells_the_visitor_who_left_an_address(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    report, silent = made(balade, email="buurvrouw@voorbeeld.example"), made(balade, what="hours")
    noor = signed_in_as(balade.noor)
    assert "Boodschappenbus" in noor.get("/werk/sociale-kaart/?lijst=melding").content.decode()
    address = f"/werk/sociale-kaart/melding/{report.pk}/"
    assert noor.get(address).status_code == 200
    noor.post(address, {"answer": "Het nieuwe nummer staat er nu."})
    noor.post(address, {"answer": "Nog eens"})
    noor.post(f"/werk/sociale-kaart/melding/{silent.pk}/", {})
    (mail,) = messages("error_handled")
    assert mail.address == "buurvrouw@voorbeeld.example"
    assert "Het nieuwe nummer staat er nu." in mail.letter["paragraphs"]
    assert set(EntryReport.objects.values_list("status", "handled_by")) == {("handled", balade.noor.pk)}


def test_what_a_visitor_wrote_is_wiped_three_months_after_it_was_solved(balade: SimpleNamespace) -> None:
    report, waits = made(balade, text="Bel Annie", email="a@b.example"), made(balade, what="hours", text="Bel Bep")
    handle_report(report=report, user=balade.noor, answer="Dag Annie")
    with clock.at(clock.now() + timedelta(days=91)):
        retention.sweep()
    report.refresh_from_db()
    waits.refresh_from_db()
    assert (report.text, report.email, report.answer) == ("", "", "")
    assert waits.text == "Bel Bep"


# --- this is ours ----------------------------------------------------------------------------------
PIET = {"name": "Piet", "title": "beheerder", "email": "piet@bus.example", "phone": "", "text": ""}


def claimed(w: SimpleNamespace, **fields: Any) -> EntryClaim:
    row = claim(service=w.service, submission=uuid4(), **(PIET | fields))
    assert row is not None
    return row


def test_who_says_this_is_ours_changes_nothing_until_the_hub_has_looked(
    balade: SimpleNamespace, client: Client
) -> None:
    assert send(client, CLAIM, **PIET).status_code == 302
    assert kinds() == {"claimed": 1}
    assert messages("claimed")[0].address == "info@balade.example"
    assert not Contact.objects.filter(email="piet@bus.example").exists()


def test_the_same_person_asks_once(balade: SimpleNamespace, client: Client) -> None:
    for _ in range(3):
        assert send(client, CLAIM, **PIET).status_code == 302
    assert EntryClaim.objects.count() == 1
    assert kinds() == {"claimed": 1}


def test_a_script_that_claims_everything_is_stopped(balade: SimpleNamespace, client: Client) -> None:
    codes = [send(client, CLAIM, **(PIET | {"email": f"p{n}@bus.example"})).status_code for n in range(7)]
    assert codes == [302] * 5 + [422] * 2
    assert send(client, CLAIM, **PIET, website="http://spam.example").status_code == 422


def test_after_the_yes_of_the_hub_they_are_the_contact_person_with_a_link(
    balade: SimpleNamespace, client: Client
) -> None:
    row = claimed(balade)
    approve_claim(claim=row, user=balade.noor)
    contact = Contact.objects.get(email="piet@bus.example")
    assert (contact.service, contact.name, contact.user) == (balade.service, "Piet", None)
    (mail,) = messages("claim_approved")
    page = client.get("/" + mail.letter["link"].split("/", 3)[3])
    assert "Boodschappenbus" in page.content.decode()
    with pytest.raises(MoveRefused):
        refuse_claim(claim=EntryClaim.objects.get(pk=row.pk), user=balade.karim, reason="Nee")
    assert kinds() == {"claimed": 1, "claim_approved": 1}


def test_with_an_own_entrance_they_can_sign_in_too_and_speak_for_all_entries(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    second = Service.objects.create(
        hub=balade.balade, organization=balade.service.organization, name="Bezorgdienst", slug="bezorgdienst"
    )
    approve_claim(claim=claimed(balade), user=balade.noor, whole=True, account=True)
    user = Membership.objects.get(user__email="piet@bus.example", role="contact_person").user
    assert signed_in_as(user).get(f"/mijn/sociale-kaart/{second.pk}/wijzigen/").status_code == 200


def test_an_editor_approves_a_claim_but_gives_nobody_an_entrance(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    row = claimed(balade)
    signed_in_as(balade.eva).post(f"/werk/sociale-kaart/van-ons/{row.pk}/", {"account": "on"})
    assert EntryClaim.objects.get(pk=row.pk).status == "approved"
    assert not Membership.objects.filter(user__email="piet@bus.example").exists()


def test_a_claim_or_report_that_nobody_looked_at_is_emptied_after_a_year(balade: SimpleNamespace) -> None:
    row = claimed(balade)
    with clock.at(clock.now() + timedelta(days=366)):
        retention.sweep()
    assert EntryClaim.objects.get(pk=row.pk).email == ""


def test_staff_who_claimed_an_entry_with_the_own_address_cannot_give_themselves_an_entrance(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    row = claimed(balade)
    EntryClaim.objects.filter(pk=row.pk).update(email=balade.noor.email)
    noor = signed_in_as(balade.noor)
    answer = noor.post(f"/werk/sociale-kaart/van-ons/{row.pk}/", {"account": "on"}, follow=True)
    assert "Dit is uw eigen adres" in answer.content.decode()
    assert EntryClaim.objects.get(pk=row.pk).status == "new"
    assert not Membership.objects.filter(user=balade.noor, role="contact_person").exists()


def test_a_no_has_words_that_they_hear(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    row = claimed(balade)
    noor = signed_in_as(balade.noor)
    address = f"/werk/sociale-kaart/van-ons/{row.pk}/"
    assert noor.post(address, {"action": "refuse", "reason": ""}).status_code == 422
    noor.post(address, {"action": "refuse", "reason": "De organisatie kent u niet."})
    (mail,) = messages("claim_refused")
    assert "De organisatie kent u niet." in " ".join(mail.letter["paragraphs"])
    assert not Contact.objects.filter(email="piet@bus.example").exists()


def test_staff_of_the_other_hub_see_no_report_no_claim_and_no_change(
    world: SimpleNamespace, signed_in_as: SignIn
) -> None:
    with scope(hub=world.balade):
        report, row = made(world), claimed(world)
    otto = signed_in_as(world.otto)
    for address in (f"melding/{report.pk}/", f"van-ons/{row.pk}/"):
        assert otto.get(f"/werk/sociale-kaart/{address}", headers={"host": "rivierzicht.localhost"}).status_code == 404
