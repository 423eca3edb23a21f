"""The work behind the agenda."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import AccessLog, OutboxMessage
from socialmap.models import Activity, SignUp
from socialmap.services import activities
from tests.socialmap.activities import comes, in_days, only_date, page_of, sewing

SignIn = Callable[[User], Client]


def _activity_form(**changes: Any) -> dict[str, Any]:
    plain = {
        "title": "Breien", "summary": "Wol is er.", "description": "Kom binnen.", "kind": "cultural",
        "first_day": in_days(3).isoformat(), "starts": "10:00", "ends": "12:00", "how": "once", "free_of_charge": "on",
        "place": "De Lint", "street": "Pekdraadstraat 4", "postcode": "5142 AB", "city": "Waalwijk",
    }  # fmt: skip
    return {**plain, **changes}


def test_a_worker_writes_an_activity_and_everybody_sees_it(
    balade: SimpleNamespace, signed_in_as: SignIn, client: Client
) -> None:
    noor = signed_in_as(balade.noor)
    answer = noor.post("/werk/activiteiten/nieuw/", _activity_form(how="weekly", weekdays=["0", "3"]))
    made = Activity.objects.get(title="Breien")
    assert answer["Location"] == f"/werk/activiteiten/{made.pk}/"
    assert made.rule.startswith("FREQ=WEEKLY;BYDAY=")
    assert "Breien" in page_of(client, "/agenda/")
    html = page_of(noor, f"/werk/activiteiten/{made.pk}/bewerken/")
    assert 'value="weekly"' in html and "5142AB" in html


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Vul hier iets in"),
        ({"last_day": "2020-01-01"}, "ligt vóór de eerste dag"),
        ({"ends": "10:00"}, "eindigt als het begint"),
        ({"without": "kerst"}, "kunnen we niet lezen"),
        ({"postcode": "wat"}, "geen Nederlandse postcode"),
        ({"first_day": "1900-01-01"}, "minder ver weg"),
        ({"places": "0"}, "één of meer"),
        ({"phone": "1"}, "niet compleet"),
    ],
)
def test_a_mistake_in_an_activity_is_said_beside_its_field(
    balade: SimpleNamespace, signed_in_as: SignIn, wrong: dict[str, str], words: str
) -> None:
    answer = signed_in_as(balade.noor).post("/werk/activiteiten/nieuw/", _activity_form(**wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_change_of_a_colleague_in_between_is_noticed(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    made, noor = sewing(balade), signed_in_as(balade.noor)
    path = f"/werk/activiteiten/{made.pk}/bewerken/"
    answer = noor.post(path, _activity_form(seen="2020-01-01T00:00:00+00:00"))
    assert answer.status_code == 422 and "Een collega veranderde dit" in answer.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', answer.content.decode())
    assert seen
    assert noor.post(path, _activity_form(seen=seen.group(1))).status_code == 302


def test_a_contact_person_proposes_and_the_hub_puts_it_in_the_agenda(
    balade: SimpleNamespace, signed_in_as: SignIn, client: Client
) -> None:
    corrie, noor = signed_in_as(balade.corrie_user), signed_in_as(balade.noor)
    organization = balade.service.organization_id
    answer = corrie.post("/mijn/activiteiten/nieuw/", _activity_form(organization=organization))
    made = Activity.objects.get(title="Breien")
    assert answer["Location"] == f"/mijn/activiteiten/{made.pk}/"
    assert "Breien" not in page_of(client, "/agenda/")
    assert "Breien" in page_of(noor, "/werk/activiteiten/", lijst="voorstel")
    noor.post(f"/werk/activiteiten/{made.pk}/plaatsen/")
    assert "Breien" in page_of(client, "/agenda/")
    assert "Breien" in page_of(corrie, "/mijn/")


def test_a_contact_person_cannot_write_for_another_organisation(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    corrie = signed_in_as(balade.corrie_user)
    elsewhere = activities.Service.objects.exclude(pk=balade.service.pk).first()
    form = _activity_form(organization=elsewhere.organization_id if elsewhere else "999999")
    assert corrie.post("/mijn/activiteiten/nieuw/", form).status_code == 422
    other = sewing(balade)
    assert corrie.get(f"/mijn/activiteiten/{other.pk}/").status_code == 404
    assert corrie.get(f"/mijn/activiteiten/datum/{only_date(other).pk}/").status_code == 404


def test_a_worker_sees_who_comes_and_that_is_written_down(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit")
    assert "Sara de Wit" in page_of(signed_in_as(balade.noor), f"/werk/activiteiten/datum/{date.pk}/")
    assert AccessLog.objects.filter(user=balade.noor, action="sign_ups").count() == 1


def test_an_editor_sees_how_many_come_and_not_who(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit")
    eva = signed_in_as(balade.eva)
    html = page_of(eva, f"/werk/activiteiten/datum/{date.pk}/")
    assert "1 van de 2 plekken bezet" in html and "Sara" not in html
    assert eva.post(f"/werk/activiteiten/datum/{date.pk}/geweest/", {"walked_in": "1"}).status_code == 403


def test_a_worker_signs_somebody_up_at_the_counter_and_off_again(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date, noor = only_date(sewing(balade)), signed_in_as(balade.noor)
    path = f"/werk/activiteiten/datum/{date.pk}/"
    form = {"name": "Opa Kees", "phone": "0416 00 00 11", "people": "1", "submission": str(uuid4())}
    noor.post(f"{path}aanmelden/", form)
    kees = SignUp.objects.get(name="Opa Kees")
    assert (kees.channel, kees.status) == ("counter", "placed")
    call = OutboxMessage.objects.get(subject_id=kees.pk)
    assert call.status == "by_hand"
    assert f"/werk/activiteiten/datum/{date.pk}/" in page_of(noor, reverse("followup:message", args=[call.pk]))
    noor.post(f"{path}afmelden/{kees.pk}/")
    kees.refresh_from_db()
    assert kees.status == "cancelled"


def test_a_worker_moves_and_calls_off_a_date(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date, noor = only_date(sewing(balade)), signed_in_as(balade.noor)
    path = f"/werk/activiteiten/datum/{date.pk}/"
    form = {"day": in_days(5).isoformat(), "starts": "10:00", "ends": "11:30", "words": "De zaal is bezet"}
    noor.post(f"{path}verplaatsen/", form)
    date.refresh_from_db()
    assert date.starts_at == datetime.combine(in_days(5), time(10), tzinfo=clock.AMSTERDAM)
    assert noor.post(f"{path}verplaatsen/", {**form, "day": "2020-01-01"}).status_code == 422
    noor.post(f"{path}vervalt/", {"words": "De juf is ziek"})
    assert "De juf is ziek" in page_of(noor, path)


def test_a_worker_notes_who_came(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date, noor = only_date(sewing(balade)), signed_in_as(balade.noor)
    sara, _piet = comes(date, "Sara de Wit"), comes(date, "Piet Bos")
    with clock.at(date.ends_at + timedelta(hours=1)):
        path = f"/werk/activiteiten/datum/{date.pk}/"
        noor.post(f"{path}geweest/", {"came": [str(sara.pk), "x"], "walked_in": "3"})
        assert "Genoteerd: er kwamen 4 mensen." in page_of(noor, path)
    date.refresh_from_db()
    assert date.came == 4


def test_the_page_of_a_service_shows_what_is_on_there(balade: SimpleNamespace, client: Client) -> None:
    sewing(balade, service=balade.service, organization=balade.service.organization)
    html = page_of(client, f"/sociale-kaart/{balade.service.slug}/")
    assert "Wat hier te doen is" in html and "/agenda/naaimiddag/" in html
