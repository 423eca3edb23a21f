"""Two entries that are one become one, and nothing that hangs on either is lost."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from hub.accounts.models import User
from hub.base.models import Event
from intake.models import HelpRequest
from intake.services import working
from matching.models import Referral
from matching.services import referring
from socialmap.doubles import Index, Known, similarity
from socialmap.models import Alias, Contact, Location, Service, ToldApart
from socialmap.services import doubles
from tests.conftest import make_service

SignIn = Callable[[User], Client]


def _twins(w: SimpleNamespace) -> tuple[Service, Service]:
    """Two entries for one and the same bus: the one of Noor, and one that came with a list."""
    keep = w.service
    gone = make_service(w.balade, "Boodschappenbus ", organization=keep.organization.name, description="Elke dinsdag")
    return keep, gone


def _refer(w: SimpleNamespace, question: HelpRequest, service: Service) -> Referral:
    contact = service.contacts.get()
    fields = {"kind": "personal", "real_question": "Samen boodschappen doen"}
    working.triage(help_request=question, user=w.noor, subjects=[w.groceries], **fields)
    referring.refer(
        help_request=question,
        user=w.noor,
        service=service,
        contact=contact,
        skip_reason="resident_wish",
        skip_words="Wil een instelling",
    )
    return Referral.objects.get(arrangement__help_request=question)


def test_names_that_are_much_the_same_are_alike_and_others_are_not() -> None:
    assert similarity("Koffieochtend De Kiem", "koffie-ochtend de Kiem") > 0.45
    assert similarity("Koffieochtend", "Schuldhulp") == 0


def test_a_hint_needs_the_same_place_or_the_same_owner() -> None:
    index = Index([Known(1, "Koffieochtend", "De Kiem", frozenset({"5142AB"}), ((51.69, 5.08),))])
    assert index.like(Known(2, "Koffie-ochtend!", "Anders", frozenset({"5142ZZ"}))) == []
    near = Known(2, "Koffieochtenden", "Anders", frozenset(), ((51.6905, 5.0805),))
    assert [like.why for like in index.like(near)] == ["near_and_alike"]
    assert [like.why for like in index.like(Known(2, "KOFFIEOCHTEND", "de kiem"))] == ["name_and_organization"]


def test_pairs_that_look_like_one_are_shown_until_somebody_tells_them_apart(balade: SimpleNamespace) -> None:
    keep, gone = _twins(balade)
    [pair] = doubles.likely(hub=balade.balade)
    assert {pair.first, pair.second} == {keep, gone}
    assert doubles.tell_apart(one=gone, other=keep, user=balade.noor)
    assert not doubles.tell_apart(one=keep, other=gone, user=balade.karim)
    assert doubles.likely(hub=balade.balade) == []
    assert ToldApart.objects.count() == 1


def test_what_hangs_on_the_one_that_goes_comes_along(balade: SimpleNamespace) -> None:
    keep, gone = _twins(balade)
    gone.phones.create(hub=balade.balade, number="0416-123456")
    gone.at_locations.create(hub=balade.balade, location=Location.objects.create(hub=balade.balade, city="Waalwijk"))
    gone.subjects.add(balade.company)
    doubles.merge(keep=keep, gone=gone, user=balade.noor)
    keep.refresh_from_db()
    gone.refresh_from_db()
    assert (keep.description, keep.phones.get().number) == ("Elke dinsdag", "0416-123456")
    assert balade.company in keep.subjects.all()
    assert keep.at_locations.get().location.city == "Waalwijk"
    assert Contact.objects.filter(service=keep).count() == 2
    assert gone.status == "defunct"
    assert Alias.objects.get(uuid=gone.uuid).service == keep
    assert set(Event.objects.filter(verb__startswith="merged").values_list("verb", flat=True)) == {
        "merged_with", "merged_into"
    }  # fmt: skip


def test_what_the_one_that_stays_says_is_not_overwritten(balade: SimpleNamespace) -> None:
    keep, gone = _twins(balade)
    Service.objects.filter(pk=keep.pk).update(description="Van Noor")
    keep.phones.create(hub=balade.balade, number="0416-111111")
    gone.phones.create(hub=balade.balade, number="0416-222222")
    doubles.merge(keep=keep, gone=gone, user=balade.noor)
    keep.refresh_from_db()
    assert (keep.description, keep.phones.get().number) == ("Van Noor", "0416-111111")


def test_a_referral_goes_with_the_entry_and_keeps_its_contact_person(
    balade: SimpleNamespace, question: HelpRequest
) -> None:
    keep, gone = _twins(balade)
    contact = gone.contacts.get()
    referral = _refer(balade, question, gone)
    doubles.merge(keep=keep, gone=gone, user=balade.noor)
    referral.refresh_from_db()
    assert (referral.service, referral.contact) == (keep, contact)


def test_the_old_address_leads_to_the_entry_that_stays(balade: SimpleNamespace, client: Client) -> None:
    keep, gone = _twins(balade)
    Service.objects.filter(pk=gone.pk).update(slug="bus-twee")
    doubles.merge(keep=keep, gone=gone, user=balade.noor)
    answer = client.get("/sociale-kaart/bus-twee/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/sociale-kaart/{keep.slug}/")


def test_an_entry_that_is_off_the_map_cannot_be_merged(balade: SimpleNamespace) -> None:
    keep, gone = _twins(balade)
    Service.objects.filter(pk=gone.pk).update(status="defunct")
    with pytest.raises(doubles.NotMergeable):
        doubles.merge(keep=keep, gone=gone, user=balade.noor)
    with pytest.raises(doubles.NotMergeable):
        doubles.merge(keep=keep, gone=keep, user=balade.noor)


def test_on_the_screen_one_of_two_is_chosen(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    keep, gone = _twins(balade)
    client = signed_in_as(balade.noor)
    assert "zelfde naam en organisatie" in client.get("/werk/sociale-kaart/dubbel/").content.decode()
    both = {"one": keep.pk, "other": gone.pk}
    answer = client.post("/werk/sociale-kaart/dubbel/kies/", both, follow=True)
    assert "Kies eerst" in answer.content.decode()
    answer = client.post("/werk/sociale-kaart/dubbel/kies/", {**both, "keep": keep.pk}, follow=True)
    assert "Het is er nu één" in answer.content.decode()
    gone.refresh_from_db()
    assert gone.status == "defunct"


def test_an_entry_goes_off_the_map_for_good_and_may_come_back(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    client = signed_in_as(balade.noor)
    here = f"/werk/sociale-kaart/{balade.service.pk}/niet-meer/"
    assert client.post(here, {"reason": ""}).status_code == 422
    page = client.post(here, {"reason": "Bestaat niet meer"}, follow=True).content.decode()
    assert "Bestaat niet meer" in page
    assert client.get(f"/sociale-kaart/{balade.service.slug}/").status_code == 410
    assert "Mag terugkomen" in client.get("/werk/sociale-kaart/niet-meer/").content.decode()
