"""A contact person looks after the own entries on a phone, without an account (A8, A10)."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from hub.base import clock
from hub.base.models import Event, OutboxMessage
from hub.base.workflow import worker
from socialmap.fields import version
from socialmap.models import Contact, EntryChange, EntryCheck, Service
from socialmap.services.entries import Address, save_service
from tests.conftest import make_service
from tests.socialmap.support_current import checked, kinds, path_of, speaks

SignIn = Callable[..., Client]


@pytest.fixture
def two(balade: SimpleNamespace) -> SimpleNamespace:
    """Corrie speaks for two entries that nobody checked for long."""
    now = clock.now()
    balade.bus = checked(balade.service, 150, at=now)
    balade.club = checked(make_service(balade.balade, "Eetclub"), 150, at=now)
    speaks(balade.club, balade.corrie.email)
    return balade


def confirm(client: Client, path: str, *entries: Service, **more: Any) -> Any:
    """Presses the button as the page was drawn for these entries."""
    data = {"entry": [entry.pk for entry in entries]} | {f"seen-{one.pk}": version(one) for one in entries}
    return client.post(path, data | more, follow=True)


def test_opening_the_link_shows_all_entries_with_their_text_and_changes_nothing(
    two: SimpleNamespace, client: Client
) -> None:
    Service.objects.filter(pk=two.bus.pk).update(description="Wij rijden op maandag.", fees_description="2 euro")
    before = list(Service.objects.values("pk", "assured_date", "last_modified").order_by("pk"))
    events = Event.objects.count()
    for _ in range(3):
        answer = client.get(path_of(two.corrie))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert all(words in page for words in ("Boodschappenbus", "Eetclub", "Wij rijden op maandag.", "2 euro"))
    assert list(Service.objects.values("pk", "assured_date", "last_modified").order_by("pk")) == before
    assert Event.objects.count() == events


def test_the_page_is_not_kept_not_indexed_and_tells_nobody_where_it_is(two: SimpleNamespace, client: Client) -> None:
    answer = client.get(path_of(two.corrie))
    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "strict-origin"


def test_one_press_confirms_everything(two: SimpleNamespace, client: Client) -> None:
    page = confirm(client, path_of(two.corrie), two.bus, two.club).content.decode()
    assert set(
        Service.objects.filter(pk__in=[two.bus.pk, two.club.pk]).values_list("assured_date", "assurer_email")
    ) == {(clock.today(), two.corrie.email)}
    assert "Dank u wel" in page or "Bedankt" in page
    assert Event.objects.filter(verb="checked", who="contact").count() == 2


def test_one_press_confirms_only_one(two: SimpleNamespace, client: Client) -> None:
    confirm(client, path_of(two.corrie), two.bus, two.club, only=two.club.pk)
    assert Service.objects.get(pk=two.club.pk).assured_date == clock.today()
    assert Service.objects.get(pk=two.bus.pk).assured_date != clock.today()


def test_pressing_twice_counts_once(two: SimpleNamespace, client: Client) -> None:
    confirm(client, path_of(two.corrie), two.bus)
    confirm(client, path_of(two.corrie), two.bus)
    assert Event.objects.filter(verb="checked").count() == 1


def test_what_changed_after_it_was_shown_is_not_confirmed(two: SimpleNamespace, client: Client) -> None:
    old = Service.objects.get(pk=two.bus.pk)
    save_service(hub=two.balade, actor=worker(two.noor), service=two.bus, fields={"summary": "Anders"})
    page = confirm(client, path_of(two.corrie), old).content.decode()
    assert Service.objects.get(pk=two.bus.pk).assured_date != clock.today()
    assert "nog een keer kijken" in page


def test_the_entry_of_somebody_else_cannot_be_confirmed_or_changed(two: SimpleNamespace, client: Client) -> None:
    other = checked(make_service(two.balade, "Breiclub"), 150, at=clock.now())
    confirm(client, path_of(two.corrie), other)
    assert Service.objects.get(pk=other.pk).assured_date != clock.today()
    assert client.get(path_of(two.corrie, other)).status_code == 404


def test_i_do_not_work_here_any_more(two: SimpleNamespace, client: Client) -> None:
    path = path_of(two.corrie)
    EntryCheck.objects.create(hub=two.balade, service=two.bus, contact=two.corrie)
    answer = client.post(path, {"action": "left", "organization": two.bus.organization_id})
    assert "Dank u" in answer.content.decode()
    assert Contact.objects.get(pk=two.corrie.pk).left_on == clock.today()
    # The eating club is of another organisation: that goes on, with a link of its own.
    assert Contact.objects.get(service=two.club).left_on is None
    assert client.get(path).status_code == 410


def test_an_expired_link_says_what_to_do_and_mails_a_new_one_to_the_known_address(
    two: SimpleNamespace, client: Client
) -> None:
    path = path_of(two.corrie)
    with clock.at(clock.now() + timedelta(days=61)):
        old = client.get(path)
        assert old.status_code == 410
        assert "Stuur mij een nieuwe link" in old.content.decode()
        for _ in range(3):
            assert client.post(path, {"action": "new"}).status_code == 200
        assert kinds() == {"new_link": 1}
        mail = OutboxMessage.objects.get(kind="socialmap.new_link")
        assert mail.address == two.corrie.email
        assert client.get("/" + mail.letter["link"].split("/", 3)[3]).status_code == 200
        assert confirm(client, path, two.bus).status_code == 410
    assert Service.objects.get(pk=two.bus.pk).assured_date != clock.today()


@pytest.mark.parametrize("cut", ["x", "", "aaaa:bbbb:cccc"])
def test_a_broken_link_says_so(two: SimpleNamespace, client: Client, cut: str) -> None:
    token = path_of(two.corrie).split("/")[2]
    answer = client.get(f"/bevestig/{cut or token[:-3]}/")
    assert answer.status_code == 404
    assert "werkt niet" in answer.content.decode()


def test_the_link_ends_when_somebody_else_gets_the_work(two: SimpleNamespace, client: Client) -> None:
    path = path_of(two.corrie)
    Contact.objects.filter(pk=two.corrie.pk).update(email="opvolger@boodschappenbus.example")
    assert client.get(path).status_code == 410


def fill(client: Client, address: str, **changes: Any) -> Any:
    """Sends the edit form as it was drawn, with these changes."""
    page = client.get(address).content.decode()
    data: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        kind = re.search(r'type="([^"]+)"', tag)
        if name and (not kind or kind.group(1) not in ("checkbox", "submit")):
            data[name.group(1)] = value.group(1) if value else ""
        elif name and "checked" in tag:
            data[name.group(1)] = "on"
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', page):
        data[name] = text
    data.pop("csrfmiddlewaretoken", None)
    data.pop("words", None)
    return client.post(address, data | changes, follow=True)


def test_a_contact_person_changes_an_entry_by_the_same_link(two: SimpleNamespace, client: Client) -> None:
    Service.objects.filter(pk=two.bus.pk).update(description="Wij rijden.")
    address = path_of(two.corrie, two.bus)
    page = fill(client, address, phone="0416 44 44 44", hours="ma 9-12", places_left="2").content.decode()
    change = EntryChange.objects.get()
    assert {name: both["after"] for name, both in change.fields.items()} == {
        "phone": "0416 44 44 44", "hours": "ma 09:00-12:00"
    }  # fmt: skip
    assert change.contact == two.corrie
    assert Service.objects.get(pk=two.bus.pk).places_left == 2
    assert "kijken" in page
    again = client.get(address).content.decode()
    assert "0416 44 44 44" in again
    client.post(address, {"action": "take_back"})
    change.refresh_from_db()
    assert change.status == "withdrawn"


def test_an_edit_with_a_mistake_keeps_what_was_typed(two: SimpleNamespace, client: Client) -> None:
    answer = fill(client, path_of(two.corrie, two.bus), hours="soms", description="Wij rijden.")
    assert answer.status_code == 422
    assert "soms" in answer.content.decode()
    assert not EntryChange.objects.exists()


def test_a_contact_person_closes_for_a_while_and_opens_again_at_once(two: SimpleNamespace, client: Client) -> None:
    address = path_of(two.corrie, two.bus)
    wrong = client.post(address, {"action": "close", "words": "", "until": "2020-01-01"})
    assert wrong.status_code == 422
    until = clock.today() + timedelta(days=9)
    client.post(address, {"action": "close", "words": "Verbouwing", "until": until.isoformat()})
    service = Service.objects.get(pk=two.bus.pk)
    assert (service.status, service.alert, service.closed_until) == ("inactive", "Verbouwing", until)
    client.post(address, {"action": "open"})
    assert Service.objects.get(pk=two.bus.pk).status == "active"


def test_who_signed_in_changes_the_own_entry_at_mijn_and_nobody_elses(
    two: SimpleNamespace, signed_in_as: SignIn
) -> None:
    corrie = signed_in_as(two.corrie_user)
    assert f"/mijn/sociale-kaart/{two.bus.pk}/wijzigen/" in corrie.get("/mijn/").content.decode()
    fill(corrie, f"/mijn/sociale-kaart/{two.bus.pk}/wijzigen/", phone="0416 55 55 55", description="Wij rijden.")
    assert EntryChange.objects.get().contact == two.corrie
    assert "wacht" in corrie.get("/mijn/").content.decode()
    assert corrie.get(f"/mijn/sociale-kaart/{two.club.pk}/wijzigen/").status_code == 404


def test_a_link_works_in_the_hub_of_the_entry_whatever_the_site(two: SimpleNamespace) -> None:
    elsewhere = Client(headers={"host": "rivierzicht.localhost"})
    assert elsewhere.get(path_of(two.corrie)).status_code == 200


def test_a_number_and_a_postcode_stand_there_as_everybody_sees_them(two: SimpleNamespace, client: Client) -> None:
    address = Address(street="Dorpsstraat 1", postcode="5142AB", city="Waalwijk")
    save_service(
        hub=two.balade, actor=worker(two.noor), service=two.bus, fields={}, phone="0416 12 34 56", address=address
    )
    page = client.get(path_of(two.corrie)).content.decode()
    assert "5142 AB Waalwijk" in page
    assert "0416 123 456" in page
