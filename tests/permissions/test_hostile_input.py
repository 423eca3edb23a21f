"""What somebody sends who means harm, at every address: a page that says so, never a fault of ours."""

import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.models import Membership, User
from hub.accounts.roles import Role
from hub.base.forms import HubFormMixin
from hub.base.guard import signed_now
from intake.models import HelpRequest
from matching.models import Arrangement
from tests.permissions.conftest import address_of, all_round
from tests.permissions.routes import routes

SignIn = Callable[[User], Client]
HOSTILE = {
    "a null byte": "x\x00y",
    "a number that no database holds": "9" * 40,
    "a number of ten thousand digits": "9" * 10_000,
    "a negative number": "-1",
    "digits of another script": "٣",
    "a broken character": b"\xed\xa0\x80\xff",
    "text that turns round": "‮gnp.exe⁧",
    "a smile": "👩‍👩‍👧‍👦" * 50,
    "a date that is none": "2026-02-31",
    "a date after all time": "9999-12-31T23:59:59.999999-23:59",
    "a date before all time": "0001-01-01",
    "a script": "</script><script>alert(1)</script>",
    "a template": "{{ request.user.password }}{% debug %}%(password)s{0.__class__}",
    "a quote": "' OR 1=1; --\"",
}
# They read nothing that is sent, and say by a 503 that something else is not there.
HEALTH = ("healthz", "readyz")
# What views read without a form.
OTHERS = (
    "q after before page pagina lijst show status next back action to step go hub volunteer checked contact talents"
    " subject subjects organizations assignment number reason from sure submission opened website week entry only field"
).split()


def _forms(kind: type = HubFormMixin) -> Iterator[type]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _forms(sub)


@pytest.fixture(scope="module")
def names() -> list[str]:
    """The name of every field of every form of ours, and of what views read without one."""
    of_forms = {name for form in _forms() for name in getattr(form, "base_fields", {})}
    return sorted(of_forms | set(OTHERS) - {"csrfmiddlewaretoken"})


@pytest.mark.parametrize("what", HOSTILE)
def test_a_page_that_is_asked_with_it_answers(
    stage: SimpleNamespace, signed_in_as: SignIn, names: list[str], what: str
) -> None:
    client = signed_in_as(all_round(stage.balade))
    for route in routes():
        if route.name in HEALTH:
            continue
        address = address_of(route.name, route.arguments, stage)
        answer = client.get(address, dict.fromkeys(names, HOSTILE[what]))
        assert answer.status_code < 500, address


@pytest.mark.parametrize("what", HOSTILE)
def test_a_form_that_is_sent_with_it_answers(
    stage: SimpleNamespace, signed_in_as: SignIn, names: list[str], what: str
) -> None:
    client = signed_in_as(all_round(stage.balade))
    for route in routes():
        if route.name in ("set_language", *HEALTH):
            continue
        answer = client.post(address_of(route.name, route.arguments, stage), dict.fromkeys(names, HOSTILE[what]))
        assert answer.status_code < 500, route.name


@pytest.mark.parametrize(
    "until", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2026-01-01T00:00+00:00:01"]
)
@pytest.mark.parametrize("page", ["intake:queue", "volunteers:list"])
def test_a_made_up_place_in_a_list_gives_a_page(
    balade: SimpleNamespace, signed_in_as: SignIn, page: str, until: str
) -> None:
    client = signed_in_as(balade.noor)
    for key in (f"{until}_1", f"{until}_{'9' * 30}", f"{until}_-5"):
        for way in ("after", "before"):
            assert client.get(reverse(page), {way: key}).status_code == 200


def test_a_key_that_no_row_can_have_is_a_page_that_is_not_there(stage: SimpleNamespace, signed_in_as: SignIn) -> None:
    client = signed_in_as(all_round(stage.balade))
    for route in routes():
        if not {"pk", "service", "contact", "assignment", "number", "year"} & set(route.arguments):
            continue
        address = address_of(route.name, route.arguments, stage)
        for key in ("0", "9" * 19, "9" * 40):
            parts = [re.sub(r"^\d+(?=\.|$)", key, part) for part in address.split("/")]
            assert client.get("/".join(parts)).status_code in (404, 405), address


def test_more_than_we_take_in_gives_a_kind_page(client: Client, world: SimpleNamespace) -> None:
    answer = client.post("/vraag/", {"text": "a" * 2_700_000})
    assert answer.status_code == 400
    assert "Dat begrepen we niet" in answer.content.decode()


def test_a_thousand_and_one_fields_give_a_kind_page(client: Client, world: SimpleNamespace) -> None:
    answer = client.post("/vraag/", {f"veld{number}": "x" for number in range(1_001)})
    assert answer.status_code == 400
    assert "Dat begrepen we niet" in answer.content.decode()


