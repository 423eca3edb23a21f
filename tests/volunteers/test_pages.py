"""The registry as the hub works with it, and the own page of a volunteer."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.base import clock
from hub.base.models import AccessLog
from hub.base.workflow import VOLUNTEER
from tests.conftest import make_person, make_user, make_volunteer
from volunteers import panels, services
from volunteers.models import Ambassador, Volunteer

SignIn = Callable[[User], Client]


@pytest.fixture
def noor(world: SimpleNamespace, signed_in_as: SignIn) -> Client:
    return signed_in_as(world.noor)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_noor_sees_the_volunteers_of_her_hub_and_none_of_the_other(noor: Client) -> None:
    page = text(noor.get("/werk/vrijwilligers/"))
    assert "Henk Smits" in page
    assert "Fatima Amrani" in page
    assert "Vera Overkant" not in page


def test_a_volunteer_of_another_hub_does_not_exist(noor: Client, world: SimpleNamespace) -> None:
    pk = world.outside_volunteer.pk
    assert noor.get(f"/werk/vrijwilligers/{pk}/").status_code == 404
    assert noor.get(f"/werk/vrijwilligers/{pk}/wijzig/").status_code == 404
    for action in ("contact", "pauze", "terug", "stop", "akkoord", "stap/active"):
        assert noor.post(f"/werk/vrijwilligers/{pk}/{action}/").status_code == 404


@pytest.mark.parametrize("who", ["henk_user", "ria_user", "carla", "geert", "teun", "corrie_user"])
def test_who_does_not_work_with_volunteers_does_not_see_the_registry(
    world: SimpleNamespace, signed_in_as: SignIn, who: str
) -> None:
    client = signed_in_as(getattr(world, who))
    assert client.get("/werk/vrijwilligers/").status_code == 403
    assert client.get(f"/werk/vrijwilligers/{world.henk.pk}/").status_code == 403


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("talent={company}", "Fatima", "Henk"),
        ("talent={daily}", "Henk", "Mo Bakkali"),
        ("weekday=6", "", "Henk"),
        ("weekday=1", "Henk", "Vera"),
        ("language=ar", "Yara", "Henk"),
        ("status=paused", "Yara", "Henk"),
        ("track=newcomer", "Yara", "Henk"),
        ("neighbourhood={area}", "Henk", "Yara"),
    ],
)
def test_the_list_can_be_narrowed(noor: Client, world: SimpleNamespace, query: str, shown: str, hidden: str) -> None:
    with scope(hub=world.balade):
        person = make_person(world.balade, "Yara Haddad", neighbourhood=None)
        make_volunteer(world.balade, "Yara Haddad", person=person, languages=["ar"], status="paused", track="newcomer")
        area = world.henk.person.neighbourhood_id
    filled = query.format(company=world.company.pk, daily=world.daily.pk, area=area)
    page = text(noor.get(f"/werk/vrijwilligers/?{filled}")).partition('id="lijst"')[2]
    assert shown in page
    assert hidden not in page


def test_who_stopped_is_only_shown_when_asked_for(noor: Client, world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        services.leave(volunteer=world.henk, actor=VOLUNTEER)
    assert "Henk Smits" not in text(noor.get("/werk/vrijwilligers/"))
    assert "Henk Smits" in text(noor.get("/werk/vrijwilligers/?status=left"))


def test_a_name_is_searched_by_post_so_that_it_stands_in_no_address(noor: Client) -> None:
    found = text(noor.post("/werk/vrijwilligers/zoek/", {"name": "fati"}))
    assert "Fatima Amrani" in found
    assert "Henk Smits" not in found
    assert noor.get("/werk/vrijwilligers/zoek/").status_code == 405


def test_page_by_page_everybody_comes_by_once(noor: Client, world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        for number in range(60):
            make_volunteer(world.balade, f"Vrijwilliger {number:02d}")
        expected = set(Volunteer.objects.values_list("pk", flat=True))
    seen: list[int] = []
    url = "/werk/vrijwilligers/"
    while url:
        page = noor.get(url).context["page"]
        seen += [row.pk for row in page.rows]
        url = page.next_url
    assert len(seen) == len(expected)
    assert set(seen) == expected
    # and the way back
    back = noor.get(noor.get(f"/werk/vrijwilligers/?after={seen[49]}").context["page"].previous_url)
    assert [row.pk for row in back.context["page"].rows] == seen[25:50]


@pytest.mark.parametrize(
    "nonsense", ["after=x", "after=-1", "after=99999999999999999999999", "status=nope", "talent=x"]
)
def test_nonsense_in_the_address_is_no_error(noor: Client, nonsense: str) -> None:
    assert noor.get(f"/werk/vrijwilligers/?{nonsense}").status_code == 200


def test_a_longer_list_asks_no_more_of_the_database(noor: Client, world: SimpleNamespace) -> None:
    counts = []
    for more in (0, 22):
        with scope(hub=world.balade):
            for number in range(more):
                make_volunteer(world.balade, f"Extra {number}", world.groceries)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            noor.get("/werk/vrijwilligers/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_contact_details_are_folded_and_opening_them_is_written_down(noor: Client, world: SimpleNamespace) -> None:
    url = f"/werk/vrijwilligers/{world.henk.pk}/"
    assert "henk.smits@voorbeeld.example" not in text(noor.get(url))
    assert "henk.smits@voorbeeld.example" in text(noor.post(f"{url}contact/"))
    with scope(hub=world.balade):
        log = AccessLog.objects.get()
    assert (log.user, log.action, log.subject_id) == (world.noor, "contact", world.henk.person_id)


def test_noor_registers_somebody_who_came_by(noor: Client, world: SimpleNamespace) -> None:
    form = {
        "name": "Anna Kowalska", "phone": "06 11112222", "postcode": "5142 AB", "house_number": "3",
        "track": "newcomer", "talents": [world.groceries.pk], "own_words": "Boodschappen op zaterdag",
        "week": ["5-morning"], "languages": ["nl", "pl"], "most_at_once": "1", "most_kilometres": "2",
        "consent": "on", "consent_channel": "counter",
    }  # fmt: skip
    answer = noor.post("/werk/vrijwilligers/nieuw/", form)
    assert answer.status_code == 302
    with scope(hub=world.balade):
        anna = Volunteer.objects.get(person__name="Anna Kowalska")
        assert (anna.status, anna.track, anna.languages, anna.lasting) == ("applied", "newcomer", ["nl", "pl"], False)
        assert anna.person.consents.get().channel == "counter"
    form.pop("consent")
    assert noor.post("/werk/vrijwilligers/nieuw/", form).status_code == 422


def test_noor_leads_a_new_talent_to_active_step_by_step(noor: Client, world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        sara = services.sign_up(hub=world.balade, person=make_person(world.balade, "Sara"))
    url = f"/werk/vrijwilligers/{sara.pk}/"
    for step in ("conversation", "checks", "active"):
        assert noor.post(f"{url}stap/{step}/", {"reason": ""}).status_code == 302
    sara.refresh_from_db()
    assert sara.status == "active"


def test_when_a_colleague_was_first_noor_reads_so_kindly(noor: Client, world: SimpleNamespace) -> None:
    url = f"/werk/vrijwilligers/{world.henk.pk}/"
    page = noor.post(f"{url}stap/conversation/", {"reason": ""}, follow=True)
    assert page.status_code == 200
    assert "Een collega was u net voor" in text(page)


def test_editing_without_touching_the_week_keeps_exact_hours(noor: Client, world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        services.set_availability(
            volunteer=world.henk, hours=[services.Hours(1, clock.now().time().replace(hour=10, minute=0, second=0, microsecond=0),
            clock.now().time().replace(hour=11, minute=30, second=0, microsecond=0))], actor=VOLUNTEER,
        )  # fmt: skip
        before = services.hours_of_week(world.henk)
    form = {
        "track": "volunteer", "talents": [world.company.pk], "own_words": "Praatje", "week": ["1-morning"],
        "languages": ["nl"], "most_at_once": "3", "most_kilometres": "4", "lasting": "on",
    }  # fmt: skip
    assert noor.post(f"/werk/vrijwilligers/{world.henk.pk}/wijzig/", form).status_code == 302
    with scope(hub=world.balade):
        henk = Volunteer.objects.get(pk=world.henk.pk)
        assert (henk.most_at_once, list(henk.talents.all())) == (3, [world.company])
        assert services.hours_of_week(henk) == before


def test_ambassadors_stand_with_their_street(noor: Client, world: SimpleNamespace) -> None:
    page = text(noor.get("/werk/ambassadeurs/"))
    assert "De Hoefflat" in page
    assert "Ria van den Berg" in page


def test_noor_appoints_an_ambassador_and_one_stops(noor: Client, world: SimpleNamespace) -> None:
    form = {"name": "Wim Vos", "phone": "0612345670", "area": "Laageindse Stegt", "recruited_by": "Ria"}
    assert noor.post("/werk/ambassadeurs/nieuw/", form).status_code == 302
    assert noor.post(f"/werk/ambassadeurs/{world.ria.pk}/stop/").status_code == 302
    with scope(hub=world.balade):
        assert Ambassador.objects.get(area="Laageindse Stegt").person.name == "Wim Vos"
        assert Ambassador.objects.get(pk=world.ria.pk).until == clock.today()
    assert noor.post(f"/werk/ambassadeurs/{world.ria.pk}/stop/").status_code == 404


def test_henk_changes_his_own_profile(world: SimpleNamespace, signed_in_as: SignIn) -> None:
    henk = signed_in_as(world.henk_user)
    assert henk.get("/mijn/profiel/").status_code == 200
    form = {
        "talents": [world.company.pk], "own_words": "Kletsen", "week": ["2-evening"], "languages": ["nl"],
        "most_at_once": "1", "most_kilometres": "2", "track": "newcomer",
    }  # fmt: skip
    assert henk.post("/mijn/profiel/", form).status_code == 302
    with scope(hub=world.balade):
        row = Volunteer.objects.get(pk=world.henk.pk)
        assert (row.most_at_once, row.own_words) == (1, "Kletsen")
        # the door through which somebody came is for the hub to say
        assert row.track == "volunteer"
        assert [hour.weekday for hour in services.hours_of_week(row)] == [2]


def test_henk_takes_a_break_and_comes_back(world: SimpleNamespace, signed_in_as: SignIn) -> None:
    henk = signed_in_as(world.henk_user)
    until = clock.today() + timedelta(days=14)
    assert henk.post("/mijn/profiel/pauze/", {"until": until.isoformat()}).status_code == 302
    world.henk.refresh_from_db()
    assert (world.henk.status, world.henk.paused_until) == ("paused", until)
    again = henk.post("/mijn/profiel/pauze/", {"until": ""}, follow=True)
    assert again.status_code == 200
    henk.post("/mijn/profiel/terug/")
    world.henk.refresh_from_db()
    assert world.henk.status == "active"
    assert henk.post("/mijn/profiel/pauze/", {"until": "2020-01-01"}).status_code == 422


def test_henk_stops_only_when_he_says_that_he_is_sure(world: SimpleNamespace, signed_in_as: SignIn) -> None:
    henk = signed_in_as(world.henk_user)
    henk.post("/mijn/profiel/stop/", {"reason": "Verhuisd"})
    world.henk.refresh_from_db()
    assert world.henk.status == "active"
    henk.post("/mijn/profiel/stop/", {"reason": "Verhuisd", "sure": "1"})
    world.henk.refresh_from_db()
    assert world.henk.status == "left"


def test_a_volunteer_account_without_a_row_in_the_registry_has_no_profile(
    world: SimpleNamespace, signed_in_as: SignIn
) -> None:
    with scope(hub=world.balade):
        somebody = make_user(world.balade, "Nieuw", Role.VOLUNTEER)
    assert signed_in_as(somebody).get("/mijn/profiel/").status_code == 404


def test_today_lists_new_talents_to_call(balade: SimpleNamespace, rf: RequestFactory) -> None:
    request = rf.get("/werk/")
    request.user, request.hub = balade.noor, balade.balade  # type: ignore[attr-defined]
    assert panels.new_talents(request, None) == ""
    services.sign_up(hub=balade.balade, person=make_person(balade.balade, "Sara Nieuw"), brought_by=balade.ria)
    shown = panels.new_talents(request, None)
    assert "Sara Nieuw" in shown
    assert "Ria" in shown
