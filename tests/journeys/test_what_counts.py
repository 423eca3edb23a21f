"""Noor finds a neighbour, or a neighbour with an organisation; Charles changes what counts and sees it first."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest

from hub.base import clock
from intake.models import HelpRequest
from intake.services import working
from matching import weighing
from tests.conftest import make_request, make_service, make_volunteer
from tests.journeys.conftest import Visitor
from tests.journeys.test_the_plan import keep_picture
from volunteers import checks

pytestmark = pytest.mark.journey
Visit = Callable[..., Visitor]


def neighbourhood(w: SimpleNamespace) -> HelpRequest:
    """Twelve neighbours at growing distances, one who rather does not come where people smoke, and three services."""
    names = "Ans Bram Corrie Dirk Els Frits Gerda Hans Ine Jos Karin Leo".split()
    for number, name in enumerate(names):
        neighbour = make_volunteer(w.balade, f"{name} de Vries", w.groceries, most_kilometres=5)
        type(neighbour.person).objects.filter(pk=neighbour.person_id).update(latitude=51.69 + number * 0.002)
    type(w.fatima).objects.filter(pk=w.fatima.pk).update(avoids=["smoking"])
    for name in ("Maaltijden aan huis", "Wijkwinkel"):
        make_service(w.balade, name, w.groceries, summary="Elke dag warm eten in de buurt.")
    asked = make_request(w.balade, w.jansen, subjects=[w.groceries])
    fields = {"kind": "personal", "real_question": "Elke week samen boodschappen doen", "self_reliance": 3}
    working.triage(help_request=asked, user=w.noor, subjects=[w.groceries], circumstances=["smoking", "pets"], **fields)
    return asked


@pytest.mark.parametrize("width", [320, 1280])
def test_noor_sees_neighbours_then_together_then_organisations_and_asks_both(
    visit: Visit, balade: SimpleNamespace, width: int
) -> None:
    asked = neighbourhood(balade)
    noor = visit(balade.noor, width=width).open(f"/werk/vragen/{asked.pk}/buren/").look()
    keep_picture(noor, f"neighbours-{width}")
    noor.press("Laat meer buren zien").look()
    assert noor.page.locator(".hub-candidate").count() == 13
    noor.page.get_by_role("link", name="Vraag beide").first.click()
    noor.page.wait_for_load_state()
    noor.look()
    assert noor.page.locator('input[name="volunteer"]:checked').count() == 1
    keep_picture(noor, f"together-{width}")


@pytest.mark.parametrize(("scripts", "width"), [(True, 320), (False, 1280)])
def test_charles_sees_what_other_weights_would_do_and_then_keeps_them(
    visit: Visit, balade: SimpleNamespace, scripts: bool, width: int
) -> None:
    neighbourhood(balade)
    # Nobody wrote down when Henk is free, so that costs him his place as long as hours count.
    balade.henk.availability.all().delete()
    charles = visit(balade.charles, scripts=scripts, width=width).open("/werk/instellingen/wegen/").look()
    charles.page.get_by_label("Is vrij op de juiste uren").fill("0")
    charles.press("Bekijk wat er verandert").look()
    keep_picture(charles, f"weights-{width}")
    assert charles.reads("Bij 1 van de 1 vragen")
    assert not charles.reads("Jansen")
    charles.press("Bewaar deze gewichten").look()
    assert charles.reads("Eerder veranderd")
    assert weighing.weights_of(balade.balade.pk).hours == 0
    charles.open("/werk/instellingen/bewijzen/").look()
    charles.press("Bewaar").look()
    keep_picture(charles, f"checks-{width}")


def test_noor_writes_down_a_certificate_on_the_page_of_the_volunteer(visit: Visit, balade: SimpleNamespace) -> None:
    until = clock.today() + timedelta(days=400)
    checks.keep_check(volunteer=balade.henk, kind="conduct", user=balade.noor, valid_until=until)
    for width in (320, 1280):
        noor = visit(balade.noor, width=width).open(f"/werk/vrijwilligers/{balade.henk.pk}/").look()
        keep_picture(noor, f"certificate-{width}")
        noor.open(f"/werk/vrijwilligers/{balade.henk.pk}/wijzig/").look()
        keep_picture(noor, f"profile-{width}")
