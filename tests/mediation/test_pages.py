"""The screens of mediation, as the hub, the coordinator and the mediator use them."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory
from django_scopes import scope

from hub.accounts.models import User
from intake.services import moves
from mediation import panels, services
from mediation.models import MediationCase
from tests.conftest import make_person, make_request, make_volunteer

SignIn = Callable[[User], Client]


@pytest.fixture
def quarrel(world: SimpleNamespace) -> SimpleNamespace:
    """A question about neighbours that Noor picked up, and two mediators at the other end of town."""
    with scope(hub=world.balade):
        world.conflict = make_request(world.balade, world.jansen, "Ruzie over de heg", kind="neighbour_conflict")
        moves.pick_up(help_request=world.conflict, user=world.noor)
        for name in ("Wilma", "Youssef"):
            person = make_person(world.balade, name, postcode="5144ZZ", latitude=51.71, longitude=5.05)
            made = make_volunteer(world.balade, name, person=person, methods=["standard"])
            setattr(world, name.lower(), made)
    return world


def open_form(**more: str) -> dict[str, str]:
    filled = {"nuisance": "garden", "summary": "De heg is te hoog", "consent_channel": "phone", "consent": "on"}
    return {**filled, **more}


def opened(w: SimpleNamespace) -> MediationCase:
    with scope(hub=w.balade):
        return services.open_case(help_request=w.conflict, user=w.noor, summary="De heg", nuisance="garden")


def test_noor_passes_a_question_on_and_keeps_only_that_it_lies_there(
    quarrel: SimpleNamespace, signed_in_as: SignIn, rf: RequestFactory
) -> None:
    request = rf.get("/")
    with scope(hub=quarrel.balade):
        request.user, request.hub = quarrel.noor, quarrel.balade  # type: ignore[attr-defined]
        assert 'name="summary"' in panels.hand_over(request, quarrel.conflict)
    noor = signed_in_as(quarrel.noor)
    answer = noor.post(f"/werk/vragen/{quarrel.conflict.pk}/bemiddeling/", open_form())
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/werk/vragen/{quarrel.conflict.pk}/")
    quarrel.conflict.refresh_from_db()
    assert quarrel.conflict.status == "in_mediation"
    with scope(hub=quarrel.balade):
        shown = panels.hand_over(request, quarrel.conflict)
    assert "Dit ligt bij buurtbemiddeling" in shown
    assert "heg" not in shown


def test_without_the_yes_of_the_resident_nothing_is_passed_on(quarrel: SimpleNamespace, signed_in_as: SignIn) -> None:
    form = open_form()
    del form["consent"]
    answer = signed_in_as(quarrel.noor).post(f"/werk/vragen/{quarrel.conflict.pk}/bemiddeling/", form)
    assert answer.status_code == 422
    assert "De heg is te hoog" in answer.content.decode()


def test_passing_on_twice_gives_a_kind_word_and_one_case(quarrel: SimpleNamespace, signed_in_as: SignIn) -> None:
    noor = signed_in_as(quarrel.noor)
    for _ in range(2):
        assert noor.post(f"/werk/vragen/{quarrel.conflict.pk}/bemiddeling/", open_form()).status_code == 302
    with scope(hub=quarrel.balade):
        assert MediationCase.objects.count() == 1


def test_a_question_of_another_hub_cannot_be_passed_on(quarrel: SimpleNamespace, signed_in_as: SignIn) -> None:
    otto = signed_in_as(quarrel.otto)
    assert otto.post(f"/werk/vragen/{quarrel.conflict.pk}/bemiddeling/", open_form()).status_code == 404


def test_a_citizen_service_number_is_refused_in_a_case(quarrel: SimpleNamespace, signed_in_as: SignIn) -> None:
    form = open_form(summary="Zijn nummer is 111222333")
    answer = signed_in_as(quarrel.noor).post(f"/werk/vragen/{quarrel.conflict.pk}/bemiddeling/", form)
    assert answer.status_code == 422


def test_carla_leads_a_case_from_report_to_close(quarrel: SimpleNamespace, signed_in_as: SignIn) -> None:
    case, carla = opened(quarrel), signed_in_as(quarrel.carla)
    base = f"/werk/bemiddeling/{case.pk}/"
    for station in ("network", "pair"):
        carla.post(f"{base}station/", {"to": station})
    page = carla.post(f"{base}station/", {"to": "intake_1"}, follow=True).content.decode()
    assert "Kies eerst twee bemiddelaars" in page
    one = carla.post(f"{base}bemiddelaars/", {"volunteer": [quarrel.wilma.pk]})
    assert one.status_code == 422
    near = carla.post(f"{base}bemiddelaars/", {"volunteer": [quarrel.wilma.pk, quarrel.mo.pk]})
    assert "binnen 300 meter" in near.content.decode()
    both = carla.post(f"{base}bemiddelaars/", {"volunteer": [quarrel.wilma.pk, quarrel.youssef.pk]})
    assert both.status_code == 302
    for station in ("intake_1", "intake_2"):
        carla.post(f"{base}station/", {"to": station, "reason": "Goed gesprek"})
    second = {"name": "Meneer Stoop", "phone": "0622223333", "agreed": "on", "heard": "on"}
    assert carla.post(f"{base}partij/2/", second).status_code == 302
    for station in ("meeting", "aftercare"):
        carla.post(f"{base}station/", {"to": station})
    assert carla.post(f"{base}afsluiten/", {"outcome": "solved", "result": "Heg op twee meter"}).status_code == 302
    case.refresh_from_db()
    quarrel.conflict.refresh_from_db()
    assert (case.status, quarrel.conflict.status) == ("closed", "checking")
    assert "Heg op twee meter" in carla.get(base).content.decode()


def test_pressing_next_twice_is_one_step_and_a_kind_word(quarrel: SimpleNamespace, signed_in_as: SignIn) -> None:
    case, carla = opened(quarrel), signed_in_as(quarrel.carla)
    for _ in range(2):
        answer = carla.post(f"/werk/bemiddeling/{case.pk}/station/", {"to": "network"}, follow=True)
        assert answer.status_code == 200
    case.refresh_from_db()
    assert case.status == "network"


def test_a_level_changes_only_with_a_reason(quarrel: SimpleNamespace, signed_in_as: SignIn) -> None:
    case, carla = opened(quarrel), signed_in_as(quarrel.carla)
    form = {"level": "2", "nuisance": "garden", "summary": "De heg", "safety_note": "", "reason": ""}
    assert carla.post(f"/werk/bemiddeling/{case.pk}/wijzig/", form).status_code == 422
    answer = carla.post(f"/werk/bemiddeling/{case.pk}/wijzig/", {**form, "reason": "Met de begeleider erbij"})
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.level == "2"


def test_handing_back_asks_for_words_for_the_hub(quarrel: SimpleNamespace, signed_in_as: SignIn) -> None:
    case, carla = opened(quarrel), signed_in_as(quarrel.carla)
    form = {"reason": "violence", "consulted": "Politie", "for_the_hub": ""}
    assert carla.post(f"/werk/bemiddeling/{case.pk}/niet-hier/", form).status_code == 422
    form["for_the_hub"] = "De wijkagent belt mevrouw vandaag."
    assert carla.post(f"/werk/bemiddeling/{case.pk}/niet-hier/", form).status_code == 302
    quarrel.conflict.refresh_from_db()
    assert quarrel.conflict.status == "picked_up"


def test_a_case_of_the_hub_next_door_is_not_in_reach_of_its_coordinator(
    quarrel: SimpleNamespace, signed_in_as: SignIn
) -> None:
    case = opened(quarrel)
    assert signed_in_as(quarrel.olga).post(f"/werk/bemiddeling/{case.pk}/neem/").status_code == 404


def test_the_resident_reads_that_mediation_has_it_and_nothing_more(
    quarrel: SimpleNamespace, rf: RequestFactory
) -> None:
    opened(quarrel)
    quarrel.conflict.refresh_from_db()
    with scope(hub=quarrel.balade):
        shown = panels.for_resident(rf.get("/"), quarrel.conflict)
    assert "heg" not in shown
    assert "De coördinator belt u" in shown
