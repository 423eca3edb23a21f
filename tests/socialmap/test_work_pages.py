"""The social map as staff, editors and contact persons work with it."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import MoveRefused, worker
from socialmap.forms import stamp
from socialmap.models import Contact, Organization, Service
from socialmap.search import find
from socialmap.services.entries import close_temporarily, open_again
from tests.conftest import make_service

SignIn = Callable[..., Client]
LIST = "/werk/sociale-kaart/"


def form_of(entry: Service, **changes: Any) -> dict[str, Any]:
    """What the edit form sends."""
    data = {
        "name": entry.name, "organization": entry.organization_id, "description": "Samen naar de winkel.",
        "subjects": [], "hours": "", "phone": "", "seen": stamp(entry),
    }  # fmt: skip
    return data | changes


def test_staff_find_entries_by_words_and_by_what_needs_attention(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    fresh = make_service(balade.balade, "Eetclub", assured_date=clock.today())
    Contact.objects.filter(service=fresh).update(takes_referrals=False)
    Service.objects.filter(pk=balade.service.pk).update(status="inactive")
    noor = signed_in_as(balade.noor)
    shown = {code: noor.get(f"{LIST}?lijst={code}").content.decode() for code in ("", "oud", "dicht", "zonder")}
    bus, club = {c: "Boodschappenbus" in p for c, p in shown.items()}, {c: "Eetclub" in p for c, p in shown.items()}
    assert bus == {"": True, "oud": True, "dicht": True, "zonder": False}
    assert club == {"": True, "oud": False, "dicht": False, "zonder": True}


def test_staff_see_the_contact_person_that_the_public_does_not(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    page = signed_in_as(balade.noor).get(f"{LIST}{balade.service.pk}/").content.decode()
    assert "Corrie de Wit" in page
    assert "contact@boodschappenbus.example" in page


@pytest.mark.parametrize("who", ["otto", "ria_user", "henk_user", "corrie_user", "geert"])
def test_nobody_else_gets_into_the_entries_at_work(balade: SimpleNamespace, signed_in_as: SignIn, who: str) -> None:
    client = signed_in_as(getattr(balade, who))
    for address in (
        f"{LIST}{balade.service.pk}/",
        f"{LIST}{balade.service.pk}/bewerken/",
        f"{LIST}{balade.service.pk}/contact/",
    ):
        assert client.get(address).status_code in (403, 404)
    assert client.post(f"{LIST}{balade.service.pk}/gecontroleerd/").status_code in (403, 404)
    assert not Event.objects.filter(verb="checked").exists()


def test_staff_of_one_hub_do_not_find_entries_of_the_other(world: SimpleNamespace, signed_in_as: SignIn) -> None:
    noor = signed_in_as(world.noor)
    assert "Overkant" not in noor.get(LIST).content.decode()
    assert noor.get(f"{LIST}{world.outside_service.pk}/").status_code == 404
    assert noor.get(f"{LIST}{world.outside_service.pk}/bewerken/").status_code == 404


def test_an_editor_works_on_the_map_too(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    assert signed_in_as(balade.eva).get(LIST).status_code == 200


def test_a_new_entry_is_found_by_the_public_at_once(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    organization = Organization.objects.get(name="Stichting Boodschappenbus")
    data = {
        "name": "Wandelclub De Veter", "organization": organization.pk, "description": "Elke week een rondje.",
        "subjects": [balade.company.pk], "hours": "di 10:00-11:30", "phone": "0416 00 00 14", "informal": "on",
        "street": "Overdwarsplein 1", "postcode": "5142 za", "city": "Waalwijk",
    }  # fmt: skip
    answer = signed_in_as(balade.noor).post(f"{LIST}nieuw/", data)
    assert answer.status_code == 302
    entry = Service.objects.get(name="Wandelclub De Veter")
    assert (entry.slug, entry.assured_date) == ("wandelclub-de-veter", clock.today())
    place = entry.at_locations.get().location
    assert (place.postal_code, place.neighbourhood.name) == ("5142ZA", "Wijk BLD")
    assert find(Service.objects.listed(), "wandelen veter").keys == [entry.pk]
    page = Client().get("/sociale-kaart/wandelclub-de-veter/").content.decode()
    assert "dinsdag: 10.00–11.30" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Vul in: naam"),
        ({"description": ""}, "Vul hier iets in"),
        ({"hours": "elke dag"}, "We kunnen “elke dag” niet lezen"),
        ({"postcode": "ABC"}, "Dit is geen Nederlandse postcode"),
        ({"email": "geen adres"}, "e-mail"),
        ({"url": "geen site"}, "URL"),
    ],
)
def test_a_mistake_in_the_form_is_said_and_what_was_typed_stays(
    balade: SimpleNamespace, signed_in_as: SignIn, changes: dict[str, str], words: str
) -> None:
    data = form_of(balade.service, alternate_name="Winkelbus", **changes)
    answer = signed_in_as(balade.noor).post(f"{LIST}{balade.service.pk}/bewerken/", data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Winkelbus" in answer.content.decode()
    balade.service.refresh_from_db()
    assert balade.service.alternate_name == ""


def test_two_colleagues_who_change_one_entry_do_not_overwrite_each_other_unseen(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    address = f"{LIST}{balade.service.pk}/bewerken/"
    noor, karim = signed_in_as(balade.noor), signed_in_as(balade.karim)
    data = form_of(balade.service)
    assert noor.post(address, data | {"summary": "van Noor"}).status_code == 302
    refused = karim.post(address, data | {"summary": "van Karim"})
    assert "Een collega heeft dit veranderd" in refused.content.decode()
    assert Service.objects.get(pk=balade.service.pk).summary == "van Noor"
    again = {"summary": "van Karim", "seen": stamp(Service.objects.get(pk=balade.service.pk))}
    assert karim.post(address, data | again).status_code == 302
    assert Service.objects.get(pk=balade.service.pk).summary == "van Karim"


def test_checked_today_is_dated_and_remembered_with_who(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    Service.objects.filter(pk=balade.service.pk).update(assured_date=clock.today() - timedelta(days=400))
    signed_in_as(balade.noor).post(f"{LIST}{balade.service.pk}/gecontroleerd/")
    balade.service.refresh_from_db()
    assert (balade.service.assured_date, balade.service.is_stale) == (clock.today(), False)
    assert Event.objects.get(verb="checked").actor == balade.noor


def test_closing_and_opening_again_works_once_each(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    address, noor = f"{LIST}{balade.service.pk}/dicht/", signed_in_as(balade.noor)
    noor.post(address, {"words": "Dicht tot 1 maart"})
    assert "Dicht tot 1 maart" in Client().get("/sociale-kaart/boodschappenbus/").content.decode()
    with pytest.raises(MoveRefused):
        close_temporarily(service=balade.service, actor=worker(balade.karim))
    late = noor.post(address, {"words": "nog eens"}, follow=True)
    assert "Een collega was u net voor" in late.content.decode()
    open_again(service=balade.service, actor=worker(balade.karim))
    assert balade.service.status == "active"


def test_a_contact_person_who_takes_referrals_needs_an_address(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    address, noor = f"{LIST}{balade.service.pk}/contact/", signed_in_as(balade.noor)
    refused = noor.post(address, {"name": "Piet Bus", "takes_referrals": "on"})
    assert "Zonder e-mailadres krijgt deze persoon onze vragen niet" in refused.content.decode()
    noor.post(
        address, {"name": "Piet Bus", "takes_referrals": "on", "email": "piet@bus.example", "phone": "06 12 34 56 78"}
    )
    piet = Contact.objects.get(name="Piet Bus")
    assert (piet.service, piet.phone, piet.takes_referrals) == (balade.service, "+31612345678", True)


def test_contact_person_corrie_confirms_the_own_entry_and_no_other(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    other = make_service(balade.balade, "Eetclub")
    corrie = signed_in_as(balade.corrie_user)
    page = corrie.get("/mijn/").content.decode()
    assert "Boodschappenbus" in page
    assert "Eetclub" not in page
    assert corrie.post(f"/mijn/sociale-kaart/{other.pk}/klopt/").status_code == 404
    assert corrie.get(f"/mijn/sociale-kaart/{balade.service.pk}/klopt/").status_code == 405
    assert corrie.post(f"/mijn/sociale-kaart/{balade.service.pk}/klopt/").status_code == 302
    balade.service.refresh_from_db()
    assert (balade.service.assured_date, balade.service.assurer_email) == (clock.today(), balade.corrie_user.email)
    assert Event.objects.get(verb="checked").who == "contact"