def test_an_address_that_is_not_ours_gives_a_kind_page(client: Client, world: SimpleNamespace) -> None:
    answer = client.get("/", headers={"host": "kwaad.example"})
    assert answer.status_code == 400
    assert "Dat begrepen we niet" in answer.content.decode()


def test_a_form_from_elsewhere_gives_a_kind_page_in_dutch(world: SimpleNamespace) -> None:
    answer = Client(enforce_csrf_checks=True).post("/volg/", {"reference": "BLD-AAAAA"})
    assert answer.status_code == 403
    assert "Deze deur is voor u dicht" in answer.content.decode()


def test_words_with_a_null_byte_come_back_with_a_reason(client: Client, world: SimpleNamespace) -> None:
    answer = client.post("/vraag/", {"step": "1", "text": "Kan iemand \x00 helpen?", "opened": signed_now()})
    assert answer.status_code == 422
    assert "hub-error-summary" in answer.content.decode() or "error" in answer.content.decode()


def test_a_door_to_elsewhere_is_not_opened(stage: SimpleNamespace, signed_in_as: SignIn) -> None:
    client = signed_in_as(stage.noor)
    for elsewhere in ("https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)"):
        client.post(reverse("intake:release", args=[stage.fresh.pk]))
        for address in (reverse("intake:pick_up", args=[stage.fresh.pk]), "/taal/", "/accounts/login/"):
            answer = client.post(address, {"next": elsewhere, "language": "nl"})
            assert "kwaad" not in answer.headers.get("Location", "") and "javascript" not in answer.headers.get(
                "Location", ""
            )


# --- keys of another hub in a form of this one ---------------------------------------------------------
@pytest.fixture
def outside(stage: SimpleNamespace) -> dict[str, Any]:
    """What lies in Rivierzicht, by the names under which a form could send it."""
    w = stage
    contact = type(w.corrie)._base_manager.get(hub=w.rivierzicht)
    return {
        "volunteer": [w.outside_volunteer.pk],
        "checked": [w.outside_volunteer.pk],
        "contact": contact.pk,
        "to": w.otto.pk,
        "owner": w.otto.pk,
        "organization": w.outside_service.organization_id,
        "organizations": [w.outside_service.organization_id],
        "neighbourhood": w.outsider.neighbourhood_id,
        "areas": [w.outsider.neighbourhood_id],
        "hub": w.rivierzicht.pk,
        "hub_id": w.rivierzicht.pk,
        "person": w.outsider.pk,
        "help_request": w.outside_request.pk,
        "status": "closed",
        "reference": "RVZ-T0001",
        "is_superuser": "1",
    }


def _there(w: SimpleNamespace) -> list[Any]:
    """All of Rivierzicht that a form could touch, as it stands now."""
    models = (HelpRequest, type(w.outside_volunteer), type(w.outsider), type(w.outside_service), Arrangement)
    return [list(model._base_manager.filter(hub=w.rivierzicht).order_by("pk").values()) for model in models]


def test_no_form_of_this_hub_reaches_a_row_of_another(
    stage: SimpleNamespace, signed_in_as: SignIn, outside: dict[str, Any]
) -> None:
    w = stage
    client = signed_in_as(all_round(w.balade))
    before = _there(w)
    words = {"action": "send", "note": "x", "reason": "x", "rung": "organization", "name": "x", "area": "x"}
    for route in routes():
        # Whoever knows the number of a question may have a new link sent, to the known address only; that this
        # renews its key is held in tests/intake/test_follow_page.py.
        if route.name != "intake:new_link":
            client.post(address_of(route.name, route.arguments, w), {**words, **outside})
    assert _there(w) == before
    assert not Arrangement._base_manager.filter(proposals__volunteer=w.outside_volunteer).exists()
    assert not HelpRequest._base_manager.filter(hub=w.balade, owner=w.otto).exists()
    assert not HelpRequest._base_manager.filter(hub=w.balade, person=w.outsider).exists()


def test_who_works_in_two_hubs_cannot_hand_a_question_of_one_to_a_colleague_of_the_other(
    stage: SimpleNamespace, signed_in_as: SignIn
) -> None:
    w = stage
    Membership.objects.create(user=w.noor, hub=w.rivierzicht, role=Role.HUB_WORKER)
    client = signed_in_as(w.noor)
    client.post(reverse("intake:hand_over", args=[w.asked.pk]), {"to": w.otto.pk})
    assert HelpRequest.objects.get(pk=w.asked.pk).owner == w.noor


def test_who_works_in_two_hubs_acts_in_the_one_that_was_chosen(stage: SimpleNamespace, signed_in_as: SignIn) -> None:
    w = stage
    Membership.objects.create(user=w.noor, hub=w.rivierzicht, role=Role.HUB_WORKER)
    client = signed_in_as(w.noor)
    client.post("/mijn/hub/", {"hub": w.rivierzicht.pk})
    answer = client.post(reverse("intake:pick_up", args=[w.fresh.pk]), headers={"host": "balade.localhost"})
    assert answer.status_code == 404
