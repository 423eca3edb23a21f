"""Edits that wait for a look: the organisation proposes, the hub decides, the public keeps what was approved (A8, A9)."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import CONTACT, MoveRefused, worker
from socialmap.comparing import compare
from socialmap.fields import current, version
from socialmap.models import EntryChange, Phone, Service
from socialmap.search import find
from socialmap.services.changes import EntryMovedOn, approve, edit_own, propose, refuse, take_back
from socialmap.services.entries import save_service
from tests.socialmap.support_current import kinds, messages

SignIn = Callable[..., Client]
PUBLIC = "/sociale-kaart/boodschappenbus/"


def edit(w: SimpleNamespace, **fields: Any) -> EntryChange:
    change = edit_own(service=w.service, fields=fields, contact=w.corrie, actor=CONTACT).change
    assert change is not None
    return change


def take(w: SimpleNamespace, change: EntryChange, *names: str, reason: str = "") -> EntryChange:
    seen = version(Service.objects.get(pk=change.service_id))
    return approve(change=change, user=w.noor, taken=names or list(change.fields), seen=seen, reason=reason)


def test_the_public_keeps_what_was_approved_while_an_edit_waits(balade: SimpleNamespace, client: Client) -> None:
    change = edit(balade, summary="Wij rijden elke dag", phone="0416 11 11 11")
    page = client.get(PUBLIC).content.decode()
    assert "Wij rijden elke dag" not in page
    assert "0416 11 11 11" not in page
    take(balade, change)
    page = client.get(PUBLIC).content.decode()
    assert "Wij rijden elke dag" in page
    assert "0416 11 11 11" in page


def test_what_is_taken_over_can_be_found_at_once(balade: SimpleNamespace) -> None:
    change = edit(balade, description="Wij repareren ook rollators.")
    assert balade.service.pk not in find(Service.objects.all(), "rollators").keys
    take(balade, change)
    assert balade.service.pk in find(Service.objects.all(), "rollators").keys


def test_places_left_and_waiting_time_are_seen_at_once(balade: SimpleNamespace) -> None:
    edited = edit_own(
        service=balade.service, fields={"places_left": 3, "waiting_days": 0}, contact=balade.corrie, actor=CONTACT
    )
    assert edited.change is None
    assert edited.at_once == ("places_left", "waiting_days")
    assert Service.objects.get(pk=balade.service.pk).places_left == 3


def test_only_what_differs_is_proposed(balade: SimpleNamespace) -> None:
    save_service(
        hub=balade.balade, actor=worker(balade.noor), service=balade.service, fields={"email": "a@b.example"}, phone="1"
    )
    change = edit(balade, **(current(balade.service, ["email", "phone", "hours", "address"]) | {"phone": "2"}))
    assert change.fields == {"phone": {"before": "1", "after": "2"}}


def test_every_kind_of_field_arrives(balade: SimpleNamespace) -> None:
    values = {
        "name": "Boodschappenbus Plus", "hours": "ma 09:00-12:00", "phone": "0416 22 22 22", "free_of_charge": True,
        "address": {"street": "Pekdraadstraat 4", "postcode": "5142YA", "city": "Waalwijk"}, "minimum_age": 18,
        "languages": "Nederlands, Turks", "wheelchair": True, "takes_referrals": False, "url": "https://bus.example/",
    }  # fmt: skip
    take(balade, edit(balade, **values))
    assert current(Service.objects.get(pk=balade.service.pk), values) == values


def test_staff_take_over_some_fields_and_leave_others_and_the_contact_person_hears_which(
    balade: SimpleNamespace,
) -> None:
    change = edit(balade, summary="De beste bus", phone="0416 11 11 11")
    take(balade, change, "phone", reason="Wij schrijven niet wie de beste is.")
    service = Service.objects.get(pk=balade.service.pk)
    assert (service.summary, service.phones.get().number) == ("", "0416 11 11 11")
    (mail,) = messages("change_taken")
    text = " ".join(mail.letter["paragraphs"])
    assert "In één zin" in text
    assert "Wij schrijven niet wie de beste is." in text


def test_what_the_organisation_wrote_and_we_took_over_counts_as_checked_by_it(balade: SimpleNamespace) -> None:
    take(balade, edit(balade, phone="0416 11 11 11"))
    service = Service.objects.get(pk=balade.service.pk)
    assert (service.assured_date, service.assurer_email) == (clock.today(), balade.corrie.email)


def test_a_refusal_needs_words_that_the_contact_person_hears(balade: SimpleNamespace) -> None:
    change = edit(balade, name="Supermarkt")
    refuse(change=change, user=balade.noor, reason="Zo kent niemand u.")
    assert Service.objects.get(pk=balade.service.pk).name == "Boodschappenbus"
    (mail,) = messages("change_refused")
    assert mail.address == balade.corrie.email
    assert "Zo kent niemand u." in " ".join(mail.letter["paragraphs"])
    assert "/bevestig/" in mail.letter["link"]


def test_a_second_edit_takes_the_place_of_the_first(balade: SimpleNamespace) -> None:
    first, second = edit(balade, phone="1111"), edit(balade, phone="2222")
    first.refresh_from_db()
    assert (first.status, second.status) == ("withdrawn", "proposed")


def test_the_same_edit_again_is_the_one_that_waits(balade: SimpleNamespace) -> None:
    assert edit(balade, phone="1111") == edit(balade, phone="1111")
    assert EntryChange.objects.count() == 1


def test_an_edit_back_to_how_it_is_takes_the_waiting_one_back(balade: SimpleNamespace) -> None:
    first = edit(balade, phone="1111")
    assert edit_own(service=balade.service, fields={"phone": ""}, contact=balade.corrie, actor=CONTACT).change is None
    first.refresh_from_db()
    assert first.status == "withdrawn"


def test_of_two_staff_one_wins(balade: SimpleNamespace) -> None:
    change = edit(balade, phone="1111")
    again = EntryChange.objects.get(pk=change.pk)
    take(balade, change)
    with pytest.raises(MoveRefused):
        refuse(change=again, user=balade.karim, reason="Nee")
    with pytest.raises(MoveRefused):
        take_back(change=again, actor=CONTACT)
    assert kinds() == {"change_taken": 1}


def test_an_entry_that_was_changed_in_between_is_shown_and_not_overwritten(balade: SimpleNamespace) -> None:
    change = edit(balade, phone="1111")
    seen = version(Service.objects.get(pk=balade.service.pk))
    save_service(hub=balade.balade, actor=worker(balade.karim), service=balade.service, fields={}, phone="3333")
    with pytest.raises(EntryMovedOn):
        approve(change=change, user=balade.noor, taken=["phone"], seen=seen)
    change.refresh_from_db()
    assert change.status == "proposed"
    assert Phone.objects.get(service=balade.service).number == "3333"


def test_the_database_refuses_a_status_that_comes_out_of_nowhere(balade: SimpleNamespace) -> None:
    change = refuse(change=edit(balade, phone="1111"), user=balade.noor, reason="Nee")
    with pytest.raises(DatabaseError), transaction.atomic():
        EntryChange.objects.filter(pk=change.pk).update(status="proposed")


@pytest.mark.parametrize(("name", "value"), [("onzin", "x"), ("hours", "soms"), ("name", " ")])
def test_what_cannot_be_read_is_refused_whole(balade: SimpleNamespace, name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name if name != "hours" else "soms"):
        propose(service=balade.service, fields={"phone": "1111", name: value}, source="import")
    assert not EntryChange.objects.exists()


# --- an import that differs from a newer local edit ------------------------------------------------
def test_an_import_waits_beside_an_edit_of_the_organisation(balade: SimpleNamespace) -> None:
    edit(balade, phone="1111")
    propose(service=balade.service, fields={"phone": "9999"}, source="import")
    assert set(EntryChange.objects.values_list("source", "status")) == {("contact", "proposed"), ("import", "proposed")}


def test_an_import_that_was_refused_does_not_come_back_with_the_same_value(balade: SimpleNamespace) -> None:
    change = propose(service=balade.service, fields={"phone": "9999", "summary": "Oud"}, source="import")
    assert change is not None
    take(balade, change, "summary")
    assert propose(service=balade.service, fields={"phone": "9999", "summary": "Oud"}, source="import") is None
    assert propose(service=balade.service, fields={"phone": "8888"}, source="import") is not None
    assert kinds() == {}


# --- the screen ------------------------------------------------------------------------------------
def test_staff_see_old_and_new_side_by_side_with_the_words_that_differ(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    save_service(
        hub=balade.balade, actor=worker(balade.noor), service=balade.service, fields={"summary": "Elke dag een rit"}
    )
    change = edit(balade, summary="Elke week een rit")
    page = signed_in_as(balade.noor).get(f"/werk/sociale-kaart/wijziging/{change.pk}/").content.decode()
    assert "<del>dag</del>" in page
    assert "<ins>week</ins>" in page
    assert "Corrie de Wit" in page


def test_staff_decide_on_the_screen_and_a_colleague_who_is_late_hears_so(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    change = edit(balade, phone="0416 11 11 11")
    address = f"/werk/sociale-kaart/wijziging/{change.pk}/"
    seen = {"seen": version(Service.objects.get(pk=balade.service.pk))}
    noor, karim = signed_in_as(balade.noor), signed_in_as(balade.karim)
    nothing = noor.post(address, seen | {"action": "take"})
    assert nothing.status_code == 422
    assert noor.post(address, seen | {"action": "take", "field": ["phone"]}).status_code == 302
    late = karim.post(address, {"action": "refuse", "reason": "Nee"}, follow=True).content.decode()
    assert "net voor" in late
    assert kinds() == {"change_taken": 1}
    assert "overgenomen" in noor.get(address).content.decode()


def test_who_looks_at_an_entry_that_changed_meanwhile_sees_what_it_is_now(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    change = edit(balade, phone="0416 11 11 11")
    noor = signed_in_as(balade.noor)
    address = f"/werk/sociale-kaart/wijziging/{change.pk}/"
    seen = version(Service.objects.get(pk=balade.service.pk))
    save_service(
        hub=balade.balade, actor=worker(balade.karim), service=balade.service, fields={}, phone="0416 33 33 33"
    )
    answer = noor.post(address, {"action": "take", "field": ["phone"], "seen": seen})
    page = answer.content.decode()
    assert "0416 33 33 33" in "".join(part.replace("<del>", "").replace("</del>", "") for part in page.split("\n"))
    assert "Kijk nog een keer" in page
    assert EntryChange.objects.get(pk=change.pk).status == "proposed"


def test_the_history_tells_who_did_what(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    take(balade, edit(balade, phone="0416 11 11 11"))
    page = signed_in_as(balade.noor).get(f"/werk/sociale-kaart/{balade.service.pk}/").content.decode()
    assert "Wijziging overgenomen" in page
    assert Event.objects.filter(verb="to_approved", actor=balade.noor).exists()


def test_comparing_marks_only_the_words_that_differ() -> None:
    old, new = compare("ma 9-12\ndi 9-12", "ma 9-12\nwo 9-12")
    assert [piece.text for piece in old if piece.changed] == ["di"]
    assert [piece.text for piece in new if piece.changed] == ["wo"]
    assert "".join(piece.text for piece in new) == "ma 9-12\nwo 9-12"
    assert compare("", "") == ([], [])


def test_each_reason_on_the_page_has_its_own_words_beside_it(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    change = edit(balade, summary="Elke week een rit")
    page = signed_in_as(balade.noor).get(f"/werk/sociale-kaart/wijziging/{change.pk}/").content.decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert page.count("<textarea") == 2


def test_no_mail_is_promised_when_nobody_gets_one(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    change = propose(service=balade.service, fields={"phone": "9999"}, source="import")
    assert change is not None
    address = f"/werk/sociale-kaart/wijziging/{change.pk}/"
    page = signed_in_as(balade.noor).post(address, {"action": "refuse", "reason": "Oud."}, follow=True).content.decode()
    assert "Het blijft zoals het was." in page
    assert "per mail" not in page.split("Het blijft zoals het was.")[1][:80]
